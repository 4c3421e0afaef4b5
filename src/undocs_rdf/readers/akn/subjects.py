"""Subjects: the keywords that the markup gives with their IRIs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from undocs_rdf.model import Subject
from undocs_rdf.readers.akn.markup import attribute, children
from undocs_rdf.readers.akn.repairs import mended_text

if TYPE_CHECKING:
    from lxml import etree

_IRI = re.compile(r"https?://[^\s|<>\"{}\\^`]+")
_SCHEMES: Final = ("http://metadata.un.org/", "http://eurovoc.europa.eu/")
_GOAL: Final = "http://metadata.un.org/sdg/"


def read_subjects(meta: etree._Element) -> tuple[Subject, ...]:
    """Return the subjects of a document, each once, in the order of the markup.

    Agenda items, titles and names of bodies are keywords too, but have no IRI.

    Args:
        meta: The element `meta` of the document.
    """
    subjects: dict[str, Subject] = {}
    for classification in children(meta, "classification"):
        for keyword in children(classification, "keyword"):
            iri = attribute(keyword, "href").replace("https://", "http://", 1)
            if _IRI.fullmatch(iri) and iri.startswith(_SCHEMES):
                subjects.setdefault(iri, Subject(iri, _name(iri, attribute(keyword, "showAs"))))
    return tuple(subjects.values())


def _name(iri: str, shown: str) -> str:
    """Return the name of a concept as its vocabulary spells it, as far as the markup tells.

    The UN's files write "civil_society" and "CIVIL SOCIETY" for one concept.
    """
    if iri.startswith(_GOAL):
        return f"Sustainable Development Goal {iri.removeprefix(_GOAL)}"
    words = mended_text(shown).replace("_", " ").strip()
    return words.upper() if iri.startswith(_SCHEMES[0]) else words.lower()
