"""A document has the same parts in every language, and the same recorded facts."""

from __future__ import annotations

import pytest

from tests.readers.akn.documents import document, read
from undocs_rdf.model import PartKind

LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_structure_and_record_do_not_depend_on_the_language(language: str) -> None:
    found, english = document(f"S_RES_2623.{language}"), document("S_RES_2623.en")
    assert found.language == language
    assert found.symbol == english.symbol
    assert [p.fragment for p in found.parts] == [p.fragment for p in english.parts]
    assert [p.kind for p in found.parts] == [p.kind for p in english.parts]
    assert [s.party for s in found.sponsorships] == [s.party for s in english.sponsorships]
    assert [v.ballots and len(v.ballots) for v in found.votes] == [15]
    assert found.date_adopted == english.date_adopted
    symbols = [[str(c.cited) for c in p.citations] for p in (found.parts[1], english.parts[1])]
    assert symbols[0][0] == "S/Agenda/8979"


def test_an_annex_is_told_by_the_name_of_the_first_where_the_words_are_not_english() -> None:
    heading = "<paragraph class='H1'><heading>{}</heading></paragraph>"
    lines = heading.format("附件一") + heading.format("临时议程") + heading.format("附件二")
    doc = f"<doc><mainBody>{lines}</mainBody></doc>"
    annexes = f"<attachments><attachment>{doc}</attachment></attachments>"
    stated = "<FRBRExpression><FRBRlanguage language='zho'/></FRBRExpression>"
    meta = f"<identification>{stated}</identification>"
    body = "<mainBody><paragraph><content><p>决定</p></content></paragraph></mainBody>"
    found = read(body + annexes, meta=meta)
    assert [p.kind for p in found.parts[2:]] == [PartKind.ANNEX, PartKind.SECTION, PartKind.ANNEX]


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_the_italic_words_open_a_paragraph_in_any_language(language: str) -> None:
    opening = document(f"S_RES_2623.{language}").parts[1].opening
    assert opening is not None
    assert opening.words
    assert opening.base_verb is None
