"""The end of a build: what only all Sources together can say.

Every step looks at what stands there and writes the difference, so that it can be done again
after it was interrupted, and comes to the same from whichever side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from undocs_rdf.building.derived import counted_links, derived_links, link_triples
from undocs_rdf.building.links import Link
from undocs_rdf.building.search_index import update_search_index
from undocs_rdf.building.shared_nodes import one_description
from undocs_rdf.building.vocabularies import vocabulary_digest, vocabulary_triples
from undocs_rdf.building.voices import Role, VoiceKey
from undocs_rdf.convert import READER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from undocs_rdf.building.ledger import Ledger
    from undocs_rdf.building.records import Voice
    from undocs_rdf.building.store_writer import StoreWriter
    from undocs_rdf.terms import Triple

_NODES_AT_ONCE: Final = 2000


@dataclass(frozen=True, slots=True)
class Finished:
    """What was made of all Sources.

    Attributes:
        shared: How many triples of the shared graph were changed.
        links: How many facts of each kind were derived, by the local name of the property; empty
            where nothing had changed.
        indexed: How many graphs were indexed anew for search, or dropped from the index.
    """

    shared: int
    links: Mapping[str, int]
    indexed: int


def finish_build(writer: StoreWriter, ledger: Ledger, stage: Callable[[str], None]) -> Finished:
    """Bring what is made from all Sources up to date.

    Args:
        writer: The store.
        ledger: Its ledger, which agrees with it.
        stage: Hears what is being done.
    """
    names = writer.opened.graph_names
    state = f"{READER} {vocabulary_digest()} {writer.state()}"
    shared, links = 0, list[Link]()
    if not writer.is_finished(state):
        stage("shared facts")
        vocabularies = vocabulary_triples(writer.opened.base)
        writer.replace(names.vocabularies, None, vocabularies)
        shared = _write_shared(writer, ledger)
        stage("derived facts")
        links = derived_links(speaking_voices(writer))
        writer.replace(names.derived, None, link_triples(links, writer.opened.base))
        writer.finish(state)
    stage("search index")
    stamps = {source: writer.stamp(source) for source in writer.records}
    indexed = update_search_index(writer.opened, stamps)
    return Finished(shared, counted_links(links), indexed)


def speaking_voices(writer: StoreWriter) -> list[Voice]:
    """Return what is known of each document from the Source that speaks for it, sorted."""
    found = [
        voice
        for record in writer.records.values()
        for voice in record.voices
        if writer.roles[VoiceKey(record.source, voice.document, voice.language)] is Role.SPEAKS
    ]
    return sorted(found, key=lambda voice: voice.document)


def _write_shared(writer: StoreWriter, ledger: Ledger) -> int:
    """Make the shared graph say one thing of each node whose mentions changed."""
    graph = writer.opened.graph_names.shared
    if ledger.is_new:  # it can't tell which nodes nobody names any more
        wanted = [t for node, said in ledger.touched() for t in one_description(node, said)]
        changed = writer.replace(graph, None, wanted)
    else:
        changed = 0
        subjects: list[str] = []
        triples: list[Triple] = []
        for node, said in ledger.touched():
            subjects.append(node)
            triples += one_description(node, said)
            if len(subjects) == _NODES_AT_ONCE:
                changed += writer.replace(graph, subjects, triples)
                subjects, triples = [], []
        changed += writer.replace(graph, subjects, triples)
    ledger.settle()
    return changed
