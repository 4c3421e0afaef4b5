"""What cover page, preface, conclusions and identification say."""

from __future__ import annotations

import pytest

from tests.readers.akn.documents import converted, document, markup, read
from undocs_rdf.convert import convert
from undocs_rdf.diagnostics import Code
from undocs_rdf.model import DocumentKind, Meeting, Session
from undocs_rdf.readers.akn.masthead import item_numbers

BODY = "<mainBody><paragraph><content><p>Decides so.</p></content></paragraph></mainBody>"


def test_the_masthead_of_a_resolution() -> None:
    found = document("A_RES_74_37")
    assert found.kind is DocumentKind.RESOLUTION
    assert str(found.symbol) == "A/RES/74/37"
    assert found.title == "Regional disarmament"
    assert (found.date_adopted, found.date_issued) == ("2019-12-12", "2019-12-19")
    assert found.distribution == "General"
    assert (found.bodies, found.session) == (("A",), Session("A", "74"))
    (item,) = found.agenda_items
    assert item.number == "98(f)"
    assert item.title == "General and complete disarmament: regional disarmament"
    assert found.meetings == (Meeting("A", "74", "46", "2019-12-12", "plenary"),)
    assert list(map(str, found.recommended_in)) == ["A/74/368"]
    assert list(map(str, found.adopted_from)) == ["A/C.1/74/L.5"]
    assert found.identifier == "/akn/un/statement/deliberation/unga/2019-12-12/74-37"


def test_the_council_has_no_session_and_prints_its_meeting_in_the_head() -> None:
    found = document("S_RES_1306")
    assert str(found.symbol) == "S/RES/1306(2000)"
    assert found.session is None
    assert found.meetings == (Meeting("S", None, "4168", "2000-07-05"),)


def test_parts_of_a_collection_are_documents_with_letter_date_and_meeting_of_their_own() -> None:
    first, second = converted("A_DEC_76_416").documents
    assert (str(first.symbol), str(second.symbol)) == ("A/DEC/76/416A", "A/DEC/76/416B")
    assert (first.date_adopted, second.date_adopted) == ("2022-03-15", "2022-06-29")
    assert [[m.number for m in d.meetings] for d in (first, second)] == [["61"], ["89"]]
    assert first.title == second.title
    assert second.first_position == 1 + len(first.parts)


def test_what_a_line_in_another_language_names_is_a_report_where_the_record_has_it_so() -> None:
    stated = "<FRBRExpression><FRBRlanguage language='spa'/></FRBRExpression>"
    step = "<workflow><step outcome='recommendedForAdoption' as='A/78/401'/></workflow>"
    cover = (
        '<p><docProponent refersTo="#noMainCommittee">[sobre la base del informe '
        '(<inline name="originating document">A/78/401</inline>)]</docProponent></p>'
    )
    found = read(BODY, cover=cover, meta=f"<identification>{stated}</identification>{step}")
    assert list(map(str, found.recommended_in)) == ["A/78/401"]
    assert found.adopted_from == ()


def test_placeholders_and_empty_fields_are_made_good_by_what_else_is_there() -> None:
    """The Arabic file has no meeting, and the date 0001-01-01 of a template."""
    found = document("S_RES_2623.ar")
    assert found.date_adopted == "2022-02-27"
    assert [meeting.number for meeting in found.meetings] == ["8980"]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("Agenda item 98 (f)", ("98(f)",)),
        ("Agenda items 20 and 78 (a)", ("20", "78(a)")),
        ("19 (a) et (b)", ("19(a)", "19(b)")),
        ("Tema 72 a) y b) del programa", ("72(a)", "72(b)")),
        ("البند 72 (أ) من جدول الأعمال", ("72(a)",)),
        ("Пункт 3 повестки дня", ("3",)),
        ("议程项目 72(b)", ("72(b)",)),
        ("Agenda item", ()),
    ],
)
def test_agenda_items_in_any_language(printed: str, numbers: tuple[str, ...]) -> None:
    assert item_numbers(printed) == numbers


def test_the_language_that_is_spoken_is_told_from_the_one_that_is_stated() -> None:
    stated = "<FRBRExpression><FRBRlanguage language='fra'/></FRBRExpression>"
    meta = f"<identification>{stated}</identification>"
    cover = '<p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>'
    assert read(BODY, cover=cover, meta=meta).language == "en"
    assert document("S_RES_2623.ru").language == "ru"


def test_a_special_session_is_told_by_its_words_and_elsewhere_by_the_symbol() -> None:
    def session(words: str, symbol: str = "A/RES/ES-11/1") -> str | None:
        cover = (
            f'<p><docNumber refersTo="#symbol">{symbol}</docNumber></p>'
            '<p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>'
            f'<p><session value="11">{words}</session></p>'
        )
        found = read(BODY, cover=cover).session
        return found.number if found else None

    assert session("Eleventh emergency special session") == "ES-11"
    assert session("Onzième session extraordinaire d’urgence") == "ES-11"


def test_where_the_markup_contradicts_the_text_the_text_is_followed_and_it_is_said() -> None:
    date = '<docDate date="2019-12-18" refersTo="#dateOfIssuance">19 December 2019</docDate>'
    conversion = convert(markup(BODY, cover=f"<p>{date}</p>"), "made.xml")
    assert conversion.documents[0].date_issued == "2019-12-19"
    assert Code.MARKUP_CONTRADICTED in [d.code for d in conversion.diagnostics]
