"""A result is written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from undocs_rdf.errors import UndocsError
from undocs_rdf.output import write_output

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")
    path.chmod(0o640)
    write_output(b"new", str(path))
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(UndocsError, match="No space left"):
        write_output(b"new", str(path))
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "graph-1.ttl", tmp_path / "graph.ttl"
    target.write_text("old")
    link.symlink_to(target)
    write_output(b"new", str(link))
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_output(b"new", str(pipe))
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", [".", "missing/graph.ttl"])
def test_a_place_that_takes_no_file_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(UndocsError) as caught:
        write_output(b"new", str(tmp_path / name))
    assert caught.value.exit_code == 2
