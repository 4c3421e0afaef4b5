"""Search by words: an index of titles and paragraphs beside the store, in SQLite's FTS5.

SPARQL's CONTAINS reads every paragraph for every question. The index is made from the graphs of
the store and holds nothing that they do not, so it can be thrown away and made anew.
"""

from undocs_rdf.search.entries import IndexedDocument, IndexedPart, documents_of_graph
from undocs_rdf.search.index import Hit, SearchFilters, SearchIndex

__all__ = [
    "Hit",
    "IndexedDocument",
    "IndexedPart",
    "SearchFilters",
    "SearchIndex",
    "documents_of_graph",
]
