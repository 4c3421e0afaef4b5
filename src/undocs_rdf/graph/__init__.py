"""From a `Document` to its graph: triples in reading order, shared nodes last."""

from undocs_rdf.graph.document import document_to_graph
from undocs_rdf.terms import Triple

__all__ = ["Triple", "document_to_graph"]
