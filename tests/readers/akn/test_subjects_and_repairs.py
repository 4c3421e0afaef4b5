"""Subjects with their IRIs, and the known faults of the UN's files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.akn.documents import converted, document, read
from undocs_rdf.model import Subject
from undocs_rdf.readers.akn.labels import Label, label_at_start, read_label
from undocs_rdf.readers.akn.repairs import linked_symbol, mended_date, mended_text

BODY = "<mainBody><paragraph><content><p>Decides so.</p></content></paragraph></mainBody>"


def test_subjects_are_concepts_with_an_iri() -> None:
    subjects = document("S_RES_1306").subjects
    assert Subject("http://metadata.un.org/sdg/17", "Sustainable Development Goal 17") in subjects
    assert Subject("http://metadata.un.org/thesaurus/1000390", "ARMS EMBARGO") in subjects
    assert Subject("http://eurovoc.europa.eu/139", "consumption") in subjects
    assert len(set(subjects)) == len(subjects)


def test_the_graph_tells_the_uns_own_subjects_from_those_of_others() -> None:
    lines = converted("S_RES_1306").lines
    me = "<https://w3id.org/undocs-rdf/doc/S/RES/1306%282000%29>"
    own = "<https://w3id.org/undocs-rdf/ontology#subject>"
    assert f"{me} {own} <http://metadata.un.org/thesaurus/1000390> ." in lines
    other = "<http://purl.org/dc/terms/subject>"
    assert f"{me} {other} <http://eurovoc.europa.eu/139> ." in lines
    assert not any(f" {own} <http://eurovoc" in line for line in lines)
    identifier = "<http://purl.org/dc/terms/identifier>"
    assert any(f'{me} {identifier} "/akn/un/' in line for line in lines)


def test_a_keyword_with_a_broken_iri_or_escaped_twice() -> None:
    keywords = (
        '<keyword href="http://metadata.un.org/thesaurus/1 2" showAs="broken"/>'
        '<keyword href="https://metadata.un.org/thesaurus/1007035" '
        'showAs="women&amp;#39;s_rights"/>'
    )
    found = read(BODY, meta=f"<classification>{keywords}</classification>")
    assert found.subjects == (
        Subject("http://metadata.un.org/thesaurus/1007035", "WOMEN'S RIGHTS"),
    )


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("2019-12-12", "2019-12-12"),
        (" 2022-06-07", "2022-06-07"),
        ("0001-01-01", None),
        ("2019-02-30", None),
        ("", None),
        ("2019", None),
    ],
)
def test_dates(value: str, mended: str | None) -> None:
    assert mended_date(value) == mended


@given(st.text())
def test_mending_never_fails(value: str) -> None:
    mended_date(value)
    mended_text(value)
    linked_symbol(value)
    read_label(value)
    label_at_start(value)


@pytest.mark.parametrize(
    ("address", "symbol"),
    [
        ("https://undocs.org/en/A/RES/74/28", "A/RES/74/28"),
        ("http://undocs.org/A/RES/57/270 B", "A/RES/57/270 B"),
        ("https://undocs.org/en/A/48/42 (SUPP)", "A/48/42"),
        ("https://docs.un.org/fr/S/RES/2623(2022)", "S/RES/2623(2022)"),
        ("https://undocs.org/en/A/RES/2205%20(XXI)", "A/RES/2205 (XXI)"),
        ("https://example.org/en/A/RES/74/28", None),
    ],
)
def test_addresses_of_documents(address: str, symbol: str | None) -> None:
    assert linked_symbol(address) == symbol


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        (" 12.", Label("12", is_number=True)),
        ("2 -", Label("2", is_number=True)),
        ("(a)", Label("a", is_number=False)),
        ("iv)", Label("iv", is_number=False)),
        ("(ب)", Label("b", is_number=False)),
        ("(هـ)", Label("e", is_number=False)),
        ("㈢", Label("iii", is_number=False)),
        ("•", Label("–", is_number=False)),
        ("", None),
    ],
)
def test_labels_of_all_languages(printed: str, label: Label | None) -> None:
    assert read_label(printed) == label


def test_a_label_at_the_start_of_words_needs_words_behind_it() -> None:
    assert label_at_start("(a) To act;") == (Label("a", is_number=False), 4)
    assert label_at_start("6.\u200e Reaffirms") == (Label("6", is_number=True), 4)
    assert label_at_start("6.Reaffirms") == (Label("6", is_number=True), 2)
    assert label_at_start("3.") is None
    assert label_at_start("1.5 degrees") is None
    assert label_at_start("2030 Agenda") is None
    assert label_at_start("Recalling") is None
