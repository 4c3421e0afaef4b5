"""Where things lie in the folder of a knowledge base, and how its graphs are named.

    undocs-rdf.json   the version of this layout, and the IRI that all others start with
    quads/            the Oxigraph store, in which everything that counts lies
    ledger.sqlite     what is known of the files; made anew from the store if it is lost
    search.sqlite     the index of words; made anew from the store if it is lost
    lock              who is writing

A Source has a graph of its own, named by the Source's IRI. Beside them there are three graphs
that a query sees, and one that none should look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

FORMAT_VERSION: Final = 1
"""The version of the layout. A store of another one is refused, and built anew."""


@dataclass(frozen=True, slots=True)
class StoreLayout:
    """The places in the folder of a knowledge base.

    Attributes:
        folder: The folder.
    """

    folder: Path

    @property
    def marker(self) -> Path:
        """The file that makes a folder a store. It is written last when one is created."""
        return self.folder / "undocs-rdf.json"

    @property
    def quads(self) -> Path:
        """The folder of the Oxigraph store."""
        return self.folder / "quads"

    @property
    def ledger(self) -> Path:
        """The database of the files that were read."""
        return self.folder / "ledger.sqlite"

    @property
    def search_index(self) -> Path:
        """The database of the words of paragraphs."""
        return self.folder / "search.sqlite"

    @property
    def lock(self) -> Path:
        """The file that is locked."""
        return self.folder / "lock"


@dataclass(frozen=True, slots=True)
class GraphNames:
    """The IRIs of the graphs that are no Source's.

    Attributes:
        base: The IRI that they start with.
    """

    base: str

    @property
    def vocabularies(self) -> str:
        """States, bodies, groups and concepts: what the package knows, whatever was read."""
        return f"{self.base}graph/vocabularies"

    @property
    def shared(self) -> str:
        """What Sources share: the symbol and type of every document, sessions, items, meetings."""
        return f"{self.base}graph/shared"

    @property
    def derived(self) -> str:
        """What only the whole base can tell, each fact with its evidence and score."""
        return f"{self.base}graph/derived"

    @property
    def records(self) -> str:
        """What the build notes of each Source: no part of the data, and never published."""
        return f"{self.base}graph/records"

    def is_source(self, graph: str) -> bool:
        """Tell whether a graph is what one Source says."""
        return graph.startswith(f"{self.base}source/")
