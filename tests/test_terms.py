"""Terms as N-Triples writes them."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf import terms


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (terms.iri("https://e.org/a"), "<https://e.org/a>"),
        (terms.und("Resolution"), "<https://w3id.org/undocs-rdf/ontology#Resolution>"),
        (terms.string('said "so"'), '"said \\"so\\""'),
        (terms.in_language("a\nb", "en"), '"a\\nb"@en'),
        (terms.date("2019-12-12"), '"2019-12-12"^^<http://www.w3.org/2001/XMLSchema#date>'),
        (terms.integer(7), '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (terms.TRUE, '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
    ],
)
def test_a_term(term: str, written: str) -> None:
    assert term == written


@given(st.text())
def test_any_words_come_back_from_a_literal(words: str) -> None:
    line = f"<https://e.org/s> <https://e.org/p> {terms.in_language(words, 'en')} ."
    (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == words
    assert quad.object.language == "en"
