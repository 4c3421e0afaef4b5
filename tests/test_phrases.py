import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.languages import load_language
from undocs_rdf.model import OpeningPhrase
from undocs_rdf.phrases import (
    find_opening_phrase,
    is_operative_opening,
    is_preambular_opening,
    known_phrases,
    load_grammar,
    opening_verb,
    parse_opening_phrase,
)
from undocs_rdf.resources import resource_folder

ENGLISH = load_language("en")

TAKEN_APART = [
    ("Recalling", "recall", None),
    ("Confirming also", "confirm", "also"),
    ("Also welcomes", "welcome", "also"),
    ("Calls once again upon", "call upon", "once again"),
    ("Takes note of", "take note", None),
    ("Taking note with appreciation further", "take note with appreciation", "further"),
    ("Having also considered", "have considered", "also"),
    ("Deeply concerned", "be concerned", "deeply"),
    ("Being gravely concerned", "be concerned", "gravely"),
    ("Remains deeply concerned", "remain concerned", "deeply"),
    ("Alarmed and concerned", "be alarmed and concerned", None),
    ("Welcoming and further encouraging", "welcome and encourage", "further"),
    ("Strongly condemning, and expressing deep concern", "condemn and express concern", None),
    ("Also, in this regard, calls upon", "call upon", "also, in this regard"),
    ("Expressing its very serious concern", "express concern", "very, serious"),
    (
        "Reiterates its strong and unequivocal condemnation",
        "reiterate condemnation",
        "strong, unequivocal",
    ),
    ("Condemning in the strongest possible terms", "condemn", "in the strongest possible terms"),
    ("Continues to express particular concern", "continue to express concern", "particular"),
    # Not in the table of known phrases: the grammar takes them apart.
    ("Also strongly deplores", "deplore", "also, strongly"),
    ("Once more solemnly appeals", "appeal", "once more, solemnly"),
    ("Having heard", "have heard", None),
    ("Invites, in that connection,", "invite", "in that connection"),
    ("Denouncing with profound dismay", "denounce with dismay", "profound"),
]


@pytest.mark.parametrize(("words", "base", "modifier"), TAKEN_APART)
def test_takes_a_phrase_apart(words: str, base: str, modifier: str | None) -> None:
    phrase = parse_opening_phrase(words, ENGLISH)
    assert phrase.words == words
    assert phrase.base_verb == base
    if modifier is not None:
        assert phrase.modifier == modifier


@pytest.mark.parametrize("words", ["Treaty Series", "Global Report on Trafficking in Persons", ""])
def test_leaves_italics_that_are_no_phrase_alone(words: str) -> None:
    assert parse_opening_phrase(words, ENGLISH) == OpeningPhrase(words)


def test_folds_blanks() -> None:
    assert parse_opening_phrase(" Recalling\n also ", ENGLISH) == OpeningPhrase(
        "Recalling also", "recall", "also"
    )


def test_the_table_of_phrases_says_what_the_grammar_says() -> None:
    phrases = known_phrases("en")
    assert len(phrases) > 600
    assert len({known.phrase for known in phrases}) == len(phrases)
    for known in phrases:
        parsed = parse_opening_phrase(known.phrase, ENGLISH)
        form = opening_verb(known.phrase, ENGLISH)
        assert form is not None
        assert (parsed.base_verb, parsed.modifier) == (known.base_verb, known.modifier)
        assert form.used_in == known.used_in


def test_every_form_stands_once_and_opens_one_kind_of_paragraph() -> None:
    path = resource_folder("data") / "en" / "verbs.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["form"] for row in rows}) == len(rows)
    assert {row["used_in"] for row in rows} == {"preambular", "operative"}
    assert all(row["form"] == row["form"].lower() for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        "Recalling its resolutions 53/70 of 4 December 1998",
        "Deeply concerned also that these technologies",
        "Having considered the report of the Secretary-General",
        "Guided by the purposes and principles of the Charter",
        "While noting the progress made",
        "Acting under Chapter VII of the Charter of the United Nations",
        "Whereas recognition of the inherent dignity",
    ],
)
def test_tells_a_preambular_opening(text: str) -> None:
    assert is_preambular_opening(text, ENGLISH)
    assert not is_operative_opening(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Calls upon Member States:",
        "Also, in this regard, calls upon all States",
        "Once again urges the parties",
        "Is encouraged by the results",
        "Takes note of the report",
    ],
)
def test_tells_an_operative_opening(text: str) -> None:
    assert is_operative_opening(text, ENGLISH)
    assert not is_preambular_opening(text, ENGLISH)


@pytest.mark.parametrize(
    "text", ["The General Assembly,", "Annex", "46th plenary meeting", "", "1 November 2019"]
)
def test_tells_what_opens_no_paragraph(text: str) -> None:
    assert opening_verb(text, ENGLISH) is None
    assert find_opening_phrase(text, ENGLISH) == ""


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Recalling its decision 72/512 of 4 December 2017", "Recalling"),
        ("Confirming also the conclusions of the Group", "Confirming also"),
        ("Expressing concern that these technologies", "Expressing concern"),
        ("Expressing its deep concern at the number", "Expressing its deep concern"),
        ("Requests the Secretary-General to submit", "Requests"),
        ("Calls upon Member States:", "Calls upon"),
        ("Taking note with appreciation of the report", "Taking note with appreciation"),
        ("Noting with great concern the impact", "Noting with great concern"),
        ("Also welcomes the commencement of the work", "Also welcomes"),
        ("Having heard the statement of the President", "Having heard"),
        ("Remaining deeply concerned at the situation", "Remaining deeply concerned"),
        ("Mindful, in that connection, of the need", "Mindful"),
        ("Welcomes and encourages the efforts", "Welcomes and encourages"),
        ("Reaffirming its strong commitment to unity", "Reaffirming"),
    ],
)
def test_finds_a_phrase_that_no_italics_show(text: str, phrase: str) -> None:
    assert find_opening_phrase(text, ENGLISH) == phrase


@given(st.lists(st.sampled_from(sorted(load_grammar().modifiers)), max_size=3), st.data())
def test_modifiers_in_front_never_change_the_base_verb(
    modifiers: list[str], data: st.DataObject
) -> None:
    known = data.draw(st.sampled_from(known_phrases()))
    whole = [word for first in modifiers for word in load_grammar().modifiers[first][0]]
    parsed = parse_opening_phrase(" ".join([*whole, known.phrase]), ENGLISH)
    assert parsed.base_verb == known.base_verb


@given(st.text(max_size=200))
def test_any_text_is_read_and_a_found_phrase_opens_it(text: str) -> None:
    found = find_opening_phrase(text, ENGLISH)
    assert re.sub(r"^[\s,*_]+", "", text).startswith(found)
    assert bool(found) == (opening_verb(text, ENGLISH) is not None)
    parsed = parse_opening_phrase(text, ENGLISH)
    assert parsed.words == " ".join(text.split())


def test_a_megabyte_is_read_at_once() -> None:
    for text in ("also " * 200_000, "recalling-" * 100_000, "a" * 1_000_000, ", " * 500_000):
        assert find_opening_phrase(text, ENGLISH) == ""
        assert not re.search(r"\s\s", parse_opening_phrase(text, ENGLISH).words)
