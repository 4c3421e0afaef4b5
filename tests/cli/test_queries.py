"""The command lists every question with its parameters, and shows one in full."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from undocs_rdf.cli import main
from undocs_rdf.query import find_query, load_queries


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["queries", *arguments])


def test_every_question_is_listed_and_those_of_the_contract_apart() -> None:
    questions, _, contract = run().stdout.partition(" questions\n")
    for query in load_queries():
        assert query.name in (contract if query.is_contract else questions)
    assert questions.split()[-1] == str(sum(not query.is_contract for query in load_queries()))
    assert contract.rstrip().endswith("13 queries of the contract")


def test_a_parameter_that_can_be_left_out_stands_in_brackets() -> None:
    listed = run().stdout.splitlines()
    written = {
        name: next(line.split()[-1] for line in listed if f" {name} " in line)
        for name in ("rests-on", "sponsors-gained")
    }
    assert written == {"rests-on": "document", "sponsors-gained": "[document]"}


def test_questions_about_a_matter_are_listed() -> None:
    listed = run("--tag", "votes").stdout
    assert "votes-against" in listed
    assert "co-sponsors" not in listed


def test_one_is_shown_in_full() -> None:
    assert run("cited-by").stdout == find_query("cited-by").text


def test_the_list_is_there_for_programs() -> None:
    listed = json.loads(run("--format", "json").stdout)
    assert [entry["name"] for entry in listed] == [query.name for query in load_queries()]
    entry = json.loads(run("cited-by", "--format", "json").stdout)
    assert entry["parameters"][0] == {
        "name": "document",
        "type": "document",
        "description": "the cited document",
        "required": True,
        "default": None,
    }
    assert (entry["view"], entry["is_contract"]) == ("table", False)


def test_a_name_that_no_question_has_is_refused() -> None:
    result = run("nobody")
    assert result.exit_code == 2
    assert "is no query" in result.stderr
