"""One description of a node out of many: its own, else the most common, else the first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.building.shared_nodes import Description, describe, one_description
from undocs_rdf.terms import TYPE, in_language, string, und

NODE = "<x:item>"


def titled(*titles: str, own: bool = False, sources: int = 1) -> Description:
    triples = [(NODE, TYPE, und("AgendaItem"))]
    triples += [(NODE, und("title"), title) for title in titles]
    return Description(describe(triples), own, sources)


def titles(*descriptions: Description) -> list[str]:
    triples = one_description(NODE, descriptions)
    return [value for _, predicate, value in triples if predicate == und("title")]


def test_the_most_common_wording_wins_then_the_first_in_the_alphabet() -> None:
    assert titles(titled('"a"'), titled('"b"', sources=2)) == ['"b"']
    assert titles(titled('"b"'), titled('"a"')) == ['"a"']


def test_what_a_document_says_of_itself_counts_before_what_others_say() -> None:
    assert titles(titled('"b"', own=True), titled('"a"', sources=9)) == ['"b"']


def test_each_language_has_its_wording() -> None:
    english, french = in_language("Peace", "en"), in_language("Paix", "fr")
    assert titles(titled(english), titled(french)) == sorted([english, french])


def test_values_that_one_source_gives_together_stay_together() -> None:
    assert titles(titled('"a"', '"b"', sources=2), titled('"c"')) == ['"a"', '"b"']


def test_what_nobody_says_what_it_is_is_left_out() -> None:
    translation = Description(
        describe([(NODE, und("title"), string("Paix"))]), is_own=False, sources=1
    )
    assert one_description(NODE, [translation]) == ()
    assert one_description(NODE, []) == ()


@given(
    st.permutations([titled('"a"'), titled('"b"'), titled('"c"', '"d"'), titled('"e"', own=True)])
)
def test_the_order_of_sources_makes_no_difference(order: list[Description]) -> None:
    assert titles(*order) == ['"e"']
    assert titles(*(one for one in order if not one.is_own)) == ['"a"']
