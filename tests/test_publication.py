import csv
import datetime
import json
import re
import runpy
from pathlib import Path

import pytest
from pyld import jsonld  # type: ignore[import-untyped]  # it has no annotations
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from undocs_rdf.context import context_of
from undocs_rdf.publication import mappings_file, prefixes_of, release, version_of
from undocs_rdf.resources import resource_folder
from undocs_rdf.serialize.turtle import PREFIXES
from undocs_rdf.vocabulary_files import released_versions

UND = Namespace("https://w3id.org/undocs-rdf/ontology#")
ONTOLOGY = URIRef(UND.removesuffix("#"))
FOLDER = resource_folder("ontology")
TEXT = (FOLDER / "undocs.ttl").read_text(encoding="utf-8")
GRAPH = Graph().parse(data=TEXT, format="turtle")
RELEASES = released_versions()
JOINTS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.seeAlso,
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.narrowMatch,
    SKOS.broadMatch,
    SKOS.relatedMatch,
}


def test_the_prefixes_of_the_ontology_are_those_of_the_graphs() -> None:
    prefixes = prefixes_of(TEXT)
    written = json.loads((FOLDER / "prefixes.json").read_text(encoding="utf-8"))
    assert written == {"@context": prefixes}
    shared = prefixes.keys() & PREFIXES.keys()
    assert len(shared) >= 8
    assert all(prefixes[name] == PREFIXES[name] for name in shared)
    assert set(re.findall(r"^@prefix ([a-z-]+):", TEXT, re.MULTILINE)) == prefixes.keys()


def test_the_prefixes_are_a_context_that_programs_read() -> None:
    written = json.loads((FOLDER / "prefixes.json").read_text(encoding="utf-8"))
    written["@id"] = "und:Document"
    written["skos:definition"] = "a document"
    (node,) = jsonld.expand(written)
    assert node["@id"] == UND.Document.toPython()
    assert f"{SKOS}definition" in node


def test_the_context_has_every_term_of_ours() -> None:
    context = context_of(TEXT)
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in GRAPH.subjects(RDF.type, kind):
            if str(term).startswith(UND):
                assert term.removeprefix(UND) in context  # type: ignore[attr-defined]  # an IRI


def samples() -> list[str]:
    """A statement with each property of ours, and one for each class, as N-Triples."""
    subject = "<https://w3id.org/undocs-rdf/doc/A/RES/74/28>"
    found = [
        f"{subject} <{RDF.type}> <{kind}> ."
        for kind in GRAPH.subjects(RDF.type, OWL.Class)
        if str(kind).startswith(UND)
    ]
    for one in GRAPH.subjects(RDF.type, OWL.ObjectProperty):
        if str(one).startswith(UND):
            target = UND.recalls if one == UND.citationType else "https://example.org/x"
            found.append(f"{subject} <{one}> <{target}> .")
    includes = URIRef("https://schema.org/rangeIncludes")
    values = {XSD.integer: "7", XSD.date: "2019-12-18", XSD.boolean: "true"}
    for one in GRAPH.subjects(RDF.type, OWL.DatatypeProperty):
        if str(one).startswith(UND):
            datatype = GRAPH.value(one, RDFS.range) or GRAPH.value(one, includes)
            marks = {RDF.langString: "@fr", XSD.string: ""}
            mark = marks.get(datatype, f"^^<{datatype}>")  # type: ignore[call-overload]  # an IRI
            value = values.get(datatype, "one and two")  # type: ignore[call-overload]  # an IRI
            found.append(f'{subject} <{one}> "{value}"{mark} .')
    return found


def test_every_term_comes_back_through_the_context() -> None:
    statements = "\n".join(samples())
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))
    expanded = jsonld.from_rdf(statements, {"useNativeTypes": False})
    compacted = jsonld.compact(expanded, context)
    names = set(compacted) - {"@context", "id", "type"} | set(compacted["type"])
    assert not [name for name in names if ":" in name]
    assert len(names) == len(samples()) > 130
    back = jsonld.to_rdf(compacted, {"format": "application/n-quads"})
    assert set(Graph().parse(data=back, format="nt")) == set(
        Graph().parse(data=statements, format="nt")
    )


def expand(name: str, prefixes: dict[str, str]) -> URIRef:
    prefix, _, local = name.partition(":")
    return URIRef(prefixes[prefix] + local)


def test_the_mappings_are_all_that_the_ontology_says_of_other_vocabularies() -> None:
    lines = mappings_file(TEXT).splitlines()
    head = [line[1:] for line in lines if line.startswith("#")]
    prefixes = dict(line.strip().split(": ") for line in head if re.match(r"  [a-z-]+: http", line))
    rows = list(csv.DictReader(lines[len(head) :], delimiter="\t"))
    found = {
        tuple(expand(row[name], prefixes) for name in ("subject_id", "predicate_id", "object_id"))
        for row in rows
    }
    expected = {
        (term, joint, other)
        for joint in JOINTS
        for term, other in GRAPH.subject_objects(joint)
        if str(term).startswith(UND) and not str(other).startswith(UND)
    }
    assert found == expected
    assert len(rows) == len(found) > 50
    for row in rows:
        label = GRAPH.value(expand(row["subject_id"], prefixes), RDFS.label)
        assert label == Literal(row["subject_label"], lang="en")
        justification = expand(row["mapping_justification"], prefixes)
        assert justification.startswith("https://w3id.org/semapv/vocab/")
    assert f'mapping_set_version: "{version_of(TEXT)}"' in head


def numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


@pytest.mark.parametrize("version", RELEASES)
def test_a_released_version_is_dated_and_named_by_its_number(version: str) -> None:
    text = (FOLDER / "releases" / f"{version}.ttl").read_text(encoding="utf-8")
    graph = Graph().parse(data=text, format="turtle")
    assert version_of(text) == version
    assert (ONTOLOGY, OWL.versionIRI, URIRef(f"{ONTOLOGY}/{version}")) in graph
    day = graph.value(ONTOLOGY, DCTERMS.issued)
    assert isinstance(day, Literal)
    assert isinstance(day.toPython(), datetime.date)


@pytest.mark.parametrize("version", RELEASES)
def test_no_name_of_a_released_version_is_lost(version: str) -> None:
    graph = Graph().parse(FOLDER / "releases" / f"{version}.ttl", format="turtle")
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        names = {term for term in graph.subjects(RDF.type, kind) if str(term).startswith(UND)}
        assert len(names) > 20
        assert names <= set(GRAPH.subjects(RDF.type, kind))


def test_the_ontology_goes_on_from_the_last_released_version() -> None:
    version = version_of(TEXT)
    last = RELEASES[-1]
    if version == last:
        kept = (FOLDER / "releases" / f"{last}.ttl").read_text(encoding="utf-8")
        day = re.findall(r'dct:issued "([0-9-]+)"', kept)[0]
        assert release(TEXT, day) == kept, "it has changed since: raise owl:versionInfo"
    else:
        assert numbers(version) > numbers(last)
        assert (ONTOLOGY, OWL.priorVersion, URIRef(f"{ONTOLOGY}/{last}")) in GRAPH


def test_a_release_adds_its_day_and_nothing_else() -> None:
    released = Graph().parse(data=release(TEXT, "2026-12-01"), format="turtle")
    (added,) = set(released) - set(GRAPH)
    assert set(GRAPH) <= set(released)
    assert added[1] == DCTERMS.issued


def test_a_version_is_released_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = FOLDER.parent / "docs" / "make_vocabularies.py"
    if not script.is_file():
        pytest.skip("an installed package has no docs folder")
    main = runpy.run_path(str(script))["main"]
    main.__globals__["ONTOLOGY"] = tmp_path
    (tmp_path / "undocs.ttl").write_text(TEXT, encoding="utf-8")
    main(["--release", "2026-12-01"])
    kept = tmp_path / "releases" / f"{version_of(TEXT)}.ttl"
    assert kept.read_text(encoding="utf-8") == release(TEXT, "2026-12-01")
    assert kept.name in capsys.readouterr().out
    with pytest.raises(SystemExit, match="released already"):
        main(["--release", "2026-12-02"])
    assert kept.read_text(encoding="utf-8") == release(TEXT, "2026-12-01")
