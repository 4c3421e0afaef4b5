"""What no document shows by itself: each constraint on a base, in a base and in plain SHACL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse
from rdflib import SH, Graph, Literal

from undocs_rdf.rdflib_graph import graph_of
from undocs_rdf.shapes import (
    SHAPES,
    base_constraints,
    base_shapes,
    constraint_name,
    constraints_of,
    message_of,
    read_shapes,
    shape_files,
)
from undocs_rdf.validation.check import Checked
from undocs_rdf.validation.whole import WHOLE, Whole, check_whole

if TYPE_CHECKING:
    from undocs_rdf.validation.findings import Finding

DATA = Path(__file__).parent.parent / "data"
FIXTURES = DATA / "base_shapes"
OWN = [constraint_name(iri) for iri in constraints_of(base_shapes())]
PARTS = sorted({constraint_name(one.iri) for one in base_constraints()} - set(OWN))


def store_of(file: Path, which: str) -> Store:
    quads = parse(file.read_text(encoding="utf-8"), RdfFormat.TRIG)
    wanted = {"https://example.org/given", f"https://example.org/{which}"}
    store = Store()
    store.extend(quad for quad in quads if getattr(quad.graph_name, "value", "") in wanted)
    return store


def fixture(name: str) -> Path:
    return (FIXTURES if name in OWN else DATA / "shapes") / f"{name}.trig"


def test_every_constraint_on_a_base_has_a_fixture() -> None:
    assert len(OWN) == 6
    assert PARTS == ["cites-later", "vote-ballot-once", "vote-tally"]
    assert sorted(path.stem for path in FIXTURES.glob("*")) == sorted(OWN)


@pytest.mark.parametrize("name", [*OWN, *PARTS])
def test_each_is_caught_by_its_constraint_alone(name: str) -> None:
    assert check_whole(store_of(fixture(name), "pass")) == ()
    findings = check_whole(store_of(fixture(name), "fail"))
    assert {finding.constraint for finding in findings} == {name}
    for finding in findings:
        assert "{" not in finding.message
        assert finding.document or "vote" in name


@pytest.mark.parametrize("which", ["pass", "fail"])
def test_plain_shacl_finds_the_same(which: str) -> None:
    shapes = Graph()
    for path in shape_files():
        if path.stem == "shapes":  # the prefixes
            shapes += read_shapes(path)
    shapes += base_shapes()
    for name in OWN:
        store = store_of(fixture(name), which)
        graph = graph_of(Quad(one.subject, one.predicate, one.object) for one in store)
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
        found = {
            (str(report.value(result, SH.focusNode)), str(report.value(result, SH.resultMessage)))
            for result in report.objects(None, SH.result)
        }
        ours = {(finding.focus, finding.message) for finding in check_whole(store)}
        assert found == ours
        assert bool(ours) == (which == "fail")


def test_every_constraint_on_a_base_can_be_understood() -> None:
    for iri in constraints_of(base_shapes()):
        [severity] = base_shapes().objects(iri, SH.severity)
        assert severity in {SH.Violation, SH.Warning, SH.Info}
        [name] = base_shapes().objects(iri, SH.name)
        assert isinstance(name, Literal)
        assert message_of(base_shapes(), iri).endswith(".")
        assert str(iri).startswith(f"{SHAPES}base-")


def test_what_one_graph_showed_already_is_not_said_again() -> None:
    file = fixture("vote-tally")
    [finding] = check_whole(store_of(file, "fail"))
    lines = "".join(f"{quad.triple} .\n" for quad in store_of(file, "fail"))

    def found_together(known: tuple[Finding, ...]) -> tuple[Finding, ...]:
        together = Whole()
        together.add(Checked("votes.ttl", "", known, lines=lines))
        [checked] = together.checked([], [])
        assert checked.graph == WHOLE
        return checked.findings

    assert found_together(()) == (finding,)
    assert found_together((finding,)) == ()


def test_ballots_of_one_file_are_counted_against_the_counts_of_another() -> None:
    quads = list(store_of(fixture("vote-tally"), "fail"))
    counts = {"inFavour", "against", "abstaining"}
    together = Whole()
    for is_count in (True, False):
        some = [q for q in quads if (q.predicate.value.rpartition("#")[2] in counts) is is_count]
        lines = "".join(f"{quad.triple} .\n" for quad in some)
        together.add(Checked(f"{is_count}.ttl", "", (), lines=lines))
    [checked] = together.checked([], [])
    assert {finding.constraint for finding in checked.findings} == {"vote-tally"}
