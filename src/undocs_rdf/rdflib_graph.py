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
    for statement in statements:
        subject, predicate = term_of(statement.subject, known), term_of(statement.predicate, known)
        graph.add((subject, predicate, term_of(statement.object, known)))
    return graph


def term_of(
    node: NamedNode | BlankNode | OxigraphLiteral | Triple, known: dict[str, URIRef] | None = None
) -> Node:
    """Return a term of Oxigraph as rdflib's.

    Args:
        node: The term. A quoted triple, which rdflib does not have, becomes a blank node.
        known: The IRIs that were met before, to which this one is added.
    """
    known = {} if known is None else known
    if isinstance(node, NamedNode):
        return _iri(node.value, known)
    if not isinstance(node, OxigraphLiteral):
        return BNode(getattr(node, "value", None))
    if node.language:
        return Literal(node.value, lang=node.language)
    if node.datatype.value == _PLAIN:
        return Literal(node.value)
    return Literal(node.value, datatype=_iri(node.datatype.value, known))


def _iri(value: str, known: dict[str, URIRef]) -> URIRef:
    if value not in known:
        known[value] = URIRef(value)
    return known[value]


def store_of(graph: Graph) -> Store:
    """Return a store in memory with the statements of an rdflib graph in its default graph."""
    known: dict[str, NamedNode] = {}
    store = Store()
    store.bulk_extend(
        Quad(
            _oxigraph_term(subject, known),  # type: ignore[arg-type]  # no literal is a subject
            _oxigraph_iri(str(predicate), known),
            _oxigraph_term(value, known),
        )
        for subject, predicate, value in graph
    )
    return store


def ntriples(node: Node) -> str:
    """Return a term as N-Triples writes it."""
    return str(_oxigraph_term(node, {}))


def _oxigraph_term(
    node: Node, known: dict[str, NamedNode]
) -> NamedNode | BlankNode | OxigraphLiteral:
    """Return a term of rdflib as Oxigraph's."""
    if not isinstance(node, Literal):
        return BlankNode(str(node)) if isinstance(node, BNode) else _oxigraph_iri(str(node), known)
    if node.language:
        return OxigraphLiteral(str(node), language=node.language)
    return OxigraphLiteral(str(node), datatype=_oxigraph_iri(node.datatype or _PLAIN, known))


def _oxigraph_iri(value: str, known: dict[str, NamedNode]) -> NamedNode:
    if value not in known:
        known[value] = NamedNode(value)
    return known[value]


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
