"""Which hyphens at the ends of lines belong to their word."""

from __future__ import annotations

import pytest

from undocs_rdf.readers.pdf.hyphens import keeps_hyphen, words_of

BORN_DIGITAL = words_of(["The cost of recovery and the nuclear option"], [("cost", "efficiency")])
TYPESET = words_of(
    ["the implementation of the co-operation", "agreed upon by cross and border"],
    [("imple", "mentation"), ("Gen", "eral")],
)


@pytest.mark.parametrize(("first", "then"), [("cost", "efficiency"), ("capacity", "building")])
def test_a_document_that_parts_no_words_keeps_every_hyphen(first: str, then: str) -> None:
    assert not BORN_DIGITAL.parts_words
    assert keeps_hyphen(first, then, BORN_DIGITAL)


def test_a_document_tells_by_its_words_whether_it_parts_them() -> None:
    assert TYPESET.parts_words
    assert not keeps_hyphen("imple", "mentation", TYPESET)
    assert not keeps_hyphen("Gen", "eral", TYPESET)
    assert keeps_hyphen("co", "operation", TYPESET)
    assert keeps_hyphen("cross", "border", TYPESET)


@pytest.mark.parametrize(("first", "then"), [("Secretary", "General"), ("", "term"), ("long", "")])
def test_a_capital_is_never_joined(first: str, then: str) -> None:
    assert keeps_hyphen(first, then, TYPESET)
