"""How much of what people labelled by reading is read alike: precision and recall, kind by kind.

    python -m bench.labelled [--shared DIR] [--kind KIND] [--draw SEED] [--misses N]

The labels stand in `tests/data/labelled`, the rules they follow in its README. Documents are
looked for in its `documents` and, with --shared, in DIR/corpus; what is not there is said,
and not scored. Only paragraphs that a file of labels names are scored: all mentions of its kind
in them are labelled. A row that is marked doubtful counts neither for nor against.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.convert import read_source
from undocs_rdf.model import Instrument, PartKind, ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from undocs_rdf.model import Citation, Part

DATA: Final = Path(__file__).parent.parent / "tests" / "data"
LABELS: Final = DATA / "labelled"
DOCUMENTS: Final = LABELS / "documents"

_POINTING: Final = frozenset({ResolvedBy.ANAPHOR, ResolvedBy.IBID})
_KIND_WORDS: Final = re.compile(
    r"^(?:(?:the|its|their|his|her|our|and|security council|general assembly|economic and social "
    r"council|human rights council|council|assembly|document|resolutions?|decisions?) )+(?=\S*\d)"
)
_SYMBOL: Final = re.compile(r"[a-z][\w.()-]*/")
_ARTICLE: Final = re.compile(r"^(?:the|its|their|his|her|our|in) ")

OPEN: Final = "?"
"""What stands for a type or a pinpoint that the labelling leaves open."""

Labels = dict[tuple[str, str], list[dict[str, str]]]
"""The rows of each paragraph, by document and paragraph."""

Fact = tuple[str, ...]
"""What is compared of a mention: its document, and what the kind adds."""


class Mention(NamedTuple):
    """A mention as labelled or as read: its words, and the facts about it."""

    words: str
    facts: Fact
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of label: how it is taken from a row and from a citation, and what is aimed at.

    Attributes:
        columns: Those that are compared, beside document, paragraph and words.
        facts: The same of a citation.
        concerns: Whether a citation is of the kind at all.
        goal: Precision and recall to reach.
        loose: Whether the words may be more or fewer than those labelled, as long as the one
            holds the other: how far a phrase that points back goes is nobody's rule.
    """

    columns: tuple[str, ...]
    facts: Callable[[Citation], Fact]
    concerns: Callable[[Citation], bool]
    goal: tuple[float, float]
    loose: bool = False


@dataclass(slots=True)
class Score:
    """What was counted of a kind."""

    right: int = 0
    labelled: int = 0
    read: int = 0
    absent: set[str] = field(default_factory=set)
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 where nothing was."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was read; 1 where nothing is."""
        return self.right / self.labelled if self.labelled else 1.0


def folded(words: str) -> str:
    """Return words without what print and hand add to them: hyphens, blanks, quotes, capitals."""
    plain = re.sub(r"[‐‑‒–—]", "-", words).replace("’", "'").replace("\u00ad", "")
    return " ".join(plain.split()).casefold()


def naming(words: str) -> str:
    """Return the words that tell a document, without article and noun: "74/28"."""
    return _ARTICLE.sub("", _KIND_WORDS.sub("", folded(words)))


def name_of(cited: str) -> str:
    """Return a symbol without blanks, or a title as it is compared."""
    plain = folded(cited)
    is_symbol = _SYMBOL.match(plain) is not None
    return plain.replace(" ", "") if is_symbol else re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def cited_names(labelled: str) -> str:
    """Return what a label says is cited; of two that are both right, either with a bar between."""
    return "|".join(name_of(name) for name in labelled.split(" | "))


def cited_name(citation: Citation) -> str:
    """Return what a citation cites, as labels name it."""
    cited = citation.cited
    return name_of(cited.title if isinstance(cited, Instrument) else cited.canonical)


def values(listed: Iterable[str]) -> str:
    """Return several values of a property as one, in a fixed order."""
    return ";".join(sorted(folded(value).replace(" ", "") for value in listed if value))


def treaty_series(citation: Citation) -> str:
    """Return the reference to the Treaty Series that an instrument has."""
    cited = citation.cited
    return cited.treaty_series_reference or "" if isinstance(cited, Instrument) else ""


def _pinpoint(citation: Citation) -> Fact:
    paragraphs, parts = values(citation.cited_paragraphs), values(citation.cited_parts)
    return cited_name(citation), paragraphs, parts


KINDS: Final[Mapping[str, Kind]] = {
    "pinpoints": Kind(
        columns=("cited", "citedParagraph", "citedPart"),
        facts=_pinpoint,
        concerns=lambda citation: bool(citation.cited_paragraphs or citation.cited_parts),
        goal=(0.98, 0.98),
        loose=True,
    ),
    "instruments": Kind(
        columns=("cited",),
        facts=lambda citation: (cited_name(citation),),
        concerns=lambda citation: (
            isinstance(citation.cited, Instrument) and citation.resolved_by is ResolvedBy.NAME
        ),
        goal=(0.98, 0.9),
        loose=True,
    ),
    "intent": Kind(
        columns=("cited", "citationType"),
        facts=lambda citation: (cited_name(citation), citation.citation_type.value.casefold()),
        concerns=lambda _: True,
        goal=(0.97, 0.97),
        loose=True,
    ),
    "anaphora": Kind(
        columns=("cited", "citedParagraph", "citedPart"),
        facts=_pinpoint,
        concerns=lambda citation: citation.resolved_by in _POINTING,
        goal=(0.98, 0.9),
        loose=True,
    ),
}


def read_labels(kind: str, draw: str | None = None) -> Labels:
    """Return the rows of a kind by document and paragraph; a paragraph may have none.

    Args:
        kind: The kind.
        draw: The seed of the draw to keep to; None for all.
    """
    found: Labels = {}
    with (LABELS / f"{kind}.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if draw not in {None, row["draw"]}:
                continue
            rows = found.setdefault((row["document"], row["paragraph"]), [])
            if row["words"]:
                rows.append(row)
    return found


def labelled_mentions(kind: Kind, rows: Iterable[Mapping[str, str]]) -> list[Mention]:
    """Return the mentions that rows label, without what they say is none."""
    mentions = []
    for row in rows:
        explicit = row.get("resolvedBy") == "explicit"
        if row["cited"] in {"none", "unresolved"} or row.get("treatySeriesReference") or explicit:
            continue
        facts = tuple(
            cited_names(row[name]) if name == "cited" else values(row[name].split(";"))
            for name in kind.columns
        )
        mentions.append(Mention(row["words"], facts, row["note"].startswith("doubtful")))
    return mentions


def read_mentions(kind: Kind, part: Part | None) -> list[Mention]:
    """Return the mentions of a kind that were read in a part."""
    citations = part.citations if part else ()
    return [
        Mention(citation.quote, kind.facts(citation))
        for citation in citations
        if kind.concerns(citation)
    ]


def same_words(one: str, other: str, *, loose: bool) -> bool:
    """Return whether two mentions are of the same words."""
    first, second = naming(one), naming(other)
    return first == second or (loose and (first in second or second in first))


def same(labelled: Mention, read: Mention, *, loose: bool) -> bool:
    """Return whether what was read is what is labelled; what is left open fits any."""
    one, other = labelled.facts, read.facts
    alike = all(
        fact in {OPEN, read_fact} for fact, read_fact in zip(one[1:], other[1:], strict=True)
    )
    return (
        alike
        and other[0] in one[0].split("|")
        and same_words(labelled.words, read.words, loose=loose)
    )


def match(
    labelled: Sequence[Mention], read: Sequence[Mention], *, loose: bool
) -> tuple[list[Mention], list[Mention], int]:
    """Return the labelled mentions that were missed, those read wrongly, and how many agree.

    Both are taken in order, each once. What was read of doubtful words is not counted.
    """
    left = list(read)
    missed: list[Mention] = []
    right = 0
    for mention in labelled:
        if mention.doubtful:
            continue
        found = next((other for other in left if same(mention, other, loose=loose)), None)
        if found is None:
            missed.append(mention)
        else:
            left.remove(found)
            right += 1
    doubted = [mention.words for mention in labelled if mention.doubtful]
    wrong = [
        other
        for other in left
        if not any(same_words(words, other.words, loose=True) for words in doubted)
    ]
    return missed, wrong, right


def documents(shared: Path | None) -> dict[str, Path]:
    """Return where each labelled document is that is at hand, by its name as labels print it."""
    folders = [shared / "corpus", DOCUMENTS] if shared else [DOCUMENTS]
    names = {document for kind in KINDS for document, _ in read_labels(kind)}
    return {
        name: folder / name for folder in folders for name in names if (folder / name).is_file()
    }


def parts_by_label(path: Path) -> dict[str, Part]:
    """Return the parts of the first document of a file, by label, or fragment where none is."""
    parsed, _ = read_source(path.read_bytes(), path.name)
    found: dict[str, Part] = {}
    for part in parsed.documents[0].parts if parsed.documents else ():
        if part.kind is not PartKind.MASTHEAD:
            found.setdefault(part.label, part)
            found.setdefault(part.fragment, part)
    return found


def score(name: str, paths: Mapping[str, Path], draw: str | None = None) -> Score:
    """Return how the paragraphs of a kind were read, in the documents that are at hand."""
    kind, counted = KINDS[name], Score()
    parts: dict[str, dict[str, Part]] = {}
    for (document, paragraph), rows in read_labels(name, draw).items():
        if document not in paths:
            counted.absent.add(document)
            continue
        if document not in parts:
            parts[document] = parts_by_label(paths[document])
        labelled = labelled_mentions(kind, rows)
        part = parts[document].get(paragraph)
        read = read_mentions(kind, part)
        missed, wrong, right = match(labelled, read, loose=kind.loose)
        counted.right += right
        counted.labelled += right + len(missed)
        counted.read += right + len(wrong)
        place = f"{document} {paragraph}" if part else f"{document} {paragraph} (no such paragraph)"
        counted.misses += [f"- {place}: {said(mention)}" for mention in missed]
        counted.misses += [f"+ {place}: {said(mention)}" for mention in wrong]
    return counted


def said(mention: Mention) -> str:
    """Return a mention as it is shown among the misses."""
    return f"{mention.words!r} {' | '.join(mention.facts)}"


def treaty_series_score(paths: Mapping[str, Path], draw: str | None = None) -> Score:
    """Return how often the instrument that a note of the Treaty Series stands by knows it."""
    counted = Score()
    references: dict[str, dict[str, str]] = {}
    for (document, paragraph), rows in read_labels("instruments", draw).items():
        for row in rows:
            if not row["treatySeriesReference"] or document not in paths:
                continue
            if document not in references:
                parts = parts_by_label(paths[document]).values()
                cited = [citation for part in parts for citation in part.citations]
                references[document] = {cited_name(one): treaty_series(one) for one in cited}
            reference = references[document].get(name_of(row["cited"]), "")
            counted.labelled += 1
            counted.read += bool(reference)
            agrees = folded(reference) == folded(row["treatySeriesReference"])
            counted.right += agrees
            if not agrees:
                counted.misses.append(f"- {document} {paragraph}: {row['cited']} {reference!r}")
    return counted


def show(name: str, counted: Score, goal: tuple[float, float], misses: int) -> None:
    """Print a row of the table, and some of what was missed (-) or read wrongly (+)."""
    print(
        f"{name:<16}{counted.labelled:>9}{counted.precision:>9.3f}{counted.recall:>9.3f}"
        f"   {goal[0]:.2f} / {goal[1]:.2f}"
    )
    if counted.absent:
        print(f"    {len(counted.absent)} documents are not at hand: give their folder by --shared")
    for miss in counted.misses[:misses]:
        print(f"    {miss}")


def show_types(paths: Mapping[str, Path], draw: str | None = None) -> None:
    """Print which citation types were taken for which others."""
    taken: Counter[tuple[str, str]] = Counter()
    for (document, paragraph), rows in read_labels("intent", draw).items():
        if document in paths:
            part = parts_by_label(paths[document]).get(paragraph)
            missed, wrong, _ = match(
                labelled_mentions(KINDS["intent"], rows),
                read_mentions(KINDS["intent"], part),
                loose=True,
            )
            for mention in missed:
                for other in wrong:
                    if other.facts[0] == mention.facts[0]:
                        taken[mention.facts[1], other.facts[1]] += 1
                        break
    for (meant, read), count in taken.most_common():
        print(f"    {count:>3} {meant} taken for {read}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Score what was read against labels.")
    parser.add_argument("--shared", type=Path, help="a folder that holds corpus/")
    parser.add_argument("--kind", choices=sorted(KINDS))
    parser.add_argument("--draw", help="the seed of a draw: its labels alone")
    parser.add_argument("--misses", type=int, default=0, help="how many to show of each kind")
    options = parser.parse_args(arguments)
    paths = documents(options.shared)
    print(f"{'kind':<16}{'labels':>9}{'P':>9}{'R':>9}   goal")
    for name in [options.kind] if options.kind else KINDS:
        show(name, score(name, paths, options.draw), KINDS[name].goal, options.misses)
        if name == "intent":
            show_types(paths, options.draw)
        if name == "instruments":
            series = treaty_series_score(paths, options.draw)
            show("  Treaty Series", series, (0.98, 0.9), options.misses)


if __name__ == "__main__":
    main()
