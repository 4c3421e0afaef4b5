from pathlib import Path

from bench.phrase_labels import Opening, labels, openings

DATA = Path(__file__).parent / "data" / "akn"


def said(document: int, words: str, language: str = "fr", fragment: str = "op1") -> Opening:
    return Opening(f"A/RES/78/{document}", fragment, language, words)


def pairs(english: str, french: list[str]) -> list[Opening]:
    found = []
    for number, words in enumerate(french):
        found += [said(number, english, "en"), said(number, words)]
    return found


def test_the_texts_of_a_resolution_open_with_the_same_phrases() -> None:
    found = list(openings(sorted(DATA.glob("S_RES_2623.*.xml"))))
    opened = {one.language: one.words for one in found if one.fragment == "op1"}
    assert opened == {
        "en": "Decides",
        "fr": "Décide",
        "es": "Decide",
        "ru": "Постановляет",
        "ar": "يقرر",
        "zh": "决定",
    }


def test_a_phrase_has_the_words_that_most_paragraphs_open_with() -> None:
    found = pairs("Decides", ["Décide", "Décide", "Décide", "Arrête"])
    assert list(labels(found)) == [("Decides", "fr", "Décide", 3)]


def test_words_that_fewer_than_three_documents_show_are_left_out() -> None:
    assert list(labels(pairs("Decides", ["Décide", "Décide"]))) == []
    twice = [
        said(1, words, language, fragment)
        for fragment in ("op1", "op2", "op3")
        for language, words in (("en", "Decides"), ("fr", "Décide"))
    ]
    assert list(labels(twice)) == []


def test_words_of_half_the_paragraphs_are_left_out() -> None:
    found = pairs("Decides", ["Décide"] * 3 + ["Arrête"] * 3)
    assert list(labels(found)) == []


def test_a_paragraph_that_one_text_lacks_says_nothing() -> None:
    found = [said(number, "Décide") for number in range(5)]
    assert list(labels(found)) == []
