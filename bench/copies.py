"""Documents repeated under new symbols, to measure sizes for which there are too few.

A copy differs from its document in every number of its own symbol, so that the two are two
documents: "78/237" becomes "1078/237" in the first copy. What it cites stays as it is.
"""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"\b(\d+/\d+)\b|\b(\d+) \((?:19|20)\d\d\)")


def copy_of(text: str, number: int) -> str:
    """Return a document with another symbol, and another text.

    Args:
        text: The document.
        number: Which copy it is; the document itself is copy 0.
    """
    if number == 0:
        return text
    match = _NUMBER.search(text)
    own = (match[1] or match[2]) if match else None
    if own is not None:
        # The first number printed is the document's own; where it stands again it is that again.
        text = re.sub(rf"(?<![\d/]){re.escape(own)}(?![\d/])", f"{number:02d}{own}", text)
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
    for name, text in _copies(paths):
        if len(written) == wanted:
            break
        path = folder / name
        path.write_text(text, encoding="utf-8", errors="surrogateescape")
        written.append(path)
    return written


def _copies(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number in count():
        for order, name in enumerate(paths):
            path = Path(name)
            text = path.read_text(encoding="utf-8", errors="surrogateescape")
            yield f"{number:03d}-{order:04d}{path.suffix}", copy_of(text, number)
