"""What the rules about the ontology are asked of: one dataset, in graphs by where things are from.

- the default graph: `ontology/undocs.ttl`
- `graph:vocabularies`: the extracts of other vocabularies
- `graph:releases`: the released versions of the ontology
- `graph:usage`: the golden graphs, the graphs of `examples/`, and our own vocabularies
- a graph for each fragment that a term has as its example; `graph:examples` leads from the term
  to it by `graph:shows`, or says by `graph:unreadable` why it is no Turtle
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tests.building import build_base
from tests.make_golden import DOCUMENTS, GOLDEN
from undocs_rdf.building import BuildOptions
from undocs_rdf.convert import convert
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.metadata import read_metadata
from undocs_rdf.resources import resource_folder
from undocs_rdf.serialize.turtle import PREFIXES
from undocs_rdf.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
EXTRACTS = HERE / "vocabularies"
EXAMPLES = HERE.parent.parent / "examples"
SUCCESSIVE = (DOCUMENTS / "resolution-74-41.md", DOCUMENTS / "resolution-76-34.md")
ONTOLOGY = resource_folder("ontology") / "undocs.ttl"
GRAPH: Final = "urn:graph:"
USAGE: Final = ox.NamedNode(f"{GRAPH}usage")
VOCABULARIES: Final = ox.NamedNode(f"{GRAPH}vocabularies")
RELEASES: Final = ox.NamedNode(f"{GRAPH}releases")
FRAGMENTS: Final = ox.NamedNode(f"{GRAPH}examples")
SHOWS: Final = ox.NamedNode(f"{GRAPH}shows")
UNREADABLE: Final = ox.NamedNode(f"{GRAPH}unreadable")
EXAMPLE: Final = ox.NamedNode(f"{PREFIXES['skos']}example")
_TURTLE: Final = ox.RdfFormat.TURTLE
_HEAD: Final = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def ontology_dataset() -> ox.Store:
    """Return the ontology with all that its rules compare it with."""
    store = ox.Store()
    store.load(path=ONTOLOGY, format=_TURTLE)
    for path in sorted(EXTRACTS.glob("*.ttl")):
        store.load(path=path, format=_TURTLE, to_graph=VOCABULARIES)
    for path in sorted((ONTOLOGY.parent / "releases").glob("*.ttl")):
        store.load(path=path, format=_TURTLE, to_graph=RELEASES)
    for path in [*GOLDEN.glob("*.ttl"), *(ONTOLOGY.parent / "vocabularies").glob("*.ttl")]:
        store.load(path=path, format=_TURTLE, to_graph=USAGE)
    for lines in example_graphs():
        store.load(input=lines, format=ox.RdfFormat.N_TRIPLES, to_graph=USAGE)
    store.extend(fragments(list(store.quads_for_pattern(None, EXAMPLE, None, ox.DefaultGraph()))))
    return store


def example_graphs() -> Iterable[bytes]:
    """Yield the graphs of `examples/` as N-Triples: of each text as it stands, and of a base.

    In the base, where two resolutions of successive years stand as well, a librarian has added
    symbols, and facts are derived that only all texts can tell.
    """
    for path in sorted(EXAMPLES.glob("*.md")):
        yield "\n".join(convert(path.read_bytes(), path.name).lines).encode()
    table = read_metadata((EXAMPLES / "symbols.csv").read_bytes(), "symbols.csv")
    with TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        build_base(base, EXAMPLES, *SUCCESSIVE, options=BuildOptions(jobs=1, metadata_of=table.of))
        with open_store(base) as opened:
            for graph in opened.graphs():
                quads = opened.quads_of(graph)
                yield "".join(f"{quad.triple} .\n" for quad in quads).encode()


def fragments(quads: Iterable[ox.Quad], name: str = "ontology") -> list[ox.Quad]:
    """Return the fragments that statements give as examples, each in a graph of its own.

    Args:
        quads: Statements about terms; those with `skos:example` and no language count.
        name: What the names of the graphs start with.
    """
    found = []
    for number, quad in enumerate(quads):
        words = quad.object
        if quad.predicate != EXAMPLE or not isinstance(words, ox.Literal) or words.language:
            continue
        graph = ox.NamedNode(f"{GRAPH}example/{name}/{number}")
        try:
            shown = list(ox.parse(_HEAD + words.value, _TURTLE, base_iri=DEFAULT_BASE))
        except SyntaxError as error:
            found.append(ox.Quad(quad.subject, UNREADABLE, ox.Literal(str(error)), FRAGMENTS))
        else:
            found.append(ox.Quad(quad.subject, SHOWS, graph, FRAGMENTS))
            found += [ox.Quad(one.subject, one.predicate, one.object, graph) for one in shown]
    return found
