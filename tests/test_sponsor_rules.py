"""The words around sponsors, as data give them."""

from __future__ import annotations

from undocs_rdf.sponsor_rules import Phrases, load_name_patterns
from undocs_rdf.vocabulary import words_of

PHRASES = Phrases(["on behalf", "on behalf of", "in the name of"], "en")


def test_the_longest_phrase_is_matched() -> None:
    words = words_of("on behalf of the Group")
    assert PHRASES.match(words, 0, len(words)) == 3
    assert PHRASES.match(words, 0, 2) == 2
    assert PHRASES.match(words, 1, len(words)) is None


def test_articles_do_not_count_in_phrases() -> None:
    words = words_of("IN NAME OF the")
    assert PHRASES.match(words, 0, len(words)) == 3


def test_a_phrase_that_is_cut_short_is_none() -> None:
    words = words_of("in the name")
    assert PHRASES.match(words, 0, len(words)) is None


def test_every_phrase_is_found_by_its_first_word() -> None:
    patterns = load_name_patterns("en")
    assert {"and", "on", "representative"} <= patterns.first_words
