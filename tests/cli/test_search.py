"""The command finds paragraphs in a base, and says what is wrong with one that is none."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from undocs_rdf.cli import main
from undocs_rdf.convert import convert
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.search import SearchIndex, documents_of_graph
from undocs_rdf.store import StoreLayout, create_store, open_store

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GRAPH = f"{DEFAULT_BASE}source/0"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from pyoxigraph import NamedNode, RdfFormat  # noqa: PLC0415 - as late as the product loads it

    folder = tmp_path_factory.mktemp("base")
    create_store(folder, DEFAULT_BASE)
    with (
        open_store(folder, read_only=False) as opened,
        SearchIndex.open(StoreLayout(folder).search_index) as index,
    ):
        for path in sorted(EXAMPLES.glob("*.md")):
            lines = "\n".join(convert(path.read_bytes(), path.name).lines)
            opened.quads.load(lines.encode(), RdfFormat.N_TRIPLES, to_graph=NamedNode(GRAPH))
        index.put(GRAPH, "", documents_of_graph(opened.quads, GRAPH))
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["search", *map(str, arguments)])


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_paragraph_is_found_with_its_label_and_its_words_marked(base: Path) -> None:
    (row,) = rows(run('"existing and potential threats"', "--kind", "resolution", "--store", base))
    assert row["document"] == "A/RES/78/237"
    assert "[existing and potential threats]" in row["words"].lower()


def test_filters_are_written_as_people_write_them(base: Path) -> None:
    found = rows(run("information security", "--state", "Estonia", "--store", base))
    assert found
    assert not rows(run("information security", "--state", "Tuvalu", "--store", base))
    assert rows(run("information", "--body", "First Committee", "--session", "80", "--store", base))
    wrong = run("information", "--body", "Fifth Estate", "--store", base)
    assert wrong.exit_code == 2


def test_hits_as_json_have_all_that_is_known(base: Path) -> None:
    result = run("information", "--limit", "1", "--format", "json", "--store", base)
    (hit,) = json.loads(result.stdout)
    assert hit["part"].startswith(DEFAULT_BASE)
    assert hit["score"] > 0


def test_a_folder_that_is_no_base_is_unreadable(tmp_path: Path) -> None:
    result = run("information", "--store", tmp_path)
    assert result.exit_code == 3
    assert "undocs-rdf build" in result.stderr
