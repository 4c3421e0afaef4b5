"""Reads the UN's Akoma Ntoso (AKN4UN), which says what a document's parts are.

It does not pass through the text parser: the two meet in `model.Document`, so that each is a
witness for the other. Markup tells structure, notes, links and recorded facts in any language;
words are read by the same stages as in a text (citations, opening phrases, sponsors).
"""

from undocs_rdf.readers.akn.markup import is_akn
from undocs_rdf.readers.akn.reader import MEDIA_TYPE, read_akn

__all__ = ["MEDIA_TYPE", "is_akn", "read_akn"]
