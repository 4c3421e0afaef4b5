"""How fast words are found, in indexes of more and more documents.

    python -m bench.search --store DIR [--documents N]...

The documents of the base are indexed again and again under new symbols until there are as many
as wanted. Each search is timed alone, opening the index left out; the questions are phrases and
words of the texts themselves, drawn by a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from undocs_rdf.search import SearchFilters, SearchIndex, documents_of_graph
from undocs_rdf.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.search import IndexedDocument

SEARCHES = 200
FILTERS = (None, SearchFilters(session="78"), SearchFilters(body="S"), SearchFilters(state="EST"))


def repeated(documents: list[IndexedDocument]) -> Iterator[IndexedDocument]:
    """Yield the documents again and again, each time under new symbols."""
    for turn in count():
        for document in documents:
            new = f"#{turn}"
            yield replace(document, iri=document.iri + new, symbol=f"{document.symbol} {turn}")


def drawn_searches(documents: list[IndexedDocument]) -> list[str]:
    """Return searches: one to three words that stand in one paragraph, some as a phrase."""
    draw = random.Random(20261124)  # noqa: S311 - a draw that can be repeated
    texts = [part.text for document in documents for part in document.parts]
    searches: list[str] = []
    while len(searches) < SEARCHES:
        words = [word for word in draw.choice(texts).split() if word.isalpha() and len(word) > 3]
        if len(words) >= 3:
            at = draw.randrange(len(words) - 2)
            phrase = words[at : at + draw.choice((2, 3))]
            chosen = [draw.sample(words, draw.choice((1, 2, 3))), phrase][len(searches) % 4 == 0]
            searches.append(" ".join(chosen))
    return searches


def measure(index: SearchIndex, searches: list[str]) -> list[float]:
    """Return the seconds that each search took."""
    taken = []
    for number, wanted in enumerate(searches):
        started = time.perf_counter()
        index.search(wanted, FILTERS[number % len(FILTERS)])
        taken.append(time.perf_counter() - started)
    return sorted(taken)


def main() -> None:
    """Measure and print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", required=True, help="a base")
    parser.add_argument("--documents", type=int, nargs="*", default=[3000, 30000])
    asked = parser.parse_args()
    with open_store(asked.store) as opened:
        graphs = opened.source_graphs()
        documents = [d for graph in graphs for d in documents_of_graph(opened.quads, graph)]
    searches = drawn_searches(documents)
    print("documents  paragraphs  index     size  median    95%    most")
    for wanted in asked.documents:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "search.sqlite"
            started = time.perf_counter()
            with SearchIndex.open(path) as index:
                chosen = list(islice(repeated(documents), wanted))
                index.put("graph", "", chosen)
            indexed = time.perf_counter() - started
            parts = sum(len(document.parts) for document in chosen)
            with SearchIndex.open_to_search(path) as index:
                taken = measure(index, searches)
            median, most = statistics.median(taken), taken[-1]
            high = taken[int(len(taken) * 0.95)]
            size = path.stat().st_size / 1e6
            times = "  ".join(f"{seconds * 1000:4.0f} ms" for seconds in (median, high, most))
            print(f"{wanted:9,}  {parts:10,}  {indexed:5.0f} s  {size:4.0f} MB  {times}")


if __name__ == "__main__":
    main()
