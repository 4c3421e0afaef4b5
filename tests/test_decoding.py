"""The bytes of a file become its text, or are refused with a reason."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.decoding import decode
from undocs_rdf.diagnostics import Code
from undocs_rdf.errors import ExitCode, UnreadableInputError

PROPOSAL = (
    "# General Assembly\r\n\r\n**Côte d\u2019Ivoire, Türkiye and São Tomé and Príncipe: draft"
    " resolution**\r\n\r\n*Recalling* its resolution 73/266 of 22 December 2018,\r\n"
)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_likely_encodings_are_told_apart(encoding: str, told: str) -> None:
    decoded = decode(PROPOSAL.encode(encoding), "draft.md")
    assert (decoded.text, decoded.encoding) == (PROPOSAL, told)
    assert [d.code for d in decoded.diagnostics] == [Code.ENCODING] * (encoding != "utf-8")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_byte_order_mark_and_line_ends_are_kept(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + PROPOSAL.encode(encoding), "draft.md")
    assert decoded.text == "\ufeff" + PROPOSAL
    assert decoded.encoding == encoding


@pytest.mark.parametrize(
    "text", ["Генеральная Ассамблея,\n", "大会,\n 回顾\n", "الجمعية العامة، \n"]
)
def test_utf_16_without_a_mark_is_told_in_other_scripts(text: str) -> None:
    assert decode(text.encode("utf-16-be"), "draft.md").text == text
    assert decode(text.encode("utf-16-le"), "draft.md").text == text


def test_windows_1252_says_where_its_first_special_character_stands() -> None:
    (diagnostic,) = decode(PROPOSAL.encode("cp1252"), "draft.md").diagnostics
    assert diagnostic.span is not None
    assert PROPOSAL[diagnostic.span.start] == "ô"


def test_a_damaged_byte_does_not_turn_utf_8_into_windows_1252() -> None:
    damaged = PROPOSAL.encode().replace(b"2018", b"20\xff18")
    decoded = decode(damaged, "draft.md")
    assert decoded.text == PROPOSAL.replace("2018", "20\ufffd18")
    (diagnostic,) = decoded.diagnostics
    assert diagnostic.span is not None
    assert decoded.text[diagnostic.span.start] == "\ufffd"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "a PDF file"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Microsoft Office"),
        (PROPOSAL.encode().replace(b"Recalling", b"\0Recalling"), "NUL bytes"),
        (("\ufeff" + PROPOSAL + "\0").encode("utf-16-le"), "NUL characters"),
        ("\ufeffGeneral".encode("utf-16-le")[:-1], "breaks off"),
        ("Генеральная Ассамблея, ссылаясь на свою резолюцию".encode("cp1251"), "no encoding"),
        ("大会回顾其关于国际安全的决议".encode("gbk"), "no encoding"),
        (b"\x01\x02\x03\x04 text \x05\x06", "control characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableInputError, match=problem) as caught:
        decode(data, "draft.md")
    assert caught.value.subject == "draft.md"
    assert "UTF-8" in caught.value.remedy
    assert caught.value.exit_code is ExitCode.UNREADABLE


def test_a_text_may_start_like_a_binary_file() -> None:
    assert decode(b"BZh is not how a text starts", "draft.md").encoding == "utf-8"


def test_nothing_is_a_text() -> None:
    assert decode(b"", "draft.md").text == ""


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))))
def test_any_text_in_utf_8_comes_back_unchanged(text: str) -> None:
    decoded = decode(text.encode(), "draft.md")
    assert (decoded.text, decoded.diagnostics) == (text, ())


@given(st.binary(max_size=64))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "draft.md")
    except UnreadableInputError:
        return
    assert "\0" not in decoded.text
    for diagnostic in decoded.diagnostics:
        assert diagnostic.span is None or diagnostic.span.end <= len(decoded.text)
