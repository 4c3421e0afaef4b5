"""A base holds what the files say, each thing once, whichever way it came there."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import QuerySolution, QuerySolutions, RdfFormat, Store

from bench.copies import write_copies
from tests.building import build_base, exported
from undocs_rdf.building import BuildOptions
from undocs_rdf.building.vocabularies import vocabulary_nodes, vocabulary_triples
from undocs_rdf.convert import convert
from undocs_rdf.errors import RefusedError, UndocsError, UnreadableInputError
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.metadata import metadata_of_symbol
from undocs_rdf.store import StoreLayout, open_store

DATA = Path(__file__).parents[1] / "data"
EXAMPLES = Path(__file__).parents[2] / "examples"
SMALL = DATA / "documents" / "sc-1328-2000.md"
OTHER = DATA / "documents" / "statement-2001-15.md"
AMENDMENT = DATA / "documents" / "amendment-c3-80-L57.md"
ONE_JOB = BuildOptions(jobs=1)


def copied(folder: Path, **files: Path) -> Path:
    """Return a folder with copies of files, under other names."""
    folder.mkdir(exist_ok=True)
    for name, source in files.items():
        shutil.copyfile(source, folder / f"{name}.md")
    return folder


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("examples") / "base"
    build_base(store, EXAMPLES)
    return store


def test_the_union_of_the_graphs_says_what_converting_says(tmp_path: Path) -> None:
    build_base(tmp_path / "base", EXAMPLES / "resolution-74-28.md")
    name = EXAMPLES / "resolution-74-28.md"
    converted = {" ".join(triple) for triple in convert(name.read_bytes(), name.name).triples}
    with open_store(tmp_path / "base") as opened:
        base = {
            f"{quad.subject} {quad.predicate} {quad.object}"
            for graph in opened.graphs()
            if graph != opened.graph_names.vocabularies
            for quad in opened.quads_of(graph)
        }
    vocabularies = {" ".join(triple) for triple in vocabulary_triples(DEFAULT_BASE)}
    # Written by the store, so that literals are spelled alike.
    plain = Store()
    plain.load("".join(f"{line} .\n" for line in converted).encode(), RdfFormat.N_TRIPLES)
    expected = {f"{quad.subject} {quad.predicate} {quad.object}" for quad in plain}
    assert base | vocabularies >= expected
    assert base <= expected


def test_nothing_is_said_twice(examples: Path) -> None:
    triples = Counter(line.rpartition(" <")[0] for line in exported(examples))
    assert triples.most_common(1)[0][1] == 1
    assert len(triples) > 2000


def test_a_source_says_nothing_of_what_others_share(examples: Path) -> None:
    known = vocabulary_nodes(DEFAULT_BASE)
    with open_store(examples) as opened:
        assert len(opened.source_graphs()) == 4
        shared = {str(quad.subject) for quad in opened.quads_of(opened.graph_names.shared)}
        for graph in opened.source_graphs():
            subjects = {str(quad.subject) for quad in opened.quads_of(graph)}
            assert not subjects & known
            documents = {s for s in subjects & shared if "/doc/" in s}
            assert subjects & shared == documents
            assert len(documents) == 1


def test_vocabularies_say_what_converting_says(examples: Path) -> None:
    with open_store(examples) as opened:
        triples = [
            (str(quad.subject), str(quad.predicate), str(quad.object))
            for quad in opened.quads_of(opened.graph_names.vocabularies)
        ]
    assert len(triples) == len(set(triples)) > 3000
    for name in ("state/EST", "body/A/C.1", "role/initial"):
        assert f"<{DEFAULT_BASE}{name}>" in {subject for subject, *_ in triples}


def test_every_node_that_is_named_is_described_once(examples: Path) -> None:
    query = """
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        SELECT ?node (COUNT(?symbol) AS ?n) WHERE { ?node und:symbol ?symbol } GROUP BY ?node
        HAVING (COUNT(?symbol) != 1)"""

    def rows(text: str) -> list[QuerySolution]:
        found = opened.quads.query(text, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        return list(found)

    with open_store(examples) as opened:
        assert not rows(query)
        cited = (
            "SELECT DISTINCT ?d WHERE { ?c <https://w3id.org/undocs-rdf/ontology#citedDocument> ?d"
        )
        bare = f"{cited} FILTER NOT EXISTS {{ ?d a ?type }} }}"
        assert rows(f"{cited} }}")
        assert not rows(bare)


def test_a_file_that_changed_is_read_and_no_other(tmp_path: Path) -> None:
    files = copied(tmp_path / "in", a=SMALL, b=OTHER)
    assert build_base(tmp_path / "base", files).added == 2
    (files / "a.md").write_text((files / "a.md").read_text().replace("six months", "one year"))
    report = build_base(tmp_path / "base", files)
    assert report.plan.reasons == {str(files / "a.md"): "changed"}
    assert (report.added, report.removed, report.plan.same) == (1, 1, 1)
    build_base(tmp_path / "clean", files)
    assert exported(tmp_path / "base") == exported(tmp_path / "clean")
    assert build_base(tmp_path / "base", files).added == 0


def test_files_with_the_same_bytes_share_a_graph(tmp_path: Path) -> None:
    files = copied(tmp_path / "in", b=SMALL, a=SMALL)
    report = build_base(tmp_path / "base", files)
    assert (report.totals.sources, report.added, report.plan.same) == (1, 1, 1)
    assert sum('fileName> "a.md"' in line for line in exported(tmp_path / "base")) == 1
    (files / "a.md").unlink()
    report = build_base(tmp_path / "base", files, options=replace(ONE_JOB, prune=True))
    build_base(tmp_path / "clean", files)
    assert exported(tmp_path / "base") == exported(tmp_path / "clean")


def test_what_was_read_from_a_file_stays_until_it_is_pruned(tmp_path: Path) -> None:
    files = copied(tmp_path / "in", a=SMALL, b=OTHER)
    build_base(tmp_path / "base", files)
    (files / "a.md").unlink()
    report = build_base(tmp_path / "base", files)
    assert report.plan.gone == (str(files / "a.md"),)
    assert report.totals.sources == 2
    report = build_base(tmp_path / "base", files, options=replace(ONE_JOB, prune=True))
    assert (report.removed, report.totals.sources) == (1, 1)
    build_base(tmp_path / "clean", files)
    assert exported(tmp_path / "base") == exported(tmp_path / "clean")


def test_a_file_that_can_no_longer_be_read_keeps_what_it_gave(tmp_path: Path) -> None:
    files = copied(tmp_path / "in", a=SMALL, b=OTHER)
    build_base(tmp_path / "base", files)
    before = exported(tmp_path / "base")
    (files / "a.md").write_bytes(b"\x00\x01\x02\xff" * 100)
    for _ in range(2):
        report = build_base(tmp_path / "base", files)
        assert [error.subject for error in report.failed] == ["a.md"]
        assert exported(tmp_path / "base") == before
    shutil.copyfile(AMENDMENT, files / "a.md")
    build_base(tmp_path / "base", files)
    build_base(tmp_path / "clean", files)
    assert exported(tmp_path / "base") == exported(tmp_path / "clean")


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    files = copied(tmp_path / "in", a=SMALL)
    report = build_base(tmp_path / "base", files, tmp_path / "missing.md", Path("-"))
    assert [type(error) for error in report.failed] == [UnreadableInputError, UndocsError]
    assert report.totals.documents == 1


def test_a_dry_run_says_what_would_be_done_and_does_nothing(tmp_path: Path) -> None:
    files = copied(tmp_path / "in", a=SMALL)
    dry = replace(ONE_JOB, dry_run=True)
    report = build_base(tmp_path / "base", files, options=dry)
    assert report.plan.reasons == {str(files / "a.md"): "new"}
    assert not (tmp_path / "base").exists()
    build_base(tmp_path / "base", files)
    before = exported(tmp_path / "base")
    copied(files, a=OTHER, b=AMENDMENT)
    report = build_base(tmp_path / "base", files, options=dry)
    assert report.plan.reasons == {
        str(files / "a.md"): "changed",
        str(files / "b.md"): "new",
    }
    assert exported(tmp_path / "base") == before
    assert build_base(tmp_path / "base", files).added == 2


def test_another_version_of_the_reader_reads_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = copied(tmp_path / "in", a=SMALL)
    build_base(tmp_path / "base", files)
    monkeypatch.setattr("undocs_rdf.building.source_reader.READER", "undocs-rdf 99")
    report = build_base(tmp_path / "base", files, options=replace(ONE_JOB, dry_run=True))
    assert list(report.plan.reasons.values()) == [
        "read by another version, or under another name or metadata"
    ]
    assert build_base(tmp_path / "base", files).added == 1
    assert build_base(tmp_path / "base", files).added == 0


def test_metadata_that_come_later_give_a_document_its_symbol(tmp_path: Path) -> None:
    draft = EXAMPLES / "open-ended-working-group.md"
    build_base(tmp_path / "base", draft)
    symbol = metadata_of_symbol("A/C.1/80/L.1")
    known = replace(ONE_JOB, metadata_of=lambda _: symbol)
    assert build_base(tmp_path / "base", draft, options=known).added == 1
    build_base(tmp_path / "clean", draft, options=known)
    lines = exported(tmp_path / "base")
    assert lines == exported(tmp_path / "clean")
    assert sum('symbol> "A/C.1/80/L.1"' in line for line in lines) == 1


def test_a_lost_or_damaged_ledger_is_made_anew(tmp_path: Path) -> None:
    files = copied(tmp_path / "in", a=SMALL, b=OTHER)
    store, ledger = tmp_path / "base", StoreLayout(tmp_path / "base").ledger
    build_base(store, files)
    before = exported(store)
    for damage in (b"", b"nonsense" * 1000):
        ledger.write_bytes(damage)
        report = build_base(store, files / "a.md")
        assert (report.added, report.removed, report.totals.sources) == (0, 0, 2)
        assert exported(store) == before
    # What no file is known to hold goes only when the user says so.
    report = build_base(store, files / "a.md", options=replace(ONE_JOB, prune=True))
    assert report.totals.sources == 1
    build_base(tmp_path / "clean", files / "a.md")
    assert exported(store) == exported(tmp_path / "clean")


def test_where_the_ledger_says_otherwise_the_store_is_right(tmp_path: Path) -> None:
    files = copied(tmp_path / "in", a=SMALL, b=OTHER)
    build_base(tmp_path / "base", files / "a.md")
    old = StoreLayout(tmp_path / "base").ledger.read_bytes()
    build_base(tmp_path / "base", files / "b.md")
    StoreLayout(tmp_path / "base").ledger.write_bytes(old)
    report = build_base(tmp_path / "base", files / "b.md")
    assert (report.added, report.totals.sources) == (0, 2)
    build_base(tmp_path / "clean", files)
    assert exported(tmp_path / "base") == exported(tmp_path / "clean")


def test_a_lost_index_is_made_anew(tmp_path: Path) -> None:
    build_base(tmp_path / "base", SMALL)
    StoreLayout(tmp_path / "base").search_index.unlink()
    finished = build_base(tmp_path / "base", SMALL).finished
    assert finished is not None
    assert finished.indexed == 1


def test_a_second_build_at_once_is_refused(tmp_path: Path) -> None:
    build_base(tmp_path / "base", SMALL)
    with (
        open_store(tmp_path / "base", read_only=False),
        pytest.raises(RefusedError, match="is being written by process"),
    ):
        build_base(tmp_path / "base", SMALL)


def test_a_base_keeps_the_iri_it_began_with(tmp_path: Path) -> None:
    other = replace(ONE_JOB, base="https://example.org/un/")
    build_base(tmp_path / "base", SMALL, options=other)
    lines = exported(tmp_path / "base")
    assert all(f"<{DEFAULT_BASE}doc" not in line for line in lines)
    with open_store(tmp_path / "base") as opened:
        vocabularies = opened.quads_of("https://example.org/un/graph/vocabularies")
        subjects = {str(quad.subject) for quad in vocabularies}
    assert "<https://example.org/un/state/EST>" in subjects
    build_base(tmp_path / "base", OTHER)
    with pytest.raises(UndocsError, match=r"--base: .* was built with https://example.org/un/"):
        build_base(tmp_path / "base", SMALL, options=replace(ONE_JOB, base=DEFAULT_BASE))


@pytest.mark.slow
def test_processes_read_what_one_would(tmp_path: Path) -> None:
    files = tmp_path / "in"
    write_copies([str(SMALL), str(OTHER)], files, 9)
    build_base(tmp_path / "one", files)
    report = build_base(tmp_path / "two", files, options=BuildOptions(jobs=2))
    assert (report.added, report.failed) == (9, ())
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


TEXTS = [path.read_text() for path in (SMALL, OTHER, AMENDMENT)]
TEXTS.append(TEXTS[0].replace("six months", "one year"))  # another source of the same document
STEPS = st.lists(
    st.dictionaries(st.sampled_from("abc"), st.sampled_from(TEXTS), max_size=3),
    min_size=2,
    max_size=4,
)


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_a_base_that_was_kept_current_is_one_that_was_built_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    keep = folder / "keep.md"
    keep.write_text(TEXTS[1])
    for step in steps:
        for name in "abc":
            (folder / f"{name}.md").unlink(missing_ok=True)
        for name, text in step.items():
            (folder / f"{name}.md").write_text(text)
        build_base(folder / "base", folder, options=replace(ONE_JOB, prune=True))
    build_base(folder / "clean", folder)
    assert exported(folder / "base") == exported(folder / "clean")
