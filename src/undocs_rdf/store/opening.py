"""Opening a knowledge base: to ask it, or to build it."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from undocs_rdf.errors import RefusedError, UndocsError, UnreadableInputError
from undocs_rdf.output import write_output
from undocs_rdf.store.layout import FORMAT_VERSION, GraphNames, StoreLayout
from undocs_rdf.store.lock import read_lock, write_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad, Store


@dataclass(slots=True)
class OpenedStore:
    """A knowledge base that is open.

    Questions are asked of the union of its graphs:
    `quads.query(text, use_default_graph_as_union=True)`.

    Attributes:
        layout: Its places on the disk.
        base: The IRI that the IRIs of its documents start with.
        quads: Its Oxigraph store; read-only unless it was opened to write.
    """

    layout: StoreLayout
    base: str
    quads: Store

    @property
    def graph_names(self) -> GraphNames:
        """The IRIs of the graphs that are no Source's."""
        return GraphNames(self.base)

    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that are data, sorted: all but the build's records."""
        records = self.graph_names.records
        found = (str(graph.value) for graph in self.quads.named_graphs())
        return sorted(graph for graph in found if graph != records)

    def source_graphs(self) -> list[str]:
        """Return the IRIs of the graphs that say what one Source says, sorted."""
        return [graph for graph in self.graphs() if self.graph_names.is_source(graph)]

    def quads_of(self, graph: str) -> Iterator[Quad]:
        """Yield the quads of a graph, in no order."""
        from pyoxigraph import NamedNode  # noqa: PLC0415 - takes time to load

        return self.quads.quads_for_pattern(None, None, None, NamedNode(graph))


def is_store(path: str | Path) -> bool:
    """Tell whether a folder is a knowledge base."""
    return StoreLayout(Path(path)).marker.is_file()


@contextmanager
def open_store(folder: str | Path, *, read_only: bool = True) -> Iterator[OpenedStore]:
    """Open a knowledge base and hold its lock until the end of the `with` block.

    Behind the block its quads are gone, and answers that were not read to their end must not be
    read on.

    Args:
        folder: The folder of the base.
        read_only: Whether it is only asked. Many may read at once; who writes is alone.

    Raises:
        UnreadableInputError: There is no base, or it is damaged.
        RefusedError: It has another format, or somebody else is using it.
    """
    layout = StoreLayout(Path(folder))
    base = _read_marker(layout)
    with ExitStack() as stack:
        stack.enter_context((read_lock if read_only else write_lock)(layout.lock))
        opened = OpenedStore(layout, base, _open_quads(layout, read_only=read_only))
        try:
            yield opened
        finally:
            # Oxigraph lets a store go when nothing refers to it, and has no other way.
            del opened.quads


def create_store(folder: str | Path, base: str) -> None:
    """Make a folder an empty knowledge base.

    Args:
        folder: A folder that is empty or does not exist.
        base: The IRI that the IRIs of its documents will start with.

    Raises:
        UndocsError: The folder holds other things, or can't be written to.
    """
    layout = StoreLayout(Path(folder))
    making = layout.quads.with_name(f"{layout.quads.name}.part")
    ours = (layout.quads, making, layout.ledger, layout.lock, layout.search_index)
    names = {place.name for place in ours}
    half = f".{layout.marker.name}."  # what is left of a marker that was being written
    try:
        layout.folder.mkdir(parents=True, exist_ok=True)
        found = [entry.name for entry in layout.folder.iterdir()]
        others = [name for name in found if name not in names and not name.startswith(half)]
    except OSError as error:
        problem = f"can't be made a store ({error.strerror or error})"
        raise UndocsError(str(folder), problem, "name a folder that you may write to") from None
    if others:
        problem = f"is no store, and not empty ({min(others)})"
        raise UndocsError(str(folder), problem, "name a new folder")
    _make_quads(layout.quads, making)
    marker = {"format": FORMAT_VERSION, "base": base}
    write_output(f"{json.dumps(marker)}\n".encode(), str(layout.marker))


def _make_quads(place: Path, making: Path) -> None:
    """Make an empty Oxigraph store, whole or not at all: a half-made one can't be opened."""
    from pyoxigraph import Store  # noqa: PLC0415 - takes time to load

    if place.exists():
        return
    try:
        shutil.rmtree(making, ignore_errors=True)
        store = Store(str(making))
        store.flush()
        del store  # lets its files go
        making.rename(place)
    except (OSError, RuntimeError) as error:  # RocksDB's word for trouble is no OSError
        problem = f"can't be made a store ({error})"
        raise UndocsError(str(place), problem, "name a folder that you may write to") from None


def _read_marker(layout: StoreLayout) -> str:
    """Return the base of a store.

    Raises:
        UnreadableInputError: It is none.
        RefusedError: It has another format.
    """
    subject = str(layout.folder)
    try:
        marker: Any = json.loads(layout.marker.read_bytes())
        version, base = marker["format"], marker["base"]
    except FileNotFoundError:
        remedy = f"build one: undocs-rdf build INPUT --store {subject}"
        raise UnreadableInputError(subject, "holds no knowledge base", remedy) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        problem = f"has an unreadable {layout.marker.name} ({error})"
        raise UnreadableInputError(subject, problem, "build the base anew") from None
    if version != FORMAT_VERSION or not isinstance(base, str):
        problem = f"has format {version}, and this version reads {FORMAT_VERSION}"
        raise RefusedError(subject, problem, "build the base anew in another folder")
    return base


def _open_quads(layout: StoreLayout, *, read_only: bool) -> Store:
    from pyoxigraph import Store  # noqa: PLC0415 - takes time to load

    path = str(layout.quads)
    try:
        if not read_only:
            return Store(path)
        return Store.read_only(path)
    except (OSError, RuntimeError) as error:  # RocksDB's word for damage is no OSError
        problem = f"can't be opened ({error})"
        remedy = "check that you may read it; if it is damaged, build it anew"
        raise UnreadableInputError(str(layout.folder), problem, remedy) from None
