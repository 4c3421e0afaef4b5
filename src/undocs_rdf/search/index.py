"""The index of words: what stands in which paragraph, and the search in it.

Words are compared without case and accents and, in English, without their endings: "sanctions"
finds "sanction". Hits are ranked by BM25.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from undocs_rdf.errors import UndocsError, UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from undocs_rdf.search.entries import IndexedDocument

INDEX_VERSION: Final = 1
"""The version of the tables. An index of another one is made anew."""

_TABLES: Final = f"""
CREATE TABLE graphs (name TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, graph TEXT NOT NULL, iri TEXT NOT NULL, symbol TEXT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, date TEXT NOT NULL
);
CREATE INDEX documents_of_graph ON documents (graph);
CREATE TABLE traits (
  name TEXT NOT NULL, value TEXT NOT NULL, document INTEGER NOT NULL,
  PRIMARY KEY (name, value, document)
) WITHOUT ROWID;
CREATE INDEX traits_of_document ON traits (document);
CREATE TABLE parts (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, iri TEXT NOT NULL, label TEXT NOT NULL,
  position INTEGER NOT NULL
);
CREATE INDEX parts_of_document ON parts (document);
CREATE VIRTUAL TABLE words USING fts5 (
  text, tokenize = "porter unicode61 remove_diacritics 2"
);
PRAGMA user_version = {INDEX_VERSION};
"""
_OPEN_MARK, _CLOSE_MARK = "\x02", "\x03"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_WANTED: Final = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
_SNIPPET_WORDS: Final = 32


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """Which documents are searched. What is None restricts nothing.

    Attributes:
        body: The symbol of a body: "A/C.1".
        session: The number of a session: "74".
        kind: The local name of a class: "DraftResolution".
        state: The ISO 3166 alpha-3 code of a sponsor.
    """

    body: str | None = None
    session: str | None = None
    kind: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph, or the head of a document, that has the words.

    Attributes:
        document: The IRI of the document.
        symbol: Its symbol; "" if it has none.
        title: Its title.
        date: Its date, ISO 8601; "" if unknown.
        label: Of the paragraph: "OP2(a)"; "" where it is the title that has the words.
        part: The IRI of the paragraph, or of the document.
        pieces: The words around the hit, in order, each with whether it is one that was wanted.
        score: How well it fits, the greater the better; comparable within one search.
    """

    document: str
    symbol: str
    title: str
    date: str
    label: str
    part: str
    pieces: tuple[tuple[str, bool], ...]
    score: float

    def marked(self, before: str = "[", after: str = "]") -> str:
        """Return the words around the hit, those that were wanted between two marks."""
        return "".join(f"{before}{text}{after}" if is_hit else text for text, is_hit in self.pieces)


class SearchIndex:
    """An index that is open. Changes are kept by `commit`, or by leaving the `with` block well."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: str | Path) -> SearchIndex:
        """Open an index to change it; a missing, damaged or outdated one is made anew, empty."""
        file = Path(path)
        connection = _connection_to(file)
        if connection is None:
            for name in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
                name.unlink(missing_ok=True)
            connection = _connection_to(file)
        assert connection is not None, "what was just made is of this version"
        return cls(connection)

    @classmethod
    def open_to_search(cls, path: str | Path) -> SearchIndex:
        """Open an index only to search it.

        Raises:
            UnreadableInputError: There is none, or it is damaged or outdated.
        """
        file = Path(path)
        remedy = "run the build again: it makes the index from the store"
        if not file.is_file():
            raise UnreadableInputError(str(path), "there is no index of words", remedy)
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            connection.close()
            raise UnreadableInputError(str(path), f"is damaged ({error})", remedy) from None
        if version != INDEX_VERSION:
            connection.close()
            raise UnreadableInputError(str(path), "is of another version", remedy)
        return cls(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.commit()
        self._connection.close()

    def commit(self) -> None:
        """Keep the changes made since the last time."""
        self._connection.commit()

    def graphs(self) -> dict[str, str]:
        """Return the graphs that are indexed, with the stamp that each was indexed under."""
        return dict(self._connection.execute("SELECT name, stamp FROM graphs ORDER BY name"))

    def put(self, graph: str, stamp: str, documents: Iterable[IndexedDocument]) -> None:
        """Index what a graph says, in the place of what it said before.

        Args:
            graph: The IRI of the graph.
            stamp: What changes when the graph does, and only then.
            documents: The documents in it.
        """
        self.remove(graph)
        self._connection.execute("INSERT INTO graphs VALUES (?, ?)", (graph, stamp))
        for document in documents:
            self._put_document(graph, document)

    def _put_document(self, graph: str, document: IndexedDocument) -> None:
        head = (document.iri, document.symbol, document.title, document.kind, document.date)
        with closing(self._connection.cursor()) as cursor:
            cursor.execute("INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?)", (graph, *head))
            key = cursor.lastrowid
            traits = (
                *(("body", body) for body in document.bodies),
                *(("session", session) for session in document.sessions),
                *(("state", state) for state in document.states),
                ("kind", document.kind),
            )
            cursor.executemany(
                "INSERT OR IGNORE INTO traits VALUES (?, ?, ?)",
                ((name, value, key) for name, value in traits),
            )
            heading = f"{document.symbol} {document.title}".strip()
            rows = [(document.iri, "", 0, heading)] if heading else []
            rows += [(part.iri, part.label, part.position, part.text) for part in document.parts]
            for iri, label, position, text in rows:
                part = (key, iri, label, position)
                cursor.execute("INSERT INTO parts VALUES (NULL, ?, ?, ?, ?)", part)
                words = (cursor.lastrowid, _CONTROL.sub(" ", text))
                cursor.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", words)

    def remove(self, graph: str) -> None:
        """Take a graph out of the index; one that is not in it is none the worse."""
        run = self._connection.execute
        documents = "SELECT id FROM documents WHERE graph = ?"
        parts = f"SELECT id FROM parts WHERE document IN ({documents})"  # noqa: S608 - no values
        run(f"DELETE FROM words WHERE rowid IN ({parts})", (graph,))  # noqa: S608 - likewise
        run(f"DELETE FROM parts WHERE document IN ({documents})", (graph,))  # noqa: S608
        run(f"DELETE FROM traits WHERE document IN ({documents})", (graph,))  # noqa: S608
        run("DELETE FROM documents WHERE graph = ?", (graph,))
        run("DELETE FROM graphs WHERE name = ?", (graph,))

    def search(
        self, wanted: str, filters: SearchFilters | None = None, limit: int = 20
    ) -> tuple[Hit, ...]:
        """Return the paragraphs and titles that have all of the words, the best first.

        Args:
            wanted: Words, and phrases in quotation marks; a star ends the beginning of a word.
            filters: Which documents are searched.
            limit: The most hits that are returned.

        Raises:
            UndocsError: There is no word in `wanted`.
        """
        conditions, values = _conditions(filters or SearchFilters())
        statement = f"""
            SELECT documents.iri, symbol, title, date, label, parts.iri,
              snippet(words, 0, '{_OPEN_MARK}', '{_CLOSE_MARK}', '…', {_SNIPPET_WORDS}), found.score
            FROM (
              SELECT words.rowid AS part, -rank AS score FROM words WHERE words MATCH ?
              {conditions} ORDER BY rank, words.rowid LIMIT ?
            ) AS found
            JOIN words ON words.rowid = found.part AND words MATCH ?
            JOIN parts ON parts.id = found.part
            JOIN documents ON documents.id = parts.document
            ORDER BY found.score DESC, documents.symbol, documents.iri, parts.position
        """  # noqa: S608 - made of the constants of this module
        match = match_expression(wanted)
        rows = self._connection.execute(statement, (match, *values, limit, match))
        return tuple(
            Hit(document, symbol, title, date, label, part, _pieces(snippet), score)
            for document, symbol, title, date, label, part, snippet, score in rows
        )


def _connection_to(file: Path) -> sqlite3.Connection | None:
    """Return a connection to an index that is sound or new; None if it has to be made anew."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # A crash of the machine may lose the last commits, and the build then makes them again.
        connection.execute("PRAGMA synchronous = NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not tables:
            connection.executescript(_TABLES)
            return connection
    except sqlite3.DatabaseError:
        version = None
    if version == INDEX_VERSION:
        return connection
    connection.close()
    return None


def match_expression(wanted: str) -> str:
    """Return words as people write them as an expression of FTS5 that asks for all of them.

    Raises:
        UndocsError: There is no word in them.
    """
    phrases = []
    for match in _WANTED.finditer(_CONTROL.sub(" ", wanted)):
        phrase, star, word = match.groups()
        if word is not None:
            phrase, star = word.rstrip("*"), "*" if word.endswith("*") else ""
        if any(character.isalnum() for character in phrase):
            phrases.append(f'"{phrase}"{star}')
    if not phrases:
        raise UndocsError("search", f"there is no word in {wanted!r}", "give words to look for")
    return " ".join(phrases)


def _conditions(filters: SearchFilters) -> tuple[str, list[str]]:
    """Return the conditions that filters set, and their values in order."""
    named = (
        ("body", filters.body),
        ("session", filters.session),
        ("kind", filters.kind),
        ("state", filters.state),
    )
    wanted = [(name, value) for name, value in named if value is not None]
    if not wanted:
        return "", []
    having = "SELECT document FROM traits WHERE name = ? AND value = ?"
    documents = " INTERSECT ".join([having] * len(wanted))
    # The plus keeps SQLite from asking for the words once for each part that fits.
    condition = f"AND +words.rowid IN (SELECT id FROM parts WHERE document IN ({documents}))"  # noqa: S608
    return condition, [text for pair in wanted for text in pair]


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    """Return a snippet in pieces, each with whether it stands between two marks."""
    found: list[tuple[str, bool]] = []
    for number, piece in enumerate(re.split(f"[{_OPEN_MARK}{_CLOSE_MARK}]", snippet)):
        if piece:
            found.append((piece, number % 2 == 1))
    return tuple(found)
