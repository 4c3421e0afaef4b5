"""From a `Document` to its graph: triples in reading order, shared nodes last."""

from undocs_rdf.graph.document import document_to_graph, own_and_shared
from undocs_rdf.terms import Triple

__all__ = ["Triple", "document_to_graph", "own_and_shared"]
