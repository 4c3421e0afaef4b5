"""Counts how opening phrases are said in other languages, in resolutions that have both texts.

    python -m bench.phrase_labels FOLDER... > src/undocs_rdf/data/phrase_labels.csv

Of all Akoma Ntoso files below the folders, those of one document are paired: a paragraph has the
same name in every language, so that what opens it in one is what opens it in the other. A phrase
has the words that most of its paragraphs open with, if they are more than half of them and in at
least three documents: rarer pairs are as often a free translation as a rule.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.convert import convert
from undocs_rdf.phrases import known_phrases
from undocs_rdf.vocabulary import LANGUAGES
from undocs_rdf.vocabulary_graph import phrase_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST: Final = 0.5
DOCUMENTS: Final = 3


class Opening(NamedTuple):
    """What opens a paragraph.

    Attributes:
        document: The symbol of the document.
        fragment: What names the paragraph in it: "op2".
        language: The BCP 47 tag of the text.
        words: The phrase.
    """

    document: str
    fragment: str
    language: str
    words: str


def openings(paths: Iterable[Path]) -> Iterator[Opening]:
    """Yield what opens each paragraph of the documents in `paths`."""
    for path in paths:
        for document in convert(path.read_bytes(), path.name).documents:
            if document.symbol is None:
                continue
            for part in document.parts:
                if part.opening is not None:
                    words = phrase_label(part.opening.words)
                    yield Opening(
                        document.symbol.canonical, part.fragment, document.language, words
                    )


def labels(found: Iterable[Opening]) -> Iterator[tuple[str, str, str, int]]:
    """Yield phrase, language, words and how many paragraphs show the pair.

    Args:
        found: What opens the paragraphs of documents in several languages.
    """
    texts: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for one in found:
        texts[one.document, one.fragment][one.language] = one.words
    pairs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    documents: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for (document, _), words in texts.items():
        for language in words.keys() - {"en"}:
            if "en" in words:
                pairs[words["en"], language][words[language]] += 1
                documents[words["en"], language, words[language]].add(document)
    for known in known_phrases("en"):
        for language in LANGUAGES:
            counts = pairs[phrase_label(known.phrase), language]
            ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            if not ranked:
                continue
            label, count = ranked[0]
            seen = documents[phrase_label(known.phrase), language, label]
            if count > MOST * counts.total() and len(seen) >= DOCUMENTS:
                yield known.phrase, language, label, count


def main(folders: list[str]) -> None:
    """Write the table for the files below `folders`."""
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.xml"))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["phrase", "language", "label", "count"])
    writer.writerows(labels(openings(paths)))


if __name__ == "__main__":
    main(sys.argv[1:])
