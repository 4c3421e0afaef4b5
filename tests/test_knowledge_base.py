"""A base from Python."""

from __future__ import annotations

import importlib.util
import re
from datetime import date
from pathlib import Path

import pytest

from undocs_rdf.convert import convert
from undocs_rdf.errors import UndocsError, UnreadableInputError
from undocs_rdf.graph import document_to_graph
from undocs_rdf.knowledge_base import KnowledgeBase
from undocs_rdf.search import SearchFilters

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_a_named_question_is_answered_in_python_values(example_base: Path) -> None:
    with KnowledgeBase.open(example_base) as base:
        rows = base.query("documents", body="General Assembly", session=78)
        assert [row["document"] for row in rows] == ["A/RES/78/237"]
        assert rows[0]["adopted"] == date(2023, 12, 22)
        with pytest.raises(UndocsError, match="no such parameter"):
            base.query("documents", stat="Estonia")


def test_a_question_in_sparql_is_asked_of_all_graphs_together(example_base: Path) -> None:
    asked = "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d und:symbol ?s ; und:hasPart ?p }"
    with KnowledgeBase.open(example_base) as base:
        assert base.select(asked)[0]["n"] == 2


def test_words_are_searched(example_base: Path) -> None:
    with KnowledgeBase.open(example_base) as base:
        hits = base.search("threats", SearchFilters(session="78"))
        assert {hit.symbol for hit in hits} == {"A/RES/78/237"}


@pytest.mark.parametrize("name", ["resolution-78-237.md", "resolution-74-28.md"])
def test_a_document_comes_back_with_the_same_graph(example_base: Path, name: str) -> None:
    (read,) = convert((EXAMPLES / name).read_bytes(), name).documents
    with KnowledgeBase.open(example_base) as base:
        document = base.document(str(read.symbol))
        assert base.document(str(read.symbol), "fr") is None
        with pytest.raises(UndocsError, match="not in the base"):
            base.document("A/RES/1/1")
    assert document is not None
    assert set(document_to_graph(document)) == set(document_to_graph(read))


def test_a_closed_base_can_be_opened_again_and_a_missing_one_says_how_to_build_it(
    example_base: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        base = KnowledgeBase.open(example_base)
        assert len(base.query("documents")) == 4
        base.close()
    with pytest.raises(UnreadableInputError, match="undocs-rdf build"):
        KnowledgeBase.open(tmp_path)


def test_what_the_documentation_shows_runs(
    example_base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (EXAMPLES.parent / "docs/knowledge-base.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    if importlib.util.find_spec("pandas") is None:
        shown = "\n".join(line for line in shown.splitlines() if "to_pandas" not in line)
    exec(shown.replace('"base"', repr(str(example_base))), {})
    assert "'PP" in capsys.readouterr().out
