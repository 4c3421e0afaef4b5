"""What users ask has queries, the queries have tests, and the report says where not."""

from __future__ import annotations

from bench.questions import REPORT, asked_terms, load_questions, read_terms, report, terms
from undocs_rdf.query import find_query


def test_every_question_has_a_query_or_a_reason() -> None:
    questions = load_questions()
    assert [question["number"] for question in questions] == [*range(1, 55)]
    for question in questions:
        assert bool(question["queries"]) != ("without" in question), question["asked"]
        for name in question["queries"]:
            assert not find_query(name).is_contract
    assert sum("without" in question for question in questions) == 2


def test_terms_are_shown_to_be_read_and_asked() -> None:
    names = {term.name for term in asked_terms()}
    assert {"Resolution", "cites", "hasSponsorship", "follows"} <= names
    assert "Sponsorship" not in names, "a class counts only where an answer depends on it"
    assert {"Resolution", "Sponsorship"} <= {term.name for term in read_terms()}
    assert len(asked_terms()) > 50
    assert len(terms()) > 100


def test_the_report_is_current() -> None:
    assert REPORT.read_text(encoding="utf-8") == report(), "run python -m bench.questions"
