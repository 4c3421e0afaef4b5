"""`undocs-rdf convert`, from files to files."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result

from undocs_rdf.cli import main
from undocs_rdf.serialize import ENDINGS

EXAMPLE = Path(__file__).parents[2] / "examples" / "advancing-responsible-state-behaviour.md"
FIXTURES = Path(__file__).parents[1] / "data" / "diagnostics"
DOC = "https://w3id.org/undocs-rdf/doc/"


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["convert", *map(str, arguments)], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def subjects_of(turtle: bytes) -> set[str]:
    parsed = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
    return {quad.subject.value for quad in parsed if isinstance(quad.subject, pyoxigraph.NamedNode)}


def test_turtle_on_standard_output_and_diagnostics_beside_it() -> None:
    result = run(EXAMPLE)
    assert result.exit_code == 0
    assert "a und:DraftResolution" in result.stdout
    assert result.stderr.startswith(f"{EXAMPLE}:1:1: UND001 info: ")
    assert run(EXAMPLE, "--quiet").stderr == ""


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_of_the_output_tells_the_serialization(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"graph{ending}"
    assert run(EXAMPLE, "-o", path).exit_code == 0
    assert path.read_bytes() == run(EXAMPLE, "--to", ENDINGS[ending].value).stdout_bytes


def test_an_ending_that_tells_nothing_is_wrong_usage(tmp_path: Path) -> None:
    result = run(EXAMPLE, "-o", tmp_path / "graph.out")
    assert result.exit_code == 2
    assert "--to" in result.stderr
    assert not (tmp_path / "graph.out").exists()


def test_standard_input_gives_the_graph_of_the_file() -> None:
    piped = run("-", "--to", "ntriples", stdin=EXAMPLE.read_bytes())
    assert 'fileName> "stdin"' in piped.stdout
    assert piped.stderr.startswith("stdin:1:1: UND001")
    named = run(EXAMPLE, "--to", "ntriples").stdout.replace(EXAMPLE.name, "stdin")
    assert piped.stdout == named


def test_a_symbol_names_the_document() -> None:
    result = run(EXAMPLE, "--symbol", "a/c.1/74/l.49/Rev.1")
    assert f"{DOC}A/C.1/74/L.49/Rev.1" in subjects_of(result.stdout_bytes)
    assert result.stderr == ""


def test_a_table_names_the_documents_of_a_folder(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(EXAMPLE.read_bytes() + name.encode())
    table = tmp_path / "symbols.csv"
    table.write_text("file,symbol\na.md,A/C.1/74/L.49\nb.md,A/C.1/74/L.49/Rev.1\n")
    result = run(tmp_path, "--metadata", table)
    assert result.exit_code == 0
    assert {f"{DOC}A/C.1/74/L.49", f"{DOC}A/C.1/74/L.49/Rev.1"} <= subjects_of(result.stdout_bytes)


def test_several_files_are_one_graph_that_says_what_they_share_once(tmp_path: Path) -> None:
    files = [
        FIXTURES / "UND016-agenda-item-without-title.md",
        FIXTURES / "UND017-metadata-mismatch.md",
    ]
    lines = run(*files, "--to", "nquads").stdout.splitlines()
    assert len(lines) == len(set(lines))
    assert lines == sorted(lines)
    alone = [run(file, "--to", "nquads").stdout.splitlines() for file in files]
    assert set(lines) == {line for file in alone for line in file}
    assert sum(
        "state/EST> <http://www.w3.org/2000/01/rdf-schema#label>" in x for x in lines
    ) == sum("state/EST> <http://www.w3.org/2000/01/rdf-schema#label>" in x for x in alone[0])
    assert run(*files, "-o", tmp_path / "graph.jsonld").exit_code == 0
    assert json.loads((tmp_path / "graph.jsonld").read_bytes())["@graph"]


def test_a_batch_goes_on_and_ends_with_the_gravest_code(tmp_path: Path) -> None:
    picture = tmp_path / "picture.md"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    long = tmp_path / "long.md"
    long.write_bytes(b"x" * 2_000_000)
    output = tmp_path / "graph.ttl"
    arguments = (picture, tmp_path / "missing.md", EXAMPLE, tmp_path / "empty", "-o", output)
    (tmp_path / "empty").mkdir()
    result = run(*arguments)
    assert result.exit_code == 3
    assert subjects_of(output.read_bytes()) == subjects_of(run(EXAMPLE).stdout_bytes)
    said = result.stderr.splitlines()[1:]
    assert [line.split(": ")[1] for line in said[:3]] == [
        str(tmp_path / "empty"),  # what names no file is found before any is read
        str(picture),
        str(tmp_path / "missing.md"),
    ]
    assert said[3] == "undocs-rdf: 3 failed, 1 done"
    assert run(long, *arguments, "--max-size", "1").exit_code == 4


def test_when_nothing_could_be_read_the_old_output_stays(tmp_path: Path) -> None:
    output = tmp_path / "graph.ttl"
    output.write_text("# old\n")
    assert run(tmp_path / "missing.md", "-o", output).exit_code == 3
    assert output.read_text() == "# old\n"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--symbol", "nonsense"], "is no symbol"),
        (["--symbol", "A/RES/74/28", "--metadata", "t.csv"], "beside --metadata"),
        (["--base", "nonsense"], "--base"),
        (["--to", "n3"], "--to"),
        (["--max-size", "0"], "--max-size"),
        (["--symbol", "A/RES/74/28", str(FIXTURES)], "speaks of one document"),
    ],
)
def test_options_at_fault_are_wrong_usage(arguments: list[str], problem: str) -> None:
    result = run(EXAMPLE, *arguments)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("content", [b"", b"It was a bright cold day in April.\n"])
def test_what_is_no_document_is_content(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "novel.md"
    path.write_bytes(content)
    result = run(path)
    assert result.exit_code == 0
    assert 'und:fileName "novel.md"' in result.stdout
    assert "UND" in result.stderr
