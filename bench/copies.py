"""Documents repeated under other names, to measure sizes for which there are too few.

A copy has another number wherever its document prints its own: "78/237" becomes "78/10237" in the
first copy, "1328 (2000)" becomes "11328 (2000)". There are no such numbers, so that the reader
gives it no symbol and names it by its words, which are others too. What it cites stays as it is.
"""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from undocs_rdf.convert import convert

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAIL = re.compile(r"(?P<session>\d+/)?(?P<number>\d+)(?P<year>\(\d{4}\))?$")


def own_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of the documents in a text, as their symbols end: "78/237"."""
    documents = convert(text.encode("utf-8", errors="surrogateescape"), "a.md").documents
    symbols = [document.symbol.canonical for document in documents if document.symbol]
    tails = (_TAIL.search(symbol.rstrip("ABCDEFGH")) for symbol in symbols)
    return tuple(dict.fromkeys(tail[0] for tail in tails if tail))


def copy_of(text: str, number: int, own: Sequence[str] | None = None) -> str:
    """Return a document with another number, and another text.

    Args:
        text: The document.
        number: Which copy it is; the document itself is copy 0.
        own: The numbers of its own, see `own_numbers`; None to find them.
    """
    if number == 0:
        return text
    for tail in own_numbers(text) if own is None else own:
        match = _TAIL.fullmatch(tail)
        assert match  # it was found so
        session, digits, year = match["session"] or "", match["number"], match["year"] or ""
        printed = re.escape(session + digits) + (rf"\s*{re.escape(year)}" if year else r"(?!\d)")
        copied = f"{session}{number}{int(digits):04d}{f' {year}' if year else ''}"
        text = re.sub(rf"(?<![\d/]){printed}", copied, text)
    return f"{text}\n\nCopy {number}.\n"


def write_copies(paths: Sequence[str], folder: Path, wanted: int) -> list[Path]:
    """Write documents into a folder, repeated until there are enough; return them.

    Args:
        paths: Texts.
        folder: An empty folder, or one that is made.
        wanted: How many documents.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, text in _copies(paths[:wanted]):
        if len(written) == wanted:
            break
        path = folder / name
        path.write_text(text, encoding="utf-8", errors="surrogateescape")
        written.append(path)
    return written


def _copies(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    texts = [Path(name).read_text(encoding="utf-8", errors="surrogateescape") for name in paths]
    own: list[tuple[str, ...]] = []
    for number in count():
        if number == 1:
            own = [own_numbers(text) for text in texts]
        for order, text in enumerate(texts):
            numbers = own[order] if number else ()
            yield f"{number:03d}-{order:04d}.md", copy_of(text, number, numbers)
