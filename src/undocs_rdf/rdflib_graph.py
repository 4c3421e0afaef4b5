"""Between Oxigraph, which reads and asks fast, and rdflib, which pySHACL works on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from oxrdflib import OxigraphStore
from pyoxigraph import BlankNode, NamedNode, Quad, Store
from pyoxigraph import Literal as OxigraphLiteral
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple
    from rdflib.query import Result
    from rdflib.term import Node

_PLAIN: Final = "http://www.w3.org/2001/XMLSchema#string"


def graph_of(statements: Iterable[Quad | Triple]) -> Graph:
    """Return statements as an rdflib graph, those of named graphs too.

    Each IRI becomes one object, however often it occurs: rdflib's own parsers take three times
    as long.
    """
    graph = Graph()
    known: dict[str, URIRef] = {}

    def iri(node: NamedNode) -> URIRef:
        value = node.value
        if value not in known:
            known[value] = URIRef(value)
        return known[value]

    def term(node: NamedNode | BlankNode | OxigraphLiteral | Triple) -> Node:
        if isinstance(node, NamedNode):
            return iri(node)
        if not isinstance(node, OxigraphLiteral):
            return BNode(getattr(node, "value", None))
        if node.language:
            return Literal(node.value, lang=node.language)
        if node.datatype.value == _PLAIN:
            return Literal(node.value)
        return Literal(node.value, datatype=iri(node.datatype))

    for statement in statements:
        graph.add((term(statement.subject), iri(statement.predicate), term(statement.object)))
    return graph


def store_of(graph: Graph) -> Store:
    """Return a store in memory with the statements of an rdflib graph in its default graph."""
    known: dict[str, NamedNode] = {}

    def iri(value: str) -> NamedNode:
        if value not in known:
            known[value] = NamedNode(value)
        return known[value]

    def term(node: Node) -> NamedNode | BlankNode | OxigraphLiteral:
        if not isinstance(node, Literal):
            return BlankNode(str(node)) if isinstance(node, BNode) else iri(str(node))
        if node.language:
            return OxigraphLiteral(str(node), language=node.language)
        return OxigraphLiteral(str(node), datatype=iri(node.datatype or _PLAIN))

    store = Store()
    store.bulk_extend(
        Quad(term(subject), iri(str(predicate)), term(value))  # type: ignore[arg-type]  # no literal is a subject
        for subject, predicate, value in graph
    )
    return store


class QueriedGraph(Graph):
    """A view of a graph, not to be changed, whose queries Oxigraph answers.

    rdflib parses each query anew and takes ten times as long; and it would fetch what a query
    in a user's shapes names after FROM.
    """

    _oxigraph: Graph | None = None

    def query(self, query_object: Any, *args: Any, **options: Any) -> Result:
        """Return the answer to a query, which reads this graph and nothing else."""
        if self._oxigraph is None:
            store = OxigraphStore(store=store_of(self))
            self._oxigraph = Graph(store=store, identifier=DATASET_DEFAULT_GRAPH_ID)
        return self._oxigraph.query(query_object, *args, **options)
