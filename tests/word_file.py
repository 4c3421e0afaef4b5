"""Word files of a few paragraphs, for what one of them shows."""

from __future__ import annotations

from tests.make_docx import (
    CONTENT_TYPES,
    DECLARATION,
    NAMESPACES,
    PARTS,
    STYLES,
    packed,
    relationships,
)
from undocs_rdf.readers.docx.reader import read_docx


def part(root: str, content: str) -> str:
    """Return a part: "footnotes" and what stands in it."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def word_file(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """Return a Word file.

    Args:
        body: What stands in its body.
        links: The addresses of its links, by their identifiers.
        parts: What stands in its other parts, by their names: footnotes, numbering, header1.
    """
    roots = {"header1": "hdr", "header2": "hdr", "footer1": "ftr", "footer2": "ftr"}
    related = [(f"r_{name}", name.rstrip("12"), f"{name}.xml", False) for name in parts]
    external = [(name, "hyperlink", address, True) for name, address in (links or {}).items()]
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml", False)]),
        "word/_rels/document.xml.rels": relationships([PARTS[0], *related, *external]),
        "word/styles.xml": parts.pop("styles", STYLES),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = part(roots.get(name, name), content)
    return packed(files)


def lines(body: str, links: dict[str, str] | None = None, **parts: str) -> list[str]:
    """Return the lines of the canonical text of a Word file."""
    return read_docx(word_file(body, links, **parts), "file.docx").text.splitlines()
