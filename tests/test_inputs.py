"""The files that a command is given."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from undocs_rdf.errors import ExitCode, LimitExceededError, UnreadableInputError
from undocs_rdf.inputs import documents_in, file_name, read_input


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a/z.TXT", "a/y.log", ".git/c.md", "a/.d.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    return tmp_path


def test_a_folder_is_walked_in_order_for_its_documents(folder: Path) -> None:
    found = [str(Path(path).relative_to(folder)) for path in documents_in(str(folder))]
    assert found == ["a/z.TXT", "b.md"]


def test_a_file_is_itself_whatever_its_ending(folder: Path) -> None:
    for path in (str(folder / "a/y.log"), str(folder / "missing.md"), "-"):
        assert documents_in(path) == (path,)


def test_a_folder_without_documents_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "picture.png").touch()
    with pytest.raises(UnreadableInputError, match=r"\.md, \.markdown") as caught:
        documents_in(str(tmp_path))
    assert caught.value.exit_code is ExitCode.UNREADABLE


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.md", ["b.md"]),
        ("**/*.TXT", ["a/z.TXT"]),
        ("**", ["a/z.TXT", "b.md"]),
        ("a/*.png", ["a/p.png"]),
        ("[ab].md", ["b.md"]),
        ("*", ["b.md"]),
    ],
)
def test_a_pattern_that_the_shell_did_not_expand(
    folder: Path, pattern: str, found: list[str]
) -> None:
    (folder / "a/p.png").touch()
    (folder / "notes.log").touch()
    names = [str(Path(path).relative_to(folder)) for path in documents_in(f"{folder}/{pattern}")]
    assert names == found


def test_a_pattern_that_matches_nothing_is_unreadable(folder: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"matches no file that ends in \.akn"):
        documents_in(f"{folder}/*.rst")


def test_a_file_whose_name_looks_like_a_pattern_is_itself(folder: Path) -> None:
    path = folder / "[1].md"
    path.write_text("text")
    assert documents_in(str(path)) == (str(path),)


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="no such file"):
        read_input(str(tmp_path / "missing.md"))
    with pytest.raises(UnreadableInputError, match="is a folder"):
        read_input(str(tmp_path))


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(b"x" * 1_000_000)
    assert len(read_input(str(path), 1_000_000)) == 1_000_000
    with pytest.raises(LimitExceededError, match=r"larger than 0\.999999 MB") as caught:
        read_input(str(path), 999_999)
    assert caught.value.exit_code is ExitCode.LIMIT


def test_standard_input_is_read_under_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"12345")))
    assert read_input("-", 5) == b"12345"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"123456")))
    with pytest.raises(LimitExceededError):
        read_input("-", 5)


def test_a_document_is_called_by_its_base_name() -> None:
    assert [file_name("a/b.md"), file_name("-")] == ["b.md", "stdin"]
