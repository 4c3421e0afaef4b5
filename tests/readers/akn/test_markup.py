"""Nothing is fetched, nothing grows, and what is broken is read as far as it goes."""

from __future__ import annotations

import pytest

from tests.readers.akn.documents import DATA, markup
from undocs_rdf.convert import convert
from undocs_rdf.diagnostics import Code
from undocs_rdf.errors import RefusedError, UnreadableInputError
from undocs_rdf.readers.akn import is_akn

BODY = (
    "<mainBody><paragraph><num>1.</num><content><p>Decides so.</p></content></paragraph></mainBody>"
)


def with_declaration(declaration: str, words: str = "") -> bytes:
    return declaration.encode() + markup(BODY.replace("so", words or "so"))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://example.org/p"> %p;]>',
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    ],
)
def test_a_declared_document_type_is_refused(declaration: str) -> None:
    with pytest.raises(RefusedError, match="declares a document type"):
        convert(with_declaration(declaration, "&x;"), "evil.xml")


def test_a_declaration_is_refused_in_utf_16_too() -> None:
    data = with_declaration('<!DOCTYPE a [<!ENTITY x "y">]>').decode().encode("utf-16")
    with pytest.raises(RefusedError):
        convert(data, "evil.xml")


@pytest.mark.parametrize("depth", [101, 300, 5000])
def test_nesting_beyond_reason_is_refused(depth: int) -> None:
    deep = "<mainBody>" + "<section>" * depth + "</section>" * depth + "</mainBody>"
    with pytest.raises(RefusedError, match="deep"):
        convert(markup(deep), "deep.xml")


def test_xml_that_is_no_akoma_ntoso_is_unreadable() -> None:
    for other in (b"<?xml version='1.0'?><note>A text.</note>", b"<akomaNtoso><act/></akomaNtoso>"):
        with pytest.raises(UnreadableInputError, match="Akoma Ntoso"):
            convert(other, "page.xml")


def test_a_page_that_only_speaks_of_akoma_ntoso_is_a_page() -> None:
    page = b"<html><body><p>The General Assembly publishes akomaNtoso.</p></body></html>"
    assert not is_akn(page)
    assert convert(page, "page.xml").documents[0].source.media_type == "text/html"


def test_an_entity_that_xml_does_not_define_is_left_out_and_said() -> None:
    conversion = convert(markup(BODY.replace("so", "so&nbsp;here")), "odd.xml")
    assert [d.code for d in conversion.diagnostics][:1] == [Code.MARKUP_BROKEN]
    assert "Decides so" in conversion.documents[0].parts[-1].text


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_a_file_cut_short_is_read_as_far_as_it_goes(share: float) -> None:
    data = (DATA / "A_RES_74_37.xml").read_bytes()
    conversion = convert(data[: int(len(data) * share)], "cut.xml")
    assert Code.MARKUP_BROKEN in [d.code for d in conversion.diagnostics]
    assert str(conversion.documents[0].identifier).endswith("/74-37")


def test_the_format_is_told_by_what_the_file_holds() -> None:
    data = markup(BODY)
    assert is_akn(data)
    assert is_akn(b"\xef\xbb\xbf" + data)
    assert is_akn(b"<?xml version='1.0'?>\n" + data)
    assert is_akn(data.decode().encode("utf-16"))
    assert not is_akn(b"The element akomaNtoso is the root.")
    assert not is_akn(b"<p>A paragraph.</p>")
    assert convert(data, "misnamed.md").documents[0].source.media_type == "application/akn+xml"


def test_comments_and_instructions_are_no_text() -> None:
    body = BODY.replace("Decides", "Dec<!-- not this -->ides<?nor this?>")
    assert convert(markup(body), "a.xml").documents[0].parts[-1].text == "Decides so."
