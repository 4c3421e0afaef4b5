"""The pages in docs/ontology/."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import html
from rdflib import OWL, RDF, Graph

FOLDER = Path(__file__).parents[2] / "docs" / "ontology"
PAGES = sorted(FOLDER.glob("*.html"))
UND = "https://w3id.org/undocs-rdf/ontology#"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="an installed package has no docs folder"
)


def name(path: Path) -> str:
    return path.stem


@cache
def tree_of(path: Path) -> html.HtmlElement:
    tree = html.document_fromstring(path.read_text("utf-8"))
    assert isinstance(tree, html.HtmlElement)
    return tree


@pytest.mark.slow  # describing all terms takes seconds
@pytest.mark.skipif(
    find_spec("pylode") is None, reason="pyLODE is not installed (pip install -e '.[docs]')"
)
def test_the_pages_are_current() -> None:
    command = [sys.executable, str(FOLDER.parent / "make_ontology_pages.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout == "", "run python docs/make_ontology_pages.py"
    assert done.returncode == 0, done.stderr


def test_every_page_is_described() -> None:
    pages = tomllib.loads((FOLDER / "pages.toml").read_text(encoding="utf-8"))["page"]
    assert {path.stem for path in PAGES} == {"index", *(page["name"] for page in pages)}


def test_every_term_is_explained_on_one_page() -> None:
    graph = Graph().parse(FOLDER.parents[1] / "ontology" / "undocs.ttl", format="turtle")
    terms = sorted(
        str(term).removeprefix(UND)
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in graph.subjects(RDF.type, kind)
        if str(term).startswith(UND)
    )
    explained = [
        entity.get("id") for path in PAGES for entity in tree_of(path).find_class("entity")
    ]
    assert sorted(explained) == terms


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_link_leads_somewhere(path: Path) -> None:
    tree = tree_of(path)
    links = [link.get("href", "") for link in tree.iter("a", "link")]
    assert len(links) > 8
    for link in links:
        target, _, fragment = link.partition("#")
        if target.startswith(("http://", "https://")):
            continue
        file = (FOLDER / target).resolve() if target else path
        assert file.exists(), link
        if fragment:
            assert tree_of(file).get_element_by_id(fragment) is not None


@pytest.mark.parametrize("path", [path for path in PAGES if path.stem != "index"], ids=name)
def test_a_page_shows_a_figure_a_paragraph_its_statements_and_an_answer(path: Path) -> None:
    tree = tree_of(path)
    assert tree.find(".//svg") is not None
    (words,) = tree.iter("blockquote")
    assert len(words.text_content()) > 30
    turtle, query = (pre.text_content() for pre in tree.findall(".//main/pre"))
    assert len(Graph().parse(data=turtle, format="turtle")) >= 5
    (table,) = tree.find_class("answer")
    rows = [[cell.text_content() for cell in row] for row in table.iter("tr")][1:]
    found = Graph().parse(data=turtle, format="turtle").query(query)
    assert len(rows) == len(list(found)) > 0


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_runs_and_fetches_nothing(path: Path) -> None:
    tree = tree_of(path)
    assert not list(tree.iter("script", "iframe", "img"))
    (style,) = tree.iter("link")
    assert style.get("href") == "style.css"
