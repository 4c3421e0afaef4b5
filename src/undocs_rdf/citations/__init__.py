"""Citations: which documents a text names, in which part of them, and what it does to them.

The rules are drafting conventions of the United Nations Editorial Manual; the words that they
look for stand in `data/{language}/citations.toml` and the tables beside it.
"""

from undocs_rdf.citations.context import CitingContext
from undocs_rdf.citations.stage import parse_citations

__all__ = ["CitingContext", "parse_citations"]
