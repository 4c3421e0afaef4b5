"""The cases that the queries are tested by: data small enough to read, and the rows expected of it.

A case is a file `tests/data/queries/NAME[--VARIANT].tsv`: comments that name its data and the
parameters, the variables of the answer, and the rows that are expected, in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from undocs_rdf.query import NamedQuery, bound_query, find_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATA: Final = Path(__file__).parent.parent / "tests" / "data" / "queries"


@dataclass(frozen=True)
class Case:
    """A question asked of small data.

    Attributes:
        name: The name of the query, and what sets this case of it apart behind two hyphens.
        data: The file of its data, in `DATA`.
        values: What the query is told.
        expected: The variables and the rows of the answer, their values joined by tabs.
    """

    name: str
    data: str
    values: Mapping[str, str]
    expected: tuple[str, ...]

    @property
    def query(self) -> NamedQuery:
        """The query."""
        return find_query(self.name.partition("--")[0])

    @property
    def text(self) -> str:
        """Its SPARQL, with the values."""
        return bound_query(self.query, self.values)


def read_case(path: Path) -> Case:
    """Return the case that a file holds."""
    lines = path.read_text(encoding="utf-8").splitlines()
    said = [line.removeprefix("# ").partition(": ") for line in lines if line.startswith("# ")]
    values = [value.partition("=") for field, _, value in said if field == "param"]
    return Case(
        name=path.stem,
        data=next(value for field, _, value in said if field == "data"),
        values={name: value for name, _, value in values},
        expected=tuple(line for line in lines if not line.startswith("# ")),
    )


@cache
def load_cases() -> tuple[Case, ...]:
    """Return every case, by name."""
    return tuple(map(read_case, sorted(DATA.glob("*.tsv"))))


def written(variables: Iterable[str], rows: Iterable[Iterable[str | None]]) -> tuple[str, ...]:
    """Return an answer as a case has it."""
    lines = ("\t".join("" if value is None else value for value in row) for row in rows)
    return ("\t".join(variables), *lines)
