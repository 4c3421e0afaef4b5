"""What is written out has one order, whatever the order in which it comes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.convert import convert
from undocs_rdf.export import order
from undocs_rdf.export.order import by_subject, in_line_order, in_reading_order

if TYPE_CHECKING:
    import pytest

    from undocs_rdf.terms import Triple

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "resolution-78-237.md"
Terms = st.sampled_from(["<a>", "<b>", '"x\\ty"', '"é"@fr', '"10"'])
Triples = st.lists(st.tuples(Terms, Terms, Terms))


def test_a_document_is_read_from_its_head_to_its_last_note() -> None:
    triples = convert(EXAMPLE.read_bytes(), EXAMPLE.name).triples
    subjects = [run[0][0] for run in by_subject(in_reading_order(sorted(triples)))]
    parts = [name for name in subjects if "doc/A/RES/78/237#" in name and "." not in name[-8:]]
    labels = [name.rpartition("#")[2].rstrip(">") for name in parts if "#en>" not in name]
    assert subjects[0].endswith("doc/A/RES/78/237>")
    assert labels[:4] == ["masthead", "pp1", "pp2", "pp3"]
    assert labels.index("pp9") < labels.index("pp10") < labels.index("op1")
    pp1 = next(name for name in parts if name.endswith("#pp1>"))
    assert subjects.index(f"{pp1[:-1]}.cite1>") == subjects.index(pp1) + 1


@given(st.data())
def test_the_order_is_the_same_whatever_comes_first(data: st.DataObject) -> None:
    triples = list(convert(EXAMPLE.read_bytes(), EXAMPLE.name).triples[:40])
    shuffled = data.draw(st.permutations(triples))
    assert in_reading_order(shuffled) == in_reading_order(triples)
    assert set(in_reading_order(shuffled)) == set(triples)


@given(Triples, st.integers(1, 5))
def test_sorting_outside_of_memory_is_sorting(triples: list[Triple], in_memory: int) -> None:
    whole, order.LINES_IN_MEMORY = order.LINES_IN_MEMORY, in_memory  # type: ignore[misc] # a test's
    try:
        assert list(in_line_order(triples)) == sorted(set(triples))
    finally:
        order.LINES_IN_MEMORY = whole  # type: ignore[misc] # likewise


def test_a_sort_that_is_cut_short_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order, "LINES_IN_MEMORY", 2)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    rows = in_line_order([("<a>", "<b>", f'"{number}"') for number in range(9)])
    next(rows)
    rows.close()  # type: ignore[attr-defined] # it is a generator
    assert not list(tmp_path.iterdir())
