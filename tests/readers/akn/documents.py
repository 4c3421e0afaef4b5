"""The real files of the UN that the tests read, and short ones made for a rule."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from undocs_rdf.convert import Conversion, convert

if TYPE_CHECKING:
    from undocs_rdf.model import Document, Part

DATA = Path(__file__).parents[2] / "data" / "akn"
NAMES = sorted(path.stem for path in DATA.glob("*.xml"))


@cache
def converted(name: str) -> Conversion:
    """Return a real file, converted."""
    path = DATA / f"{name}.xml"
    return convert(path.read_bytes(), path.name)


def document(name: str) -> Document:
    """Return the only document of a real file."""
    (found,) = converted(name).documents
    return found


def markup(body: str, *, cover: str = "", meta: str = "", kind: str = "resolution") -> bytes:
    """Return a file with a body, and what else is wanted."""
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
        f'<statement name="{kind}"><meta>{meta}</meta>'
        '<coverPage><p><docNumber refersTo="#symbol">A/RES/74/999</docNumber></p>'
        f"{cover}</coverPage>"
        f"{body}</statement></akomaNtoso>"
    ).encode()


def read(body: str, *, cover: str = "", meta: str = "", kind: str = "resolution") -> Document:
    """Return the document that a made file holds."""
    (found,) = convert(markup(body, cover=cover, meta=meta, kind=kind), "made.xml").documents
    return found


def outline(found: Document) -> list[tuple[str, str]]:
    """Return the label and the words of each part but the masthead."""
    return [(part.label, part.text) for part in found.parts[1:]]


def part(found: Document, fragment: str) -> Part:
    """Return a part by its fragment."""
    return next(part for part in found.parts if part.fragment == fragment)
