"""Paragraphs, points, sections, annexes and quoted drafts."""

from __future__ import annotations

from tests.readers.akn.documents import converted, document, outline, part, read
from undocs_rdf.model import OpeningPhrase, PartKind


def paragraph(words: str, number: str = "", style: str = "SingleTxt", rest: str = "") -> str:
    num = f"<num>{number}</num>" if number else ""
    return f'<paragraph class="{style}">{num}<content><p>{words}</p></content>{rest}</paragraph>'


def test_preambular_and_operative_paragraphs_with_their_phrases() -> None:
    found = document("A_RES_74_37")
    kinds = [p.kind for p in found.parts]
    assert kinds.count(PartKind.PREAMBULAR_PARAGRAPH) == 9
    assert kinds.count(PartKind.OPERATIVE_PARAGRAPH) == 6
    assert part(found, "pp5").opening == OpeningPhrase("Taking note", "take note")
    assert part(found, "op5").text.startswith("Supports and encourages efforts")
    assert part(found, "op5").number == "5"
    (placed,) = part(found, "op6").places_on_agenda
    assert (placed.session and placed.session.number, placed.title) == (
        "75",
        "Regional disarmament",
    )


def test_sections_with_letters_hold_preambular_paragraphs_of_their_own() -> None:
    found = document("E_RES_2023_5")
    assert part(found, "sec1").text.startswith("A Work of the Committee regarding the transport")
    assert part(found, "pp3").parent == "sec1"
    assert part(found, "sec2.op1").label == "B OP1"
    assert part(found, "pp11.b").label == "PP11(b)"


def test_a_decision_has_paragraphs_without_number() -> None:
    first, _ = converted("A_DEC_76_416").documents
    (operative,) = (p for p in first.parts if p.kind is PartKind.OPERATIVE_PARAGRAPH)
    assert (operative.label, operative.number) == ("OP1", None)
    assert operative.opening is None


def test_nested_points_are_labelled_as_they_are_nested() -> None:
    points = (
        "<list><intro><p>Decides on:</p></intro>"
        "<point><num>(a)</num><content><p>Protection:</p></content></point>"
        "<sublist><point><num>(i)</num><content><p>To protect;</p></content></point>"
        "<point><num>(ii)</num><content><p>To deter;</p></content></point></sublist>"
        "<point><num>(b)</num><content><p>Support.</p></content></point></list>"
    )
    body = f"<mainBody><paragraph><num>8.</num>{points}</paragraph></mainBody>"
    assert [label for label, _ in outline(read(body))] == [
        "OP8",
        "OP8(a)",
        "OP8(a)(i)",
        "OP8(a)(ii)",
        "OP8(b)",
    ]


def test_a_point_may_have_a_number_or_a_heading_of_its_own() -> None:
    points = (
        "<list><intro><p>Decides on:</p></intro>"
        "<point><num>1.</num><content><p>Opening.</p></content></point>"
        "<point><num>2.</num><subheading>Rule of law</subheading>"
        "<content><p>To support.</p></content></point></list>"
    )
    found = read(f"<mainBody><paragraph><num>3.</num>{points}</paragraph></mainBody>")
    assert outline(found) == [
        ("OP3", "Decides on:"),
        ("OP3(1)", "Opening."),
        ("OP3(2)", "Rule of law"),
        ("OP3(2)(–)", "To support."),
    ]


def test_labels_that_are_typed_rather_than_marked_up_are_read() -> None:
    body = (
        paragraph("1. Requests:", style="a") + paragraph("(a) To act;") + paragraph("(b) To say.")
    )
    assert outline(read(f"<mainBody>{body}</mainBody>")) == [
        ("OP1", "Requests:"),
        ("OP1(a)", "To act;"),
        ("OP1(b)", "To say."),
    ]


def test_a_heading_by_its_style_opens_a_section() -> None:
    body = paragraph("Human rights", style="H23") + paragraph("Requests so.", "1.")
    found = read(f"<mainBody>{body}</mainBody>")
    assert outline(found) == [("Section 1", "Human rights"), ("OP1", "Requests so.")]
    assert part(found, "op1").parent == "sec1"


def test_what_stands_in_an_annex_is_no_operative_paragraph() -> None:
    annex = (
        "<attachments><attachment><doc name='annex'><mainBody>"
        "<paragraph class='H1'><subheading>Annex II</subheading></paragraph>"
        + paragraph("We, the Heads of State,", "1.")
        + paragraph("Annex III", style="H1")
        + paragraph("A list.")
        + "</mainBody></doc></attachment></attachments>"
    )
    found = read(f"<mainBody>{paragraph('Adopts it.')}</mainBody>{annex}")
    assert [(p.kind, p.label) for p in found.parts[1:]] == [
        (PartKind.OPERATIVE_PARAGRAPH, "OP1"),
        (PartKind.ANNEX, "Annex II"),
        (PartKind.PARAGRAPH, "Annex II, para. 1"),
        (PartKind.ANNEX, "Annex III"),
        (PartKind.PARAGRAPH, "Annex III, unnumbered para. 1"),
    ]


def test_a_draft_quoted_in_full_is_a_part_of_its_own() -> None:
    quoted = (
        "<components><component><statement name='draft resolution'><preamble>"
        "<formula><p><span class='italic'>The General Assembly</span>,</p></formula>"
        "<container name='Recalling'><p>Recalling its resolution 46/152,</p></container></preamble>"
        f"<mainBody>{paragraph('Decides so.', '1.')}</mainBody></statement>"
        "</component></components>"
    )
    recommends = paragraph("Recommends the following draft resolution:")
    found = read(f"<mainBody>{recommends}</mainBody>{quoted}")
    assert [(p.kind, p.fragment, p.parent) for p in found.parts[1:]] == [
        (PartKind.OPERATIVE_PARAGRAPH, "op1", None),
        (PartKind.PARAGRAPH, "quoted1", "op1"),
        (PartKind.PARAGRAPH, "quoted1.para-1", "quoted1"),
        (PartKind.PARAGRAPH, "quoted1.para1", "quoted1"),
    ]


def test_a_table_is_text_a_row_a_line() -> None:
    head = "<tr><th><p>Year</p></th><th><p>Posts</p></th></tr>"
    table = f"<table>{head}<tr><td><p>2020</p></td><td><p>12</p></td></tr></table>"
    body = paragraph("Approves:", "1.") + f"<container name='table'>{table}</container>"
    found = read(f"<mainBody>{body}</mainBody>")
    assert part(found, "table1").text == "Year | Posts\n2020 | 12"


def test_a_bold_line_without_a_stop_is_a_heading_though_the_markup_has_it_in_the_preamble() -> None:
    line = "<container name=''><p><span class='bold'>{}</span></p></container>"
    lines = line.format("Countries in special situations") + line.format("Recalling all,")
    found = read(f"<preamble>{lines}</preamble><mainBody>{paragraph('Asks.', '1.')}</mainBody>")
    assert outline(found) == [
        ("Section 1", "Countries in special situations"),
        ("PP1", "Recalling all,"),
        ("OP1", "Asks."),
    ]


def test_a_rule_is_no_paragraph() -> None:
    body = paragraph("Decides so.") + paragraph("________________")
    assert outline(read(f"<mainBody>{body}</mainBody>")) == [("OP1", "Decides so.")]
