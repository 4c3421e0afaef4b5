"""Copies of documents are other documents, each with a name of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.copies import copy_of, write_copies
from undocs_rdf.convert import convert
from undocs_rdf.iri import DEFAULT_BASE, document_iri

DATA = Path(__file__).parent / "data" / "documents"
EXAMPLE = Path(__file__).parent.parent / "examples" / "resolution-78-237.md"


@pytest.mark.parametrize("path", [EXAMPLE, DATA / "sc-1328-2000.md", DATA / "resolution-76-260.md"])
def test_a_copy_is_another_document_of_the_same_kind(path: Path) -> None:
    text = path.read_text()
    (one,) = convert(copy_of(text, 0).encode(), "a.md").documents
    (other,) = convert(copy_of(text, 7).encode(), "a.md").documents
    assert copy_of(text, 0) == text
    assert one.symbol
    assert document_iri(DEFAULT_BASE, one) != document_iri(DEFAULT_BASE, other)
    assert one.kind is other.kind
    assert abs(len(one.parts) - len(other.parts)) <= 3


def test_there_are_as_many_copies_as_are_wanted(tmp_path: Path) -> None:
    written = write_copies([str(EXAMPLE), str(DATA / "sc-1328-2000.md")], tmp_path / "in", 5)
    assert len(written) == len({path.read_text() for path in written}) == 5
