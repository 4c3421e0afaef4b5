"""How a web page is told from other texts."""

from __future__ import annotations

import pytest

from undocs_rdf.formats import AKN, HTML, MARKDOWN, format_of
from undocs_rdf.readers.html import is_html


@pytest.mark.parametrize(
    "start",
    [
        b"<!DOCTYPE html><p>",
        b"\xef\xbb\xbf\r\n <HTML lang=en>",
        b"<!-- saved from url=(0014)about:internet -->\n<html>",
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
        b"<head><title>",
        "<html>".encode("utf-16"),
    ],
)
def test_pages_are_recognised_whatever_they_are_called(start: bytes) -> None:
    assert is_html(start)
    assert format_of(start, "page.txt") is HTML


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"# <html>",
        b"<sup>1</sup> See resolution 70/1.",
        b"<p align=center>A readme</p>",
        b"<!-- a comment",
        b"<?xml version='1.0'?><feed/>",
        b"<" * 5000,
    ],
)
def test_others_are_not(start: bytes) -> None:
    assert not is_html(start)
    assert format_of(start, "a.md") is MARKDOWN


def test_the_markup_of_the_united_nations_is_no_page() -> None:
    data = b'<?xml version="1.0"?><akomaNtoso><html/></akomaNtoso>'
    assert format_of(data, "a.html") is AKN
