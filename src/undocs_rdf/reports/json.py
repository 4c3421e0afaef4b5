"""The report for programs, in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from undocs_rdf.validation.outcome import Outcome, Reported


def json_report(outcome: Outcome) -> str:
    """Return every file with its findings; line, column and page are null where unknown."""
    report = {
        "conforms": all(file.conforms for file in outcome.files),
        "failed": outcome.failed,
        "files": [
            {
                "file": file.path,
                "graph": file.graph or None,
                "conforms": file.conforms,
                "findings": [_finding(one) for one in file.reported],
            }
            for file in outcome.files
        ],
        "errors": [
            {"subject": error.subject, "problem": error.problem, "remedy": error.remedy}
            for error in outcome.errors
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(one: Reported) -> dict[str, Any]:
    finding = one.finding
    return {
        "constraint": finding.constraint,
        "severity": finding.severity.value,
        "document": finding.document,
        "part": finding.part,
        "line": finding.line,
        "column": finding.column,
        "page": finding.page,
        "message": finding.message,
        "value": finding.value,
        "focus": finding.focus,
        "fingerprint": one.fingerprint,
        "known": one.is_known,
    }
