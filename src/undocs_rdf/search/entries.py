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

    What the graph does not say itself (a symbol, a label) is looked up in all graphs of the store:
    what documents and languages share is said once, and elsewhere.

    Args:
        store: The quads of the base.
        graph: The IRI of the graph of a Source.
    """
    from pyoxigraph import NamedNode  # noqa: PLC0415 - takes time to load

    words: dict[str, dict[str, str]] = defaultdict(dict)
    titles: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, None, None, NamedNode(graph)):
        subject, value = str(quad.subject.value), str(getattr(quad.object, "value", ""))  # type: ignore[union-attr]  # no blank nodes, no triples
        document, found, _ = subject.partition(_FRAGMENT)
        if quad.predicate.value == f"{UND}text" and found:
            words[document][subject] = value
        elif quad.predicate.value == f"{UND}title" and "/doc/" in document and not found:
            titles[subject] = value
    documents = sorted(words.keys() | titles.keys())
    return tuple(_document(store, iri, titles.get(iri, ""), words[iri]) for iri in documents)


def _document(store: Store, iri: str, title: str, words: Mapping[str, str]) -> IndexedDocument:
    said = _said_of(store, iri)
    sponsors = (
        sponsor
        for sponsorship in said[f"{UND}hasSponsorship"]
        for sponsor in _said_of(store, sponsorship)[f"{UND}sponsor"]
    )
    dates = said[f"{UND}dateAdopted"] + said[f"{UND}dateIssued"]
    kinds = [kind.removeprefix(UND) for kind in said[_bare(TYPE)] if kind.startswith(UND)]
    return IndexedDocument(
        iri=iri,
        symbol=next(iter(said[f"{UND}symbol"]), ""),
        title=title,
        kind=next((kind for kind in kinds if kind != "Document"), "Document"),
        date=next(iter(dates), ""),
        bodies=tuple(_code(body, "/body/") for body in said[f"{UND}submittedTo"]),
        sessions=tuple(unquote(name.rpartition("/")[2]) for name in said[f"{UND}inSession"]),
        states=tuple(_code(name, "/state/") for name in sponsors if "/state/" in name),
        parts=tuple(sorted(_parts(store, words), key=lambda part: (part.position, part.iri))),
    )


def _parts(store: Store, words: Mapping[str, str]) -> Iterator[IndexedPart]:
    for iri, text in words.items():
        said = _said_of(store, iri)
        if f"{UND}Masthead" in said[_bare(TYPE)]:
            continue  # its title and what else it tells are found by the document itself
        label = next(iter(said[_bare(NOTATION)]), "")
        position = int(next(iter(said[f"{UND}position"]), "0"))
        yield IndexedPart(iri, label, position, text)


def _said_of(store: Store, subject: str) -> dict[str, list[str]]:
    """Return what any graph says of a subject: values by the IRI of the property, sorted."""
    from pyoxigraph import NamedNode  # noqa: PLC0415 - takes time to load

    said: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(NamedNode(subject), None, None, None):
        said[quad.predicate.value].add(str(getattr(quad.object, "value", "")))
    return defaultdict(list, {name: sorted(values) for name, values in said.items()})


def _code(iri: str, folder: str) -> str:
    return unquote(iri.partition(folder)[2])


def _bare(term: str) -> str:
    return term[1:-1]
