"""Notes stand where their marks do; star notes are typed below the text."""

from __future__ import annotations

from tests.readers.akn.documents import converted, document, part, read


def test_each_mark_calls_the_note_that_stands_in_its_place() -> None:
    found = document("A_RES_74_37")
    assert part(found, "pp4").footnotes == ("fn1",)
    assert part(found, "fn2").text.startswith(
        "Official Records of the General Assembly, Forty-eighth"
    )
    assert part(found, "fn2").label == "FN2"


def test_two_notes_with_one_mark_are_two_notes() -> None:
    note = '<authorialNote marker="1"><p>{}</p></authorialNote>'
    words = f"One{note.format('First.')} and two{note.format('Second.')}"
    found = read(f"<mainBody><paragraph><content><p>{words}</p></content></paragraph></mainBody>")
    assert [(p.fragment, p.label, p.text) for p in found.parts[2:]] == [
        ("fn1", "FN1", "First."),
        ("fn1_2", "FN1 (2)", "Second."),
    ]
    assert found.parts[1].footnotes == ("fn1", "fn1_2")


def test_notes_typed_below_a_list_are_called_by_the_stars_in_it() -> None:
    _, second = converted("A_DEC_76_416").documents
    names = next(p for p in second.parts if "composed of the following" in p.text)
    assert "*" not in names.text
    assert {"fn-s1", "fn-s2"} <= set(names.footnotes)
    notes = {p.marker: p.text for p in second.parts if p.fragment in ("fn-s1", "fn-s2")}
    assert notes["**"].startswith("Term of office expires on the last day prior")
    assert notes["*"].endswith("in 2025.")
