"""A base written out: all of it, one document of it, or the answer to a question.

What is written is streamed: memory grows with the largest graph of a Source, not with the base.
The same base gives the same bytes.
"""

from undocs_rdf.export.document import document_triples
from undocs_rdf.export.graphs import GraphFormat, write_graphs, write_triples
from undocs_rdf.export.tables import TABLES, Table, TableFormat, write_rows, write_tables

__all__ = [
    "TABLES",
    "GraphFormat",
    "Table",
    "TableFormat",
    "document_triples",
    "write_graphs",
    "write_rows",
    "write_tables",
    "write_triples",
]
