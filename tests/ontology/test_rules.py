from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rich.console import Console

from tests.ontology.dataset import EXAMPLES, fragments, ontology_dataset
from tests.ontology.report import RULES, Finding, Rule, report, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

FAULTS = Path(__file__).parent / "faults"
ALL = rules()


def name(rule: Rule) -> str:
    return rule.name


@pytest.fixture(scope="module")
def store() -> ox.Store:
    if not EXAMPLES.is_dir():
        pytest.skip("an installed package has no examples folder")
    return ontology_dataset()


@pytest.fixture
def faulty(rule: Rule, store: ox.Store) -> Iterator[ox.Store]:
    """The ontology with what breaks the rule."""
    fault = (FAULTS / f"{rule.name}.trig").read_bytes()
    quads = list(ox.parse(fault, ox.RdfFormat.TRIG))
    added = [quad for quad in (*quads, *fragments(quads, "fault")) if quad not in store]
    assert added
    store.extend(added)
    yield store
    for quad in added:
        store.remove(quad)


def test_every_rule_has_a_fault_and_every_fault_a_rule() -> None:
    assert len(ALL) >= 40
    assert sorted(path.stem for path in FAULTS.glob("*.trig")) == [rule.name for rule in ALL]
    assert len(list(RULES.iterdir())) == len(ALL)
    assert len({rule.title for rule in ALL}) == len(ALL)


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_the_ontology_keeps_the_rule(rule: Rule, store: ox.Store) -> None:
    assert rule.findings(store) == ()


@pytest.mark.parametrize("rule", ALL, ids=name)
def test_the_rule_finds_its_fault(rule: Rule, faulty: ox.Store) -> None:
    assert rule.findings(faulty)


def test_the_report_is_a_table_of_what_was_found() -> None:
    rule = Rule("label", "Every term has one label", "error", "")
    findings = tuple(Finding(f"und:Term{number}", "0 labels") for number in range(5))
    out = io.StringIO()
    report([(rule, findings), (rule, ())], Console(file=out, width=120))
    text = out.getvalue()
    assert "und:Term2: 0 labels" in text
    assert "und:Term3" not in text
    assert "and 2 more" in text
    assert "ok" in text
