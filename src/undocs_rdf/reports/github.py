"""The report as workflow commands of GitHub Actions, which shows them beside the lines.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands says how text
is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.reports.text import described, summary
from undocs_rdf.validation.findings import FindingSeverity

if TYPE_CHECKING:
    from undocs_rdf.validation.findings import Finding
    from undocs_rdf.validation.outcome import CheckedFile, Outcome

_COMMANDS: Final = {
    FindingSeverity.VIOLATION: "error",
    FindingSeverity.WARNING: "warning",
    FindingSeverity.INFO: "notice",
}


def github_report(outcome: Outcome) -> str:
    """Return a command for each finding that is new and each file that can't be checked."""
    commands = [_finding(file, one.finding) for file, one in outcome.new()]
    for error in outcome.errors:
        message = _text(f"{error.problem}; {error.remedy}")
        commands.append(f"::error file={_property(error.subject)}::{message}")
    return "".join(f"{line}\n" for line in (*commands, summary(outcome)))


def _finding(file: CheckedFile, finding: Finding) -> str:
    properties = {"file": file.path}
    if finding.line is not None:
        properties |= {"line": str(finding.line), "col": str(finding.column)}
    page = f" (page {finding.page})" if finding.page is not None else ""
    properties["title"] = f"{finding.constraint}{page}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_text(described(finding))}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
