import runpy
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import DCTERMS, RDF, SKOS, BNode, Graph, Namespace

from tests.vocabulary_texts import NAMES, vocabulary
from undocs_rdf.resources import resource_folder
from undocs_rdf.vocabulary import bodies, groups, states
from undocs_rdf.vocabulary_files import vocabulary_files

MADE = vocabulary_files()
UND = Namespace("https://w3id.org/undocs-rdf/ontology#")
FOLDER = resource_folder("ontology")


def test_the_files_are_current() -> None:
    stale = [
        path for path, text in MADE.items() if (FOLDER / path).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run python docs/make_vocabularies.py"


def test_no_file_is_left_over() -> None:
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    written = {path for path in found if path.startswith("releases/")} | {"undocs.ttl", "README.md"}
    assert found == {*MADE, *written}


def test_every_vocabulary_is_made() -> None:
    assert {f"vocabularies/{name}.ttl" for name in NAMES} <= MADE.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_vocabulary_is_read_alike_by_two_parsers(name: str) -> None:
    text = (FOLDER / "vocabularies" / f"{name}.ttl").read_bytes()
    graph = vocabulary(name)
    assert len(graph) == len(list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)))
    assert not [triple for triple in graph if any(isinstance(term, BNode) for term in triple)]


@pytest.mark.parametrize("name", NAMES)
def test_a_vocabulary_says_its_licence_and_sources(name: str) -> None:
    graph = vocabulary(name)
    (dataset,) = graph.subjects(DCTERMS.license)
    assert graph.value(dataset, DCTERMS.title)
    assert graph.value(dataset, DCTERMS.source)


def test_terms_of_the_ontology_in_vocabularies_are_defined() -> None:
    ontology = Graph().parse(FOLDER / "undocs.ttl", format="turtle")
    defined = set(ontology.subjects(RDF.type))
    for name in NAMES:
        graph = vocabulary(name)
        used = {*graph.predicates(), *graph.objects(None, RDF.type)}
        assert {term for term in used if str(term).startswith(str(UND))} <= defined
        assert set(graph.objects(None, RDF.type)) <= defined


def test_the_vocabularies_hold_everything() -> None:
    graph = Graph()
    for name in NAMES:
        graph += vocabulary(name)
    assert len(set(graph.subjects(RDF.type, UND.State))) == len(states()) > 195
    assert len(set(graph.subjects(RDF.type, UND.Body))) == len(bodies())
    assert len(set(graph.subjects(RDF.type, UND.StateGroup))) == len(groups())
    assert len(set(graph.subjects(RDF.type, UND.ActionPhrase))) > 600
    for scheme in graph.objects(None, SKOS.inScheme):
        assert (scheme, RDF.type, SKOS.ConceptScheme) in graph


def test_the_command_writes_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = FOLDER.parent / "docs" / "make_vocabularies.py"
    if not script.is_file():
        pytest.skip("an installed package has no docs folder")
    module = runpy.run_path(str(script))
    main = module["main"]
    main.__globals__["ONTOLOGY"] = tmp_path
    main([])
    assert "written" in capsys.readouterr().out
    for path, text in MADE.items():
        assert (tmp_path / path).read_text(encoding="utf-8") == text
    main([])
    assert "written" not in capsys.readouterr().out
