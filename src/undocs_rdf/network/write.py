"""A network as CSV for a table, GraphML for a program that draws it, or a graph of its own.

In RDF it is a data set of the W3C's Data Cube vocabulary: an observation a pair, whose dimensions
are the two nodes and whose measures are what was counted. The properties are described in the
same graph, so that it says what its numbers mean; it is derived, and never mixed with what was
read.
"""

from __future__ import annotations

import csv
import io
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from undocs_rdf.iri import path_of
from undocs_rdf.network.measure import NetworkKind
from undocs_rdf.serialize import Serialization, serialize
from undocs_rdf.terms import LABEL, TYPE, XSD, Triple, in_language, integer, iri, string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.network.measure import Network, Value

CUBE: Final = "http://purl.org/linked-data/cube#"
GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"

_TITLES: Final = {
    NetworkKind.SPONSORS: "States that sponsor the same texts",
    NetworkKind.VOTES: "States that vote alike",
    NetworkKind.CITATIONS: "Documents that cite documents",
    NetworkKind.COCITATION: "Documents that are cited together",
}
_MEANINGS: Final = {
    "texts": "texts that both sponsored",
    "votes": "votes that both took part in",
    "documents": "documents that cite both",
    "citations": "times that the first cites the second",
    "either": "texts of either: the denominator of the similarity",
    "similarity": "shared over either, the Jaccard index",
    "alike": "votes in which both cast the same",
    "opposed": "votes in which one said yes and the other no",
    "coincidence": "1 for alike, ½ where one of them abstained, 0 for opposed, averaged",
    "intents": "what the first does to the second, in terms of the ontology",
}


class NetworkFormat(StrEnum):
    """The forms of a network, as `--to` names them."""

    CSV = "csv"
    GRAPHML = "graphml"
    TURTLE = "turtle"
    NQUADS = "nquads"


def write_network(network: Network, form: NetworkFormat, base: str) -> bytes:
    """Return a network as a file, in UTF-8. The same network gives the same bytes.

    Args:
        network: What was counted.
        form: The form of the file.
        base: What the IRIs of documents and States start with.
    """
    if form is NetworkFormat.CSV:
        return _csv(network)
    if form is NetworkFormat.GRAPHML:
        return _graphml(network)
    return serialize(network_to_graph(network, base), Serialization(form.value), base)


def _csv(network: Network) -> bytes:
    names = {node.key: node.name for node in network.nodes}
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(("first", "first_name", "second", "second_name", *network.measures))
    for edge in network.edges:
        first, second = names[edge.first], names[edge.second]
        rows.writerow((edge.first, first, edge.second, second, *edge.values))
    return written.getvalue().encode()


def _graphml(network: Network) -> bytes:
    """Return a network as GraphML, written by NetworkX."""
    import networkx  # noqa: PLC0415 - a fifth of a second, which the other forms do without

    graph: networkx.Graph[str] = networkx.DiGraph() if network.directed else networkx.Graph()
    for node in network.nodes:
        graph.add_node(node.key, label=node.name, count=node.count)
    for edge in network.edges:
        values = dict(zip(network.measures, edge.values, strict=True))
        graph.add_edge(edge.first, edge.second, weight=edge.values[0], **values)
    written = io.BytesIO()
    networkx.write_graphml_xml(graph, written, encoding="utf-8")
    return written.getvalue()


def network_to_graph(network: Network, base: str) -> list[Triple]:
    """Return a network as triples: its structure, then an observation a pair."""
    me = f"{base}network/{network.kind}"
    return [*_structure(network, me), *_observations(network, me, base)]


def _structure(network: Network, me: str) -> Iterator[Triple]:
    structure = iri(f"{me}/structure")
    yield iri(me), TYPE, iri(f"{CUBE}DataSet")
    yield iri(me), LABEL, in_language(_TITLES[network.kind], "en")
    yield iri(me), iri(f"{CUBE}structure"), structure
    yield structure, TYPE, iri(f"{CUBE}DataStructureDefinition")
    for order, name in enumerate(("first", "second", *network.measures), start=1):
        kind = "measure" if name in network.measures else "dimension"
        component, property_ = iri(f"{me}/component/{name}"), iri(f"{me}/{name}")
        yield structure, iri(f"{CUBE}component"), component
        yield component, TYPE, iri(f"{CUBE}ComponentSpecification")
        yield component, iri(f"{CUBE}{kind}"), property_
        yield component, iri(f"{CUBE}order"), integer(order)
        yield property_, TYPE, iri(f"{CUBE}{kind.capitalize()}Property")
        meaning = _MEANINGS.get(name, f"the {name} of the pair")
        yield property_, LABEL, in_language(meaning, "en")


def _observations(network: Network, me: str, base: str) -> Iterator[Triple]:
    states = network.kind in (NetworkKind.SPONSORS, NetworkKind.VOTES)
    for edge in network.edges:
        keys = tuple(key.removeprefix(f"{base}doc/") for key in (edge.first, edge.second))
        observation = iri(f"{me}/{'/and/'.join(map(path_of, keys))}")
        yield observation, TYPE, iri(f"{CUBE}Observation")
        yield observation, iri(f"{CUBE}dataSet"), iri(me)
        for name, key in (("first", edge.first), ("second", edge.second)):
            yield observation, iri(f"{me}/{name}"), iri(f"{base}state/{key}" if states else key)
        for name, value in zip(network.measures, edge.values, strict=True):
            yield observation, iri(f"{me}/{name}"), _literal(value)


def _literal(value: Value) -> str:
    if isinstance(value, int):
        return integer(value)
    return string(value) if isinstance(value, str) else f'"{value:f}"^^<{XSD}decimal>'
