"""How fast each format is read, at what cost of memory, and how right, beside Markdown.

    python -m bench.formats --shared DIR [--format F]... [--every N] [--profile] [--scores]

Speed: the corpora that DIR holds in a format (Word and HTML files are written from its Markdown,
as `tests/make_docx.py` and `tests/make_html.py` lay them out). Each format is measured in a
process of its own: documents a second from bytes to triples, the most memory that the process
held beyond what it holds before the first document, and the slowest document. `--profile` says
where the time of the slowest goes.

Scores: the resolutions that DIR holds as PDF, as Markdown and in the UN's own markup are read in
every format and scored with DIR/tools/score.py against that markup; a row is a figure, precision
and recall of each format side by side.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import multiprocessing
import pstats
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.make_docx import docx_of
from tests.make_html import html_of
from tests.make_plain import text_of
from undocs_rdf.convert import ConvertOptions, convert
from undocs_rdf.formats import find_format
from undocs_rdf.model import Metadata
from undocs_rdf.symbols import try_symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from multiprocessing.connection import Connection


class Source(NamedTuple):
    """Where documents of a format come from: folders of the corpus, and who writes them."""

    folders: tuple[str, ...]
    ending: str
    write: Callable[[str], bytes] | None = None


_MARKDOWN: Final = ("corpus/drafts_ga80/md", "corpus/ga_res_pdf", "corpus/akn_en/GA78")
SOURCES: Final[Mapping[str, Source]] = {
    "markdown": Source(_MARKDOWN, ".md"),
    "akn": Source(("unxml/GA", "unxml/HRC"), ".xml"),
    "pdf": Source(("corpus/ga_res_pdf/pdf", "corpus/drafts_ga80/pdf"), ".pdf"),
    "plain": Source(("corpus/cr-unsc-gold",), ".txt"),
    "docx": Source(_MARKDOWN, ".md", docx_of),
    "html": Source(_MARKDOWN, ".md", html_of),
}
WRITERS: Final[Mapping[str, Callable[[str], bytes]]] = {
    "markdown": str.encode,
    "docx": docx_of,
    "html": html_of,
    "plain": lambda markdown: text_of(markdown).encode(),
}
GOLD: Final = ("unxml", "corpus/akn_en")
WARM_UP: Final = 3


class Speed(NamedTuple):
    """What reading a corpus took: the time is that of the processor, the memory in MiB."""

    documents: int
    size: int
    seconds: float
    before: float
    peak: float
    slowest: str
    slowest_seconds: float


def documents_of(form: str, shared: Path, every: int) -> list[tuple[str, bytes]]:
    """Return every n-th document of a format."""
    source = SOURCES[form]
    files = [
        path
        for folder in source.folders
        for path in sorted((shared / folder).rglob(f"*{source.ending}"))
    ][::every]
    if source.write is None:
        return [(path.name, path.read_bytes()) for path in files]
    ending = find_format(form).endings[0]
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in files]
    return [(f"{stem}{ending}", source.write(text)) for stem, text in texts]


def megabytes() -> float:
    """Return the most memory that this process and those that it waited for have held, in MiB."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + children) / 1024


def processor_seconds() -> float:
    """Return the time of the processor for this process and those that it waited for."""
    times = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in times)


def measure(form: str, documents: Sequence[tuple[str, bytes]]) -> Speed:
    """Convert the documents of a format, after a few for the caches."""
    options = ConvertOptions(format_name=form)
    for name, data in documents[:WARM_UP]:
        convert(data, name, options)
    gc.collect()
    before, start = megabytes(), processor_seconds()
    slowest, longest = "", 0.0
    for name, data in documents:
        begun = processor_seconds()
        convert(data, name, options)
        taken = processor_seconds() - begun
        if taken > longest:
            slowest, longest = name, taken
    seconds = processor_seconds() - start
    size = sum(len(data) for _, data in documents)
    return Speed(len(documents), size, seconds, before, megabytes(), slowest, longest)


def _measure_alone(form: str, shared: Path, every: int, results: Connection) -> None:
    results.send(measure(form, documents_of(form, shared, every)))


def speeds(forms: Sequence[str], shared: Path, every: int) -> dict[str, Speed]:
    """Return the speed of each format, measured in a process of its own."""
    context = multiprocessing.get_context("spawn")
    found = {}
    for form in forms:
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=_measure_alone, args=(form, shared, every, sending))
        process.start()
        sending.close()
        found[form] = receiving.recv()
        process.join()
    return found


def print_speeds(found: Mapping[str, Speed]) -> None:
    """Print the speeds as a table."""
    print("| format | documents | KB each | documents/s | ms each | peak MiB | before | slowest |")
    print("|---|---|---|---|---|---|---|---|")
    for form, speed in found.items():
        print(
            f"| {form} | {speed.documents} | {speed.size / speed.documents / 1000:.1f} "
            f"| {speed.documents / speed.seconds:.1f} "
            f"| {speed.seconds / speed.documents * 1000:.1f} "
            f"| {speed.peak:.0f} | {speed.before:.0f} "
            f"| {speed.slowest}, {speed.slowest_seconds:.2f} s |"
        )


def print_profile(form: str, name: str, shared: Path, every: int) -> None:
    """Print where the time of one document goes."""
    data = dict(documents_of(form, shared, every))[name]
    options = ConvertOptions(format_name=form)
    convert(data, name, options)
    profile = cProfile.Profile()
    profile.runcall(convert, data, name, options)
    print(f"\n{form}: {name}, {len(data) / 1000:.0f} KB")
    pstats.Stats(profile).sort_stats("cumulative").print_stats("undocs_rdf|built-in|method", 25)


def score(lines: Sequence[str], stems: Sequence[str], shared: Path) -> dict[str, dict[str, float]]:
    """Return the figures of a graph of some documents, named as the scorer's inputs are."""
    with tempfile.TemporaryDirectory() as scratch:
        graph, inputs = Path(scratch) / "graph.nt", Path(scratch) / "input"
        inputs.mkdir()
        for stem in stems:
            (inputs / f"{stem}.md").touch()
        graph.write_text("\n".join(sorted(set(lines))) + "\n", encoding="utf-8")
        command = [sys.executable, str(shared / "tools" / "score.py"), str(graph)]
        command += [word for gold in GOLD for word in ("--gold", str(shared / gold))]
        command += ["--input", str(inputs), "--json"]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        figures: dict[str, dict[str, float]] = json.loads(run.stdout)["figures"]
        return figures


def scores(shared: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Return the figures of each format, over the resolutions that came as PDF and Markdown."""
    folder = shared / "corpus" / "ga_res_pdf"
    pages = {path.stem: path for path in sorted((folder / "pdf").glob("*.pdf"))}
    texts = {stem: folder / f"{stem}.md" for stem in pages if (folder / f"{stem}.md").exists()}
    found = {}
    for form in ("markdown", "pdf", "docx", "html", "plain"):
        lines: list[str] = []
        for stem, text in texts.items():
            write = WRITERS.get(form)
            data = write(text.read_text(encoding="utf-8")) if write else pages[stem].read_bytes()
            known = Metadata("the name of the file", symbol=try_symbol(stem.replace("_", "/")))
            options = ConvertOptions(format_name=form, metadata=known)
            lines.extend(convert(data, f"{stem}.md", options).lines)
        found[form] = score(lines, list(texts), shared)
    return found


def print_scores(found: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """Print the figures of all formats side by side, precision and recall."""
    forms = list(found)
    print("| figure | facts | " + " | ".join(forms) + " |")
    print("|---|---|" + "---|" * len(forms))
    for name, figure in found["markdown"].items():
        cells = []
        for form in forms:
            own = found[form].get(name, {"precision": 0.0, "recall": 0.0})
            cells.append(f"{own['precision']:.3f} {own['recall']:.3f}")
        print(f"| {name} | {figure['gold']} | " + " | ".join(cells) + " |")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--shared", type=Path, required=True, metavar="DIR")
    parser.add_argument("--format", action="append", choices=list(SOURCES), dest="forms")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each n-th document")
    parser.add_argument("--profile", action="store_true", help="profile the slowest document")
    parser.add_argument("--scores", action="store_true", help="score the formats instead")
    options = parser.parse_args(arguments)
    if options.scores:
        print_scores(scores(options.shared))
        return 0
    found = speeds(options.forms or list(SOURCES), options.shared, options.every)
    print_speeds(found)
    if options.profile:
        form = max(found, key=lambda form: found[form].slowest_seconds)
        print_profile(form, found[form].slowest, options.shared, options.every)
    return 0


if __name__ == "__main__":
    sys.exit(main())
