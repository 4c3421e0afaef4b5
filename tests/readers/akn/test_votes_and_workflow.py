"""Who put the draft forward, who joined, how it was voted on."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.readers.akn.documents import document, read
from undocs_rdf.model import SponsorRole

BODY = "<mainBody><paragraph><content><p>Decides so.</p></content></paragraph></mainBody>"


def workflow(*steps: str) -> str:
    return "<workflow>" + "".join(f"<step {step}/>" for step in steps) + "</workflow>"


def test_sponsors_and_those_who_joined() -> None:
    sponsorships = document("A_RES_74_37").sponsorships
    roles = Counter(sponsorship.role for sponsorship in sponsorships)
    assert roles == {SponsorRole.INITIAL: 6, SponsorRole.ADDITIONAL: 10}
    assert [s.party.code for s in sponsorships][:7] == [
        "AGO",
        "IRQ",
        "NPL",
        "PAK",
        "PER",
        "TUR",
        "BGD",
    ]
    assert [s.order for s in sponsorships] == list(range(1, 17))


def test_a_sponsor_for_a_group_and_a_chair() -> None:
    group = "the States Members of the United Nations that are members of the Group of 77 and China"
    by = f"Guinea (on behalf of {group}) and Russian Federation"
    found = read(BODY, meta=workflow(f'outcome="draftResolution" as="A/C.2/76/L.3" by="{by}"'))
    assert [(s.party.code, bool(s.on_behalf_of)) for s in found.sponsorships] == [
        ("GIN", True),
        ("RUS", False),
    ]
    by = "submitted by the Chair of the Committee following informal consultations"
    found = read(BODY, meta=workflow(f'outcome="draftResolution" as="A/C.2/76/L.3" by="{by}"'))
    assert [(s.party.code, s.role) for s in found.sponsorships] == [("A/C.2", SponsorRole.CHAIR)]


def test_who_put_it_forward_does_not_join_and_a_remark_names_nobody_who_did() -> None:
    found = read(
        BODY,
        meta=workflow(
            'outcome="draftResolution" as="A/C.1/74/L.5" by="Peru and Chile"',
            'date="0001-01-01" outcome="draftResolutionAdditionalSponsors" '
            'by="Chile, Togo. - Lebanon was removed from the list of sponsors"',
        ),
    )
    assert [s.party.code for s in found.sponsorships] == ["PER", "CHL", "TGO"]


def test_a_vetoed_draft_prints_its_sponsor_and_records_its_vote() -> None:
    found = document("S_2024_312")
    assert found.outcome == "vetoed"
    assert found.date_adopted is None
    assert found.meetings == ()
    assert [s.party.code for s in found.sponsorships] == ["DZA"]
    (vote,) = found.votes
    assert (vote.in_favour, vote.against, vote.abstaining) == (12, 1, 2)
    assert vote.meeting is not None
    assert vote.meeting.number == "9609"
    assert [b.party.code for b in vote.ballots if b.value == "N"] == ["USA"]


def test_what_is_printed_of_the_origin_wins_over_the_record() -> None:
    cover = (
        '<p><session value="74">Seventy-fourth session</session></p>'
        '<p><docProponent refersTo="#thirdCommittee">'
        '[on the report (<inline name="originating document">{}</inline>)]</docProponent></p>'
    )
    meta = workflow('outcome="recommendedForAdoption" as="A/74/386"')
    printed = read(BODY, cover=cover.format("A/74/399"), meta=meta)
    assert list(map(str, printed.recommended_in)) == ["A/74/399"]
    misprinted = read(BODY, cover=cover.format("A/73/386"), meta=meta)
    assert list(map(str, misprinted.recommended_in)) == ["A/74/386"]


@pytest.mark.parametrize("counted", ["2", "1"])
def test_a_state_in_two_lists_is_left_out_of_the_one_that_has_too_many(counted: str) -> None:
    def count(kind: str, value: str, *names: str) -> str:
        voters = "".join(f"<organization>{name}</organization>" for name in names)
        return f'<count refersTo="{kind}" value="{value}"><voters>{voters}</voters></count>'

    lists = count("inFavour", counted, "CHINA", "MALTA") + count("abstaining", "01", "CHINA")
    analysis = f"<analysis><parliamentary><voting>{lists}</voting></parliamentary></analysis>"
    (vote,) = read(BODY, meta=analysis).votes
    ballots = sorted((ballot.party.code, ballot.value) for ballot in vote.ballots)
    if counted == "1":
        assert ballots == [("CHN", "A"), ("MLT", "Y")]
    else:
        assert ballots == [("CHN", "A"), ("CHN", "Y"), ("MLT", "Y")]


def test_a_recorded_vote_of_the_human_rights_council() -> None:
    found = document("A_HRC_RES_54_15")
    assert found.adoption_method == "recorded-vote"
    (vote,) = found.votes
    assert Counter(ballot.value for ballot in vote.ballots) == {"Y": 32, "N": 13, "A": 2}
