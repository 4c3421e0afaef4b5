"""What of a graph can be searched: the documents in it, their titles and their paragraphs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from undocs_rdf.terms import NOTATION, TYPE, UND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Store

_FRAGMENT: Final = "#"
_WANTED: Final = (
    *(f"{UND}{name}" for name in ("text", "title", "position", "hasSponsorship", "sponsor")),
    NOTATION[1:-1],
    TYPE[1:-1],
)
"""The properties that are read of a whole graph at once."""


@dataclass(frozen=True, slots=True)
class IndexedPart:
    """A paragraph, note or other part that has words.

    Attributes:
        iri: Its IRI.
        label: As delegates say it: "OP2(a)"; "" if it has none.
        position: Its place in the document, from 1; 0 if the graph tells none.
        text: Its words.
    """

    iri: str
    label: str
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document as one source gives it, in one language.

    Attributes:
        iri: Its IRI.
        symbol: Its symbol; "" if it has none.
        title: Its title; "" if it has none.
        kind: The local name of its class: "Resolution".
        date: When it was adopted, or else issued, ISO 8601; "" if unknown.
        bodies: The symbols of the bodies that it was submitted to: "A/C.1".
        sessions: The numbers of its session: "74".
        states: The ISO 3166 alpha-3 codes of the States that sponsor it.
        parts: Its parts that have words, in order.
    """

    iri: str
    symbol: str
    title: str
    kind: str
    date: str
    bodies: tuple[str, ...]
    sessions: tuple[str, ...]
    states: tuple[str, ...]
    parts: tuple[IndexedPart, ...]


def documents_of_graph(store: Store, graph: str) -> tuple[IndexedDocument, ...]:
    """Return the documents whose words a graph gives, sorted by their IRI.

    What the graph does not say itself (a symbol, the label of a translated paragraph) is looked up
    in all graphs of the store: what documents and languages share is said once, and elsewhere.

    Args:
        store: The quads of the base.
        graph: The IRI of the graph of a Source.
    """
    said = _Said(store, graph)
    words: dict[str, dict[str, str]] = defaultdict(dict)
    titles: dict[str, str] = {}
    for subject in said.subjects():
        document, found, _ = subject.partition(_FRAGMENT)
        if found:
            for text in said.here(subject, f"{UND}text"):
                words[document][subject] = text
        elif "/doc/" in document:
            for title in said.here(subject, f"{UND}title"):
                titles[subject] = title
    documents = sorted(words.keys() | titles.keys())
    return tuple(_document(said, iri, titles.get(iri, ""), words[iri]) for iri in documents)


class _Said:
    """What a graph says, and, where it is silent, what the other graphs of a store say."""

    def __init__(self, store: Store, graph: str) -> None:
        from pyoxigraph import NamedNode  # noqa: PLC0415 - takes time to load

        self._store = store
        self._here: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        # Most of a graph is about places and citations, and is not looked at.
        for predicate in _WANTED:
            name = NamedNode(predicate)
            for quad in store.quads_for_pattern(None, name, None, NamedNode(graph)):
                subject = str(getattr(quad.subject, "value", ""))
                self._here[subject][predicate].add(str(getattr(quad.object, "value", "")))

    def subjects(self) -> list[str]:
        """Return the subjects of the graph."""
        return list(self._here)

    def here(self, subject: str, predicate: str) -> list[str]:
        """Return what the graph itself says, sorted."""
        return sorted(self._here[subject][predicate]) if subject in self._here else []

    def anywhere(self, subject: str, predicate: str) -> list[str]:
        """Return what the graph says, or else what any graph of the store does, sorted."""
        from pyoxigraph import NamedNode  # noqa: PLC0415 - takes time to load

        found = self.here(subject, predicate)
        if found:
            return found
        term, property_ = NamedNode(subject), NamedNode(predicate)
        quads = self._store.quads_for_pattern(term, property_, None, None)
        return sorted({str(getattr(quad.object, "value", "")) for quad in quads})


def _document(said: _Said, iri: str, title: str, words: Mapping[str, str]) -> IndexedDocument:
    sponsors = (
        sponsor
        for sponsorship in said.anywhere(iri, f"{UND}hasSponsorship")
        for sponsor in said.anywhere(sponsorship, f"{UND}sponsor")
    )
    dates = said.anywhere(iri, f"{UND}dateAdopted") or said.anywhere(iri, f"{UND}dateIssued")
    types = said.anywhere(iri, _bare(TYPE))
    kinds = [kind.removeprefix(UND) for kind in types if kind.startswith(UND)]
    sessions = said.anywhere(iri, f"{UND}inSession")
    return IndexedDocument(
        iri=iri,
        symbol=next(iter(said.anywhere(iri, f"{UND}symbol")), ""),
        title=title,
        kind=next((kind for kind in kinds if kind != "Document"), "Document"),
        date=next(iter(dates), ""),
        bodies=tuple(_code(body, "/body/") for body in said.anywhere(iri, f"{UND}submittedTo")),
        sessions=tuple(unquote(name.rpartition("/")[2]) for name in sessions),
        states=tuple(_code(name, "/state/") for name in sponsors if "/state/" in name),
        parts=tuple(sorted(_parts(said, words), key=lambda part: (part.position, part.iri))),
    )


def _parts(said: _Said, words: Mapping[str, str]) -> Iterator[IndexedPart]:
    for iri, text in words.items():
        if f"{UND}Masthead" in said.anywhere(iri, _bare(TYPE)):
            continue  # its title and what else it tells are found by the document itself
        label = next(iter(said.anywhere(iri, _bare(NOTATION))), "")
        position = int(next(iter(said.anywhere(iri, f"{UND}position")), "0"))
        yield IndexedPart(iri, label, position, text)


def _code(iri: str, folder: str) -> str:
    return unquote(iri.partition(folder)[2])


def _bare(term: str) -> str:
    return term[1:-1]
