"""A knowledge base from Python: ask it, search it, have a document of it again.

with KnowledgeBase.open("base") as base:
    for row in base.query("drafts-by-sponsor", state="Estonia"):
        print(row["document"], row["title"])
    frame = base.query("votes-against", document="78/220").to_pandas()
    resolution = base.document("A/RES/74/28")
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from undocs_rdf.export.document import document_iri_of, document_triples
from undocs_rdf.graph.document_reader import graph_to_document
from undocs_rdf.query import bound_query, find_query, select_rows
from undocs_rdf.rows import rows_of
from undocs_rdf.search import SearchIndex
from undocs_rdf.store import open_store

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from undocs_rdf.model import Document
    from undocs_rdf.rows import Rows
    from undocs_rdf.search import Hit, SearchFilters
    from undocs_rdf.store import OpenedStore


class KnowledgeBase:
    """A base that is open to be asked. Many may ask one at once; nobody may build it meanwhile."""

    def __init__(self, opened: OpenedStore, stack: ExitStack) -> None:
        """Keep what `open` opened; use that."""
        self._opened = opened
        self._stack = stack

    @classmethod
    def open(cls, folder: str | Path) -> KnowledgeBase:
        """Open a base that `undocs-rdf build` made.

        Raises:
            UnreadableInputError: There is no base, or it is damaged.
            RefusedError: It has another format, or somebody is building it.
        """
        with ExitStack() as stack:
            opened = stack.enter_context(open_store(folder))
            return cls(opened, stack.pop_all())
        raise AssertionError  # an ExitStack lets through what is raised in it

    def close(self) -> None:
        """Let the base go, so that it can be built again."""
        self._stack.close()

    def __enter__(self) -> Self:
        """Return the base itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the base."""
        self.close()

    def query(self, name: str, **parameters: str | int) -> Rows:
        """Return the answer to a named question.

        Args:
            name: Its name, as `undocs-rdf queries` lists it.
            parameters: What it is told, as people write it: `state="Estonia"`.

        Raises:
            UndocsError: There is no such question, or a parameter is unknown, missing or wrong.
        """
        values = {key: str(value) for key, value in parameters.items()}
        return self.select(bound_query(find_query(name), values))

    def select(self, sparql: str) -> Rows:
        """Return the solutions of a SELECT query over the graphs of the base together.

        Raises:
            UndocsError: It is no query, or would reach outside the base.
        """
        return rows_of(select_rows(self._opened.quads, sparql, union=True))

    def search(
        self, words: str, filters: SearchFilters | None = None, limit: int = 20
    ) -> tuple[Hit, ...]:
        """Return the paragraphs and titles that have all of the words, the best first.

        Raises:
            UndocsError: There is no word.
            UnreadableInputError: The base has no index of words.
        """
        with SearchIndex.open_to_search(self._opened.layout.search_index) as index:
            return index.search(words, filters, limit)

    def document(self, symbol: str, language: str | None = None) -> Document | None:
        """Return a document again, as its graph tells it.

        Args:
            symbol: Its symbol as people write it, or what ends its IRI where it has none.
            language: The BCP 47 tag of the text; by default the original language, if it is
                there.

        Returns:
            The document; None if the base does not have it in that language.

        Raises:
            UndocsError: It is no symbol, or the base does not hold the document.
        """
        triples = document_triples(self._opened, symbol)
        return graph_to_document(triples, document_iri_of(self._opened, symbol), language)
