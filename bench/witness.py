"""Where the text of a document and the UN's own markup of it give different graphs.

    python -m bench.witness --shared DIR [FOLDER ...] [--examples 3] [--only KIND]

Reads each Markdown file of `DIR/corpus/akn_en` (or of the folders of it that are named) and the
XML of the same document in `DIR/unxml`, and counts by kind of fact in how many documents they
differ. The markup tells structure, marks and notes, the text parser has to find them: what
differs is mostly a mistake of the parser, sometimes a fault of the markup, which its
diagnostics name. What only the markup records (ballots, sponsors of adopted texts, subjects)
is not compared.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from undocs_rdf.convert import convert
from undocs_rdf.model import Instrument, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from undocs_rdf.model import Citation, Document, Part

Facts = dict[str, Counter[str]]
"""The facts of a document, by kind; a fact is what a person would read out."""

_SHOWN = 110
_BODY = {
    PartKind.PREAMBULAR_PARAGRAPH: "preambular paragraphs",
    PartKind.OPERATIVE_PARAGRAPH: "operative paragraphs",
    PartKind.SUBPARAGRAPH: "subparagraphs",
    PartKind.PARAGRAPH: "other paragraphs",
    PartKind.SECTION: "sections",
    PartKind.FOOTNOTE: "notes",
}


@dataclass(slots=True)
class Tally:
    """What was found of one kind of fact.

    Attributes:
        compared: Documents that have it in both forms, or in one.
        differing: Names of those where the two differ.
        missed: Facts that only the markup gives.
        extra: Facts that only the text gives.
        examples: Name, what the markup has, what the text has.
    """

    compared: int = 0
    differing: list[str] = field(default_factory=list)
    missed: int = 0
    extra: int = 0
    examples: list[tuple[str, list[str], list[str]]] = field(default_factory=list)


def bare(words: str | None) -> str:
    """Return the letters and digits of a text: what two typesettings agree on."""
    folded = unicodedata.normalize("NFKD", words or "").lower()
    return "".join(character for character in folded if character.isalnum())


def facts_of(documents: Sequence[Document]) -> Facts:
    """Return the facts of all documents of a file."""
    facts: Facts = defaultdict(Counter)
    for document in documents:
        for kind, fact in (*_head(document), *_body(document)):
            facts[kind][fact] += 1
    return facts


def _head(document: Document) -> Iterator[tuple[str, str]]:
    one = {
        "kind": document.kind.value,
        "symbol": document.symbol and document.symbol.canonical,
        "title": bare(document.title),
        "date issued": document.date_issued,
        "date adopted": document.date_adopted,
        "session": document.session and document.session.number,
    }
    yield from ((kind, value) for kind, value in one.items() if value)
    for item in document.agenda_items:
        yield "agenda items", f"{item.number} {bare(item.title)}"
    for meeting in document.meetings:
        yield "meetings", f"{meeting.number} {meeting.kind} {meeting.date}"


def _body(document: Document) -> Iterator[tuple[str, str]]:
    for part in document.parts:
        key = bare(part.text)
        if part.kind is PartKind.ANNEX:
            yield "annexes", part.label
        elif part.kind in _BODY and not part.fragment.startswith("table"):
            yield _BODY[part.kind], key
            yield from _details(part, key)


def _details(part: Part, key: str) -> Iterator[tuple[str, str]]:
    """Yield what can differ between two paragraphs of the same words."""
    if part.kind is not PartKind.SECTION:
        yield "labels", f"{key[:60]}… {part.label}"
    if part.opening:
        yield "opening phrases", f"{key[:60]}… {part.opening.words}"
    if part.footnotes:
        yield "note marks", f"{key[:60]}… {' '.join(part.footnotes)}"
    for citation in part.citations:
        cited = _cited(citation)
        yield "citations", f"{key[:60]}… {cited} “{bare(citation.quote)}”"
        yield "citation types", f"{key[:60]}… {cited} {citation.citation_type.value}"
        if citation.cited_date:
            yield "citation dates", f"{key[:60]}… {cited} {citation.cited_date}"
        for pinpoint in (*citation.cited_paragraphs, *citation.cited_parts):
            yield "pinpoints", f"{key[:60]}… {cited} {pinpoint}"


def _cited(citation: Citation) -> str:
    cited = citation.cited
    return cited.slug if isinstance(cited, Instrument) else cited.canonical


def compare(name: str, markup: Facts, text: Facts, tallies: Mapping[str, Tally]) -> None:
    """Add what differs between the two forms of a document to the tallies.

    A detail of a paragraph that only one of them has is not counted again: the paragraph is.
    """
    shared = _shared_starts(markup) & _shared_starts(text)
    for kind in dict.fromkeys((*markup, *text)):
        one, other = _told(markup[kind], shared), _told(text[kind], shared)
        tally = tallies[kind]
        tally.compared += 1
        missed, extra = one - other, other - one
        if missed or extra:
            tally.differing.append(name)
            tally.missed += missed.total()
            tally.extra += extra.total()
            tally.examples.append((name, sorted(missed), sorted(extra)))


def _shared_starts(facts: Facts) -> set[str]:
    return {key[:60] for kind in _BODY.values() for key in facts[kind]}


def _told(found: Counter[str], shared: set[str]) -> Counter[str]:
    kept = {
        fact: count
        for fact, count in found.items()
        if "… " not in fact or fact.partition("… ")[0] in shared
    }
    return Counter(kept)


def pairs(shared: Path, folders: Sequence[str]) -> Iterator[tuple[Path, tuple[Document, ...]]]:
    """Yield each Markdown file with the documents of the XML that has its symbol."""
    corpus = shared / "corpus" / "akn_en"
    texts = {
        bare(path.stem): path
        for folder in (map(corpus.joinpath, folders) if folders else corpus.iterdir())
        for path in sorted(folder.glob("*.md"))
    }
    named: dict[str, tuple[Document, ...]] = {}
    for path in sorted((shared / "unxml").glob("*/*/en/*.xml")):
        documents = convert(path.read_bytes(), path.name).documents
        symbol = next((d.symbol for d in documents if d.symbol and d.language == "en"), None)
        if symbol is not None:
            # Parts share a file; a later part that stands alone is not what the number names.
            stem = symbol.canonical.removesuffix(symbol.part_letter or "")
            named.setdefault(
                bare(stem if symbol.part_letter == "A" else symbol.canonical), documents
            )
    for name, text in texts.items():
        if name in named:
            yield text, named[name]


def main() -> None:
    """Print the tallies and some examples of each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", metavar="FOLDER")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--examples", type=int, default=3)
    parser.add_argument("--only", help="show the examples of this kind alone")
    options = parser.parse_args()
    tallies: dict[str, Tally] = defaultdict(Tally)
    count = 0
    for path, documents in pairs(options.shared, options.folders):
        count += 1
        text = convert(path.read_bytes(), path.name).documents
        compare(path.name, facts_of(documents), facts_of(text), tallies)
    print(f"{count} documents in both forms")
    print_tallies(tallies, options.only, options.examples)


def print_tallies(tallies: Mapping[str, Tally], only: str | None, examples: int) -> None:
    """Print the counts of each kind of fact, and examples of those or of one kind only."""
    print(f"{'kind':24}{'compared':>9}{'differ':>8}{'only markup':>13}{'only text':>11}")
    for kind, tally in tallies.items():
        differing = len(tally.differing)
        print(f"{kind:24}{tally.compared:9}{differing:8}{tally.missed:13}{tally.extra:11}")
    for kind, tally in tallies.items():
        if only in (None, kind):
            _print_examples(kind, tally, examples)


def _print_examples(kind: str, tally: Tally, count: int) -> None:
    if tally.examples:
        print(f"\n{kind}: {len(tally.examples)} documents")
    for name, missed, extra in tally.examples[:count]:
        for which, found in (("only markup", missed), ("only text  ", extra)):
            for fact in found[:count]:
                print(f"  {name:24} {which}  {fact[:_SHOWN]}{'…' * (len(fact) > _SHOWN)}")


if __name__ == "__main__":
    main()
