"""Whether documents say the same in Word and HTML as in Markdown, and how fast each is read.

    python -m bench.parity --shared DIR [--format docx|html|word] [--every N] [--examples 2]

Each Markdown file of `DIR/corpus` (drafts, resolutions, decisions) is written in the other format,
as the United Nations, a site or Word lay it out (`tests/make_docx.py`, `tests/make_html.py`), and
both are converted. What differs is counted by kind of fact, as `bench.witness` does. Then the
files are read again for time: of the processor, the reader alone and the whole way to triples.
Last comes the most memory that the process held, and what it held before.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.witness import Tally, compare, facts_of, print_tallies
from tests.make_docx import docx_of
from tests.make_html import html_of
from undocs_rdf.convert import convert
from undocs_rdf.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FOLDERS: Final = ("drafts_ga80/md", "ga_res_pdf", "akn_en")
WRITERS: Final[Mapping[str, tuple[str, Callable[[str], bytes]]]] = {
    "docx": (".docx", docx_of),
    "html": (".html", html_of),
    "word": (".htm", lambda markdown: html_of(markdown, as_word=True)),
}


def sources(shared: Path, every: int) -> list[Path]:
    """Return every n-th Markdown file of the corpus, of each folder."""
    return [
        path
        for folder in FOLDERS
        for path in sorted((shared / "corpus" / folder).rglob("*.md"))[::every]
    ]


def measure(files: Sequence[tuple[str, bytes]]) -> tuple[float, float]:
    """Return how many seconds reading the files takes, and the whole way to triples."""
    start = time.process_time()
    for name, data in files:
        read = format_of(data, name).read_blocks
        assert read is not None, "these formats are read into blocks"
        read(data, name)
    middle = time.process_time()
    for name, data in files:
        convert(data, name)
    return middle - start, time.process_time() - middle


def megabytes() -> float:
    """Return the most memory that the process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print what differs, and the time and memory that reading takes."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--format", choices=WRITERS, default="docx")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--examples", type=int, default=2)
    options = parser.parse_args()
    ending, write = WRITERS[options.format]
    tallies: dict[str, Tally] = defaultdict(Tally)
    files: list[tuple[str, bytes]] = []
    texts: list[tuple[str, bytes]] = []
    before = 0.0
    for path in sources(options.shared, options.every):
        markdown = path.read_bytes()
        files.append((f"{path.stem}{ending}", write(markdown.decode())))
        texts.append((path.name, markdown))
        before = before or megabytes()
        expected = convert(markdown, path.name).documents
        found = convert(files[-1][1], files[-1][0]).documents
        compare(path.name, facts_of(expected), facts_of(found), tallies)
    print(f"{len(files)} documents in Markdown and as {options.format}")
    print_tallies(tallies, None, options.examples)
    print()
    for what, given in ((options.format, files), ("markdown", texts)):
        reading, whole = measure(given)
        size = sum(len(data) for _, data in given) / len(given) / 1000
        print(
            f"{what}: {size:.0f} KB a document; read {len(given) / reading:.0f} a second, "
            f"converted {len(given) / whole:.1f} a second"
        )
    print(f"memory: at most {megabytes():.0f} MB, of which {before:.0f} MB before the first")


if __name__ == "__main__":
    main()
