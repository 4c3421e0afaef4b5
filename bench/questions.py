"""Which question has a query and a test, and which term of the ontology no test fills.

    python -m bench.questions

It writes docs/questions.md; a test fails until that is current. A term counts as read if a golden
graph, made from a real document, or a vocabulary holds it; and as asked if taking its statements
away from the data of a tested query changes the answer.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, parse

from bench.query_cases import DATA, Case, load_cases, written
from undocs_rdf.query import load_queries, run_query
from undocs_rdf.resources import resource_folder
from undocs_rdf.sparql import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

ROOT: Final = Path(__file__).parent.parent
REPORT: Final = ROOT / "docs" / "questions.md"
_QUESTIONS: Final = ROOT / "tests" / "data" / "questions.toml"
_GRAPHS: Final = (ROOT / "tests" / "data" / "golden", ROOT / "ontology" / "vocabularies")
_TERM: Final = re.compile(r"^und:(\w+) a owl:(\w+)", re.MULTILINE)
_ONTOLOGY: Final = "https://w3id.org/undocs-rdf/ontology#"
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@dataclass(frozen=True)
class Term:
    """A term of the ontology.

    Attributes:
        name: Its name, without the prefix.
        is_class: Whether it is a class; else it is a property.
    """

    name: str
    is_class: bool

    def is_in(self, quad: Quad) -> bool:
        """Tell whether a statement is one of this term."""
        if self.is_class:
            return quad.predicate == _TYPE and quad.object == NamedNode(_ONTOLOGY + self.name)
        return bool(quad.predicate.value == _ONTOLOGY + self.name)


def load_questions() -> list[dict[str, Any]]:
    """Return the questions, by number."""
    questions: list[dict[str, Any]] = tomllib.loads(_QUESTIONS.read_text(encoding="utf-8"))[
        "question"
    ]
    return questions


@cache
def terms() -> tuple[Term, ...]:
    """Return the classes and properties of the ontology, by name."""
    text = (resource_folder("ontology") / "undocs.ttl").read_text(encoding="utf-8")
    found = {
        Term(name, kind == "Class") for name, kind in _TERM.findall(text) if kind != "Ontology"
    }
    return tuple(sorted(found, key=lambda term: (not term.is_class, term.name.lower())))


@cache
def read_terms() -> frozenset[Term]:
    """Return the terms that a golden graph or a vocabulary holds."""
    paths = [path for folder in _GRAPHS for path in sorted(folder.rglob("*.ttl"))]
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    names = set(re.findall(r"\bund:(\w+)", text))
    return frozenset(term for term in terms() if term.name in names)


@cache
def _statements(data: str) -> tuple[Quad, ...]:
    return tuple(parse((DATA / data).read_bytes(), RdfFormat.TURTLE))


@cache
def asked_terms() -> frozenset[Term]:
    """Return the terms on which the answer of a tested query depends."""
    left = set(terms())
    for case in load_cases():
        names = {
            token.text.partition(":")[2] for token in tokens(case.text) if token.kind == "name"
        }
        for term in sorted(left, key=lambda term: term.name):
            # A class can be asked for by a variable: its name need not stand in the query.
            if (term.name in names or term.is_class) and _depends(case, term):
                left.discard(term)
    return frozenset(set(terms()) - left)


def _depends(case: Case, term: Term) -> bool:
    """Tell whether an answer is another one without the statements of a term."""
    statements = _statements(case.data)
    kept = [quad for quad in statements if not term.is_in(quad)]
    if len(kept) == len(statements):
        return False
    store = Store()
    store.extend(kept)
    result = run_query(store, case.text, subject=case.name)
    assert isinstance(result, QuerySolutions)
    rows = written(
        (variable.value for variable in result.variables),
        ((None if value is None else value.value for value in row) for row in result),
    )
    return rows != case.expected


def report() -> str:
    """Return the report as Markdown."""
    return "\n".join([*_of_questions(), "", *_of_terms()]) + "\n"


def _of_questions() -> Iterator[str]:
    """Yield which question has which queries, and how many cases test them."""
    questions = load_questions()
    answered = [question for question in questions if question["queries"]]
    yield "# Questions, queries, tests\n"
    yield "Made by `python -m bench.questions`.\n"
    yield (
        f"{len(answered)} of {len(questions)} questions that users ask have a query, each tested "
        "on data with the rows that are expected.\n"
    )
    yield "| | question | queries | cases |\n|---:|---|---|---:|"
    for question in questions:
        cases = [case for case in load_cases() if case.query.name in question["queries"]]
        named = ", ".join(f"`{name}`" for name in question["queries"])
        told = named or f"none: {question['without']}"
        yield f"| {question['number']} | {question['asked']} | {told} | {len(cases)} |"
    others = sorted(
        query.name
        for query in load_queries()
        if not query.is_contract
        and not any(query.name in question["queries"] for question in questions)
    )
    yield "\nQueries beyond these: " + ", ".join(f"`{name}`" for name in others) + "."


def _of_terms() -> Iterator[str]:
    """Yield which terms are read from documents, and which are asked for by a tested query."""
    found = terms()
    read, asked = read_terms(), asked_terms()
    yield "## Terms of the ontology\n"
    yield (
        "A term is *read* if a golden graph, made from a real document, or a vocabulary holds it, "
        "and *asked* if a tested query answers otherwise without it.\n"
    )
    yield "| | classes | properties |\n|---|---:|---:|"
    for kind, chosen in (("all", set(found)), ("read", read), ("asked", asked)):
        classes = sum(term.is_class for term in chosen)
        yield f"| {kind} | {classes} | {len(chosen) - classes} |"
    for title, chosen in (
        ("Neither read nor asked", set(found) - read - asked),
        ("Asked, in no golden graph", asked - read),
        ("Read, not asked by any tested query", read - asked),
    ):
        names = ", ".join(f"`{term.name}`" for term in found if term in chosen)
        yield f"\n{title}: {names or 'none'}."


if __name__ == "__main__":
    REPORT.write_text(report(), encoding="utf-8")
    sys.stdout.write(f"{REPORT}\n")
