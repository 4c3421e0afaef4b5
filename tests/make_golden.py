"""Writes the golden graphs of the documents in tests/data/documents, for a person to read.

    python -m tests.make_golden

Read the difference line by line against the text before it is committed: the graphs are
right because somebody has read them, not because they are what the program says.
"""

from __future__ import annotations

from pathlib import Path

from undocs_rdf.convert import convert
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.serialize import Serialization, serialize

DOCUMENTS = Path(__file__).parent / "data" / "documents"
GOLDEN = Path(__file__).parent / "data" / "golden"

# What vocabularies say of States, bodies, phrases and concepts is the same for every document,
# and has tests of its own.
_VOCABULARIES = tuple(
    f"<{DEFAULT_BASE}{folder}/"
    for folder in (
        "state",
        "group",
        "body",
        "phrase",
        "role",
        "language",
        "resolved-by",
        "ballot",
        "adoption-method",
        "outcome",
    )
)
# The version changes with every release; the page follows from the symbol, the hash from the text.
_LEFT_OUT = (
    "<https://w3id.org/undocs-rdf/ontology#textHash>",
    "<https://w3id.org/undocs-rdf/ontology#readBy>",
    "<http://xmlns.com/foaf/0.1/page>",
)


def golden(path: Path) -> bytes:
    """Return what a document's graph says of the document itself, as Turtle."""
    conversion = convert(path.read_bytes(), path.name)
    own = [
        triple
        for triple in conversion.triples
        if not triple[0].startswith(_VOCABULARIES) and triple[1] not in _LEFT_OUT
    ]
    return serialize(own, Serialization.TURTLE)


def documents() -> list[Path]:
    """Return the documents that have golden graphs, Markdown and XML."""
    return sorted(path for ending in ("*.md", "*.xml") for path in DOCUMENTS.glob(ending))


def golden_path(path: Path) -> Path:
    """Return where the golden graph of a document stands."""
    return GOLDEN / f"{path.stem}.ttl"


if __name__ == "__main__":
    for document in documents():
        golden_path(document).write_bytes(golden(document))
