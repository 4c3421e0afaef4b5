"""Of several Sources of a document one speaks, and each language says what only it can."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.building import build_base, exported
from undocs_rdf.building import BuildOptions
from undocs_rdf.building.records import Record, Voice
from undocs_rdf.building.voices import Role, VoiceKey, format_ranks, roles
from undocs_rdf.errors import UndocsError
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.store import open_store
from undocs_rdf.terms import und

AKN = Path(__file__).parents[1] / "data" / "akn"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
MARKDOWN = """\
# Security Council

#### **Resolution 2623 (2022)**

#### **Adopted by the Security Council at its 8980th meeting, on 27 February 2022**

*The Security Council*,

1. *Decides* to call an emergency special session of the General Assembly.
"""
PDF, XML, TEXT = "application/pdf", "application/akn+xml", "text/plain"


def record(source: str, media_type: str, *languages: str, **fields: object) -> Record:
    voices = tuple(Voice("D", language) for language in languages or ("en",))
    known = Record(source, f"sha-{source}", "r", f"{source}.x", media_type, 0, {}, voices)
    return replace(known, **fields)  # type: ignore[arg-type] # as given


def role_of(records: list[Record], source: str, language: str = "en") -> Role:
    return roles(records, format_ranks())[VoiceKey(source, "D", language)]


def test_markup_speaks_before_text_whatever_order_they_come_in() -> None:
    sources = [record("a", TEXT), record("b", XML), record("c", "text/markdown"), record("d", PDF)]
    expected = roles(sources, format_ranks())
    assert [key.source for key, role in expected.items() if role is Role.SPEAKS] == ["b"]
    assert set(expected.values()) == {Role.SPEAKS, Role.SILENT}
    for order in permutations(sources):
        assert roles(order, format_ranks()) == expected


def test_the_user_may_prefer_another_format() -> None:
    sources = [record("a", TEXT), record("b", XML)]
    ranks = format_ranks(["plain"])
    assert roles(sources, ranks)[VoiceKey("a", "D", "en")] is Role.SPEAKS
    with pytest.raises(UndocsError, match="no format 'papyrus'"):
        format_ranks(["papyrus"])


def test_of_one_format_the_source_with_fewer_doubts_speaks_then_the_first_name() -> None:
    sources = [record("a", XML, doubts=2), record("b", XML, doubts=1), record("c", XML, doubts=1)]
    assert role_of(sources, "b") is Role.SPEAKS
    assert role_of(sources[::-1], "a") is role_of(sources, "c") is Role.SILENT


def test_a_language_that_is_read_says_what_does_not_depend_on_language() -> None:
    sources = [record(language, XML, language) for language in LANGUAGES]
    assert role_of(sources, "en") is Role.SPEAKS
    assert role_of(sources, "fr", "fr") is Role.TRANSLATES
    del sources[1]
    french = replace(sources[2], voices=(Voice("D", "fr", original_language="ru"),))
    assert role_of(sources, "fr", "fr") is Role.SPEAKS
    assert role_of([*sources[:2], french, *sources[3:]], "ru", "ru") is Role.SPEAKS


@pytest.fixture(scope="module")
def six_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("six") / "base"
    build_base(store, *(AKN / f"S_RES_2623.{language}.xml" for language in LANGUAGES))
    return store


def test_a_paragraph_has_its_words_in_six_languages_on_one_node(six_languages: Path) -> None:
    paragraph = f"<{DEFAULT_BASE}doc/S/RES/2623%282022%29#op1>"
    words = [
        line for line in exported(six_languages) if line.startswith(f"{paragraph} {und('text')} ")
    ]
    assert {line.rpartition('"@')[2][:2] for line in words} == set(LANGUAGES)
    assert len(words) == len(LANGUAGES)


def test_what_does_not_depend_on_language_is_said_once(six_languages: Path) -> None:
    lines = exported(six_languages)
    for relation in ("adoptedAtMeeting", "opensWith", "partOf", "position", "dateAdopted"):
        said = Counter(tuple(line.split()[:2]) for line in lines if f" {und(relation)} " in line)
        assert said
        assert set(said.values()) == {1}, relation
    expressions = [line for line in lines if f" {und('hasExpression')} " in line]
    assert len(expressions) == len(LANGUAGES)


def test_a_better_source_takes_over_and_gives_back(tmp_path: Path) -> None:
    markdown, xml = tmp_path / "2623.md", tmp_path / "2623.xml"
    markdown.write_text(MARKDOWN)
    build_base(tmp_path / "base", markdown)
    alone = exported(tmp_path / "base")
    assert any(
        "call an emergency special session of the General Assembly" in line for line in alone
    )
    xml.write_bytes((AKN / "S_RES_2623.en.xml").read_bytes())
    report = build_base(tmp_path / "base", tmp_path)
    assert (report.totals.sources, report.totals.documents, report.totals.silent) == (2, 1, 1)
    with open_store(tmp_path / "base") as opened:
        assert len(opened.source_graphs()) == 1
    build_base(tmp_path / "clean", xml, markdown)
    assert exported(tmp_path / "base") == exported(tmp_path / "clean")
    xml.unlink()
    pruned = BuildOptions(jobs=1, prune=True)
    assert build_base(tmp_path / "base", tmp_path, options=pruned).added == 0
    assert exported(tmp_path / "base") == alone


def test_another_preference_needs_no_file_to_be_read_again(tmp_path: Path) -> None:
    markdown = tmp_path / "2623.md"
    markdown.write_text(MARKDOWN)
    inputs = (markdown, AKN / "S_RES_2623.en.xml")
    build_base(tmp_path / "base", *inputs)
    preferring = BuildOptions(jobs=1, preferred=("markdown",))
    assert build_base(tmp_path / "base", *inputs, options=preferring).added == 0
    build_base(tmp_path / "clean", *inputs, options=preferring)
    assert exported(tmp_path / "base") == exported(tmp_path / "clean")
