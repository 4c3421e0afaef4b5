"""Facts that only the whole base can give: with evidence, above the threshold, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.building import build_base, exported
from undocs_rdf.building import BuildOptions
from undocs_rdf.building.adoptions import adoptions
from undocs_rdf.building.derived import derived_links, link_triples
from undocs_rdf.building.items import same_items
from undocs_rdf.building.links import Evidence, Link, best, combined, common_share, title_key
from undocs_rdf.building.records import Item, Voice
from undocs_rdf.building.succession import successions
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.metadata import read_metadata
from undocs_rdf.store import open_store
from undocs_rdf.terms import und

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDS = tuple(f"{number:08x}" for number in range(20))


def item(session: str, number: str, title: str) -> Item:
    return Item(f"agenda/A/{session}/{number}", "A", session, title)


def voice(document: str, session: str, **fields: object) -> Voice:
    known: dict[str, object] = {"kind": "Resolution", "bodies": ("A",), "title": "Oceans"} | fields
    return Voice(document, "en", session=session, **known)  # type: ignore[arg-type] # as given


SEAS = "Oceans and the law of the sea"
LATER = voice("R78", "78", recalls=("R76",), items=(item("78", "75", SEAS),))
EARLIER = voice("R76", "76", items=(item("76", "78", SEAS),))
DRAFT = voice(
    "L1",
    "78",
    kind="DraftResolution",
    bodies=("A/C.1",),
    date="2023-10-12",
    items=(item("78", "75", SEAS),),
)
ACT = replace(LATER, date="2023-12-04", recommended_in=("A/78/1",))


def test_evidence_adds_up_and_never_to_certainty() -> None:
    assert combined([]) == 0
    assert combined([Evidence("a", 0.5), Evidence("b", 0.5)]) == 0.75
    assert combined([Evidence("a", 0.6)]) == 0.6


def test_titles_are_alike_whatever_their_case_points_and_years() -> None:
    assert title_key("Programme budget for 2024") == title_key("programme  budget, for 2025–2026")
    assert title_key("Oceans") != title_key("Ocean")


def test_few_paragraphs_have_no_share() -> None:
    assert (
        common_share(replace(LATER, hashes=WORDS[:10]), replace(EARLIER, hashes=WORDS[5:])) == 0.5
    )
    assert common_share(replace(LATER, hashes=WORDS[:4]), replace(EARLIER, hashes=WORDS)) is None


def test_of_two_that_are_as_good_neither_is_taken() -> None:
    one = Link("follows", "a", "b", (Evidence("x", 0.9),))
    assert best([one], 0.8) == one
    assert best([one], 0.95) is None
    assert best([one, replace(one, target="c")], 0.8) is None
    assert best([one, Link("follows", "a", "c", (Evidence("x", 0.85),))], 0.8) == one


def test_a_text_follows_the_latest_one_of_its_title_that_it_recalls() -> None:
    older = replace(EARLIER, document="R74", session="74")
    recalling = replace(LATER, recalls=("R76", "R74"))
    links = successions([recalling, EARLIER, older])
    assert [(link.subject, link.target) for link in links] == [("R78", "R76")]
    assert links[0].score > 0.9
    assert [evidence.words for evidence in links[0].evidence] == [
        "same title",
        "its preamble recalls the earlier text",
        "items of the same title",
    ]


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        (replace(LATER, recalls=()), EARLIER),  # title and item alone
        (replace(LATER, title="Fish", items=()), EARLIER),  # a recall alone
        (LATER, replace(EARLIER, session="78")),
        (LATER, replace(EARLIER, session="80")),
        (LATER, replace(EARLIER, bodies=("E",))),
        (LATER, replace(EARLIER, kind="Decision")),
        (LATER, replace(EARLIER, session="ES-10")),
    ],
)
def test_too_little_evidence_or_another_kind_of_text_is_not_followed(
    later: Voice, earlier: Voice
) -> None:
    assert successions([later, earlier]) == []


def test_a_draft_follows_a_draft_and_only_without_one_the_act() -> None:
    draft = replace(DRAFT, recalls=("R76", "L76"))
    assert [link.target for link in successions([draft, EARLIER])] == ["R76"]
    before = replace(DRAFT, document="L76", session="76")
    assert [link.target for link in successions([draft, EARLIER, before])] == ["L76"]


def test_a_council_without_sessions_goes_by_the_day() -> None:
    earlier = voice("S1", "", bodies=("S",), title="", date="2023-03-01", hashes=WORDS)
    later = replace(earlier, document="S2", date="2024-02-28", recalls=("S1",))
    assert [(link.subject, link.target) for link in successions([earlier, later])] == [("S2", "S1")]


def test_a_draft_became_the_act_of_its_title_item_session_and_report() -> None:
    (link,) = adoptions([DRAFT, ACT])
    assert (link.relation, link.subject, link.target) == ("adoptedAs", "L1", "R78")
    assert link.score == 0.8
    assert link.sources == ("L1", "R78")


@pytest.mark.parametrize(
    ("draft", "act"),
    [
        (DRAFT, replace(ACT, items=())),
        (DRAFT, replace(ACT, title="Fish")),
        (DRAFT, replace(ACT, session="76")),
        (DRAFT, replace(ACT, date="2023-09-01")),
        (DRAFT, replace(ACT, kind="Decision")),
        (DRAFT, replace(ACT, adopted_from=("L2",))),
        (replace(DRAFT, hashes=WORDS[:10]), replace(ACT, hashes=WORDS[10:])),
    ],
)
def test_what_contradicts_it_keeps_a_draft_from_being_adopted(draft: Voice, act: Voice) -> None:
    assert adoptions([draft, act]) == []


def test_of_a_draft_and_its_revision_the_revision_was_adopted() -> None:
    revision = replace(DRAFT, document="L1/Rev.1", revises="L1")
    assert [link.subject for link in adoptions([DRAFT, revision, ACT])] == ["L1/Rev.1"]
    assert adoptions([DRAFT, replace(DRAFT, document="L2"), ACT]) == []


def test_what_a_document_says_itself_is_not_derived() -> None:
    assert adoptions([DRAFT, replace(ACT, adopted_from=("L1",))]) == []


def test_items_are_the_same_by_a_title_that_tells_something() -> None:
    (link,) = same_items([LATER, EARLIER], [])
    assert (link.subject, link.target) == ("agenda/A/78/75", "agenda/A/76/78")
    short = [
        replace(v, items=tuple(replace(one, title="Peace") for one in v.items))
        for v in (LATER, EARLIER)
    ]
    assert same_items(short, []) == []
    assert same_items(short, successions(short))
    placed = replace(short[1], placed=(Item("x", "A", "78", "Peace"),))
    assert same_items([short[0], placed], [])


def test_a_fact_comes_with_a_statement_about_it() -> None:
    links = derived_links([ACT, EARLIER, DRAFT])
    triples = list(link_triples(links, DEFAULT_BASE))
    assert {link.relation for link in links} == {"adoptedAs", "follows", "sameItemAs"}
    for link in links:
        assert (f"<{link.subject}>", und(link.relation), f"<{link.target}>") in triples
    assert len(set(triples)) == len(triples)
    assert {subject for subject, *_ in triples if "derived/" in subject}
    scores = [value for _, predicate, value in triples if predicate.endswith("#value>")]
    assert '"0.8"^^<http://www.w3.org/2001/XMLSchema#decimal>' in scores


def test_in_the_examples_the_draft_became_the_resolution(tmp_path: Path) -> None:
    table = EXAMPLES / "symbols.csv"
    known = read_metadata(table.read_bytes(), str(table))
    options = BuildOptions(jobs=1, metadata_of=known.of)
    build_base(tmp_path / "base", EXAMPLES, options=options)
    with open_store(tmp_path / "base") as opened:
        derived = opened.graph_names.derived
    draft, act = "doc/A/C.1/74/L.49/Rev.1", "doc/A/RES/74/28"
    fact = f"<{DEFAULT_BASE}{draft}> {und('adoptedAs')} <{DEFAULT_BASE}{act}> <{derived}> .\n"
    assert fact in exported(tmp_path / "base")
