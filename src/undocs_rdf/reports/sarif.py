"""The report in SARIF 2.1.0, the format in which code hosts take findings of tools.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from undocs_rdf import __version__
from undocs_rdf.reports.text import described, whereabouts
from undocs_rdf.shapes import SHAPES
from undocs_rdf.validation.findings import FindingSeverity

if TYPE_CHECKING:
    from undocs_rdf.errors import UndocsError
    from undocs_rdf.validation.findings import Finding
    from undocs_rdf.validation.outcome import CheckedFile, Outcome, Reported, Rule

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_INFORMATION: Final = "https://w3id.org/undocs-rdf/"
_FINGERPRINT: Final = "undocsRdf/v1"
_LEVELS: Final = {
    FindingSeverity.VIOLATION: "error",
    FindingSeverity.WARNING: "warning",
    FindingSeverity.INFO: "note",
}


def sarif_report(outcome: Outcome) -> str:
    """Return one run with its rules and results; known ones are marked as unchanged."""
    rules = [*map(_rule, outcome.rules), *_unnamed_rules(outcome)]
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "undocs-rdf",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": _INFORMATION,
                "rules": rules,
            }
        },
        "invocations": [
            {
                "executionSuccessful": not outcome.errors,
                "toolExecutionNotifications": [_notification(one) for one in outcome.errors],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(file, one, indices) for file in outcome.files for one in file.reported],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    described_rule: dict[str, Any] = {
        "id": rule.name,
        "shortDescription": {"text": rule.title},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if rule.help:
        described_rule["fullDescription"] = {"text": rule.help}
        described_rule["help"] = {"text": rule.help}
    if "/" not in rule.name:
        described_rule["helpUri"] = f"{SHAPES}{rule.name}"
    return described_rule


def _unnamed_rules(outcome: Outcome) -> list[dict[str, Any]]:
    """Return a rule for each constraint that was broken and has no name of its own."""
    named = {rule.name for rule in outcome.rules}
    broken = {one.finding.constraint for file in outcome.files for one in file.reported}
    return [{"id": constraint} for constraint in sorted(broken - named)]


def _result(file: CheckedFile, one: Reported, indices: dict[str, int]) -> dict[str, Any]:
    finding = one.finding
    return {
        "ruleId": finding.constraint,
        "ruleIndex": indices[finding.constraint],
        "level": _LEVELS[finding.severity],
        "message": {"text": described(finding)},
        "locations": [_location(file, finding)],
        "partialFingerprints": {_FINGERPRINT: one.fingerprint},
        "baselineState": "unchanged" if one.is_known else "new",
    }


def _location(file: CheckedFile, finding: Finding) -> dict[str, Any]:
    """Return the place in the file, and the place as people say it."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(file.path)}}
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line, "startColumn": finding.column}
    logical = {"fullyQualifiedName": whereabouts(finding) or finding.focus}
    location: dict[str, Any] = {"physicalLocation": physical, "logicalLocations": [logical]}
    if finding.page is not None:
        location["message"] = {"text": f"page {finding.page}"}
        location["properties"] = {"page": finding.page}
    return location


def _notification(error: UndocsError) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": f"{error.problem}; {error.remedy}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(error.subject)}}}],
    }


def _uri(path: str) -> str:
    """Return a path as a URI reference, relative where the path is."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
