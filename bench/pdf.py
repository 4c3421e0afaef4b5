"""How right and how fast the PDF reader is, beside the Markdown of the same documents.

    python -m bench.pdf --shared DIR [--misses N] [--speed]

Of each document that DIR holds both as PDF and as Markdown the two graphs are scored with
DIR/tools/score.py. The Markdown of a draft prints no symbol and its PDF does, so each gets the
symbol that its file's name stands for. With --speed the PDFs are timed instead: documents and
pages a second, the share of each stage, the peak of memory.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from undocs_rdf.convert import ConvertOptions, convert
from undocs_rdf.model import Metadata
from undocs_rdf.readers.pdf.process import read_pages
from undocs_rdf.readers.pdf.reader import read_pdf
from undocs_rdf.symbols import try_symbol

ALLOWED: Final = 0.003
"""How far a figure of the PDFs may be below that of the Markdown."""


class Corpus(NamedTuple):
    """Documents in both formats: their folders, and where their gold is."""

    name: str
    pdf: str
    markdown: str
    gold: tuple[str, ...]


CORPORA: Final = (
    Corpus("resolutions", "ga_res_pdf/pdf", "ga_res_pdf", ("unxml", "corpus/akn_en")),
    Corpus(
        "drafts", "drafts_ga80/pdf", "drafts_ga80/md", ("corpus/drafts_ga80/ground_truth.jsonl",)
    ),
)


def pairs_of(corpus: Corpus, shared: Path) -> list[tuple[Path, Path]]:
    """Return the PDF and the Markdown of each document that is there in both."""
    texts = shared / "corpus" / corpus.markdown
    files = sorted((shared / "corpus" / corpus.pdf).glob("*.pdf"))
    return [
        (file, texts / f"{file.stem}.md") for file in files if (texts / f"{file.stem}.md").exists()
    ]


def lines_of(file: Path) -> tuple[str, ...]:
    """Return the triples of a document, named by the symbol that its file's name stands for."""
    symbol = try_symbol(file.stem.replace("_", "/"))
    metadata = Metadata("the name of the file", symbol=symbol)
    name = f"{file.stem}.md"
    return tuple(convert(file.read_bytes(), name, ConvertOptions(metadata=metadata)).lines)


def score(
    files: list[Path], corpus: Corpus, shared: Path, misses: int
) -> dict[str, dict[str, float]]:
    """Return the figures of a set of files, and print what was missed if asked to."""
    with tempfile.TemporaryDirectory() as scratch:
        graph, inputs = Path(scratch) / "graph.nt", Path(scratch) / "input"
        inputs.mkdir()
        for file in files:
            (inputs / f"{file.stem}.md").touch()
        lines = sorted({line for file in files for line in lines_of(file)})
        graph.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(shared / "tools" / "score.py"), str(graph)]
        command += [word for gold in corpus.gold for word in ("--gold", str(shared / gold))]
        command += ["--input", str(inputs)]
        run = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
        if misses:
            shown = [*command, "--misses", str(misses)]
            print(subprocess.run(shown, check=True, capture_output=True, text=True).stdout)
        figures: dict[str, dict[str, float]] = json.loads(run.stdout)["figures"]
        return figures


def compare(shared: Path, misses: int) -> int:
    """Print the figures of both formats side by side; return how many PDF figures fall short."""
    short = 0
    for corpus in CORPORA:
        pairs = pairs_of(corpus, shared)
        from_pdf = score([pdf for pdf, _ in pairs], corpus, shared, misses)
        from_markdown = score([text for _, text in pairs], corpus, shared, 0)
        print(f"## {corpus.name}: {len(pairs)} documents\n")
        print("| figure | facts | PDF: precision | recall | Markdown: precision | recall | |")
        print("|---|---|---|---|---|---|---|")
        for name, figure in from_markdown.items():
            other = from_pdf.get(name, {"precision": 0.0, "recall": 0.0})
            worse = max(figure[key] - other[key] for key in ("precision", "recall"))
            short += worse > ALLOWED
            print(
                f"| {name} | {figure['gold']} | {other['precision']:.4f} | {other['recall']:.4f} "
                f"| {figure['precision']:.4f} | {figure['recall']:.4f} "
                f"| {'below' if worse > ALLOWED else ''} |"
            )
        print()
    return short


def _processor() -> float:
    """Return the seconds of the processor that this process and its children have taken."""
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system


def measure(shared: Path) -> None:
    """Print how fast the PDFs of the corpora are read, in time of one processor."""
    files = [pdf for corpus in CORPORA for pdf, _ in pairs_of(corpus, shared)]
    contents = [(file.name, file.read_bytes()) for file in files]
    begun = _processor()
    pages = sum(len(read_pages(data, name)) for name, data in contents)
    extracted = _processor() - begun
    begun = _processor()
    for name, data in contents:
        read_pdf(data, name)
    read = _processor() - begun
    times = {}
    for name, data in contents:
        begun = _processor()
        convert(data, name)
        times[name] = _processor() - begun
    whole = sum(times.values())
    slowest = max(times, key=times.__getitem__)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(files)} documents, {pages} pages, in seconds of one processor")
    print(f"read: {len(files) / read:.1f} documents/s, {pages / read:.1f} pages/s")
    print(f"converted: {len(files) / whole:.1f} documents/s, {pages / whole:.1f} pages/s")
    shares = extracted / whole, (read - extracted) / whole, (whole - read) / whole
    print("of this pdfium {:.0%}, layout {:.0%}, parser and graph {:.0%}".format(*shares))
    print(f"slowest: {slowest}, {times[slowest]:.2f} s")
    print(f"peak memory: {own:.0f} MiB, of the process that runs pdfium {children:.0f} MiB")


def main() -> int:
    """Print the figures; return 1 if one of the PDFs falls short."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--shared", type=Path, required=True, help="where corpora and gold are")
    parser.add_argument("--misses", type=int, default=0, help="show N files that were misread")
    parser.add_argument("--speed", action="store_true", help="time the reader instead")
    arguments = parser.parse_args()
    if arguments.speed:
        measure(arguments.shared)
        return 0
    return int(compare(arguments.shared, arguments.misses) > 0)


if __name__ == "__main__":
    sys.exit(main())
