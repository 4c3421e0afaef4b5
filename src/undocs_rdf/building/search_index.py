"""Keeping the index of words in step with the store.

This is the place where a build hands on what changed: after everything else, when the store is
as it will be asked. Each graph has a stamp that changes when the graph does; the index keeps the
stamp under which it took a graph in, so that it mends itself whatever it has missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.search import SearchIndex, documents_of_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undocs_rdf.store import OpenedStore

_GRAPHS_AT_ONCE: Final = 200


def update_search_index(opened: OpenedStore, stamps: Mapping[str, str]) -> int:
    """Index every graph that changed, and forget those that went.

    Args:
        opened: The store.
        stamps: Of each graph of a Source, by its IRI.

    Returns:
        How many graphs were indexed or forgotten.
    """
    with SearchIndex.open(opened.layout.search_index) as index:
        known = index.graphs()
        gone = sorted(known.keys() - stamps.keys())
        changed = sorted(graph for graph, stamp in stamps.items() if known.get(graph) != stamp)
        for graph in gone:
            index.remove(graph)
        for count, graph in enumerate(changed, start=1):
            index.put(graph, stamps[graph], documents_of_graph(opened.quads, graph))
            if count % _GRAPHS_AT_ONCE == 0:
                index.commit()
    return len(gone) + len(changed)
