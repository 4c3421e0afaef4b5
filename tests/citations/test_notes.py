"""Notes: what they inherit from the place of their mark, and from the note before."""

from __future__ import annotations

from tests.citations.wording import name, read
from undocs_rdf.model import Citation, Instrument, ResolvedBy


def note(found: dict[str, tuple[Citation, ...]], marker: str) -> list[tuple[object, ...]]:
    return [
        (name(c), c.citation_type.value, c.resolved_by.value, c.cited_paragraphs, c.cited_parts)
        for c in found[f"fn{marker}"]
    ]


def test_a_note_behind_the_object_has_the_verb_s_type() -> None:
    found, _ = read(
        "*Taking note with appreciation* of the report of the Independent Expert,<sup>2</sup>",
        notes={"2": "A/HRC/54/26."},
    )
    assert note(dict(found), "2") == [("A/HRC/54/26", "notesWithAppreciation", "explicit", (), ())]


def test_each_listed_member_passes_its_type_to_its_note() -> None:
    found, _ = read(
        "*Reaffirming* the Universal Declaration of Human Rights<sup>1</sup> and the principles of "
        "the Charter, *recalling* the rights laid down in the Convention on the Rights of the "
        "Child,<sup>2</sup>",
        notes={
            "1": "Resolution 217 A (III).",
            "2": "United Nations, *Treaty Series*, vol. 1577, No. 27531.",
        },
    )
    assert note(dict(found), "1") == [("A/RES/217(III)A", "reaffirms", "explicit", (), ())]
    child = next(c for c in found["p1"] if "Child" in c.quote)
    assert isinstance(child.cited, Instrument)
    assert child.cited.treaty_series_reference == "vol. 1577, No. 27531"
    assert child.citation_type.value == "cites"
    assert "fn2" not in found


def test_a_note_that_says_where_a_named_resolution_is_printed_cites() -> None:
    found, _ = read(
        "*Recalling* Human Rights Council resolution 37/22,<sup>1</sup>",
        notes={"1": "See *Official Records*, Supplement No. 53 (A/73/53), chap. IV, sect. A."},
    )
    assert note(dict(found), "1") == [
        ("A/73/53", "cites", "explicit", (), ("chapter IV, section A",))
    ]


def test_the_type_passes_up_to_see_also() -> None:
    found, _ = read(
        "*Welcoming* the report of the Secretary-General,<sup>1</sup>",
        notes={"1": "A/74/1 and A/74/1/Add.1; see also A/74/2."},
    )
    assert [entry[:2] for entry in note(dict(found), "1")] == [
        ("A/74/1", "welcomes"),
        ("A/74/1/Add.1", "welcomes"),
        ("A/74/2", "cites"),
    ]


def test_the_pinpoint_at_the_mark_passes_to_the_note() -> None:
    # A/RES/78/253, section on capital investment: a note "Ibid." with nothing behind it
    found, _ = read(
        "*Recalls* paragraph 54 of the report of the Advisory Committee,<sup>1</sup>",
        "*Also recalls* paragraph 59 of the report of the Advisory Committee,<sup>2</sup>",
        notes={"1": "A/78/7/Add.20.", "2": "Ibid."},
    )
    assert note(dict(found), "1") == [("A/78/7/Add.20", "recalls", "explicit", ("54",), ())]
    assert note(dict(found), "2") == [("A/78/7/Add.20", "recalls", "ibid", ("59",), ())]


def test_a_document_of_which_a_part_is_meant_is_named_for_itself() -> None:
    # A/RES/74/83, PP12; A/RES/76/274, OP28
    found, _ = read(
        "*Taking note* of the report of the Agency of 31 May 2019, submitted pursuant to "
        "paragraph 57 of the report of the Secretary-General,<sup>1</sup>",
        "*Recalls* paragraph 23 of its resolution 66/264 and paragraph 82 of the report of the "
        "Advisory Committee,<sup>2</sup>",
        notes={"1": "A/71/849.", "2": "A/76/760."},
    )
    assert note(dict(found), "1") == [("A/71/849", "cites", "explicit", ("57",), ())]
    assert note(dict(found), "2") == [("A/76/760", "recalls", "explicit", ("82",), ())]


def test_a_document_that_stands_beside_another_is_not_on_it() -> None:
    # A/RES/78/190, PP9
    found, _ = read(
        "*Recalling* the Declaration, in particular paragraphs 84 to 86 of the Programme of "
        "Action, as well as the relevant provisions of the outcome document of the Durban Review "
        "Conference,<sup>1</sup>",
        notes={"1": "A/CONF.211/8, chap. I."},
    )
    assert note(dict(found), "1")[0][3:] == ((), ("chapter I",))


def test_a_note_on_a_report_on_a_treaty_is_the_report_s() -> None:
    # A/RES/78/207, OP3
    found, _ = read(
        "the Convention on Cluster Munitions (the Convention)",
        "*Welcomes* the report of the Special Rapporteur on the Convention,<sup>1</sup>",
        notes={"1": "A/78/347."},
    )
    assert note(dict(found), "1") == [("A/78/347", "welcomes", "explicit", (), ())]


def test_the_phrase_at_a_mark_may_be_long() -> None:
    # E/RES/2023/3, PP9: the report, not the outcomes; A/RES/74/254 B, OP5: within its clause
    found, _ = read(
        "*Taking note* of the report of the Secretary-General on the progress made in the "
        "implementation of and follow-up to the outcomes of the World Summit at the regional and "
        "international levels,<sup>1</sup>",
        "*Thanking* the Secretary-General for the aforementioned report,",
        "*Takes note* of paragraph 14 of the report of the Committee, and, with a view to "
        "identifying solutions to conflicts between national legislation of Member States and "
        "the Staff Regulations and Rules of the United Nations,<sup>2</sup> decides so;",
        notes={"1": "A/78/62.", "2": "ST/SGB/2018/1."},
    )
    assert note(dict(found), "1")[0][:2] == ("A/78/62", "takesNoteOf")
    assert [name(c) for c in found["p2"]] == ["A/78/62"]
    assert note(dict(found), "2")[0][3:] == ((), ())


def test_a_document_may_stand_beside_what_ibid_means() -> None:
    # A/RES/76/75, note 7
    found, _ = read(
        "See these.<sup>1</sup><sup>2</sup>",
        notes={"1": "A/76/279, para. 22.", "2": "Ibid., para. 30, and A/66/524, para. 21."},
    )
    assert [entry[0] for entry in note(dict(found), "2")] == ["A/76/279", "A/66/524"]


def test_ibid_takes_over_the_coarser_part_alone() -> None:
    found, _ = read(
        "See these.<sup>1</sup><sup>2</sup><sup>3</sup><sup>4</sup>",
        notes={
            "1": "A/74/10, chap. XVI, sect. B.1.",
            "2": "Ibid., sect. B.2.",
            "3": "Ibid., annex I.",
            "4": "Ibid., para. 16.",
        },
    )
    assert [entry[3:] for marker in "234" for entry in note(dict(found), marker)] == [
        ((), ("chapter XVI, section B.2",)),
        ((), ("annex I",)),
        (("16",), ()),
    ]


def test_ibid_with_a_symbol_is_explicit() -> None:
    found, _ = read(
        "See these.<sup>1</sup><sup>2</sup>",
        notes={
            "1": "*Official Records*, Supplement No. 53 (A/74/53), chap. IV.",
            "2": "Ibid., *Supplement No. 53A* (A/74/53/Add.1), chap. III.",
        },
    )
    [second] = found["fn2"]
    assert second.resolved_by is ResolvedBy.EXPLICIT
    assert second.cited_parts == ("chapter III",)


def test_ibid_behind_nothing_is_said() -> None:
    found, said = read("See this.<sup>1</sup>", notes={"1": "Ibid., annex II."})
    assert found == {}
    assert [d.code.name for d in said] == ["ANAPHOR_UNRESOLVED"]


def test_ibid_behind_a_publication_is_certain_to_name_no_document() -> None:
    # A/RES/74/202, note 5
    found, said = read(
        "See these.<sup>1</sup><sup>2</sup>",
        notes={"1": "United Nations, *Treaty Series*, vol. 1577, No. 27531.", "2": "Ibid., p. 3."},
    )
    assert found == {}
    assert not said


def test_a_note_may_point_to_an_earlier_one() -> None:
    found, _ = read(
        "See these.<sup>1</sup><sup>2</sup>",
        notes={"1": "A/74/10.", "2": "See note 1 above, annex."},
    )
    assert note(dict(found), "2") == [("A/74/10", "cites", "anaphor", (), ("annex",))]
