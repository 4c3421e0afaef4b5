"""Encodings of web pages."""

from __future__ import annotations

import pytest

from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.readers.html import read_html
from undocs_rdf.readers.html.encoding import decode_page

META = '<html><head><meta http-equiv=Content-Type content="text/html; charset={}"></head>'
BODY = "<body><p>{}</p></body></html>"


@pytest.mark.parametrize(
    ("said", "encoding", "words"),
    [
        ("utf-8", "utf-8", "Côte d’Ivoire"),
        ("windows-1252", "cp1252", "Côte d’Ivoire"),
        ("iso-8859-1", "cp1252", "“Türkiye”"),
        ("koi8-r", "koi8-r", "Генеральная Ассамблея"),
        ("windows-1256", "cp1256", "الجمعية العامة"),
        ("gb2312", "gb18030", "大会"),
        # What is said is not believed where the bytes say otherwise.
        ("windows-1252", "utf-8", "Türkiye’s"),
        ("utf-8", "cp1252", "Türkiye’s"),
        ("nonsense", "utf-8", "Türkiye’s"),
        ("zlib_codec", "utf-8", "Türkiye’s"),
    ],
)
def test_a_page_is_decoded(said: str, encoding: str, words: str) -> None:
    data = (META.format(said) + BODY.format(words)).encode(encoding)
    assert read_html(data, "page.html").text == f"{words}\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_start_tells_the_encoding(encoding: str) -> None:
    data = ("<html>" + BODY.format("Türkiye")).encode(encoding)
    assert read_html(data, "page.html").text.strip("\ufeff") == "Türkiye\n"


def test_the_declaration_of_xhtml_tells_the_encoding() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-1"?><html>' + BODY.format("Türkiye")
    assert decode_page(page.encode("latin-1"), "p.xhtml").encoding == "cp1252"


def test_how_it_was_decoded_is_said() -> None:
    data = (META.format("windows-1252") + BODY.format("Côte")).encode("cp1252")
    (diagnostic,) = decode_page(data, "page.html").diagnostics
    assert diagnostic.message == "read as windows-1252, as the page says"


def test_pictures_are_no_pages() -> None:
    with pytest.raises(UnreadableInputError, match="PNG"):
        read_html(b"\x89PNG\r\n\x1a\n\0\0", "page.html")
