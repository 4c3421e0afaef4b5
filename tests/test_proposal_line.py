"""The forms of the line that says who proposes what."""

from __future__ import annotations

import pytest

from undocs_rdf.model import DocumentKind
from undocs_rdf.proposal_line import outline_of, read_line

RESOLUTION, DECISION, AMENDMENT = (
    DocumentKind.DRAFT_RESOLUTION,
    DocumentKind.DRAFT_DECISION,
    DocumentKind.AMENDMENT,
)


@pytest.mark.parametrize(
    ("line", "kind", "revised", "sponsors"),
    [
        ("Egypt: draft resolution", RESOLUTION, False, "Egypt"),
        ("Egypt and Mali: Draft Resolution.", RESOLUTION, False, "Egypt and Mali"),
        ("Egypt: revised draft decision", DECISION, True, "Egypt"),
        ("Egypt: [revised] draft resolution", RESOLUTION, True, "Egypt"),
        ("Egypt: joint revised draft resolution", RESOLUTION, True, "Egypt"),
        ("Egypt: second revised draft resolution", RESOLUTION, True, "Egypt"),
        ("Egypt: proposed amendments", AMENDMENT, False, "Egypt"),
        ("Egypt: sub-amendment to document A/C.3/80/L.56", AMENDMENT, False, "Egypt"),
        ("Egypt: draft presidential statement", None, False, "Egypt"),
        ("Egypt: draft President’s statement", None, False, "Egypt"),
        ("Draft resolution submitted by Egypt", RESOLUTION, False, "Egypt"),
        ("Joint draft resolution proposed by Egypt and Mali", RESOLUTION, False, "Egypt and Mali"),
        ("Draft resolution submitted by the Chair following consultations", RESOLUTION, False,
         "the Chair"),
        ("Amendments to draft resolution A/53/L.16 submitted by Egypt", AMENDMENT, False, "Egypt"),
        ("Amendment to draft resolution A/36/L.30", AMENDMENT, False, None),
        ("Draft resolution", RESOLUTION, False, None),
        ("Revised draft resolution", RESOLUTION, True, None),
    ],
)  # fmt: skip
def test_each_form_is_told(
    line: str, kind: DocumentKind | None, revised: bool, sponsors: str | None
) -> None:
    outline = outline_of(line, "en")
    assert outline is not None
    read = read_line(line, outline, "en")
    assert (read.kind, read.is_revised) == (kind, revised)
    if sponsors is None:
        assert outline.sponsors is None
    else:
        assert outline.sponsors is not None
        start, end = outline.sponsors
        assert line[start:end].strip() == sponsors


@pytest.mark.parametrize(
    "line",
    [
        "Draft resolutions",
        "Draft resolution A/C.3/80/L.2 was adopted.",
        "Egypt: draft resolution A/C.3/80/L.2 was withdrawn",
        "Egypt: statement",
        "Egypt",
        "",
    ],
)
def test_what_has_none_of_the_forms_is_none(line: str) -> None:
    assert outline_of(line, "en") is None


def test_a_draft_contained_in_a_report_has_no_symbol_of_its_own() -> None:
    line = "Mali: amendment to draft resolution 4 recommended by the Committee in document A/80/555"
    outline = outline_of(line, "en")
    assert outline is not None
    read = read_line(line, outline, "en")
    assert read.amends == ()
    assert [str(symbol) for symbol in read.contained_in] == ["A/80/555"]


def test_several_drafts_may_be_amended() -> None:
    line = "Mali: amendments to draft resolutions A/C.3/80/L.2 and A/C.3/80/L.3/Rev.1"
    outline = outline_of(line, "en")
    assert outline is not None
    amended = read_line(line, outline, "en").amends
    assert [str(symbol) for symbol in amended] == ["A/C.3/80/L.2", "A/C.3/80/L.3/Rev.1"]


def test_the_draft_consulted_on_is_not_amended() -> None:
    line = (
        "Draft resolution submitted by the Rapporteur of the Committee, Ahmed Sahraoui (Algeria), "
        "on the basis of informal consultations held on draft resolution A/C.2/77/L.12"
    )
    outline = outline_of(line, "en")
    assert outline is not None
    read = read_line(line, outline, "en")
    assert read.amends == ()
    assert [str(symbol) for symbol in read.based_on] == ["A/C.2/77/L.12"]
