"""Fragments of documents, set under the head that they have in print, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.flow import Flow, flow
from undocs_rdf.languages import load_language
from undocs_rdf.model import PartKind, Source
from undocs_rdf.parser import Parsed, parse
from undocs_rdf.readers.markdown import read_markdown

if TYPE_CHECKING:
    from undocs_rdf.model import Document, Part

SOURCE = Source("fragment.md", "text/markdown", "0" * 64, "test")

ASSEMBLY = """# General Assembly

Distr.: General  
18 December 2019

---

## Seventy-fourth session

Agenda item 93

#### Developments in the field of information

#### **Resolution adopted by the General Assembly on 12 December 2019**

[*on the report of the First Committee (A/74/363)*]

#### **74/28. Advancing responsible State behaviour**

*The General Assembly*,

"""  # noqa: W291  # two blanks at the end of a line break it

COUNCIL = """# Security Council

---

#### **Resolution 2531 (2020)**

#### **Adopted by the Security Council at its 8748th meeting, on 29 June 2020**

*The Security Council*,

"""

DECISION = """# General Assembly

---

**Decision**

Plenary

## Seventy-sixth session

Agenda item 116 (b)

Elections and Appointments

"""

FOOT = """

*46th plenary meeting*

*12 December 2019*
"""


def parse_text(text: str) -> Parsed:
    """Return what a text holds."""
    return parse(text, read_markdown(text), SOURCE)


def flow_of(text: str) -> Flow:
    """Return the running text of a text."""
    return flow(read_markdown(text), load_language())


def document(text: str) -> Document:
    """Return the one document that a text holds."""
    (found,) = parse_text(text).documents
    return found


def resolution(body: str) -> Document:
    """Return the resolution of the General Assembly that has a body."""
    return document(ASSEMBLY + body)


def parts(found: Document, *kinds: PartKind) -> list[Part]:
    """Return the parts of some kinds; without a kind, all but the masthead."""
    return [
        part
        for part in found.parts
        if (part.kind in kinds if kinds else part.kind is not PartKind.MASTHEAD)
    ]


def labels(found: Document, *kinds: PartKind) -> list[str]:
    """Return the labels of the parts, in reading order."""
    return [part.label for part in parts(found, *kinds)]


def texts(found: Document, *kinds: PartKind) -> list[str]:
    """Return the words of the parts, in reading order."""
    return [part.text for part in parts(found, *kinds)]


def part(found: Document, fragment: str) -> Part:
    """Return a part by the end of its IRI."""
    (only,) = [each for each in found.parts if each.fragment == fragment]
    return only
