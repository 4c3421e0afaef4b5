"""The order of what is written out, whatever the order in which a store gives it.

The graph of a Source is put into reading order: the document, its sponsorships, its parts one
after the other with what they cite, then the rest by name. A graph that grows with the base is
sorted by its lines, outside of memory where it is large.
"""

from __future__ import annotations

import heapq
import re
import tempfile
from contextlib import ExitStack
from functools import cache
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from undocs_rdf.resources import resource_folder
from undocs_rdf.terms import UND, Triple, natural_key, und

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

LINES_IN_MEMORY: Final = 200_000
"""How many statements are sorted at once: some 50 MB of them."""

_DEFINED: Final = re.compile(r"^und:([a-z]\w*) a owl:", re.MULTILINE)
_INSIDE: Final = re.compile(r"\.(?:cite|item)[0-9]+>$")
_INTEGER: Final = re.compile(r'"(\d+)"')


def triple_of(quad: Quad) -> Triple:
    """Return a quad without its graph, each term as N-Triples writes it."""
    return str(quad.subject), str(quad.predicate), str(quad.object)


def in_reading_order(triples: Iterable[Triple]) -> list[Triple]:
    """Return the triples of a document's graph as a reader wants them: see above."""
    said: dict[str, list[Triple]] = {}
    for triple in triples:
        said.setdefault(triple[0], []).append(triple)
    places = _places(said)
    read = {name.partition("#")[0] for name in said if "#" in name}
    ranks = _property_ranks()
    last = len(ranks)
    ordered: list[Triple] = []
    for subject in sorted(said, key=lambda name: (*_place(name, places, read), natural_key(name))):
        ordered += sorted(
            set(said[subject]),
            key=lambda triple: (ranks.get(triple[1], last), triple[1], natural_key(triple[2])),
        )
    return ordered


def _places(said: dict[str, list[Triple]]) -> dict[str, int]:
    """Return the printed place of each part and sponsorship, by its node."""
    counted = {und("position"), und("order")}
    return {
        subject: int(match[1])
        for subject, triples in said.items()
        for _, predicate, value in triples
        if predicate in counted and (match := _INTEGER.match(value))
    }


def _place(name: str, places: dict[str, int], read: set[str]) -> tuple[int, int]:
    """Return what sorts a node: documents, sponsorships, parts with their citations, others.

    Args:
        name: The node.
        places: The printed places of parts and sponsorships.
        read: The documents that were read and are not only named, without the bracket behind.
    """
    if "/doc/" not in name:
        return 3, 0
    if "#" not in name:
        return (0, 0) if name[:-1] in read else (4, 0)
    if "#sponsor-" in name:
        return 1, places.get(name, 0)
    part = name if name in places else f"{_INSIDE.sub('', name).rstrip('>')}>"
    return (2, places[part]) if part in places else (0, 1)


@cache
def _property_ranks() -> dict[str, int]:
    """Return the place of each property in the ontology, in whose order they are written."""
    ontology = (resource_folder("ontology") / "undocs.ttl").read_text(encoding="utf-8")
    return {f"<{UND}{name}>": rank for rank, name in enumerate(_DEFINED.findall(ontology))}


def in_line_order(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield triples sorted by their terms, none twice, in bounded memory."""
    with ExitStack() as stack:
        chunks: list[Iterator[Triple]] = []
        rest = iter(triples)
        while chunk := list(islice(rest, LINES_IN_MEMORY)):
            if len(chunk) < LINES_IN_MEMORY and not chunks:
                yield from sorted(set(chunk))
                return
            chunks.append(_on_disk(sorted(set(chunk)), stack))
        for triple, _ in groupby(heapq.merge(*chunks)):
            yield triple


def _on_disk(chunk: list[Triple], stack: ExitStack) -> Iterator[Triple]:
    """Put sorted triples into a file that is gone when the stack is; return how to read it."""
    temporary = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - the stack closes it
    file = stack.enter_context(temporary)
    # No term holds a line end or a tab: N-Triples escapes both.
    file.writelines("\t".join(triple) + "\n" for triple in chunk)
    file.seek(0)
    return (_triple(line) for line in file)


def _triple(line: str) -> Triple:
    subject, predicate, value = line.rstrip("\n").split("\t")
    return subject, predicate, value


def by_subject(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    """Yield the triples of each run that have one subject."""
    for _, run in groupby(triples, key=itemgetter(0)):
        yield list(run)
