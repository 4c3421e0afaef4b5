"""Draw paragraphs to be labelled by a reader who has not seen what this software makes of them.

    python -m bench.draw KIND --shared DIR [--seed N] [--rounds N] [--skip N]

DIR holds `corpus/`. The folders are the strata: round by round a document of each is drawn, and of
it paragraphs that may hold the kind, in their order from a random one on. What may hold it is told
by words alone, far more loosely than a reader of citations would, so that paragraphs without any
are drawn as well. Only the division of a text into paragraphs, and their labels, are this
software's; no citation that it found is looked at, or printed.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from undocs_rdf.convert import read_source
from undocs_rdf.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from undocs_rdf.model import Document, Part

SEED: Final = 20261124

_ACT: Final = r"(?:resolution|decision|report|statement|declaration|note|letter|document|draft)s?"
_TREATY: Final = r"(?:agreement|convention|treaty|protocol|covenant|charter|agenda|programme)s?"
KINDS: Final[dict[str, re.Pattern[str]]] = {
    "pinpoints": re.compile(
        r"(?i:\b(?:para(?:graph)?s?|sect(?:ion)?s?|annex(?:es)?|chap(?:ter)?s?|articles?|parts?|"
        r"appendix|targets?)\b)\.? (?:[IVX]+\b|[0-9(A-Z]|to [A-Z\d]|of (?:the|resolution|[A-Z]))|"
        r", (?i:annex|appendix|preamble)\b"
    ),
    "instruments": re.compile(
        r"\b(?:Charter|Convention|Treat(?:y|ies)|Covenant|Protocol|Declaration|Agenda|Compact|"
        r"Statute|Agreement|Programme of Action|Plan of Action|Framework|Platform|Accords?|"
        r"Consensus|Pact|Rules|Principles|Outcome|Pathway|Communiqu\w+)s?\b"
    ),
    "intent": re.compile(
        rf"\b(?:{_ACT}|Charter|Convention|Covenant|Protocol|Agenda|Treaty|Declaration)\b|"
        r"\b[AES]/[A-Z0-9]",
        re.IGNORECASE,
    ),
    "anaphora": re.compile(
        r"\bibid|\b(?:that|those|these|said|same|aforementioned|above-mentioned|latter) "
        rf"(?:\w+ )?(?:{_ACT}|{_TREATY})\b|\bthe (?:resolution|decision|letter|note|report|"
        r"statement|declaration|document)s?(?! (?:of|by|on|from|submitted|entitled)\b)|"
        r"\b(?:contained|set out|set forth|outlined|described|stated|recommended|indicated) in "
        r"(?:his|her|its|their|the) (?:\w+ ){0,2}(?:report|letter|note|statement)s?\b|"
        rf"\b(?:foot)?notes? \d+|\b(?:{_ACT}) \S+ above\b|\b(?:the|its) annex(?:es)?\b",
        re.IGNORECASE,
    ),
}
"""Words that a paragraph which may hold the kind has."""

TAKEN: Final[dict[str, Mapping[str, int]]] = {
    "pinpoints": {"preambular": 3, "operative": 4, "notes": 3},
    "instruments": {"preambular": 4, "operative": 2, "notes": 2},
    "intent": {"preambular": 3, "operative": 4, "notes": 2},
    "anaphora": {"preambular": 4, "operative": 4, "notes": 4},
}
"""How many paragraphs of each group a document gives to a kind."""

_GROUPS: Final = {
    PartKind.PREAMBULAR_PARAGRAPH: "preambular",
    PartKind.OPERATIVE_PARAGRAPH: "operative",
    PartKind.SUBPARAGRAPH: "operative",
    PartKind.PARAGRAPH: "operative",
    PartKind.FOOTNOTE: "notes",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paragraph that was drawn: its words as printed, marks in carets, and its notes."""

    document: str
    label: str
    words: str
    notes: tuple[tuple[str, str], ...]


def folders(shared: Path) -> list[Path]:
    """Return the folders that are the strata, in order."""
    corpus = shared / "corpus"
    bodies = sorted(path for path in (corpus / "akn_en").iterdir() if path.is_dir())
    return [*bodies, corpus / "drafts_ga80" / "md", corpus / "ga_res_pdf"]


def drawn_documents(shared: Path, chance: random.Random, rounds: int) -> list[Path]:
    """Return documents, `rounds` of each folder, a round at a time."""
    shuffled = []
    for folder in folders(shared):
        files = sorted(folder.glob("*.md"))
        chance.shuffle(files)
        shuffled.append(files)
    return [files[turn] for turn in range(rounds) for files in shuffled if turn < len(files)]


def printed(source: str, part: Part) -> str:
    """Return the words of a part as printed, without the markup."""
    pieces = " ".join(source[span.start : span.end] for span in part.spans)
    plain = re.sub(r"<sup>([^<]*)</sup>", r"^\1^", pieces)
    plain = re.sub(r"\[([^\]]*)\]\(#\)", r"\1", plain).replace("*", "").replace("\\", "")
    return " ".join(plain.split())


def drawn_paragraphs(
    path: Path, kind: str, chance: random.Random, taken: Mapping[str, int]
) -> Iterator[Drawn]:
    """Yield the paragraphs that one document gives to a kind."""
    parsed, source = read_source(path.read_bytes(), path.name)
    for document in parsed.documents[:1]:
        candidates: dict[str, list[Part]] = {group: [] for group in taken}
        for part in document.parts:
            group = _GROUPS.get(part.kind)
            if group is not None and KINDS[kind].search(part.text):
                candidates[group].append(part)
        for group, count in taken.items():
            found = candidates[group]
            start = chance.randrange(max(len(found) - count, 0) + 1)
            for part in found[start : start + count]:
                yield Drawn(path.name, label_of(part), printed(source, part), notes(part, document))


def label_of(part: Part) -> str:
    """Return what delegates call a part, or its fragment where it has no such name."""
    return part.label if part.label[:2] in {"PP", "OP", "FN"} else part.fragment


def notes(part: Part, document: Document) -> tuple[tuple[str, str], ...]:
    """Return the label and words of each note that a part carries a mark of."""
    by_fragment = {other.fragment: other for other in document.parts}
    named = [by_fragment[name] for name in part.footnotes if name in by_fragment]
    return tuple((note.label, note.text) for note in named)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what is drawn for a kind."""
    parser = argparse.ArgumentParser(description="Draw paragraphs to be labelled.")
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--skip", type=int, default=0, help="documents to pass over")
    options = parser.parse_args(arguments)
    chance = random.Random(f"{options.seed} {options.kind}")  # noqa: S311 - a draw, no secret
    documents = drawn_documents(options.shared, chance, options.rounds)
    for index, path in enumerate(documents):
        paragraphs = list(drawn_paragraphs(path, options.kind, chance, TAKEN[options.kind]))
        if index < options.skip:
            continue
        print(f"@ {path.relative_to(options.shared / 'corpus')}")
        for paragraph in paragraphs:
            print(f"{paragraph.label} | {paragraph.words}")
            for label, words in paragraph.notes:
                print(f"    {label}: {words}")


if __name__ == "__main__":
    main()
