"""What is misread in the worst documents of each body, grouped by cause.

    python -m bench.confusion --shared DIR [--worst 50] [--examples 3] [--only NAME]

Scores each corpus as `bench.accuracy` does, takes the documents with the most facts missed or
invented, and says of each fact how it differs from the UN's own markup: which kind of part the
words were read as, whether they were joined or split, whether a symbol is printed at all. Whose
fault a cause is stands in docs/limits.md: that takes a look at the text.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.accuracy import CORPORA, Corpus
from bench.causes import Read, Side, cause_of, read_of
from undocs_rdf.convert import convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType


class Miss(NamedTuple):
    """A fact that was missed or invented, and why."""

    document: str
    figure: str
    side: Side
    fact: str
    cause: str


class Wrong(NamedTuple):
    """What is wrong in one figure of one document, whole."""

    document: str
    figure: str
    missed: tuple[Any, ...]
    extra: tuple[Any, ...]


def load_scorer(shared: Path) -> ModuleType:
    """Return DIR/tools/score.py as a module of its own."""
    path = shared / "tools" / "score.py"
    spec = importlib.util.spec_from_file_location("undocs_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def recorder(scorer: ModuleType, wrongs: list[Wrong]) -> type:
    """Return a `Score` that keeps what is wrong in full: the scorer's own keeps six facts each."""

    class Recorder(scorer.Score):  # type: ignore[name-defined, misc]  # a class known at run time
        def sets(
            self,
            k: str,
            got: Iterable[Any],
            want: Iterable[Any],
            where: str,
            *rest: Any,
            **more: Any,
        ) -> None:
            have, gold = Counter(got), Counter(want)
            super().sets(k, have.elements(), gold.elements(), where, *rest, **more)
            optional = rest[0] if rest else more.get("optional", lambda _: False)
            missed = tuple((gold - have).elements())
            extra = () if more.get("recall_only") else (have - gold).elements()
            kept = tuple(fact for fact in extra if not optional(fact))
            if missed or kept:
                wrongs.append(Wrong(where, k, missed, kept))

        def same(self, k: str, got: Any, want: Any, where: str) -> None:
            super().same(k, got, want, where)
            if got != want:
                wrongs.append(Wrong(where, k, (want,), () if got in (None, set(), "") else (got,)))

    return Recorder


def confused(corpus: Corpus, shared: Path) -> tuple[list[Miss], int]:
    """Return every fact of a corpus that is wrong, and how many documents were scored."""
    scorer = load_scorer(shared)
    wrongs: list[Wrong] = []
    gold: dict[str, dict[str, Any]] = {}
    files: dict[str, set[str]] = {}
    score_file = scorer.score_file

    def noted(s: Any, g: dict[str, Any], docs: list[dict[str, Any]], *rest: Any) -> None:
        gold[g["file"]] = g
        files[g["file"]] = {file for document in docs for file in document["files"]}
        score_file(s, g, docs, *rest)

    scorer.Score, scorer.score_file = recorder(scorer, wrongs), noted  # type: ignore[attr-defined]  # names of the scorer
    folders = [shared / folder for folder in corpus.folders if (shared / folder).is_dir()]
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "graph.nt"
        read = write_graph(folders, graph, scorer)
        run(scorer, corpus, folders, graph, shared)
    misses = [
        Miss(wrong.document, wrong.figure, side, str(fact)[:200], cause)
        for wrong in wrongs
        for side, facts, others in (
            (Side.MISSED, wrong.missed, wrong.extra),
            (Side.EXTRA, wrong.extra, wrong.missed),
        )
        for fact in facts
        for cause in [
            cause_of(
                wrong.figure,
                side,
                fact,
                others=others,
                gold=gold[wrong.document],
                read=[read[file] for file in sorted(files[wrong.document]) if file in read],
            )
        ]
    ]
    return misses, len(gold)


def write_graph(folders: Sequence[Path], out: Path, scorer: ModuleType) -> dict[str, Read]:
    """Write the graph of every Markdown file of some folders; return what was read, by file."""
    lines: set[str] = set()
    read: dict[str, Read] = {}
    for file in sorted(file for folder in folders for file in folder.rglob("*.md")):
        conversion = convert(file.read_bytes(), file.name)
        lines.update(conversion.lines)
        read[file.name] = read_of(conversion, scorer.norm_text, scorer.norm_symbol)
    out.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    return read


def run(
    scorer: ModuleType, corpus: Corpus, folders: Sequence[Path], graph: Path, shared: Path
) -> None:
    """Run the scorer as its command line does."""
    arguments = ["score.py", str(graph), "--json"]
    for name in corpus.gold:
        arguments += ["--gold", str(shared / name)]
    for folder in folders:
        arguments += ["--input", str(folder)]
    before, sys.argv = sys.argv, arguments
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            scorer.main()
    finally:
        sys.argv = before


def worst(misses: Iterable[Miss], count: int) -> list[Miss]:
    """Return the misses of the documents that have the most of them."""
    of_document: dict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        of_document[miss.document].append(miss)
    ranked = sorted(of_document.values(), key=lambda found: (-len(found), found[0].document))
    return [miss for found in ranked[:count] for miss in found]


def show(name: str, misses: Sequence[Miss], scored: int, count: int, examples: int) -> None:
    """Print the causes in the worst documents of a corpus, the most frequent first."""
    shown = worst(misses, count)
    documents = len({miss.document for miss in misses})
    print(
        f"\n## {name}\n\n{scored} documents, {documents} with a fact that differs, "
        f"{len(misses)} facts; the {len({miss.document for miss in shown})} worst hold "
        f"{len(shown)}.\n"
    )
    by_cause: dict[tuple[str, str, str], list[Miss]] = defaultdict(list)
    for miss in shown:
        by_cause[miss.figure, miss.side.value, miss.cause].append(miss)
    print("| figure | | cause | documents | facts |\n|---|---|---|---|---|")
    ranked = sorted(by_cause.items(), key=lambda item: (-len(item[1]), item[0]))
    for (figure, side, cause), found in ranked:
        held = len({miss.document for miss in found})
        print(f"| {figure} | {side} | {cause} | {held} | {len(found)} |")
    for (figure, side, cause), found in ranked if examples else ():
        print(f"\n{figure}, {side}, {cause}:")
        seen: set[str] = set()
        for miss in found:
            if miss.document not in seen and len(seen) < examples:
                seen.add(miss.document)
                print(f"- {miss.document}: {miss.fact}")


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="where corpora and gold are")
    parser.add_argument("--worst", type=int, default=50, help="how many documents of each body")
    parser.add_argument("--examples", type=int, default=3, help="how many to show of each cause")
    parser.add_argument("--only", help="the name of one corpus")
    arguments = parser.parse_args()
    for corpus in CORPORA:
        if arguments.only in (None, corpus.name):
            misses, scored = confused(corpus, arguments.shared)
            show(corpus.name, misses, scored, arguments.worst, arguments.examples)


if __name__ == "__main__":
    main()
