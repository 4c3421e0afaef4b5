"""The rows of an answer as Python values, and as a table of pandas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, overload

from undocs_rdf.errors import UndocsError
from undocs_rdf.terms import XSD

if TYPE_CHECKING:
    import pandas
    from pyoxigraph import QuerySolutions

    Cell = str | int | float | bool | date | None
    """A value: None where a variable is not bound, the address of an IRI, a literal's value."""

_INTEGERS: Final = frozenset({f"{XSD}integer", f"{XSD}int", f"{XSD}long"})
_FRACTIONS: Final = frozenset({f"{XSD}decimal", f"{XSD}double", f"{XSD}float"})


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Mapping[str, "Cell"]]):
    """An answer.

    Attributes:
        columns: The names of its variables.
        cells: Its rows, a value a column.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.cells)

    @overload
    def __getitem__(self, at: int) -> Mapping[str, Cell]: ...
    @overload
    def __getitem__(self, at: slice) -> Rows: ...
    def __getitem__(self, at: int | slice) -> Mapping[str, Cell] | Rows:
        """Return a row by its place, from 0, or several of them."""
        if isinstance(at, slice):
            return Rows(self.columns, self.cells[at])
        return dict(zip(self.columns, self.cells[at], strict=True))

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        """Yield each row as a mapping from the names of its variables."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.cells)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a table of pandas, each column with the type of its values.

        Whole numbers are Int64, fractions Float64, dates datetime64 and words string, all of
        which can be missing; a column of several types stays one of objects.

        Raises:
            UndocsError: pandas is not installed.
        """
        try:
            import pandas  # noqa: PLC0415 - an extra, and slow to load
        except ImportError:
            remedy = "install it: python -m pip install 'undocs-rdf[pandas]'"
            raise UndocsError("to_pandas", "needs pandas", remedy) from None
        frame = pandas.DataFrame(self.cells, columns=list(self.columns), dtype=object)
        for at, name in enumerate(self.columns):
            kinds = {type(row[at]) for row in self.cells if row[at] is not None}
            kind = kinds.pop() if len(kinds) == 1 else None
            if kind is date:
                frame[name] = pandas.to_datetime(frame[name])
            elif kind in _PANDAS_TYPES:
                frame[name] = frame[name].astype(_PANDAS_TYPES[kind])
        return frame


_PANDAS_TYPES: Final[dict[type, str]] = {
    int: "Int64",
    float: "Float64",
    bool: "boolean",
    str: "string",
}


def rows_of(solutions: QuerySolutions) -> Rows:
    """Return the solutions of a query as rows of Python values."""
    columns = tuple(variable.value for variable in solutions.variables)
    return Rows(columns, tuple(tuple(map(_value, solution)) for solution in solutions))


def _value(term: object) -> Cell:
    """Return the value of a term; of a literal that is no value of its type, its words."""
    if term is None:
        return None
    words = str(getattr(term, "value", term))
    datatype = getattr(getattr(term, "datatype", None), "value", None)
    try:
        if datatype in _INTEGERS:
            return int(words)
        if datatype in _FRACTIONS:
            return float(words)
        if datatype == f"{XSD}date":
            return date.fromisoformat(words)
    except ValueError:
        return words
    return words == "true" if datatype == f"{XSD}boolean" else words
