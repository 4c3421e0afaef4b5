"""Links tell which document is meant, unless the words name another."""

from __future__ import annotations

import pytest

from tests.readers.akn.documents import document, markup, part
from undocs_rdf.convert import convert
from undocs_rdf.diagnostics import Code
from undocs_rdf.model import CitationType, Instrument


def cited(words: str) -> tuple[list[str], list[Code]]:
    paragraph = f"<paragraph><num>1.</num><content><p>{words}</p></content></paragraph>"
    body = f"<mainBody>{paragraph}</mainBody>"
    cover = '<p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>'
    conversion = convert(markup(body, cover=cover), "made.xml")
    citations = conversion.documents[0].parts[1].citations
    codes = [d.code for d in conversion.diagnostics]
    found = [str(c.cited) for c in citations if not isinstance(c.cited, Instrument)]
    return found, [code for code in codes if code is Code.LINK_CONTRADICTED]


def link(target: str, words: str) -> str:
    return f'<a href="https://undocs.org/en/{target}">{words}</a>'


def test_words_and_links_that_agree_are_one_citation() -> None:
    assert cited(f"Recalls its resolution {link('A/RES/74/28', '74/28')};") == (["A/RES/74/28"], [])


def test_the_letter_that_a_link_leaves_out_is_kept() -> None:
    assert cited(f"Recalls its resolution {link('A/RES/45/58', '45/58')} P;") == (
        ["A/RES/45/58P"],
        [],
    )


def test_a_link_tells_what_the_words_leave_open() -> None:
    words = f"Recalls what is said in {link('E/RES/2021/3', '2021/3')};"
    assert cited(words)[0] == ["E/RES/2021/3"]


@pytest.mark.parametrize(
    ("target", "words", "said"),
    [
        ("A/RES/74/29", "its resolution {}", "A/RES/74/28"),
        ("A/RES/44/28", "Human Rights Council resolution {}", "A/HRC/RES/44/28"),
    ],
)
def test_a_link_that_leads_elsewhere_is_reported_and_left_out(
    target: str, words: str, said: str
) -> None:
    number = said.partition("RES/")[2]
    found, codes = cited(f"Recalls {words.format(link(target, number))};")
    assert found == [said]
    assert codes == [Code.LINK_CONTRADICTED]


def test_a_link_on_words_that_are_no_symbol_is_reported() -> None:
    found, codes = cited(f"Notes {link('A/71/25', 'the agreement')};")
    assert found == []
    assert codes == [Code.LINK_CONTRADICTED]


def test_a_link_to_half_of_a_joint_symbol_agrees() -> None:
    words = f"Notes the report ({link('A/65/517', 'A/65/517')}–{link('S/2010/534', 'S/2010/534')});"
    assert cited(words) == (["A/65/517-S/2010/534"], [])


def test_a_link_without_the_letter_that_its_words_have_agrees() -> None:
    words = f"Recalls its resolution {link('A/RES/217(III)', '217 A (III)')};"
    assert cited(words) == (["A/RES/217(III)A"], [])


def test_addresses_outside_the_documents_are_no_citations() -> None:
    assert cited('Notes <a href="https://www.un.org/sdgs">the goals</a>;') == ([], [])


def test_where_the_words_are_not_english_the_links_cite() -> None:
    found = document("S_RES_2623.ru")
    citations = part(found, "pp1").citations
    assert [str(citation.cited) for citation in citations] == ["S/Agenda/8979"]
    assert citations[0].citation_type is CitationType.CITES
