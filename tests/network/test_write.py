"""A network as CSV, GraphML and RDF."""

from __future__ import annotations

import csv
import io

import networkx
import pytest
from pyoxigraph import RdfFormat, Store

from undocs_rdf.network import Edge, Network, NetworkFormat, NetworkKind, Node, write_network

BASE = "https://example.org/un/"
SPONSORS = Network(
    NetworkKind.SPONSORS,
    directed=False,
    measures=("texts", "either", "similarity"),
    nodes=(Node("CIV", "Côte d’Ivoire", 3), Node("EST", "Estonia", 2), Node("TUV", "Tuvalu", 1)),
    edges=(Edge("CIV", "EST", (2, 3, 0.666667)),),
)
CITATIONS = Network(
    NetworkKind.CITATIONS,
    directed=True,
    measures=("citations", "intents"),
    nodes=(
        Node(f"{BASE}doc/A/RES/74/28", "A/RES/74/28", 0),
        Node(f"{BASE}doc/A/RES/73/266", "A/RES/73/266", 1),
    ),
    edges=(Edge(f"{BASE}doc/A/RES/74/28", f"{BASE}doc/A/RES/73/266", (2, "pursuantTo recalls")),),
)


def test_csv_names_both_ends() -> None:
    rows = list(
        csv.DictReader(io.StringIO(write_network(SPONSORS, NetworkFormat.CSV, BASE).decode()))
    )
    assert rows == [
        {
            "first": "CIV",
            "first_name": "Côte d’Ivoire",
            "second": "EST",
            "second_name": "Estonia",
            "texts": "2",
            "either": "3",
            "similarity": "0.666667",
        }
    ]


@pytest.mark.parametrize("network", [SPONSORS, CITATIONS])
def test_graphml_opens_with_every_node_and_weight(network: Network) -> None:
    graph = networkx.read_graphml(io.BytesIO(write_network(network, NetworkFormat.GRAPHML, BASE)))
    assert graph.is_directed() is network.directed
    assert {key: data["label"] for key, data in graph.nodes(data=True)} == {
        node.key: node.name for node in network.nodes
    }
    ((first, second, data),) = graph.edges(data=True)
    edge = network.edges[0]
    assert (first, second, data["weight"]) == (edge.first, edge.second, edge.values[0])


def test_the_graph_describes_its_own_properties() -> None:
    store = Store()
    store.load(write_network(SPONSORS, NetworkFormat.TURTLE, BASE), RdfFormat.TURTLE)
    asked = """
        PREFIX qb: <http://purl.org/linked-data/cube#>
        SELECT ?order ?value WHERE {
          ?observation qb:dataSet/qb:structure/qb:component ?component ; ?property ?value .
          ?component qb:dimension|qb:measure ?property ; qb:order ?order .
        } ORDER BY ?order"""
    values = [row["value"].value for row in store.query(asked)]  # type: ignore[union-attr]
    assert values == [f"{BASE}state/CIV", f"{BASE}state/EST", "2", "3", "0.666667"]


@pytest.mark.parametrize("form", list(NetworkFormat))
def test_the_same_network_is_the_same_bytes(form: NetworkFormat) -> None:
    assert write_network(CITATIONS, form, BASE) == write_network(CITATIONS, form, BASE)
