"""How right plain text is read: resolutions of the Security Council, against a sample read by hand.

    python -m bench.council --shared DIR [--list]

DIR holds `corpus/cr-unsc-gold`, texts that were proof-read by hand, whose lines are broken. The
sample, `tests/data/labelled/council_records.tsv`, says what thirty of them hold. Of the whole
corpus, whose files are named after their number and year, the symbol is compared with the name.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from undocs_rdf import read
from undocs_rdf.model import PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.model import Document

SAMPLE: Final = Path(__file__).parent.parent / "tests" / "data" / "labelled" / "council_records.tsv"
NAME: Final = re.compile(r"S_RES_0*(\d+)_(\d{4})_EN_GOLD")
ACT: Final = re.compile(r"[AS]/RES/|A/DEC/")
KINDS: Final = {
    "preambular": PartKind.PREAMBULAR_PARAGRAPH,
    "operative": PartKind.OPERATIVE_PARAGRAPH,
    "subparagraphs": PartKind.SUBPARAGRAPH,
}


def labelled() -> list[dict[str, str]]:
    """Return the rows of the sample."""
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def facts_of(documents: Sequence[Document]) -> dict[str, str]:
    """Return what was read of a file, in the columns of the sample."""
    document = documents[0]
    facts = {
        "symbol": " ".join(str(one.symbol) for one in documents),
        "date": document.date_adopted or "",
        "meeting": " ".join(meeting.number for meeting in document.meetings),
        "method": document.adoption_method or "",
        "vote": " ".join(
            f"{vote.in_favour}-{vote.against}-{vote.abstaining}" for vote in document.votes
        ),
        "notes": " ".join(
            part.marker or "" for part in document.parts if part.kind is PartKind.FOOTNOTE
        ),
    }
    for column, kind in KINDS.items():
        facts[column] = str(sum(part.kind is kind for part in document.parts))
    cited = {str(citation.cited) for part in document.parts for citation in part.citations}
    facts["cited"] = " ".join(sorted(symbol for symbol in cited if ACT.match(symbol)))
    return facts


def compare(folder: Path) -> tuple[Counter[str], list[str]]:
    """Return how many files of the sample are right in each column, and what differs."""
    right: Counter[str] = Counter()
    differing: list[str] = []
    for row in labelled():
        facts = facts_of(read(folder / row["file"]).documents)
        for column, said in row.items():
            if column == "file":
                continue
            if sorted(said.split()) == sorted(facts[column].split()):
                right[column] += 1
            else:
                differing.append(f"{row['file']}: {column}: {said!r}, read {facts[column]!r}")
    return right, differing


def symbols(folder: Path) -> list[str]:
    """Return the files of the corpus of which another symbol is read than their name says."""
    differing = []
    for path in sorted(folder.glob("*.txt")):
        match = NAME.match(path.name)
        assert match, path.name
        found = " ".join(str(document.symbol) for document in read(path).documents)
        if found != f"S/RES/{match[1]}({match[2]})":
            differing.append(f"{path.name}: {found}")
    return differing


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--shared", type=Path, required=True, metavar="DIR")
    parser.add_argument("--list", action="store_true", help="print what differs")
    options = parser.parse_args(arguments)
    folder = options.shared / "corpus" / "cr-unsc-gold"
    right, differing = compare(folder)
    count = len(labelled())
    for column in labelled()[0]:
        if column != "file":
            print(f"{column:15}{right[column]:3} of {count}")
    misnamed = symbols(folder)
    total = len(list(folder.glob("*.txt")))
    print(f"symbol as the file is named: {total - len(misnamed)} of {total}")
    if options.list:
        print("\n".join([*differing, *misnamed]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
