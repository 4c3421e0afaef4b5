"""Each report is what its readers take, and says the same of the same outcome."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import junitparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, Graph, Literal, URIRef
from sarif_kit.validate import validation_errors

from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.reports import REPORTS
from undocs_rdf.validation.findings import Finding, FindingSeverity
from undocs_rdf.validation.outcome import CheckedFile, FailOn, Outcome, Reported, Rule

WRONG_DATE = Finding(
    constraint="date-issued",
    severity=FindingSeverity.VIOLATION,
    focus="https://w3id.org/undocs-rdf/doc/A/C.1/74/L.49",
    document="A/C.1/74/L.49",
    part="",
    message="The date of issue is not a calendar date.",
    value="2019-11-31",
    at=20,
    line=3,
    column=4,
    shape="https://w3id.org/undocs-rdf/shapes#date-issued",
    component=str(SH.DatatypeConstraintComponent),
    path="https://w3id.org/undocs-rdf/ontology#dateIssued",
    term='"2019-11-31"^^<http://www.w3.org/2001/XMLSchema#date>',
)
ON_A_PAGE = Finding(
    constraint="numbering-unbroken",
    severity=FindingSeverity.WARNING,
    focus="https://w3id.org/undocs-rdf/doc/A/RES/74/28",
    document="A/RES/74/28",
    part="OP4",
    message="The paragraph before this one, OP3, is missing: 100%, it seems.\nLook.",
    page=2,
    component=str(SH.SPARQLConstraintComponent),
    shape="https://w3id.org/undocs-rdf/shapes#numbering-unbroken",
)
UNNAMED = Finding(
    constraint=str(SH.MinCountConstraintComponent),
    severity=FindingSeverity.INFO,
    focus="_:b0",
    document="",
    part="",
    message="",
    component=str(SH.MinCountConstraintComponent),
)
OUTCOME = Outcome(
    files=(
        CheckedFile(
            "drafts/a b,c:d.md",
            "",
            (Reported(WRONG_DATE, "00000000000000aa"), Reported(UNNAMED, "00000000000000bb")),
        ),
        CheckedFile("base", "A_RES_74_28.pdf", (Reported(ON_A_PAGE, "00000000000000cc"),)),
        CheckedFile("known.md", "", (Reported(WRONG_DATE, "00000000000000dd", is_known=True),)),
        CheckedFile("good.md", "", ()),
    ),
    errors=(UnreadableInputError("missing.md", "there is no such file", "check the path"),),
    rules=(
        Rule("date-issued", "The date of issue is one date", "Keep one.", WRONG_DATE.severity),
        Rule("numbering-unbroken", "Paragraphs are in order", "Look.", ON_A_PAGE.severity),
    ),
    gone=1,
)


def test_text_has_a_line_for_each_new_finding() -> None:
    *lines, summary = REPORTS["text"](OUTCOME).splitlines()
    found = ' (found "2019-11-31") [date-issued]'
    missing = f"{' '.join(ON_A_PAGE.message.split())} [numbering-unbroken]"
    assert lines == [
        f"drafts/a b,c:d.md:3:4: violation: A/C.1/74/L.49: {WRONG_DATE.message}{found}",
        f"drafts/a b,c:d.md: info:  [{UNNAMED.constraint}]",
        f"base [A_RES_74_28.pdf], page 2: warning: A/RES/74/28, OP4: {missing}",
    ]
    assert summary == (
        "4 files checked: 1 violation, 1 warning, 1 note; 1 known from the baseline;"
        " 1 of the baseline found no more"
    )


def test_json_has_every_file() -> None:
    report = json.loads(REPORTS["json"](OUTCOME))
    assert [file["file"] for file in report["files"]] == [file.path for file in OUTCOME.files]
    assert (report["conforms"], report["failed"]) == (False, True)
    first = report["files"][0]["findings"][0]
    assert (first["line"], first["column"], first["known"]) == (3, 4, False)
    assert report["files"][1]["findings"][0]["page"] == 2
    assert report["files"][2]["findings"][0]["known"] is True
    assert report["errors"][0]["subject"] == "missing.md"


def test_sarif_is_valid_and_points_at_lines() -> None:
    log = json.loads(REPORTS["sarif"](OUTCOME))
    assert validation_errors(log) == []
    [run] = log["runs"]
    date, unnamed, page, known = run["results"]
    place = date["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/a%20b%2Cc%3Ad.md"
    assert place["region"] == {"startLine": 3, "startColumn": 4}
    assert date["message"]["text"].startswith("A/C.1/74/L.49: The date of issue")
    assert "region" not in page["locations"][0]["physicalLocation"]
    assert page["locations"][0]["message"]["text"] == "page 2"
    assert (date["baselineState"], known["baselineState"]) == ("new", "unchanged")
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert unnamed["ruleId"] == UNNAMED.constraint
    assert run["invocations"][0]["executionSuccessful"] is False


def test_the_check_of_sarif_finds_faults() -> None:
    log = json.loads(REPORTS["sarif"](OUTCOME))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert validation_errors(log) != []


def test_junit_is_read_by_others() -> None:
    suites = junitparser.JUnitXml.fromstring(REPORTS["junit"](OUTCOME).encode())
    assert (suites.tests, suites.failures, suites.errors) == (6, 1, 1)
    first, base, known, good, missing = suites
    assert [case.is_passed for case in first] == [False, True]
    [failure] = next(iter(first)).result
    assert (failure.type, failure.message) == ("violation", WRONG_DATE.message)
    assert base.name == "base [A_RES_74_28.pdf]"
    assert [case.is_passed for case in base] == [True]
    assert [case.name for case in known] == [case.name for case in good] == ["conforms"]
    assert [case.is_error for case in missing] == [True]


def test_junit_counts_what_fails() -> None:
    strict = Outcome(OUTCOME.files, fail_on=FailOn.WARNING)
    suites = junitparser.JUnitXml.fromstring(REPORTS["junit"](strict).encode())
    assert suites.failures == 2
    never = Outcome(OUTCOME.files, fail_on=FailOn.NEVER)
    assert junitparser.JUnitXml.fromstring(REPORTS["junit"](never).encode()).failures == 0


def test_github_escapes_what_it_must() -> None:
    date, unnamed, page, missing, _ = REPORTS["github"](OUTCOME).splitlines()
    assert date.startswith(
        "::error file=drafts/a b%2Cc%3Ad.md,line=3,col=4,title=date-issued::A/C.1/74/L.49: The"
    )
    assert unnamed.startswith("::notice file=")
    assert "title=http%3A//www.w3.org" in unnamed
    assert page.startswith("::warning file=base,title=numbering-unbroken (page 2)::A/RES/74/28")
    assert page.endswith("100%25, it seems. Look.")
    assert missing == "::error file=missing.md::there is no such file; check the path"


def test_turtle_is_a_report_of_shacl() -> None:
    text = REPORTS["turtle"](OUTCOME)
    graph = Graph().parse(data=text, format="turtle")
    [report] = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == Literal(False)
    results = list(graph.objects(report, SH.result))
    assert len(results) == 4
    date = URIRef("https://w3id.org/undocs-rdf/report/00000000000000aa.1")
    assert graph.value(date, SH.focusNode) == URIRef(WRONG_DATE.focus)
    assert graph.value(date, SH.resultPath) == URIRef(WRONG_DATE.path or "")
    assert graph.value(date, SH.sourceShape) == URIRef(WRONG_DATE.shape)
    assert str(graph.value(date, SH.value)) == "2019-11-31"


class Tags(HTMLParser):
    """Complains of tags that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.met.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_whole_page() -> None:
    page = REPORTS["html"](OUTCOME)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert tags.met.count("tr") == 3 + 4  # a head for each file with findings, and the findings
    assert "<script" not in page
    assert re.findall(r"(?:src|href)=", page) == []
    assert '<td class="place">3:4</td>' in page
    assert '<td class="place">page 2</td>' in page


TEXT = st.text(max_size=30)


@settings(max_examples=40, deadline=None)
@given(TEXT, TEXT, TEXT, TEXT, st.sampled_from(FindingSeverity))
def test_any_text_can_be_reported(
    path: str, part: str, message: str, value: str, severity: FindingSeverity
) -> None:
    finding = Finding(
        "x-y", severity, "https://example.org/x", "", part, message, value, None, "", 1, 1
    )
    file = CheckedFile(f"f{path}", "", (Reported(finding, "00000000000000aa"),))
    outcome = Outcome((file,))
    assert validation_errors(json.loads(REPORTS["sarif"](outcome))) == []
    assert json.loads(REPORTS["json"](outcome))["files"][0]["findings"][0]["message"] == message
    assert len(list(junitparser.JUnitXml.fromstring(REPORTS["junit"](outcome).encode()))) == 1
    Graph().parse(data=REPORTS["turtle"](outcome), format="turtle")
    tags = Tags()
    tags.feed(REPORTS["html"](outcome))
    assert tags.open == []
    [command, summary] = REPORTS["github"](outcome).split("\n")[:-1]
    assert (command[:2], summary[:6]) == ("::", "1 file")


@pytest.mark.parametrize("form", list(REPORTS))
def test_a_report_ends_with_a_line_end(form: str) -> None:
    for outcome in (OUTCOME, Outcome(())):
        report = REPORTS[form](outcome)
        assert report.endswith("\n")
        assert report == REPORTS[form](outcome)
