"""What Oxigraph reads, rdflib holds; and a query sees what the graph holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize
from rdflib import Graph
from rdflib.compare import isomorphic

from undocs_rdf.rdflib_graph import QueriedGraph, graph_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Identifier, Variable

IRIS = st.sampled_from([NamedNode(f"https://example.org/{name}") for name in "abc"])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=8)
LITERALS = st.one_of(
    TEXT.map(Literal),
    TEXT.map(lambda text: Literal(text, language="fr")),
    st.integers().map(Literal),
    st.booleans().map(Literal),
    st.dates().map(
        lambda day: Literal(
            day.isoformat(), datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")
        )
    ),
)
TRIPLES = st.lists(st.builds(Triple, IRIS, IRIS, IRIS | LITERALS), max_size=8)


@given(TRIPLES)
def test_the_same_graph_as_rdflib_itself_reads(triples: list[Triple]) -> None:
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert data is not None
    assert set(graph_of(triples)) == set(Graph().parse(data=data, format="nt"))


def test_blank_nodes_stay_apart() -> None:
    text = "<urn:a> <urn:b> [ <urn:c> [ <urn:d> 1 ] ], [ <urn:c> 2 ] ."
    expected = Graph().parse(data=text, format="turtle")
    assert isomorphic(graph_of(parse(text, RdfFormat.TURTLE)), expected)


def test_named_graphs_are_put_together() -> None:
    text = "GRAPH <urn:g> { <urn:a> <urn:b> 1 } <urn:a> <urn:b> 1, 2 ."
    assert len(graph_of(parse(text, RdfFormat.TRIG))) == 2


@given(TRIPLES)
def test_a_query_sees_the_whole_graph(triples: list[Triple]) -> None:
    graph = graph_of(triples)
    queried = QueriedGraph(store=graph.store, identifier=graph.identifier)
    found = queried.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }").bindings
    rows = {tuple(str(row[name]) for name in "spo") for row in map(by_name, found)}
    assert rows == {tuple(map(str, triple)) for triple in graph}


def by_name(row: Mapping[Variable, Identifier]) -> dict[str, Identifier]:
    return {str(variable): term for variable, term in row.items()}
