"""Networks of States and documents, counted from a store: who sponsors, votes and cites alike.

A question about all pairs is not one for SPARQL, which joins every pair row by row; here two
plain queries read the facts, and sets are compared in memory.
"""

from undocs_rdf.network.measure import Edge, Network, NetworkKind, Node, network_of
from undocs_rdf.network.write import NetworkFormat, network_to_graph, write_network

__all__ = [
    "Edge",
    "Network",
    "NetworkFormat",
    "NetworkKind",
    "Node",
    "network_of",
    "network_to_graph",
    "write_network",
]
