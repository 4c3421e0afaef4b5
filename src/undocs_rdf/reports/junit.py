"""The report in the XML of JUnit, which most systems of continuous integration show.

A file is a test suite. Each finding that makes the validation fail is a failed test, other
findings are tests that pass with a word to say; a file without findings is one test that passes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from undocs_rdf.reports.text import line_of, whereabouts

if TYPE_CHECKING:
    from undocs_rdf.errors import UndocsError
    from undocs_rdf.validation.outcome import CheckedFile, Outcome, Reported

# What XML can't hold at all, not even escaped: https://www.w3.org/TR/xml/#charsets
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(outcome: Outcome) -> str:
    """Return a test suite for each file, in JUnit's XML."""
    root = etree.Element("testsuites", name="undocs-rdf validate")
    for file in outcome.files:
        _add_suite(root, file, outcome)
    for error in outcome.errors:
        _add_error(root, error)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    written: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return written.decode()


def _add_suite(root: etree._Element, file: CheckedFile, outcome: Outcome) -> None:
    new = [one for one in file.reported if not one.is_known]
    failures = sum(outcome.fails(one) for one in new)
    suite = etree.SubElement(
        root,
        "testsuite",
        name=_xml(file.name),
        tests=str(len(new) or 1),
        failures=str(failures),
        errors="0",
        skipped="0",
    )
    for one in new:
        _add_finding(suite, file, one, fails=outcome.fails(one))
    if not new:
        etree.SubElement(suite, "testcase", classname=_xml(file.name), name="conforms")


def _add_finding(suite: etree._Element, file: CheckedFile, one: Reported, *, fails: bool) -> None:
    finding = one.finding
    where = whereabouts(finding)
    name = f"{finding.constraint}: {where}" if where else finding.constraint
    case = etree.SubElement(suite, "testcase", classname=_xml(file.name), name=_xml(name))
    if finding.line is not None:
        case.set("file", _xml(file.path))
        case.set("line", str(finding.line))
    line = _xml(line_of(finding, file))
    if fails:
        message, kind = _xml(finding.message), finding.severity.value
        etree.SubElement(case, "failure", message=message, type=kind).text = line
    else:
        etree.SubElement(case, "system-out").text = line


def _add_error(root: etree._Element, error: UndocsError) -> None:
    name = _xml(error.subject)
    suite = etree.SubElement(
        root, "testsuite", name=name, tests="1", failures="0", errors="1", skipped="0"
    )
    case = etree.SubElement(suite, "testcase", classname=name, name="can be checked")
    kind = type(error).__name__
    etree.SubElement(case, "error", message=_xml(error.problem), type=kind).text = _xml(str(error))


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
