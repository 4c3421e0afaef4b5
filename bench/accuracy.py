"""How right the reader is: every figure that has gold, beside its goal.

    python -m bench.accuracy --shared DIR [--misses N] [--only NAME] [--write FILE --date DAY]

Converts the Markdown corpora of DIR and scores each with DIR/tools/score.py against the UN's
own markup; then what was labelled by reading (`bench.labelled`), what is conserved
(`bench.conservation`), and how far diagnostics can be trusted (`bench.calibration`). Prints
Markdown; --write keeps it in a file as well, as docs/accuracy.md is made.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from undocs_rdf.convert import READER, convert


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

CAPTIONS: Final = {
    "GA": "Resolutions of the General Assembly, Markdown",
    "PDF": "Resolutions of the General Assembly, Markdown made from PDF",
    "SC": "Resolutions of the Security Council",
    "HRC": "Resolutions of the Human Rights Council",
    "ECOSOC": "Resolutions of the Economic and Social Council",
    "decisions": "Decisions of the General Assembly",
    "PRST": "Statements by the President of the Security Council",
    "drafts": "Drafts of the eightieth session of the General Assembly",
}

OTHERS: Final = ("labelled", "conservation", "calibration")
"""The benches whose output stands below the corpora."""

MARKDOWN: Final = {"calibration"}
"""Those of them that print Markdown already."""

PREAMBLE: Final = """# Accuracy

Measured on {date} with {reader}, by

    python -m bench.accuracy --shared DIR --write docs/accuracy.md --date {date}

Real documents in Markdown are converted, and the graph is asked what the UN's own markup of the
same documents says. Precision is the share of what was read that is right, recall the share of
what the markup has that was read; a figure with "below" misses its goal. Why facts differ, and
which of the two is right, stands in [limits.md](limits.md): many of the misses that are left
are faults of the markup, or questions that it answers otherwise.
"""


def graph_of(folders: list[Path], out: Path) -> int:
    """Write the graph of every Markdown file of some folders, and return how many there were."""
    lines: set[str] = set()
    files = [file for folder in folders for file in sorted(folder.rglob("*.md"))]
    for file in files:
        lines.update(convert(file.read_bytes(), file.name).lines)
    out.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    return len(files)


def score(corpus: Corpus, shared: Path, misses: int) -> str:
    """Convert and score a corpus, and return its figures as Markdown."""
    folders = [shared / folder for folder in corpus.folders if (shared / folder).is_dir()]
    if not folders:
        return f"## {corpus.name}\n\nNot in {shared}.\n"
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "graph.nt"
        count = graph_of(folders, graph)
        command = [sys.executable, str(shared / "tools" / "score.py"), str(graph)]
        for gold in corpus.gold:
            command += ["--gold", str(shared / gold)]
        for folder in folders:
            command += ["--input", str(folder)]
        run = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
        scored = json.loads(run.stdout)
        report = table(corpus, count, scored["matched"], scored["figures"])
        if misses:
            run = subprocess.run(
                [*command, "--misses", str(misses)], check=True, capture_output=True, text=True
            )
            report += f"\n```text\n{run.stdout.partition(chr(10) * 2)[2]}```\n"
    return report


def table(corpus: Corpus, count: int, matched: int, figures: dict[str, dict[str, float]]) -> str:
    """Return the figures of a corpus as a Markdown table, the goal beside each.

    Args:
        corpus: The corpus.
        count: How many files were converted.
        matched: How many of them have gold.
        figures: Precision, recall and the count of facts in the gold, by name.
    """
    title = CAPTIONS.get(corpus.name, corpus.name)
    lines = [
        f"## {corpus.name}",
        "",
        f"{title}: {count} files, {matched} with gold.",
        "",
        "| figure | precision | recall | facts | goal | |",
        "|---|---|---|---|---|---|",
    ]
    for name, figure in figures.items():
        goal = GOALS.get(name, 1.0)
        met = min(figure["precision"], figure["recall"]) >= goal
        lines.append(
            f"| {name} | {figure['precision']:.4f} | {figure['recall']:.4f} | {figure['gold']} "
            f"| {goal:g} | {'' if met else 'below'} |"
        )
    return "\n".join(lines) + "\n"


def other(bench: str, shared: Path) -> str:
    """Return what another bench prints, below its name."""
    command = [sys.executable, "-m", f"bench.{bench}", "--shared", str(shared)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    said = run.stdout.strip() if bench in MARKDOWN else f"```text\n{run.stdout.strip()}\n```"
    return f"## {bench}\n\n{said}\n{run.stderr}"


def main() -> None:
    """Print every table, and keep it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="where corpora and gold are")
    parser.add_argument("--misses", type=int, default=0, help="show N files that were misread")
    parser.add_argument("--only", help=f"the name of one corpus, or one of {', '.join(OTHERS)}")
    parser.add_argument("--write", type=Path, help="a file to keep the tables in")
    parser.add_argument("--date", help="the day to write above them, such as 2026-11-24")
    arguments = parser.parse_args()
    if arguments.write and not arguments.date:
        parser.error("--write wants --date: say of which day the figures are")
    reports = [PREAMBLE.format(date=arguments.date, reader=READER)] if arguments.write else []
    for corpus in CORPORA:
        if arguments.only in (None, corpus.name):
            reports.append(score(corpus, arguments.shared, arguments.misses))
            print(reports[-1], flush=True)
    for bench in OTHERS:
        if arguments.only in (None, bench):
            reports.append(other(bench, arguments.shared))
            print(reports[-1], flush=True)
    if arguments.write:
        arguments.write.write_text("\n".join(reports), encoding="utf-8")


if __name__ == "__main__":
    main()
