"""ZIP archives of documents: what is read of them, and what is not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import undocs_rdf
from undocs_rdf import archives
from undocs_rdf.archives import is_archive
from undocs_rdf.cli import main
from undocs_rdf.errors import (
    ExitCode,
    LimitExceededError,
    RefusedError,
    UndocsError,
    UnreadableInputError,
)
from undocs_rdf.inputs import documents_in, read_input

EXAMPLES = Path(__file__).parent.parent / "examples"
TEXT = b"Resolution 1 (1946) of 25 January 1946\n\nThe Security Council,\n\nDecides so.\n"


def packed(**members: bytes) -> bytes:
    """Return an archive; two underscores in a name stand for a stop, three for a stroke."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("___", "/").replace("__", "."), data)
    return out.getvalue()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "session.zip"
    path.write_bytes(packed(b__md=TEXT, sub___a__txt=TEXT, x__png=b"x", __hidden__md=TEXT))
    return path


def test_the_members_of_an_archive_are_named_behind_it(archive: Path) -> None:
    names = documents_in(str(archive))
    assert names == (f"{archive}!/b.md", f"{archive}!/sub/a.txt")
    assert [read_input(name) for name in names] == [TEXT, TEXT]


def test_an_archive_in_a_folder_is_looked_into(archive: Path) -> None:
    (archive.parent / "c.md").write_bytes(TEXT)
    names = [name.removeprefix(f"{archive.parent}/") for name in documents_in(str(archive.parent))]
    assert names == ["c.md", "session.zip!/b.md", "session.zip!/sub/a.txt"]


def test_an_archive_without_documents_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "pictures.zip"
    path.write_bytes(packed(a__png=b"x"))
    with pytest.raises(UnreadableInputError, match=r"holds no file that ends in .*\.md"):
        documents_in(str(path))


def test_a_word_file_is_a_document_and_no_archive() -> None:
    assert is_archive(packed(a__md=TEXT))
    assert not is_archive(packed(**{"[Content_Types]__xml": b"<Types/>", "word___d__xml": b""}))
    assert not is_archive(packed(mimetype=b"application/epub+zip", a__html=b""))
    assert not is_archive(b"PK\x03\x04 and nothing more")


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outer.zip"
    path.write_bytes(packed(a__md=TEXT, inner__zip=packed(b__md=TEXT), c__md=packed(d__md=TEXT)))
    first, *inner = documents_in(str(path))
    assert read_input(first) == TEXT
    for name in inner:
        with pytest.raises(RefusedError, match="archive in an archive"):
            read_input(name)
    assert len(inner) == 2


def test_what_unpacks_beyond_reason_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(packed(a__md=bytes(5_000_000)))
    with pytest.raises(LimitExceededError, match="200 times its size"):
        read_input(documents_in(str(path))[0])


def test_a_member_that_says_a_size_that_is_too_small_gives_no_more_than_that(
    tmp_path: Path,
) -> None:
    data = packed(a__md=TEXT * 100)
    said = (len(TEXT) * 100).to_bytes(4, "little")
    path = tmp_path / "lying.zip"
    path.write_bytes(data.replace(said, (10).to_bytes(4, "little")))
    with pytest.raises(UnreadableInputError, match="can't be unpacked"):
        read_input(documents_in(str(path))[0])


def test_a_member_is_read_under_the_limit_of_size(archive: Path) -> None:
    with pytest.raises(LimitExceededError, match="larger than"):
        read_input(f"{archive}!/b.md", len(TEXT) - 1)


def test_too_many_members_and_too_many_bytes(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    with pytest.raises(LimitExceededError, match="more than 3 files"):
        documents_in(str(archive))
    monkeypatch.setattr(archives, "MOST_MEMBERS", 10)
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    with pytest.raises(LimitExceededError, match="of documents"):
        documents_in(str(archive))


def test_a_directory_that_says_it_is_large_is_not_read(tmp_path: Path) -> None:
    data = bytearray(packed(a__md=TEXT))
    at = data.rindex(b"PK\x05\x06") + 12
    data[at : at + 4] = b"\xff\xff\xff\x7f"
    path = tmp_path / "large.zip"
    path.write_bytes(data)
    with pytest.raises(LimitExceededError, match="more than"):
        documents_in(str(path))


@pytest.mark.parametrize("member", ["missing.md", "../../etc/passwd", ""])
def test_a_member_that_is_not_there(archive: Path, member: str) -> None:
    with pytest.raises(UnreadableInputError, match="no such file in the archive"):
        read_input(f"{archive}!/{member}")


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="there is no such file"):
        read_input(f"{tmp_path}/none.zip!/a.md")


def test_damaged_archives_are_unreadable(archive: Path) -> None:
    whole = archive.read_bytes()
    for end in range(4, len(whole), 7):
        archive.write_bytes(whole[:end])
        with pytest.raises(UndocsError):
            for name in documents_in(str(archive)):
                read_input(name)


def test_one_damaged_archive_does_not_keep_the_others_from_being_read(archive: Path) -> None:
    (archive.parent / "damaged.zip").write_bytes(archive.read_bytes()[:60])
    result = CliRunner().invoke(main, ["convert", "-q", str(archive.parent)])
    assert result.exit_code == ExitCode.UNREADABLE
    assert "damaged.zip" in result.stderr
    assert "1 failed, 2 done" in result.stderr


def test_the_library_reads_what_the_command_line_reads(archive: Path) -> None:
    from_path = undocs_rdf.read(archive)
    from_bytes = undocs_rdf.read(archive.read_bytes(), "session.zip")
    assert [str(one.symbol) for one in from_path.documents] == ["S/RES/1(1946)"] * 2
    assert [one.source.file_name for one in from_bytes.documents] == ["b.md", "a.txt"]


def test_what_is_said_of_several_files_names_the_one() -> None:
    found = undocs_rdf.read(packed(a__md=TEXT, b__md=b"\xef\xbb\xbfIt was late."), "two.zip")
    assert {said.file for said in found.diagnostics} == {"two.zip!/b.md"}
    assert "two.zip!/b.md" in {piece.file for piece in found.discarded}


def test_the_library_reads_a_folder_a_pattern_and_one_file() -> None:
    whole = undocs_rdf.read(EXAMPLES)
    assert len(whole.documents) == len(list(EXAMPLES.glob("*.md")))
    assert undocs_rdf.read(f"{EXAMPLES}/*.md").documents == whole.documents
    one = undocs_rdf.read(EXAMPLES / "resolution-78-237.md")
    assert [str(document.symbol) for document in one.documents] == ["A/RES/78/237"]
    assert {said.file for said in one.diagnostics} <= {""}
