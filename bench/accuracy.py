"""How right the reader is: every figure that has gold, beside its goal.

    python -m bench.accuracy --shared DIR [--misses N] [--only NAME]

Converts the Markdown corpora of DIR and scores each with DIR/tools/score.py against the UN's
own markup; then what was labelled by reading (`bench.labelled`), and what is conserved
(`bench.conservation`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from undocs_rdf.convert import convert


class Corpus(NamedTuple):
    """A corpus that has gold: its name, its folders, where its gold is."""

    name: str
    folders: tuple[str, ...]
    gold: tuple[str, ...] = ("unxml", "corpus/akn_en")


_YEARS: Final = range(2000, 2027, 2)
CORPORA: Final = (
    Corpus("GA", tuple(f"corpus/akn_en/GA{s}" for s in ("74", "76", "78", "-ES"))),
    Corpus("PDF", ("corpus/ga_res_pdf",)),
    Corpus("SC", tuple(f"corpus/akn_en/SC{year}" for year in _YEARS)),
    Corpus("HRC", tuple(f"corpus/akn_en/HRC{s}" for s in ("54", "55", "57"))),
    Corpus("ECOSOC", ("corpus/akn_en/ECOSOC2021", "corpus/akn_en/ECOSOC2023")),
    Corpus("decisions", ("corpus/akn_en/DEC76", "corpus/akn_en/DEC77")),
    Corpus("PRST", ("corpus/akn_en/PRST",)),
    Corpus("drafts", ("corpus/drafts_ga80/md",), ("corpus/drafts_ga80/ground_truth.jsonl",)),
)

GOALS: Final = {
    "preambular text": 0.998,
    "operative text": 0.998,
    "operative number and text": 0.998,
    "opening phrase": 0.998,
    "subparagraph": 0.995,
    "subparagraph label in full": 0.995,
    "headings": 0.98,
    "annexes": 0.98,
    "annex text": 0.98,
    "cited documents": 0.998,
    "cited, in its part": 0.995,
    "citation date": 0.995,
    "citation pinpoint": 0.995,
    "citation intent": 0.995,
}
"""What is aimed at, precision and recall both; 1 where nothing is said."""


def graph_of(folders: list[Path], out: Path) -> int:
    """Write the graph of every Markdown file of some folders, and return how many there were."""
    lines: set[str] = set()
    files = [file for folder in folders for file in sorted(folder.rglob("*.md"))]
    for file in files:
        lines.update(convert(file.read_bytes(), file.name).lines)
    out.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    return len(files)


def score(corpus: Corpus, shared: Path, misses: int) -> None:
    """Convert and score a corpus, and print its figures."""
    folders = [shared / folder for folder in corpus.folders if (shared / folder).is_dir()]
    if not folders:
        print(f"\n{corpus.name}: not in {shared}")
        return
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "graph.nq"
        count = graph_of(folders, graph)
        command = [sys.executable, str(shared / "tools" / "score.py"), str(graph)]
        for gold in corpus.gold:
            command += ["--gold", str(shared / gold)]
        for folder in folders:
            command += ["--input", str(folder)]
        run = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
        figures = json.loads(run.stdout)["figures"]
        print(f"\n{corpus.name}: {count} files")
        for name, figure in figures.items():
            goal = GOALS.get(name, 1.0)
            met = min(figure["precision"], figure["recall"]) >= goal
            print(
                f"  {name:28} P {figure['precision']:.4f}  R {figure['recall']:.4f}"
                f"  of {figure['gold']:6}  {'' if met else f'goal {goal}'}"
            )
        if misses:
            run = subprocess.run(
                [*command, "--misses", str(misses)], check=True, capture_output=True, text=True
            )
            print(run.stdout.partition("\n\n")[2])


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="where corpora and gold are")
    parser.add_argument("--misses", type=int, default=0, help="show N files that were misread")
    parser.add_argument("--only", help="the name of one corpus, or `labelled`, `conservation`")
    arguments = parser.parse_args()
    for corpus in CORPORA:
        if arguments.only in (None, corpus.name):
            score(corpus, arguments.shared, arguments.misses)
    for bench in ("labelled", "conservation"):
        if arguments.only in (None, bench):
            print(f"\n{bench}", flush=True)
            command = [sys.executable, "-m", f"bench.{bench}", "--shared", str(arguments.shared)]
            subprocess.run(command, check=False)


if __name__ == "__main__":
    main()
