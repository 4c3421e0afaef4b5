"""How far diagnostics can be trusted, on the documents that people labelled by reading.

    python -m bench.calibration [--shared DIR] [--wrong N]

Two shares. Of the facts that were misread (missed or invented, in the kinds that
`bench.labelled` scores), how many came with a diagnostic in the same paragraph, or the same
document. Of the diagnostics, how many were right: pointed at something that is missing from the
graph, or wrong in the document. The latter is judged by reading, in
`tests/data/labelled/diagnostics.tsv`; a diagnostic that is not judged there is counted apart.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.labelled import (
    KINDS,
    LABELS,
    documents,
    labelled_mentions,
    match,
    read_labels,
    read_mentions,
)
from undocs_rdf.convert import read_source
from undocs_rdf.diagnostics import Severity
from undocs_rdf.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from undocs_rdf.diagnostics import Diagnostic
    from undocs_rdf.model import Part
    from undocs_rdf.parser import Parsed

VERDICTS = LABELS / "diagnostics.tsv"


class Said(NamedTuple):
    """A diagnostic and where it stands: what a verdict is about."""

    document: str
    code: str
    paragraph: str
    message: str


class Misread(NamedTuple):
    """How many facts of a kind were misread, and how many of them a diagnostic is near to."""

    facts: int = 0
    in_paragraph: int = 0
    in_document: int = 0


def paragraph_of(diagnostic: Diagnostic, parts: Sequence[Part]) -> str:
    """Return the label of the part in which a diagnostic stands; "" if it is about the whole."""
    span = diagnostic.span
    if span is None:
        return ""
    return next(
        (
            part.label or part.fragment
            for part in parts
            if part.kind is not PartKind.MASTHEAD
            and any(piece.start <= span.start < piece.end for piece in part.spans)
        ),
        "",
    )


def said_of(name: str, parsed: Parsed) -> list[Said]:
    """Return the diagnostics of a file with their places."""
    parts = [part for document in parsed.documents for part in document.parts]
    return [
        Said(name, diagnostic.code.value, paragraph_of(diagnostic, parts), diagnostic.message)
        for diagnostic in parsed.diagnostics
    ]


def read_verdicts(path: Path = VERDICTS) -> dict[Said, bool]:
    """Return which diagnostics are right, by reading."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            Said(row["document"], row["code"], row["paragraph"], row["message"]): (
                row["verdict"] == "right"
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def misread(kind: str, parsed: Mapping[str, Parsed], said: Iterable[Said]) -> Misread:
    """Return how many facts of a kind were misread, and how many were warned of.

    What is only good to know (info) warns of nothing.
    """
    warned = {(one.document, one.paragraph) for one in said}
    warned_documents = {
        name
        for name, found in parsed.items()
        if any(diagnostic.severity is not Severity.INFO for diagnostic in found.diagnostics)
    }
    facts = in_paragraph = in_document = 0
    for (document, paragraph), rows in read_labels(kind).items():
        if document not in parsed:
            continue
        parts = parsed[document].documents[0].parts
        part = next(
            (
                part
                for part in parts
                if part.kind is not PartKind.MASTHEAD and paragraph in {part.label, part.fragment}
            ),
            None,
        )
        mentions = labelled_mentions(KINDS[kind], rows)
        missed, invented, _ = match(
            mentions, read_mentions(KINDS[kind], part), loose=KINDS[kind].loose
        )
        wrong = len(missed) + len(invented)
        facts += wrong
        label = (part.label or part.fragment) if part else paragraph
        in_paragraph += wrong * ((document, label) in warned)
        in_document += wrong * (document in warned_documents)
    return Misread(facts, in_paragraph, in_document)


def share(count: int, of: int) -> str:
    """Return a share with its numbers."""
    return f"{count / of:.3f} ({count} of {of})" if of else "none"


def show_misread(parsed: Mapping[str, Parsed], said: Sequence[Said]) -> None:
    """Print which share of the misread facts came with a diagnostic."""
    print("| misread | facts | a diagnostic in the paragraph | a warning in the document |")
    print("|---|---|---|---|")
    for kind in KINDS:
        found = misread(kind, parsed, said)
        near = share(found.in_paragraph, found.facts)
        print(f"| {kind} | {found.facts} | {near} | {share(found.in_document, found.facts)} |")


def show_right(said: Sequence[Said], verdicts: Mapping[Said, bool], wrong: int) -> None:
    """Print which share of the diagnostics is right, code by code, and some that are not."""
    by_code: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        by_code[one.code].append(one)
    print("\n| diagnostic | given | right | not judged |\n|---|---|---|---|")
    for code, given in sorted(by_code.items()):
        judged = Counter(verdicts.get(one) for one in given)
        right = share(judged[True], judged[True] + judged[False])
        print(f"| {code} | {len(given)} | {right} | {judged[None]} |")
    judged = Counter(verdicts.get(one) for one in said)
    right = share(judged[True], judged[True] + judged[False])
    print(f"| all | {len(said)} | {right} | {judged[None]} |")
    for one in [one for one in said if verdicts.get(one) is not True][:wrong]:
        print(f"- {'false alarm' if one in verdicts else 'not judged'}: {' | '.join(one)}")


def main() -> None:
    """Print both shares."""
    parser = argparse.ArgumentParser(description="Say how far diagnostics can be trusted.")
    parser.add_argument("--shared", type=Path, help="a folder that holds corpus/")
    parser.add_argument("--wrong", type=int, default=0, help="how many false alarms to show")
    options = parser.parse_args()
    paths = documents(options.shared)
    parsed = {
        name: read_source(path.read_bytes(), path.name)[0] for name, path in sorted(paths.items())
    }
    said = [one for name, found in parsed.items() for one in said_of(name, found)]
    print(f"{len(parsed)} documents, {len(said)} diagnostics\n")
    show_misread(parsed, said)
    show_right(said, read_verdicts(), options.wrong)


if __name__ == "__main__":
    main()
