"""Sponsors, read from lines whose meaning a person has labelled, and from lines made at random."""

from __future__ import annotations

import csv
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from undocs_rdf.diagnostics import Code
from undocs_rdf.languages import load_language
from undocs_rdf.model import DocumentKind, PartyKind, SponsorRole, Sponsorship
from undocs_rdf.sponsors import is_proposal_line, parse_additional_sponsors, parse_sponsors
from undocs_rdf.symbols import parse_symbol
from undocs_rdf.text import Mark, Run, Segment, Span, Text
from undocs_rdf.vocabulary import name_key, state_index, states

if TYPE_CHECKING:
    from undocs_rdf.proposal_line import ProposalLine

ENGLISH = load_language("en")
LABELLED = Path(__file__).parent / "data" / "labelled" / "sponsors.tsv"


def text_of(words: str) -> Text:
    """Return a text whose source is the words, with stars as note marks."""
    runs, offsets, marks, length = [], [], [], 0
    for match in re.finditer(r"\*+|[^*]+", words):
        if match.group()[0] == "*":
            marks.append(Mark(length, match.group(), Span(*match.span())))
            continue
        runs.append(Run(match.group(), Span(*match.span())))
        offsets.append(length)
        length += len(match.group())
    segment = Segment(0, length, Span(0, len(words)))
    content = "".join(run.text for run in runs)
    return Text(content, tuple(runs), tuple(offsets), tuple(marks), (segment,))


def labels(sponsorships: tuple[Sponsorship, ...]) -> str:
    """Return sponsorships as the labelled lines spell them."""
    return " ".join(
        f"{one.role.value}:{one.party.code}"
        + (f">{one.on_behalf_of.code}" if one.on_behalf_of else "")
        for one in sponsorships
    )


def about(line: ProposalLine) -> str:
    """Return the documents that a line is about as the labelled lines spell them."""
    named = (("amends", line.amends), ("in", line.contained_in), ("on", line.based_on))
    return " ".join(f"{what} {symbol}" for what, symbols in named for symbol in symbols)


def labelled() -> list[dict[str, str]]:
    with LABELLED.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_labelled_lines_are_many_and_of_every_role() -> None:
    rows = labelled()
    assert len(rows) >= 75
    said = " ".join(row["sponsors"] for row in rows)
    printed = {role.value for role in SponsorRole} - {"additional"}
    assert {role for role in printed if f"{role}:" in said} == printed


@pytest.mark.parametrize("row", labelled(), ids=lambda row: row["document"])
def test_a_labelled_line_is_read_as_labelled(row: dict[str, str]) -> None:
    line = text_of(row["line"])
    notes = {mark.marker: text_of(row["note"]) for mark in line.marks} if row["note"] else {}
    assert is_proposal_line(line, ENGLISH)
    sponsorships, proposal, diagnostics = parse_sponsors(line, ENGLISH, row["body"], notes)
    assert labels(sponsorships) == row["sponsors"]
    revised = " revised" if proposal.is_revised else ""
    assert proposal.kind is not None
    assert f"{proposal.kind.value}{revised}" == row["kind"]
    assert about(proposal) == row["about"]
    assert diagnostics == ()
    assert [one.order for one in sponsorships] == list(range(1, len(sponsorships) + 1))


@pytest.mark.parametrize(
    "line",
    [
        "Note by the Secretary-General",
        "Report of the Secretary-General",
        "Draft resolutions",
        "Draft resolution A/C.3/80/L.2",
        "Action on draft resolution A/C.1/80/L.2: statements",
        "The Committee had before it the following documents: draft resolution A/C.1/80/L.2",
        "the following was introduced: draft resolution",
        "Draft resolutions submitted by Member States should be brief.",
        "Recommends to the General Assembly the adoption of the following draft resolution:",
        "First Committee",
        "",
        "draft",
        ": draft resolution",
        "1 November 2019",
    ],
)
def test_other_lines_are_not_taken_for_proposals(line: str) -> None:
    assert not is_proposal_line(text_of(line), ENGLISH)


def test_a_name_that_is_not_known_is_said_and_no_state_is_made_up() -> None:
    words = "Estonia, Dem. Republic of Korea, Atlantis and Mali: draft resolution"
    sponsorships, _, diagnostics = parse_sponsors(text_of(words), ENGLISH)
    assert labels(sponsorships) == "initial:EST initial:MLI"
    assert [one.code for one in diagnostics] == [Code.SPONSOR_UNKNOWN] * 2
    spans = [one.span for one in diagnostics]
    assert [words[span.start : span.end] for span in spans if span] == [
        "Dem. Republic of Korea",
        "Atlantis",
    ]


def test_names_parted_by_a_broken_line_are_known() -> None:
    line = "Canad a, Ir eland, Guinea Bis sau and TimorLeste: draft resolution"
    sponsorships, _, diagnostics = parse_sponsors(text_of(line), ENGLISH)
    assert labels(sponsorships) == "initial:CAN initial:IRL initial:GNB initial:TLS"
    assert diagnostics == ()


def test_a_comma_is_not_part_of_a_name_that_is_not_turned_round() -> None:
    line = "China, Republic of Korea, Congo, Democratic Republic of the Congo: draft resolution"
    sponsorships, _, _ = parse_sponsors(text_of(line), ENGLISH)
    assert labels(sponsorships) == "initial:CHN initial:KOR initial:COG initial:COD"


def test_a_group_that_is_not_known_is_taken_by_its_name_and_said() -> None:
    line = (
        "Fiji (on behalf of the States Members of the United Nations that are members of the "
        "Coalition of Islands): draft resolution"
    )
    sponsorships, _, diagnostics = parse_sponsors(text_of(line), ENGLISH)
    assert labels(sponsorships) == "on-behalf:FJI>coalition-of-islands"
    group = sponsorships[0].on_behalf_of
    assert group is not None
    assert (group.kind, group.name) == (PartyKind.STATE_GROUP, "Coalition of Islands")
    assert [one.code for one in diagnostics] == [Code.SPONSOR_UNKNOWN]


def test_an_officer_of_a_body_that_is_not_known_gives_a_diagnostic() -> None:
    for words, body in (
        ("Draft resolution submitted by the Chair of the Working Group on Sleep", "A/C.6"),
        ("Draft resolution submitted by the Chair", None),
    ):
        sponsorships, proposal, diagnostics = parse_sponsors(text_of(words), ENGLISH, body)
        assert sponsorships == ()
        assert proposal.kind is DocumentKind.DRAFT_RESOLUTION
        assert [one.code for one in diagnostics] == [Code.SPONSOR_UNKNOWN]


@pytest.mark.parametrize(
    ("officer", "label"),
    [
        ("the President of the Council", "president:E"),
        ("the Vice-President of the Council, Amal Mudallali (Lebanon)", "bureau:E"),
        ("the Co-Chairs", "chair:E"),
        ("the Chairperson of the Commission on the Status of Women", "chair:E/CN.6"),
        ("the Acting Chair of the Third Committee", "chair:A/C.3"),
        ("the Chairman", "chair:E"),
        ("the Vice-Chairman of the Committee", "bureau:E"),
        ("the President of the Security Council", "president:S"),
    ],
)
def test_officers_act_for_their_body(officer: str, label: str) -> None:
    line = text_of(f"Draft decision submitted by {officer}")
    assert labels(parse_sponsors(line, ENGLISH, "E")[0]) == label


def test_a_star_is_the_last_sponsors_only_if_the_note_speaks_of_it() -> None:
    line = text_of("Austria, Kazakhstan and Malaysia:* draft resolution")
    changes = text_of("Any changes to the list of sponsors will be reflected in the record.")
    behalf = text_of("On behalf of the Group of 77 and China.")
    plain = parse_sponsors(line, ENGLISH, "A", {"*": changes})[0]
    spoken = parse_sponsors(line, ENGLISH, "A", {"*": behalf})[0]
    assert labels(plain) == "initial:AUT initial:KAZ initial:MYS"
    assert labels(spoken) == "initial:AUT initial:KAZ on-behalf:MYS>group-of-77-and-china"


def test_two_marks_are_two_notes() -> None:
    line = text_of("Egypt,* Norway and South Africa:** draft resolution")
    notes = {
        "*": text_of("On behalf of the Group of Arab States."),
        "**": text_of("On behalf of the Group of African States."),
    }
    read = parse_sponsors(line, ENGLISH, "A/HRC", notes)[0]
    assert labels(read) == "on-behalf:EGY>arab-group initial:NOR on-behalf:ZAF>african-group"


def test_a_state_that_is_printed_twice_sponsors_once() -> None:
    line = text_of("Mali, Chad and Mali: draft resolution")
    assert labels(parse_sponsors(line, ENGLISH)[0]) == "initial:MLI initial:TCD"


def test_a_sponsor_stands_where_its_name_does() -> None:
    words = "Bahamas (The), Netherlands (Kingdom of the),* and the Gambia: draft resolution"
    sponsorships, _, _ = parse_sponsors(text_of(words), ENGLISH)
    places = ["".join(words[a:b] for a, b in one.spans) for one in sponsorships]
    assert places == ["Bahamas (The)", "Netherlands (Kingdom of the)", "Gambia"]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        (
            "Additional sponsors: Kenya, Bolivia (Plurinational State of) and State of Palestine.",
            "additional:KEN additional:BOL additional:PSE",
        ),
        (
            "Subsequently, Togo and the Sudan joined in sponsoring the draft resolution.",
            "additional:TGO additional:SDN",
        ),
        (
            "Add the following countries to the list of sponsors of the draft: Chad and Fiji",
            "additional:TCD additional:FJI",
        ),
        ("Azerbaijan has joined the list of sponsors.", "additional:AZE"),
        (
            "Additional sponsor: Zambia (on behalf of the Group of African States)",
            "on-behalf:ZMB>african-group",
        ),
        ("Any changes to the list of sponsors will be reflected in the official record.", ""),
        ("The Committee joined in sponsoring the event.", ""),
        ("State not a member of the Human Rights Council.", ""),
        ("", ""),
    ],
)
def test_those_who_joined_later_are_additional(words: str, label: str) -> None:
    symbol = parse_symbol("A/C.3/80/L.2/Add.1")
    sponsorships, diagnostics = parse_additional_sponsors(
        text_of(words), ENGLISH, first=5, joined_in=symbol
    )
    assert labels(sponsorships) == label
    assert [one.order for one in sponsorships] == list(range(5, 5 + len(sponsorships)))
    assert all(one.joined_in == symbol for one in sponsorships)
    assert diagnostics == ()


NAMES = st.lists(st.sampled_from(sorted(states())), min_size=1, max_size=30, unique=True)


@given(NAMES, st.sampled_from([", ", "; "]), st.sampled_from([" and ", ", and ", ", "]))
def test_any_list_of_states_is_read_back(codes: list[str], comma: str, last: str) -> None:
    names = [states()[code].name() for code in codes]
    listed = comma.join(names[:-1]) + (last if len(names) > 1 else "") + names[-1]
    words = f"{listed}: draft resolution"
    line = text_of(words)
    sponsorships, _, diagnostics = parse_sponsors(line, ENGLISH)
    assert is_proposal_line(line, ENGLISH)
    assert [one.party.code for one in sponsorships] == codes
    assert diagnostics == ()
    for one, name in zip(sponsorships, names, strict=True):
        assert [words[span.start : span.end] for span in one.spans] == [name]


PIECES = st.sampled_from(
    [
        "Mali",
        "Chad",
        "(",
        ")",
        "[",
        "]",
        ",",
        ";",
        ":",
        "and",
        "the",
        "of",
        "on behalf of",
        "*",
        "Group of 77",
        "draft resolution",
        "  ",
        "amendment to",
        "submitted by",
        "Chair",
        "Atlantis",
        "Guinea",
        "Papua New",
        "Germany",
        "Federal Republic of",
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join)))
@settings(max_examples=300)
def test_no_line_is_too_odd(words: str) -> None:
    line = text_of(words)
    is_proposal_line(line, ENGLISH)
    for sponsorships, diagnostics in (
        parse_sponsors(line, ENGLISH, "A", {"*": line})[::2],
        parse_additional_sponsors(line, ENGLISH),
    ):
        for one in sponsorships:
            printed = "".join(words[a:b] for a, b in one.spans).replace("*", "")
            if one.party.kind is PartyKind.STATE:
                index = state_index()
                named = index.entries.get(name_key(printed))
                joined = index.joined.get(name_key(printed).replace(" ", ""))
                assert states()[one.party.code] in {named, joined}
        assert all(isinstance(one.code, Code) for one in diagnostics)


@pytest.mark.parametrize(
    "piece", ["(Mali ", "Mali, ", "and ", "on behalf of ", " ", "also ", ":", "x", "draft ", "["]
)
def test_long_lines_take_no_more_than_linear_time(piece: str) -> None:
    line = text_of(piece * (200_000 // len(piece)) + ": draft resolution")
    started = time.process_time()
    parse_sponsors(line, ENGLISH)
    parse_additional_sponsors(line, ENGLISH)
    assert time.process_time() - started < 8
