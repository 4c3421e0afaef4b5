"""Texts that nobody wrote: whatever is in a file, it is read, and in a time that fits its size."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from undocs_rdf.convert import convert

EXAMPLE = Path(__file__).parent.parent / "examples" / "resolution-74-28.md"
HEAD = EXAMPLE.read_text(encoding="utf-8").partition("*Noting*")[0]

REPEATED = {
    "letters": "a",
    "stars": "*",
    "brackets": "[",
    "digits": "1",
    "slashes": "A/1",
    "marks": "<sup>1</sup>",
    "notes": "\n\n<sup>1</sup> A/74/1.",
    "rules": "\n\n---\n",
    "numbers": "70/1, ",
    "resolutions": "resolution 70/1 of 1 May 2001, ",
    "anaphors": "that resolution ",
    "pinpoints": "paragraph 1, ",
    "verbs": "*Recalling* and *welcoming* resolution 70/1, ",
    "paragraphs": "\n\n1. Requests that resolution 70/1 be implemented;",
    "list items": "\n1. x",
    "subparagraphs": "\n\n(a) To act;",
    "headings": "\n\n## Annex",
    "sponsors": ", Estonia",
    "votes": "\n\nIn favour: Estonia",
    "quotations": "“",
    "table cells": "| a ",
}


def seconds(unit: str, size: int) -> float:
    """Return how long the processor works on a head and a text of a size, one unit repeated."""
    text = HEAD + "\n\n" + unit * (size // len(unit))
    start = time.process_time()
    convert(text.encode(), "repeated.md")
    return time.process_time() - start


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_a_unit_repeated_is_content(unit: str) -> None:
    seconds(unit, 20_000)


@pytest.mark.slow
@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_time_grows_with_the_size(unit: str) -> None:
    """Six times the text takes about six times as long; quadratic work takes 36 times."""
    small, large = seconds(unit, 10_000), seconds(unit, 60_000)
    assert large < 15 * max(small, 0.05)


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLE.parent.glob("*.md")))
def test_every_beginning_of_a_document_is_content(name: str) -> None:
    text = EXAMPLE.with_name(name).read_text(encoding="utf-8")
    for end in range(0, len(text), 397):
        convert(text[:end].encode(), name)
