"""The command asks a named question, or one in SPARQL, and says what is wrong with either."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.fake_endpoint import Answer, in_turn, serving
from tests.fake_endpoint import rows as rows_of
from undocs_rdf.cli import main

DRAFT = (
    Path(__file__).parent.parent.parent / "examples" / "advancing-responsible-state-behaviour.md"
)
CITATIONS = Path(__file__).parent.parent / "data" / "queries" / "citations.ttl"
SPONSORS = Path(__file__).parent.parent / "data" / "queries" / "sponsors.ttl"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
ONE = "<http://x/a> <http://x/p> <http://x/b> ."


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *map(str, arguments)], input=given)


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_document_is_asked_who_sponsored_it() -> None:
    answer = rows(run("sponsors", DRAFT))
    assert len(answer) == 29
    assert [row["iso3"] for row in answer[:5]] == ["ALB", "AUS", "CAN", "HRV", "COD"]
    assert answer[-2]["sponsor"] == "United Kingdom of Great Britain and Northern Ireland"
    assert {row["role"] for row in answer} == {"initial"}


@pytest.mark.parametrize("state", ["Estonia", "EST", "https://w3id.org/undocs-rdf/state/EST"])
def test_a_parameter_is_taken_as_people_write_it(state: str) -> None:
    answer = rows(run("drafts-by-sponsor", DRAFT, "--param", f"state={state}"))
    assert [(row["role"], row["issued"]) for row in answer] == [("initial", "2019-11-01")]


@pytest.mark.parametrize(
    ("name", "parameters", "column", "expected"),
    [
        ("citations", ["intent=recalls"], "cited", ("A/RES/53/70", "A/DEC/72/512")),
        ("cited-by", ["document=73/266"], "label", ("PP1", "OP3")),
        ("outline", [], "phrase", ("Recalling", "Confirming also", "Also welcomes", "Decides")),
        ("paragraphs-by-phrase", ["phrase=confirming also"], "label", ("PP13",)),
        ("notes", [], "cited", ("A/65/201", "A/68/98", "A/70/174")),
        ("placed-on-agenda", ["session=seventy-fifth"], "label", ("OP5",)),
        ("documents", ["body=First Committee"], "kind", ("DraftResolution",)),
        ("how-resolved", ["resolution=anaphor"], "quote", ("that resolution",)),
        ("not-in-base", [], "symbol", ("A/RES/73/266", "A/70/174")),
        ("provenance", ["label=OP1(a)"], "characters", ()),
        ("holdings", [], "language", ("en",)),
        ("verbs", [], "verb", ("confirm", "recall")),
        ("agenda-item-history", ["words=telecommunications"], "item", ("93",)),
    ],
)
def test_the_draft_answers_what_can_be_asked_of_one_document(
    name: str, parameters: list[str], column: str, expected: tuple[str, ...]
) -> None:
    options = [part for parameter in parameters for part in ("--param", parameter)]
    answer = rows(run(name, DRAFT, *options))
    assert answer
    assert set(expected) <= {row[column] for row in answer}


def test_a_document_without_a_symbol_is_named_by_its_iri() -> None:
    name = rows(run("documents", DRAFT))[0]["document"]
    assert name.startswith("_/")
    assert len(rows(run("sponsors", DRAFT, "-p", f"document={name}"))) == 29
    iri = f"https://w3id.org/undocs-rdf/doc/{name}"
    assert len(rows(run("sponsors", DRAFT, "-p", f"document={iri}"))) == 29


def test_the_base_does_not_matter_to_an_answer() -> None:
    other = run("citations", DRAFT, "--base", "https://example.org/un/")
    assert other.stdout == run("citations", DRAFT).stdout


def test_several_sources_are_asked_at_once() -> None:
    separate = [rows(run("citations", source)) for source in (DRAFT, CITATIONS)]
    assert all(separate)
    together = rows(run("citations", DRAFT, CITATIONS))
    assert sorted(map(str, together)) == sorted(str(row) for part in separate for row in part)


def test_standard_input_is_a_source() -> None:
    assert len(rows(run("sponsors", "-", given=DRAFT.read_bytes()))) == 29
    assert rows(run("--text", "SELECT ?p { ?s ?p ?o }", "-", given=ONE.encode()))


def test_rows_are_limited() -> None:
    assert len(rows(run("sponsors", DRAFT, "--limit", "3"))) == 3


def test_a_query_of_ones_own_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(
        "# param: state state required: the State\n"
        "PREFIX und: <https://w3id.org/undocs-rdf/ontology#>\n"
        "SELECT ?order {\n"
        "  VALUES ?state { UNDEF } ?s und:sponsor/und:iso3 ?state ; und:order ?order }"
    )
    answer = rows(run("--file", file, DRAFT, "-p", "state=Estonia"))
    assert answer == [{"order": "7"}]
    assert run("--file", file, DRAFT).exit_code == 2
    piped = run("--file", "-", DRAFT, "-p", "state=Estonia", given=file.read_bytes())
    assert rows(piped) == answer


def test_the_forms_of_an_answer() -> None:
    ask = ("--text", "ASK { ?s ?p ?o }", SPONSORS)
    assert run(*ask, "--format", "table").stdout == "yes\n"
    assert json.loads(run(*ask, "--format", "json").stdout)["boolean"] is True
    graph = run("--text", "DESCRIBE <https://example.org/un/state/EST>", SPONSORS)
    assert 'und:iso3 "EST"' in graph.stdout
    assert run(*ask, "--format", "turtle").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "has no question"),
        (["sponsors"], 2, "has no source"),
        (["nobody", DRAFT], 2, "is no query"),
        (["sponsors", "nowhere.md"], 3, "no such file"),
        (["cited-by", DRAFT], 2, "needs to know the document"),
        (["sponsors", DRAFT, "-p", "state"], 2, "has no value"),
        (["sponsors", DRAFT, "-p", "state=EST", "-p", "state=LVA"], 2, "given twice"),
        (["sponsors", DRAFT, "-p", "land=EST"], 2, "no such parameter"),
        (["sponsors", DRAFT, "-p", "state=Estonai"], 2, "perhaps Estonie or Estonia"),
        (["--text", "SELECT", "--file", "x.rq", DRAFT], 2, "beside --text"),
        (["--file", "-", "-"], 2, "is to be the query and a source"),
        (["--text", "SELECT ?", DRAFT], 2, "is no SPARQL query"),
        (["--text", "SELECT * { SERVICE <http://127.0.0.1:1/> {} }", DRAFT], 5, "reach no network"),
        (["--text", "LOAD <http://127.0.0.1:1/>", DRAFT], 5, "only read"),
        (["--text", "ASK {" + "{" * 10_000 + "}" * 10_000 + "}", DRAFT], 4, "nested deeper"),
        (["--text", "ASK {} #" + "x" * 70_000, DRAFT], 4, "bytes long"),
        (["--text", ENDLESS, "--timeout", "0.2", SPONSORS], 4, "took longer than 0.2 seconds"),
        (["sponsors", SPONSORS, "--endpoint", "http://127.0.0.1:1/query"], 2, "with sources"),
        (["sponsors", "--endpoint", "localhost:1"], 2, "no address of an endpoint"),
    ],
)
def test_what_is_wrong_is_said_with_its_exit_code(
    arguments: list[str | Path], code: int, message: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert message in result.stderr
    assert result.stdout == ""


def test_what_was_not_understood_is_counted_unless_told_not_to(tmp_path: Path) -> None:
    file = tmp_path / "novel.md"
    file.write_text("Call me Ishmael.")
    assert "see undocs-rdf show" in run("documents", file).stderr
    assert run("documents", file, "--quiet").stderr == ""
    assert run("documents", file).exit_code == 0


def test_an_endpoint_is_asked_as_a_source_is() -> None:
    with serving(in_turn(rows_of("EST", "LVA"))) as server:
        answer = rows(run("--text", "SELECT ?v { ?s und:iso3 ?v }", "--endpoint", server.address))
    assert answer == [{"v": "EST"}, {"v": "LVA"}]
    assert len(server.asked) == 1


def test_credentials_come_from_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNDOCS_RDF_TOKEN", "s3cret")
    refusing = Answer(403, b"no entry for s3cret")
    with serving(in_turn(refusing)) as server:
        refused = run("sponsors", "--endpoint", server.address)
    assert refused.exit_code == 5
    assert "refuses access" in refused.stderr
    assert "s3cret" not in refused.output
    assert server.asked[0].headers["authorization"] == "Bearer s3cret"


def test_a_question_is_explained_rather_than_answered() -> None:
    told = run("sponsors", SPONSORS, "--explain", "--limit", "5")
    assert told.exit_code == 0, told.stderr
    assert "und:hasSponsorship" in told.stdout
    assert told.stdout.rstrip().endswith("LIMIT 5")


def test_an_answer_may_take_as_long_as_it_likes() -> None:
    assert rows(run("sponsors", SPONSORS, "--timeout", "0"))
