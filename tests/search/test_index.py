"""The index finds what has all of the words, and keeps in step with what is put into it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.errors import UndocsError, UnreadableInputError
from undocs_rdf.search import IndexedDocument, IndexedPart, SearchFilters, SearchIndex
from undocs_rdf.search.index import match_expression

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = IndexedDocument(
    iri="https://x/doc/A/C.1/74/L.49",
    symbol="A/C.1/74/L.49",
    title="Advancing responsible State behaviour in cyberspace",
    kind="DraftResolution",
    date="2019-10-24",
    bodies=("A", "A/C.1"),
    sessions=("74",),
    states=("EST", "CIV"),
    parts=(
        IndexedPart(
            "https://x/doc/A/C.1/74/L.49#pp1", "PP1", 2, "Recalling its resolution 73/266,"
        ),
        IndexedPart(
            "https://x/doc/A/C.1/74/L.49#op1",
            "OP1",
            3,
            "Calls upon Member States to be guided by the report of the Group of Governmental "
            "Experts, and notes the sanctions regime of Côte d’Ivoire;",
        ),
    ),
)
RESOLUTION = IndexedDocument(
    iri="https://x/doc/S/RES/2629(2022)",
    symbol="S/RES/2629(2022)",
    title="",
    kind="Resolution",
    date="2022-05-26",
    bodies=("S",),
    sessions=("2022",),
    states=(),
    parts=(IndexedPart("https://x/doc/S/RES/2629(2022)#op1", "OP1", 2, "Renews the sanction;"),),
)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    index = SearchIndex.open(tmp_path / "search.sqlite")
    index.put("https://x/source/1", "a", [DRAFT])
    index.put("https://x/source/2", "a", [RESOLUTION])
    return index


def labels(
    index: SearchIndex, wanted: str, filters: SearchFilters | None = None
) -> set[tuple[str, str]]:
    return {(hit.symbol, hit.label) for hit in index.search(wanted, filters)}


def test_all_words_must_be_there_whatever_their_case_accents_and_endings(
    index: SearchIndex,
) -> None:
    both = {("A/C.1/74/L.49", "OP1"), ("S/RES/2629(2022)", "OP1")}
    assert labels(index, "SANCTIONS") == labels(index, "sanction") == both
    assert labels(index, "cote sanctions") == {("A/C.1/74/L.49", "OP1")}
    assert labels(index, "sanctions cyberspace") == set()


def test_a_phrase_a_beginning_and_a_symbol(index: SearchIndex) -> None:
    assert labels(index, '"guided by the report"') == {("A/C.1/74/L.49", "OP1")}
    assert labels(index, '"report guided"') == set()
    assert labels(index, "cyber*") == labels(index, "A/C.1/74/L.49") == {("A/C.1/74/L.49", "")}
    assert labels(index, "73/266") == {("A/C.1/74/L.49", "PP1")}


def test_the_wanted_words_are_marked(index: SearchIndex) -> None:
    (hit,) = index.search("governmental experts")
    assert "Group of [Governmental] [Experts], and" in hit.marked()
    assert (hit.date, hit.part) == ("2019-10-24", "https://x/doc/A/C.1/74/L.49#op1")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (SearchFilters(body="S"), {"S/RES/2629(2022)"}),
        (SearchFilters(session="74", state="EST"), {"A/C.1/74/L.49"}),
        (SearchFilters(session="74", kind="Resolution"), set()),
        (SearchFilters(kind="DraftResolution"), {"A/C.1/74/L.49"}),
    ],
)
def test_filters_leave_out_other_documents(
    index: SearchIndex, filters: SearchFilters, expected: set[str]
) -> None:
    assert {hit.symbol for hit in index.search("sanction", filters)} == expected


def test_what_is_put_again_takes_the_place_of_what_was(index: SearchIndex) -> None:
    index.put("https://x/source/1", "b", [RESOLUTION])
    assert index.graphs() == {"https://x/source/1": "b", "https://x/source/2": "a"}
    assert labels(index, "governmental") == set()
    index.remove("https://x/source/1")
    index.remove("https://x/source/1")
    assert len(index.search("sanction")) == 1


def test_a_damaged_or_outdated_index_is_made_anew_and_never_searched(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    with pytest.raises(UnreadableInputError, match="no index"):
        SearchIndex.open_to_search(path)
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(UnreadableInputError, match="damaged"):
        SearchIndex.open_to_search(path)
    with SearchIndex.open(path) as index:
        index.put("https://x/source/1", "a", [DRAFT])
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(UnreadableInputError, match="another version"):
        SearchIndex.open_to_search(path)
    with SearchIndex.open(path) as index:
        assert index.graphs() == {}


def test_what_was_not_committed_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"

    def fail() -> None:
        with SearchIndex.open(path) as index:
            index.put("https://x/source/1", "a", [DRAFT])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with SearchIndex.open_to_search(path) as index:
        assert (index.graphs(), index.search("sanction")) == ({}, ())


@given(st.text(max_size=40))
def test_any_words_are_a_search_or_a_clear_error(wanted: str) -> None:
    try:
        expression = match_expression(wanted)
    except UndocsError:
        return
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        connection.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall()
