"""A base as tables, for those who count in a spreadsheet, R or pandas.

Each table is one query, asked of a document at a time, so that memory does not grow with the
base. Several values in one
cell are parted by "; ".
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from undocs_rdf.errors import UndocsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyoxigraph import QuerySolution

    Ask = Callable[[str], Iterable[QuerySolution]]
    """Answers a SELECT query."""

ROWS_IN_MEMORY: Final = 20_000


class TableFormat(StrEnum):
    """The forms of a table, as `--to` names them."""

    CSV = "csv"
    PARQUET = "parquet"


class ColumnType(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the variable of the query that fills it, and what its cells are."""

    name: str
    type: ColumnType = ColumnType.TEXT
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: The name of its file, without ending.
        meaning: What a row is.
        columns: Its columns.
        pattern: The graph pattern that binds them for one document, `?doc`.
        keys: How many of its columns, from the first, tell its rows apart and order them. Where
            a document has several values of another column, they stand in one cell.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    pattern: str
    keys: int

    def query(self, document: str) -> str:
        """Return the query for the rows of a document, by its IRI."""
        variables = " ".join(f"?{column.name}" for column in self.columns)
        bound = f"VALUES ?doc {{ <{document}> }} {_SYMBOL} {self.pattern}"
        return f"{_PREFIXES}SELECT DISTINCT {variables} WHERE {{ {bound} }}"


_PREFIXES: Final = """\
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_DOCUMENTS: Final = f"{_PREFIXES}SELECT DISTINCT ?doc WHERE {{ ?doc und:hasExpression ?text }}"
_SYMBOL: Final = """
  OPTIONAL { ?doc und:symbol ?printed }
  BIND(COALESCE(?printed, STRAFTER(STR(?doc), "/doc/")) AS ?document)
"""
_DOCUMENT: Final = Column("document", meaning="its symbol, or what ends its IRI where it has none")


def _text(name: str, meaning: str) -> Column:
    return Column(name, ColumnType.TEXT, meaning)


def _number(name: str, meaning: str) -> Column:
    return Column(name, ColumnType.INTEGER, meaning)


def _date(name: str, meaning: str) -> Column:
    return Column(name, ColumnType.DATE, meaning)


TABLES: Final = (
    Table(
        "documents",
        "a document that was read",
        (
            _DOCUMENT,
            _text("kind", "the local name of its class"),
            _text("title", "its title in English, or in the language it was read in"),
            _date("issued", "when it was issued"),
            _date("adopted", "when it was adopted"),
            _text("body", "the symbols of the bodies it was submitted to"),
            _text("session", "the number of the session"),
            _text("items", "the numbers of the agenda items"),
            _text("method", "how it was adopted"),
            _text("outcome", "of a proposal, what became of it"),
        ),
        """
        ?doc a ?type FILTER(STRSTARTS(STR(?type), STR(und:)))
        BIND(STRAFTER(STR(?type), "#") AS ?kind)
        OPTIONAL { ?doc und:title ?english FILTER(LANG(?english) = "en") }
        OPTIONAL { ?doc und:title ?other }
        BIND(COALESCE(?english, ?other) AS ?title)
        OPTIONAL { ?doc und:dateIssued ?issued }
        OPTIONAL { ?doc und:dateAdopted ?adopted }
        OPTIONAL { ?doc und:submittedTo/skos:notation ?body }
        OPTIONAL { ?doc und:inSession/und:number ?session }
        OPTIONAL { ?doc und:underItem/und:number ?items }
        OPTIONAL { ?doc und:adoptionMethod ?how . BIND(REPLACE(STR(?how), "^.*/", "") AS ?method) }
        OPTIONAL { ?doc und:outcome ?end . BIND(REPLACE(STR(?end), "^.*/", "") AS ?outcome) }
        """,
        1,
    ),
    Table(
        "sponsorships",
        "a party's sponsorship of a document",
        (
            _DOCUMENT,
            _number("order", "its place in the printed list, from 1"),
            _text("sponsor", "the name of the party in English"),
            _text("iso3", "of a State, its ISO 3166 alpha-3 code"),
            _text("role", "in what role it sponsors"),
            _text("behalf", "the group or body that it speaks for"),
        ),
        """
        ?doc und:hasSponsorship ?sponsorship .
        ?sponsorship und:sponsor ?party ; und:order ?order ; und:sponsorRole ?as .
        BIND(REPLACE(STR(?as), "^.*/", "") AS ?role)
        OPTIONAL { ?party rdfs:label ?sponsor FILTER(LANG(?sponsor) = "en") }
        OPTIONAL { ?party und:iso3 ?iso3 }
        OPTIONAL { ?sponsorship und:onBehalfOf/rdfs:label ?behalf FILTER(LANG(?behalf) = "en") }
        """,
        4,
    ),
    Table(
        "paragraphs",
        "a part of a document that has words",
        (
            _DOCUMENT,
            _number("position", "its place in the document, from 1"),
            _text("kind", "the local name of its class"),
            _text("label", "what delegates call it"),
            _text("phrase", "the words that open it"),
            _text("language", "the language of the words"),
            _text("words", "its words, without number, note marks and subparagraphs"),
        ),
        """
        ?part und:inDocument ?doc ; und:position ?position ; a ?type ; und:text ?words .
        FILTER(STRSTARTS(STR(?type), STR(und:)))
        BIND(STRAFTER(STR(?type), "#") AS ?kind)
        BIND(LANG(?words) AS ?language)
        OPTIONAL { ?part skos:notation ?label }
        OPTIONAL { ?part und:opensWith/skos:prefLabel ?phrase FILTER(LANG(?phrase) = ?language) }
        """,
        6,
    ),
    Table(
        "citations",
        "a mention of a document",
        (
            _DOCUMENT,
            _number("position", "the place of its paragraph in the document"),
            _text("label", "the paragraph or note that it stands in"),
            _text("citation", "its IRI"),
            _text("intent", "what the act does to the cited document"),
            _text("cited", "the symbol of the cited document, or the title of an instrument"),
            _text("paragraph", "the paragraphs that are cited"),
            _text("part", "the parts that are cited"),
            _date("date", "the date that is printed with it"),
            _text("resolved", "how it was told which document is meant"),
            _text("quote", "the words that name it"),
        ),
        """
        ?place und:inDocument ?doc ; und:position ?position ; und:hasCitation ?citation .
        ?citation und:citedDocument ?target ; und:citationType ?type ; und:quote ?quote ;
          und:resolvedBy ?how .
        BIND(STRAFTER(STR(?type), "#") AS ?intent)
        BIND(REPLACE(STR(?how), "^.*/", "") AS ?resolved)
        OPTIONAL { ?place skos:notation ?label }
        OPTIONAL { ?target und:symbol ?number }
        OPTIONAL { ?target und:title ?name FILTER(LANG(?name) = "en") }
        BIND(COALESCE(?number, STR(?name)) AS ?cited)
        OPTIONAL { ?citation und:citedParagraph ?paragraph }
        OPTIONAL { ?citation und:citedPart ?part }
        OPTIONAL { ?citation und:citedDate ?date }
        """,
        4,
    ),
    Table(
        "ballots",
        "a State's ballot in a vote on a document",
        (
            _DOCUMENT,
            _text("vote", "the IRI of the vote"),
            _text("iso3", "the ISO 3166 alpha-3 code of the State"),
            _text("ballot", "Y, N, A (abstaining), X (absent) or P (did not participate)"),
        ),
        """
        ?doc und:hasVote ?vote . ?vote und:hasBallot ?cast .
        ?cast und:castBy/und:iso3 ?iso3 ; und:ballotValue/skos:notation ?ballot .
        """,
        3,
    ),
)
"""The tables of a base."""


def write_tables(ask: Ask, form: TableFormat, opened_output: Callable[[str], Any]) -> None:
    """Write every table of a base.

    Args:
        ask: Answers a query over the base.
        form: The form of the files.
        opened_output: Gives the context in which a file of a name is open to write bytes.

    Raises:
        UndocsError: The form needs a package that is not installed.
    """
    documents = sorted({str(row["doc"].value) for row in ask(_DOCUMENTS)})
    for table in TABLES:
        rows = (row for document in documents for row in table_rows(ask, table, document))
        with opened_output(f"{table.name}.{form}") as output:
            write_rows(table.columns, rows, form, output)


def table_rows(ask: Ask, table: Table, document: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table for a document, ordered by its keys.

    Args:
        ask: Answers a query over the base.
        table: The table.
        document: The IRI of the document.
    """
    names = [column.name for column in table.columns]
    merged: dict[tuple[str, ...], list[set[str]]] = {}
    for row in ask(table.query(document)):
        cells = ["" if row[name] is None else str(row[name].value) for name in names]
        several = merged.setdefault(
            tuple(cells[: table.keys]), [set() for _ in names[table.keys :]]
        )
        for values, cell in zip(several, cells[table.keys :], strict=True):
            values.add(cell)
    integers = [column.type is ColumnType.INTEGER for column in table.columns[: table.keys]]

    def place(key: tuple[str, ...]) -> list[tuple[int, str]]:
        """Return what orders a key: numbers by their size, words by themselves."""
        return [
            (int(cell or 0), "") if is_integer else (len(cell), cell)
            for cell, is_integer in zip(key, integers, strict=True)
        ]

    for key in sorted(merged, key=place):
        yield *key, *("; ".join(sorted(values - {""})) for values in merged[key])


def write_rows(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], form: TableFormat, output: BinaryIO
) -> None:
    """Write rows as a table.

    Args:
        columns: Its columns.
        rows: Their cells, as many as there are columns; "" for none.
        form: The form of the file.
        output: Where to.

    Raises:
        UndocsError: The form needs a package that is not installed.
    """
    if form is TableFormat.PARQUET:
        _write_parquet(columns, rows, output)
        return
    text = io.TextIOWrapper(output, encoding="utf-8", newline="", write_through=True)
    written = csv.writer(text, lineterminator="\n")
    written.writerow([column.name for column in columns])
    written.writerows(rows)
    text.detach()


def _write_parquet(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], output: BinaryIO
) -> None:
    try:
        import pyarrow as arrow  # noqa: PLC0415 - an extra, and slow to load
        from pyarrow import parquet  # noqa: PLC0415 - likewise
    except ImportError:
        remedy = "install it: python -m pip install 'undocs-rdf[parquet]'"
        raise UndocsError("--to parquet", "needs pyarrow", remedy) from None
    types = {
        ColumnType.TEXT: arrow.string(),
        ColumnType.INTEGER: arrow.int64(),
        ColumnType.DATE: arrow.date32(),
    }
    schema = arrow.schema([(column.name, types[column.type]) for column in columns])
    rest = iter(rows)
    with parquet.ParquetWriter(output, schema) as writer:
        while chunk := list(islice(rest, ROWS_IN_MEMORY)):
            cells = [
                [_cell(row[at], column.type) for row in chunk] for at, column in enumerate(columns)
            ]
            writer.write_table(arrow.table(cells, schema=schema))


def _cell(words: str, kind: ColumnType) -> str | int | date | None:
    """Return a cell as a value of its type; None where there is none, or none of this type."""
    if not words:
        return None
    try:
        if kind is ColumnType.INTEGER:
            return int(words)
        return date.fromisoformat(words) if kind is ColumnType.DATE else words
    except ValueError:
        return None
