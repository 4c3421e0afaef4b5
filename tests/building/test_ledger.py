"""The ledger keeps what is known of files and nodes, and is made anew when it is unsound."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from undocs_rdf.building.ledger import FileEntry, Ledger, open_ledger, read_files
from undocs_rdf.building.shared_nodes import Description
from undocs_rdf.errors import UndocsError

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = FileEntry("/a.md", "1:2:3:4", 5, "ab", "cd")


def touched(ledger: Ledger) -> dict[str, list[Description]]:
    return {node: sorted(said) for node, said in ledger.touched()}


def test_files_are_remembered_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path, {}) as ledger:
        assert ledger.is_new
        ledger.write_files([ENTRY])
    with open_ledger(path, {}) as ledger:
        assert not ledger.is_new
        assert ledger.files() == {"/a.md": ENTRY}
        ledger.write_files([], ["/a.md"])
        assert ledger.files() == {}
    assert read_files(path) == {}
    assert read_files(tmp_path / "none.sqlite") == {}


def test_nodes_are_touched_by_whoever_begins_or_ceases_to_name_them(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite", {}) as ledger:
        ledger.write_nodes("s1", "v1", [("n", "said", False), ("m", "said", True)])
        ledger.write_nodes("s2", "v1", [("n", "said", False), ("n", "other", False)])
        assert ledger.stamps() == {"s1": "v1", "s2": "v1"}
        assert touched(ledger) == {
            "m": [Description("said", is_own=True, sources=1)],
            "n": [Description("other", False, 1), Description("said", False, 2)],
        }
        ledger.settle()
        assert touched(ledger) == {}
        ledger.write_nodes("s1", "v2", [])
        ledger.forget_source("s2")
        assert touched(ledger) == {"m": [], "n": []}
        ledger.settle()
        assert ledger.stamps() == {"s1": "v2"}


@pytest.mark.parametrize("damage", [b"", b"no database" * 100])
def test_an_unsound_ledger_is_made_anew_with_what_the_store_holds(
    tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(damage)
    with open_ledger(path, {"source/1": "ab" * 32}) as ledger:
        assert ledger.is_new
        assert [entry.loaded for entry in ledger.files().values()] == ["ab" * 32]


def test_a_ledger_that_was_not_finished_is_none(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path, {}):
        pass
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    with open_ledger(path, {}) as ledger:
        assert ledger.is_new


def test_a_ledger_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndocsError, match="can't be written"):
        open_ledger(tmp_path / "none" / "ledger.sqlite", {}).__enter__()
