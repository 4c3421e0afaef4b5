"""How it is counted whether diagnostics can be trusted, and the verdicts themselves."""

from __future__ import annotations

import pytest

from bench.calibration import VERDICTS, Misread, Said, misread, paragraph_of, read_verdicts, said_of
from bench.labelled import DOCUMENTS, documents
from tests.fragments import ASSEMBLY, parse_text
from undocs_rdf.convert import read_source
from undocs_rdf.diagnostics import Code, Diagnostic

BROKEN = ASSEMBLY + "1. *Decides* to consider the report.<sup>1</sup>\n\n3. *Notes* that report.\n"


def test_a_diagnostic_stands_in_the_part_that_holds_its_place() -> None:
    parsed = parse_text(BROKEN)
    parts = parsed.documents[0].parts
    places = {d.code: paragraph_of(d, parts) for d in parsed.diagnostics}
    assert places[Code.MARK_WITHOUT_FOOTNOTE] == "OP1"
    assert places[Code.NUMBERING_BROKEN] == "OP3"
    assert paragraph_of(Diagnostic(Code.NO_SYMBOL, "no symbol is printed"), parts) == ""


def test_every_verdict_says_of_a_known_code_whether_it_is_right() -> None:
    codes = {code.value for code in Code}
    verdicts = read_verdicts()
    assert len(verdicts) >= 100
    assert {said.code for said in verdicts} <= codes
    assert set(verdicts.values()) == {True, False}
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) == len(verdicts), "a diagnostic is judged twice"
    assert {line.split("\t")[4] for line in lines} == {"right", "wrong"}
    false_alarms = [line for line in lines if line.split("\t")[4] == "wrong"]
    assert all(line.split("\t")[5] for line in false_alarms), "a false alarm without its reason"


@pytest.mark.parametrize("kind", ["pinpoints", "intent"])
def test_no_more_is_warned_of_than_is_misread(kind: str) -> None:
    names = sorted(documents(None))[:10]
    parsed = {
        name: read_source((DOCUMENTS / name).read_bytes(), name.rpartition("/")[2])[0]
        for name in names
    }
    said = [one for name, found in parsed.items() for one in said_of(name, found)]
    found = misread(kind, parsed, said)
    assert found.in_paragraph <= found.facts
    assert found.in_document <= found.facts
    everywhere = [
        Said(name, "UND000", part.label, "")
        for name, p in parsed.items()
        for part in p.documents[0].parts
    ]
    assert misread(kind, parsed, everywhere).in_paragraph == found.facts
    assert misread(kind, {}, said) == Misread()
