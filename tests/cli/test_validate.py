"""The command prints each finding with its place, and its exit code says what came of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph

from undocs_rdf.cli import main
from undocs_rdf.convert import convert

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WITHOUT_SPONSORS = Path(__file__).parent.parent / "data" / "diagnostics" / "UND006-no-sponsor.md"
DRAFT = EXAMPLES / "advancing-responsible-state-behaviour.md"
UNBROKEN = "0 violations, 0 warnings, 0 notes"


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)], input=given)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Return the graph of the draft as a file."""
    file = tmp_path / "draft.nt"
    lines = convert(DRAFT.read_bytes(), DRAFT.name).lines
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


@pytest.fixture
def broken(graph: Path) -> Path:
    """Return the graph with a date that is none."""
    text = graph.read_text(encoding="utf-8")
    changed = text.replace('"2019-11-01"', '"2019-11-31"')
    assert changed != text
    graph.write_text(changed, encoding="utf-8")
    return graph


def test_a_document_that_conforms() -> None:
    result = run(DRAFT)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"1 file checked: {UNBROKEN}\n"


def test_a_folder_and_a_graph(graph: Path) -> None:
    result = run(EXAMPLES, graph, "--strict")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].startswith(
        f"{len(list(EXAMPLES.glob('*.md'))) + 1} files"
    )


def test_a_violation_ends_with_1(broken: Path) -> None:
    result = run(broken)
    assert result.exit_code == 1
    first, summary = result.stdout.splitlines()
    assert first.startswith(f'{broken}: violation: "Advancing responsible State behaviour')
    assert first.endswith('(found "2019-11-31") [date-issued]')
    assert summary == "1 file checked: 1 violation, 0 warnings, 0 notes"
    assert "Traceback" not in result.stderr


def test_a_warning_ends_with_1_only_if_strict() -> None:
    result = run(WITHOUT_SPONSORS)
    assert result.exit_code == 0, result.output
    assert re.match(
        rf"{re.escape(str(WITHOUT_SPONSORS))}:\d+:\d+: warning: .* \[proposal-sponsor\]$",
        result.stdout.splitlines()[0],
    )
    assert run(WITHOUT_SPONSORS, "--strict").exit_code == 1


def test_diagnostics_are_printed_when_asked_for() -> None:
    assert "UND006 warning" not in run(WITHOUT_SPONSORS).output
    assert "UND006 warning" in run(WITHOUT_SPONSORS, "--diagnostics").stderr


def test_standard_input_is_a_document_or_a_graph(broken: Path) -> None:
    assert run("-", given=DRAFT.read_bytes()).stdout == f"1 file checked: {UNBROKEN}\n"
    result = run("-", given=broken.read_bytes())
    assert result.exit_code == 1
    assert "[date-issued]" in result.stdout


def test_a_report_in_json(broken: Path) -> None:
    result = run(broken, WITHOUT_SPONSORS, "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["conforms"] is False
    first, second = report["files"]
    assert (first["file"], first["conforms"]) == (str(broken), False)
    assert (second["file"], second["conforms"]) == (str(WITHOUT_SPONSORS), True)
    [finding] = first["findings"]
    assert finding["constraint"] == "date-issued"
    assert finding["severity"] == "violation"
    assert finding["value"] == "2019-11-31"
    assert finding["line"] is None
    assert second["findings"][0]["constraint"] == "proposal-sponsor"


def test_a_finding_in_a_document_has_its_line(tmp_path: Path) -> None:
    text = DRAFT.read_text(encoding="utf-8")
    misnumbered = re.sub(r"(?m)^(\W*)4\.", r"\g<1>9.", text)
    assert misnumbered != text
    file = tmp_path / "misnumbered.md"
    file.write_text(misnumbered, encoding="utf-8")
    result = run(file, "--format", "json")
    findings = json.loads(result.stdout)["files"][0]["findings"]
    [finding] = [one for one in findings if one["part"] == "OP9"]
    assert finding["constraint"] == "numbering-unbroken"
    line = misnumbered.splitlines()[finding["line"] - 1]
    assert re.match(r"\W*9\.", line[finding["column"] - 1 :])


def test_extra_shapes(tmp_path: Path) -> None:
    shapes = tmp_path / "house.ttl"
    shapes.write_text(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        PREFIX house: <https://example.org/shapes#>
        house:Job a sh:NodeShape ; sh:targetClass und:DraftResolution ; sh:property house:job .
        house:job sh:path und:jobNumber ; sh:minCount 1 ; sh:severity sh:Violation ;
            sh:message "Every draft of ours has a job number."@en .
        """,
        encoding="utf-8",
    )
    result = run(DRAFT, "--shapes", shapes)
    assert result.exit_code == 1
    expected = "Every draft of ours has a job number. [https://example.org/shapes#job]"
    assert result.stdout.splitlines()[0].endswith(expected)


def test_a_batch_goes_on_and_ends_with_the_gravest_code(broken: Path, tmp_path: Path) -> None:
    result = run(tmp_path / "missing.md", broken, tmp_path / "missing.ttl", DRAFT)
    assert result.exit_code == 3
    assert "[date-issued]" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("2 files checked")
    assert "missing.md" in result.stderr
    assert "missing.ttl" in result.stderr


def test_unreadable_input_ends_with_3(tmp_path: Path) -> None:
    malformed = tmp_path / "malformed.ttl"
    malformed.write_text("<a> <b>", encoding="utf-8")
    assert run(malformed).exit_code == 3
    assert run(DRAFT, "--shapes", malformed).exit_code == 3
    assert run(DRAFT, "--max-size", "0.001").exit_code == 4
    assert run().exit_code == 2


ENDLESS = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
PREFIX house: <https://example.org/shapes#>
house:Job a sh:NodeShape ; sh:targetClass und:DraftResolution ; sh:property house:title .
house:title sh:path und:title ; sh:pattern "^([A-Za-z ]+)+$!" .
"""
ENDLESS_QUERY = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
<#x> a sh:NodeShape ; sh:targetClass und:Source ; sh:sparql [ sh:select \"\"\"
    SELECT $this (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } GROUP BY $this
\"\"\" ] .
"""


@pytest.mark.parametrize("shapes", [ENDLESS, ENDLESS_QUERY])
def test_a_shape_that_never_ends_is_stopped(tmp_path: Path, shapes: str) -> None:
    file = tmp_path / "endless.ttl"
    file.write_text(shapes, encoding="utf-8")
    result = run(DRAFT, "--shapes", file, "--timeout", "1", "--jobs", "1")
    assert result.exit_code == 4, result.output
    assert str(DRAFT) in result.stderr
    assert "took longer than 1 seconds" in result.stderr
    assert "0 files checked" in result.stdout


def test_shapes_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "house.ttl").write_text(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        <#Job> a sh:NodeShape ; sh:targetClass und:DraftResolution ;
            sh:property [ sh:path und:jobNumber ; sh:minCount 1 ] .
        """,
        encoding="utf-8",
    )
    result = run(DRAFT, "--shapes", tmp_path / "shapes")
    assert result.exit_code == 1
    assert "[http://www.w3.org/ns/shacl#MinCountConstraintComponent]" in result.stdout


@pytest.mark.parametrize(("fail_on", "code"), [("violation", 0), ("warning", 1), ("never", 0)])
def test_what_fails_can_be_chosen(fail_on: str, code: int) -> None:
    assert run(WITHOUT_SPONSORS, "--fail-on", fail_on).exit_code == code


def test_a_violation_need_not_fail(broken: Path) -> None:
    assert run(broken, "--fail-on", "never").exit_code == 0


def test_only_what_is_new_fails(tmp_path: Path) -> None:
    text = DRAFT.read_text(encoding="utf-8")
    file, known = tmp_path / "draft.md", tmp_path / "known.json"
    file.write_text(re.sub(r"(?m)^(\W*)4\.", r"\g<1>9.", text), encoding="utf-8")
    assert run(file, "--strict").exit_code == 1
    assert run(file, "--strict", "--baseline", known).exit_code == 3
    assert run(file, "--strict", "--baseline", known, "--update-baseline").exit_code == 0
    again = run(file, "--strict", "--baseline", known)
    assert again.exit_code == 0
    assert again.stdout == f"1 file checked: {UNBROKEN}; 2 known from the baseline\n"
    # A line comes in above, and another number goes wrong.
    worse = re.sub(r"(?m)^(\W*)2\.", r"\g<1>7.", file.read_text(encoding="utf-8"))
    file.write_text(f"\n\n{worse}", encoding="utf-8")
    result = run(file, "--strict", "--baseline", known)
    assert result.exit_code == 1
    assert "OP7" in result.stdout
    assert "OP9" not in result.stdout
    file.write_text(text, encoding="utf-8")
    assert "2 of the baseline found no more" in run(file, "--baseline", known).stdout


def test_a_baseline_to_be_written_needs_a_name() -> None:
    assert run(DRAFT, "--update-baseline").exit_code == 2


def test_several_reports_of_one_run(tmp_path: Path) -> None:
    sarif, junit = tmp_path / "v.sarif", tmp_path / "v.xml"
    result = run(
        WITHOUT_SPONSORS,
        "--format",
        "github",
        "--report",
        f"sarif={sarif}",
        "--report",
        f"junit={junit}",
    )
    assert result.exit_code == 0
    assert result.stdout.startswith("::warning file=")
    log = json.loads(sarif.read_bytes())
    assert log["runs"][0]["results"][0]["ruleId"] == "proposal-sponsor"
    assert junit.read_text(encoding="utf-8").count("<testsuite ") == 1
    assert run(DRAFT, "--report", "sarif").exit_code == 2
    assert run(DRAFT, "--report", "word=x").exit_code == 2


def test_files_are_checked_against_each_other(tmp_path: Path) -> None:
    for name, session in (("a.md", "74"), ("b.md", "78")):
        text = DRAFT.read_text(encoding="utf-8").replace("Advancing", f"{session}: advancing")
        lines = convert(text.encode(), name).lines
        document = next(line.split()[0] for line in lines if "hasExpression" in line)
        symbol = f'{document} <https://w3id.org/undocs-rdf/ontology#symbol> "A/C.1/74/L.9" .'
        (tmp_path / f"{name}.nt").write_text("\n".join([*lines, symbol, ""]), encoding="utf-8")
    assert run(tmp_path).exit_code == 0
    result = run(tmp_path, "--whole")
    assert result.exit_code == 1
    assert "[base-symbol-once]" in result.stdout


def test_the_fast_engine_says_the_same(broken: Path) -> None:
    arguments = (broken, WITHOUT_SPONSORS, "--format", "json", "--strict")
    assert run(*arguments, "--engine", "fast").stdout == run(*arguments).stdout


def test_graphs_in_every_syntax(graph: Path, tmp_path: Path) -> None:
    data = Graph().parse(graph)
    for ending, form in (("ttl", "turtle"), ("jsonld", "json-ld"), ("rdf", "xml")):
        file = tmp_path / f"graph.{ending}"
        data.serialize(file, format=form)
        result = run(file)
        assert (result.exit_code, result.stdout) == (0, f"1 file checked: {UNBROKEN}\n")
