"""The command writes a base in every form, and the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from undocs_rdf.cli import main
from undocs_rdf.convert import convert
from undocs_rdf.store import open_store

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.md"))
RESOLUTION = next(path for path in EXAMPLES if "78-237" in path.name)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


def quads(data: bytes, form: RdfFormat) -> set[Quad]:
    return set(parse(data, form))


def stored(example_base: Path) -> set[Quad]:
    with open_store(example_base) as opened:
        records = opened.graph_names.records
        return {quad for quad in opened.quads if quad.graph_name.value != records}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("un.nq", RdfFormat.N_QUADS),
        ("un.trig", RdfFormat.TRIG),
        ("un.jsonld", RdfFormat.JSON_LD),
    ],
)
def test_every_quad_is_written_and_the_same_bytes_each_time(
    example_base: Path, tmp_path: Path, name: str, form: RdfFormat
) -> None:
    out = tmp_path / name
    for _ in range(2):
        before = out.read_bytes() if out.exists() else None
        assert run("--store", example_base, "-o", out).exit_code == 0
        assert before in (None, out.read_bytes())
    assert quads(out.read_bytes(), form) == stored(example_base)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_turtle_is_the_graphs_together(example_base: Path) -> None:
    result = run("--store", example_base, "--to", "turtle")
    expected = {
        Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in stored(example_base)
    }
    assert quads(result.stdout_bytes, RdfFormat.TURTLE) == expected


@pytest.mark.parametrize("symbol", ["A/RES/78/237", "78/237"])
def test_a_document_is_what_convert_gives(example_base: Path, symbol: str) -> None:
    result = run("--store", example_base, "--document", symbol, "--to", "nquads")
    lines = convert(RESOLUTION.read_bytes(), RESOLUTION.name).lines
    expected = quads("\n".join(lines).encode(), RdfFormat.N_TRIPLES)
    written = quads(result.stdout_bytes, RdfFormat.N_QUADS)
    assert written >= expected
    # A base knows its vocabularies in full, where a file names what it uses of them.
    assert not [quad for quad in written - expected if "/doc/" in str(quad.subject)]
    turtle = run("--store", example_base, "--document", symbol, "--to", "turtle").stdout
    assert turtle.index("a und:Resolution") < turtle.index("a und:PreambularParagraph")


def test_a_document_that_is_not_there_is_an_error(example_base: Path) -> None:
    result = run("--store", example_base, "--document", "A/RES/1/1")
    assert result.exit_code == 2
    assert "not in the base" in result.stderr


def test_tables_agree_with_the_documents(example_base: Path, tmp_path: Path) -> None:
    assert run("--store", example_base, "--to", "csv", "-o", tmp_path / "tables").exit_code == 0
    tables = {
        path.stem: list(csv.DictReader(path.open(encoding="utf-8")))
        for path in (tmp_path / "tables").glob("*.csv")
    }
    documents = [d for path in EXAMPLES for d in convert(path.read_bytes(), path.name).documents]
    assert len(tables["documents"]) == len(documents)
    assert len(tables["sponsorships"]) == sum(len(d.sponsorships) for d in documents)
    with_words = [part for d in documents for part in d.parts if part.text]
    assert len(tables["paragraphs"]) == len(with_words)
    cited = [citation for part in with_words for citation in part.citations]
    assert len(tables["citations"]) == len(cited)
    assert {row["quote"] for row in tables["citations"]} == {citation.quote for citation in cited}
    row = next(row for row in tables["documents"] if row["document"] == "A/RES/78/237")
    assert (row["kind"], row["adopted"], row["session"], row["items"]) == (
        "Resolution",
        "2023-12-22",
        "78",
        "94",
    )


def test_parquet_has_types(example_base: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra “parquet” is not installed")
    assert run("--store", example_base, "--to", "parquet", "-o", tmp_path).exit_code == 0
    table = parquet.read_table(tmp_path / "documents.parquet")
    assert str(table.schema.field("adopted").type) == "date32[day]"
    rows = parquet.read_table(tmp_path / "sponsorships.parquet").to_pylist()
    assert {type(row["order"]) for row in rows} == {int}


def test_an_answer_is_a_table_or_a_graph(example_base: Path, tmp_path: Path) -> None:
    out = tmp_path / "sponsors.csv"
    assert run("--store", example_base, "--query", "sponsors", "-o", out).exit_code == 0
    asked = CliRunner().invoke(main, ["query", "sponsors", str(example_base), "--format", "csv"])
    rows = [list(csv.reader(io.StringIO(text))) for text in (out.read_text(), asked.stdout)]
    assert rows[0] == rows[1]
    wrong = run("--store", example_base, "--query", "sponsors", "--to", "turtle")
    assert wrong.exit_code == 2
    assert "gives rows" in wrong.stderr


def test_options_that_contradict_each_other(example_base: Path) -> None:
    for options in (
        ("--document", "A/RES/78/237", "--query", "sponsors"),
        ("--document", "A/RES/78/237", "--to", "csv"),
        ("--to", "csv"),
        ("--param", "document=78/237"),
        ("-o", "out.xlsx"),
    ):
        assert run("--store", example_base, *options).exit_code == 2


def test_json_ld_nests_a_document_in_its_graph(example_base: Path) -> None:
    written = json.loads(run("--store", example_base, "--to", "jsonld").stdout)
    (graphs,) = (value for value in written.values() if isinstance(value, list))
    identifiers = {graph["id"] for graph in graphs}
    with open_store(example_base) as opened:
        assert identifiers == set(opened.graphs())
