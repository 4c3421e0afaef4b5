"""A release says what is in it, and that is so."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING

import networkx
import pytest
from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from undocs_rdf.errors import UndocsError
from undocs_rdf.export import TABLES
from undocs_rdf.release import ReleaseDetails, write_release
from undocs_rdf.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

DETAILS = ReleaseDetails("2026-11-24", "2026.1", homepage="https://example.org/un")
VOID = "http://rdfs.org/ns/void#"


@pytest.fixture(scope="module")
def released(example_base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "published"
    with open_store(example_base) as opened:
        write_release(opened, str(folder), DETAILS)
    return folder


def data_of(released: Path) -> list[Quad]:
    return list(parse(gzip.decompress((released / "undocs.nq.gz").read_bytes()), RdfFormat.N_QUADS))


def rows(store: Store, query: str) -> list[dict[str, str]]:
    result = store.query(query)
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    return [{name: row[name].value for name in names} for row in result]


def test_the_sums_are_those_of_every_file(released: Path) -> None:
    lines = (released / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {str(path.relative_to(released)) for path in released.rglob("*") if path.is_file()}
    assert set(sums) == files - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((released / name).read_bytes()).hexdigest() == digest


def test_both_forms_hold_the_same_quads(released: Path) -> None:
    trig = parse(gzip.decompress((released / "undocs.trig.gz").read_bytes()), RdfFormat.TRIG)
    assert set(trig) == set(data_of(released))


def test_the_description_is_true(released: Path) -> None:
    store = Store()
    store.load((released / "description.ttl").read_bytes(), RdfFormat.TURTLE)
    data = Store()
    data.extend(data_of(released))
    head = f"?set a <{VOID}Dataset> ; <{VOID}triples> ?triples ; <{VOID}documents> ?documents"
    (told,) = rows(store, f"SELECT ?triples ?documents {{ {head} }}")
    assert told == {"triples": str(len(data)), "documents": "4"}
    part = f"?part <{VOID}property> ?property ; <{VOID}triples> ?triples"
    properties = rows(store, f"SELECT ?property ?triples {{ {part} }}")
    assert len(properties) > 40
    for row in properties:
        found = data.quads_for_pattern(None, NamedNode(row["property"]), None, None)
        assert int(row["triples"]) == len(list(found))
    file = "?file <http://www.w3.org/2000/01/rdf-schema#label> ?name ; dcat:byteSize ?size"
    sizes = rows(
        store, f"PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT ?name ?size {{ {file} }}"
    )
    assert "tables/citations.csv" in {row["name"] for row in sizes}
    for row in sizes:
        assert int(row["size"]) == (released / row["name"]).stat().st_size


def test_the_crate_names_every_file(released: Path) -> None:
    crate = json.loads((released / "ro-crate-metadata.json").read_text())
    nodes = {node["@id"]: node for node in crate["@graph"]}
    root = nodes[nodes["ro-crate-metadata.json"]["about"]["@id"]]
    assert (root["datePublished"], root["version"]) == ("2026-11-24", "2026.1")
    for part in root["hasPart"]:
        assert (released / part["@id"]).stat().st_size == int(nodes[part["@id"]]["contentSize"])
    assert nodes[root["license"]["@id"]]
    assert nodes[root["creator"]["@id"]]


def test_the_codebook_explains_every_column_and_the_network_opens(released: Path) -> None:
    codebook = (released / "codebook.md").read_text()
    for table in TABLES:
        header = (released / "tables" / f"{table.name}.csv").read_text().splitlines()[0]
        for column in header.split(","):
            assert f"| {column} | " in codebook
    graph = networkx.read_graphml(released / "citations.graphml")
    assert graph.number_of_edges() > 20


def test_the_quality_report_counts(released: Path) -> None:
    report = (released / "quality.md").read_text()
    assert "| documents | 4 |" in report
    assert "| without a symbol | 2 | 50.0% |" in report
    assert "| UND001 | info | no symbol | 2 |" in report


def test_the_same_base_is_the_same_bytes(
    released: Path, example_base: Path, tmp_path: Path
) -> None:
    for _ in range(2):  # the second time over the first
        with open_store(example_base) as opened:
            write_release(opened, str(tmp_path / "again"), DETAILS)
        again = (tmp_path / "again" / "SHA256SUMS").read_bytes()
        assert again == (released / "SHA256SUMS").read_bytes()


def test_a_folder_with_other_things_and_a_wrong_date_are_refused(
    example_base: Path, tmp_path: Path
) -> None:
    (tmp_path / "thesis.docx").touch()
    with open_store(example_base) as opened:
        with pytest.raises(UndocsError, match="thesis"):
            write_release(opened, str(tmp_path), DETAILS)
        with pytest.raises(UndocsError, match="--date"):
            write_release(opened, str(tmp_path / "x"), ReleaseDetails("24.11.2026", "1"))
