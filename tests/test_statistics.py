"""What a base holds, counted, agrees with its documents."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from undocs_rdf.convert import convert
from undocs_rdf.query import select_rows
from undocs_rdf.sources import open_sources
from undocs_rdf.statistics import count_holdings

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.md"))


def test_counts_agree_with_the_documents(example_base: Path) -> None:
    documents = [d for path in EXAMPLES for d in convert(path.read_bytes(), path.name).documents]
    with open_sources([str(example_base)]) as opened:
        counted = count_holdings(partial(select_rows, opened.store, union=opened.union))
    parts = [part for document in documents for part in document.parts]
    assert counted.totals["documents"] == counted.totals["sources"] == len(documents)
    assert counted.totals["parts"] == len(parts)
    assert counted.totals["citations"] == sum(len(part.citations) for part in parts)
    assert counted.totals["sponsorships"] == sum(len(d.sponsorships) for d in documents)
    assert 0 < counted.totals["of these not held"] <= counted.totals["documents that are cited"]
    assert counted.breakdowns["kind"] == {"DraftResolution": 2, "Resolution": 2}
    assert counted.breakdowns["session"] == {"74": 2, "78": 1, "80": 1}
    assert counted.breakdowns["adopted"] == {"2019": 1, "2023": 1}
