"""How much of the corpus is conserved: nothing lost, nothing in two places, words where they are.

    python -m bench.conservation --shared DIR [--worst 40]

Reads every Markdown file of `DIR/corpus/akn_en`, `drafts_ga80/md` and `ga_res_pdf`. The share
conserved counts characters that are no blanks and stand in exactly one part or one discarded
piece; the share located counts parts and citations whose words are those at their place.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from undocs_rdf.conservation import gaps, uncovered, words_at
from undocs_rdf.convert import Conversion, convert
from undocs_rdf.flow import MISREAD_DIGITS
from undocs_rdf.model import PartKind
from undocs_rdf.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from undocs_rdf.model import Part

FOLDERS = ("akn_en", "drafts_ga80/md", "ga_res_pdf")
# Blanks, what may be markup, and characters that show nothing (marks of direction, soft hyphens).
_MARKUP = re.compile(r"[\s*_#\[\]|\\<>`\u00ad\u200b-\u200f\ufeff]+")


@dataclass(slots=True)
class Report:
    """What was found in one file.

    Attributes:
        characters: How many there are that are no blanks.
        lost: Pieces with a letter or digit that stand nowhere.
        doubled: Pieces that stand in two parts.
        parts, citations: How many have a place.
        misplaced: What each part or citation says, and what stands at its place.
    """

    characters: int = 0
    lost: list[Span] = field(default_factory=list)
    doubled: list[Span] = field(default_factory=list)
    parts: int = 0
    citations: int = 0
    misplaced: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.lost or self.doubled or self.misplaced)


def bare(words: str) -> str:
    """Return words without blanks, without what may be markup or shows nothing."""
    return _MARKUP.sub("", words)


def check(conversion: Conversion) -> Report:
    """Return what became of the characters of a file and of the places in its graph."""
    source = conversion.source_text
    report = Report(characters=sum(not c.isspace() for c in source))
    markers = markers_of(conversion)
    pieces = list(_pieces(conversion))
    report.lost.extend(gaps(source, pieces))
    report.doubled.extend(_doubled(source, pieces))
    for document in conversion.documents:
        for part in document.parts:
            report.parts += 1
            found = bare(words_at(source, part.spans))
            if not _is_said(part, less_marks(found, bare(part.text), markers)):
                report.misplaced.append((part.fragment, bare(part.text), found))
            for citation in part.citations:
                report.citations += 1
                there = bare(words_at(source, citation.spans))
                if there != bare(citation.quote):
                    report.misplaced.append((f"{part.fragment} cites", citation.quote, there))
    return report


def markers_of(conversion: Conversion) -> frozenset[str]:
    """Return the marks of the notes of a file."""
    parts = (part for document in conversion.documents for part in document.parts)
    return frozenset(part.marker for part in parts if part.marker)


def less_marks(found: str, text: str, markers: Collection[str]) -> str:
    """Return the words at a place without note marks that are printed like other characters.

    Args:
        found: The words at the place, without blanks.
        text: What is said to stand there, which has no marks.
        markers: The marks of the notes of the file.
    """
    at, end = len(found), len(text)
    kept: list[str] = []
    while at and end:
        if found[at - 1] == text[end - 1]:
            at, end = at - 1, end - 1
            kept.append(found[at])
            continue
        mark = next((m for m in markers if found.endswith(m, 0, at)), "")
        if not mark:
            return found
        at -= len(mark)
    return found[:at] + "".join(reversed(kept))


def _pieces(conversion: Conversion) -> Iterator[Span]:
    """Yield where each part and each discarded piece stands; a shared masthead line once."""
    heads = [
        span
        for document in conversion.documents
        for part in document.parts
        if part.kind is PartKind.MASTHEAD
        for span in part.spans
    ]
    rest = (
        span
        for document in conversion.documents
        for part in document.parts
        if part.kind is not PartKind.MASTHEAD
        for span in part.spans
    )
    yield from dict.fromkeys(heads) if len(conversion.documents) > 1 else heads
    yield from rest
    yield from (piece.span for piece in conversion.discarded)
    every = [part.spans for document in conversion.documents for part in document.parts]
    remaining = uncovered(conversion.source_text, every, conversion.discarded)
    yield from (piece.span for piece in remaining)


def _doubled(source: str, pieces: list[Span]) -> Iterator[Span]:
    at = 0
    for start, end in sorted(pieces):
        shared = Span(start, min(at, end))
        if shared.end > start and source[start : shared.end].strip():
            yield shared
        at = max(at, end)


def _is_said(part: Part, found: str) -> bool:
    """Tell whether the words of a part are those at its place, less its printed label."""
    text = bare(part.text)
    if not found.endswith(text):
        return False
    label = found[: len(found) - len(text)].strip("\u200b\u200c\u200d\u200e\u200f")
    number = part.number or ""
    if part.kind is PartKind.FOOTNOTE:
        return label in ("", part.marker)
    if part.number and label.translate(MISREAD_DIGITS).replace(",", ".") == f"{number}.":
        return True  # the number as a machine misread it: "l." for "1."
    return label in ("", number, f"{number}.", f"({number})", "•", "–", "—", "-", "(–)")


def main() -> None:
    """Print both shares for each folder, and the files that fall short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=40)
    options = parser.parse_args()
    offenders: list[tuple[str, Report, str]] = []
    for folder in FOLDERS:
        total: Counter[str] = Counter()
        for path in sorted((options.shared / "corpus" / folder).rglob("*.md")):
            conversion = convert(path.read_bytes(), path.name)
            report = check(conversion)
            source = conversion.source_text
            total["files"] += 1
            total["whole"] += report.is_whole
            total["characters"] += report.characters
            for span in (*report.lost, *report.doubled):
                total["off"] += sum(not c.isspace() for c in source[span.start : span.end])
            total["places"] += report.parts + report.citations
            total["misplaced"] += len(report.misplaced)
            if not report.is_whole:
                offenders.append((path.name, report, source))
        conserved = 1 - total["off"] / max(total["characters"], 1)
        located = 1 - total["misplaced"] / max(total["places"], 1)
        print(
            f"{folder}: {total['files']} files, {total['whole']} whole; "
            f"conserved {conserved:.6f} of {total['characters']} characters ({total['off']} off); "
            f"located {located:.6f} of {total['places']} places ({total['misplaced']} off)"
        )
    for name, report, source in offenders[: options.worst]:
        _print_offender(name, report, source)


def _print_offender(name: str, report: Report, source: str) -> None:
    print(f"\n{name}")
    for word, spans in (("lost", report.lost), ("doubled", report.doubled)):
        for span in spans[:3]:
            print(f"  {word} {span.start},{span.end}: {source[span.start : span.end][:120]!r}")
    for what, said, found in report.misplaced[:3]:
        print(f"  {what}: says {said[:60]!r} … {said[-30:]!r}")
        print(f"  {' ' * len(what)}  at its place {found[:60]!r} … {found[-30:]!r}")


if __name__ == "__main__":
    main()
