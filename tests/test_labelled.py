"""What people labelled by reading: the labels themselves, how they are scored, and the score."""

from __future__ import annotations

import re

import pytest

from bench.labelled import (
    DOCUMENTS,
    KINDS,
    OPEN,
    Mention,
    documents,
    labelled_mentions,
    match,
    name_of,
    naming,
    read_labels,
    score,
    values,
)
from undocs_rdf.convert import read_source
from undocs_rdf.model import CitationType, ResolvedBy
from undocs_rdf.symbols import try_symbol

LABELLED_AT_LEAST = {"pinpoints": 450, "instruments": 330, "intent": 600, "anaphora": 180}
"""Mentions that count, neither doubtful nor said to be none."""

FLOORS = {
    "pinpoints": (0.98, 0.98),
    "instruments": (0.98, 0.98),
    "intent": (0.98, 0.98),
    "anaphora": (0.94, 0.94),
}
"""Precision and recall that the documents kept here reached at least."""

ROWS = [(kind, row) for kind in KINDS for rows in read_labels(kind).values() for row in rows]
AT_HAND = documents(None)


def folded(words: str) -> str:
    return " ".join(re.sub(r"[*\[\]\\#]|\(#\)|<sup>.*?</sup>", "", words).split())


@pytest.mark.parametrize("kind", KINDS)
def test_enough_is_labelled(kind: str) -> None:
    labelled = [labelled_mentions(KINDS[kind], rows) for rows in read_labels(kind).values()]
    sure = [one for mentions in labelled for one in mentions if not one.doubtful]
    assert len(sure) >= LABELLED_AT_LEAST[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_paragraphs_without_any_are_labelled_too(kind: str) -> None:
    assert sum(not rows for rows in read_labels(kind).values()) >= 20


def test_what_is_cited_is_a_symbol_in_canonical_spelling_or_a_title() -> None:
    for _, row in ROWS:
        for cited in row["cited"].split(" | "):
            symbol = try_symbol(cited)
            known = symbol is not None and symbol.canonical == cited
            assert known or " " in cited or row["note"].startswith("doubtful") or cited.isalpha(), (
                cited
            )


def test_types_and_ways_of_resolving_are_those_of_the_model() -> None:
    types = {kind.value for kind in CitationType} | {"?"}
    assert {row["citationType"] for kind, row in ROWS if kind == "intent"} <= types
    ways = {way.value for way in ResolvedBy}
    assert {row["resolvedBy"] for kind, row in ROWS if kind == "anaphora"} <= {"", *ways}


def test_pinpoints_are_written_as_delegates_say_them() -> None:
    form = re.compile(r"\d+(\([a-z]+\))*(-(\d+|\([a-z]+\)))?")
    for _, row in ROWS:
        for value in filter(None, row.get("citedParagraph", "").split(";")):
            assert value == OPEN or form.fullmatch(value), value


@pytest.mark.parametrize("document", sorted(AT_HAND))
def test_the_words_stand_in_the_document(document: str) -> None:
    text = folded(AT_HAND[document].read_text(encoding="utf-8")).replace("\u2011", "-")
    for _, row in ROWS:
        if row["document"] == document:
            assert folded(row["words"]) in text, row


def test_the_documents_kept_here_are_all_used() -> None:
    assert {str(path.relative_to(DOCUMENTS)) for path in DOCUMENTS.rglob("*.md")} == set(AT_HAND)
    assert len(AT_HAND) >= 15


@pytest.mark.parametrize("kind", KINDS)
def test_the_reader_agrees_with_the_labels(kind: str) -> None:
    counted = score(kind, AT_HAND)
    precision, recall = FLOORS[kind]
    assert counted.labelled >= 25
    assert counted.precision >= precision, counted.misses
    assert counted.recall >= recall, counted.misses


def test_a_citation_that_is_not_labelled_lowers_precision() -> None:
    labelled = [Mention("74/28", ("a/res/74/28", "recalls"))]
    read = [*labelled, Mention("74/29", ("a/res/74/29", "recalls"))]
    assert match(labelled, read, loose=False) == ([], [read[1]], 1)


def test_a_mention_is_found_once() -> None:
    twice = [Mention("that resolution", ("s/res/1(2000)", "", ""))] * 2
    assert match(twice, twice[:1], loose=True) == ([twice[1]], [], 1)


def test_what_is_doubtful_counts_neither_way() -> None:
    doubtful = [Mention("Arab Peace Initiative", ("arab-peace-initiative",), doubtful=True)]
    read = [Mention("Peace Initiative", ("peace-initiative",))]
    assert match(doubtful, [], loose=False) == ([], [], 0)
    assert match(doubtful, read, loose=False) == ([], [], 0)


def test_a_type_left_open_fits_any_and_either_of_two_documents_is_right() -> None:
    either = [Mention("that Agreement", ("lusaka-ceasefire-agreement|s/1999/815", "?"))]
    read = [Mention("Agreement", ("s/1999/815", "cites"))]
    assert match(either, read, loose=True) == ([], [], 1)
    other = [Mention("Agreement", ("s/1999/816", "cites"))]
    assert match(either, other, loose=True) == (either, other, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resolution 74/28", "74/28"),
        ("its decisions 60/522", "60/522"),
        ("the Charter", "Charter"),
        ("Non‑Proliferation", "non-proliferation"),
    ],
)
def test_article_and_noun_do_not_tell_a_document(one: str, other: str) -> None:
    assert naming(one) == naming(other)


def test_names_and_values_are_compared_without_what_print_adds() -> None:
    assert name_of("A/CONF.157/24 (Part I)") == name_of("A/CONF.157/24(Part I)")
    assert name_of("Drought and/or Desertification") == "drought-and-or-desertification"
    assert values(["13(b)", "12-15"]) == values(["12–15", "13 (b)"])


def test_a_draw_can_be_scored_alone() -> None:
    for kind in KINDS:
        draws = {row["draw"] for rows in read_labels(kind).values() for row in rows}
        alone = [read_labels(kind, draw) for draw in draws]
        assert len(draws) == 3
        assert all(alone)
        assert sum(map(len, alone)) <= len(read_labels(kind))
        assert read_labels(kind, "no such draw") == {}


def test_a_document_that_is_not_at_hand_is_said_and_not_scored() -> None:
    counted = score("intent", {})
    assert counted.labelled == counted.read == 0
    assert counted.absent
    assert counted.precision == counted.recall == 1


def test_every_paragraph_at_hand_is_found_by_its_label() -> None:
    for document, path in AT_HAND.items():
        parsed, _ = read_source(path.read_bytes(), path.name)
        parts = parsed.documents[0].parts
        names = {name for part in parts for name in (part.label, part.fragment)}
        labels = {
            paragraph for kind in KINDS for name, paragraph in read_labels(kind) if name == document
        }
        assert labels <= names
