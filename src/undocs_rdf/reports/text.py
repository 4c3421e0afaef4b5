"""The report for a person at a terminal, and for editors that follow `file:line:column`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.validation.findings import FindingSeverity

if TYPE_CHECKING:
    from undocs_rdf.validation.findings import Finding
    from undocs_rdf.validation.outcome import CheckedFile, Outcome

_LONGEST_VALUE: Final = 200
SEVERITY_NAMES: Final = (
    (FindingSeverity.VIOLATION, "violation"),
    (FindingSeverity.WARNING, "warning"),
    (FindingSeverity.INFO, "note"),
)


def text_report(outcome: Outcome) -> str:
    """Return a line for each finding that is new, and one that sums up."""
    lines = [line for file in outcome.files for line in lines_of(file)]
    return "".join(f"{line}\n" for line in (*lines, summary(outcome)))


def lines_of(file: CheckedFile) -> list[str]:
    """Return a line for each finding on a file that is new."""
    return [line_of(one.finding, file) for one in file.reported if not one.is_known]


def line_of(finding: Finding, file: CheckedFile) -> str:
    """Return `file:line:column: severity: document, part: message [constraint]`, in one line."""
    place = file.name
    if finding.line is not None:
        place = f"{place}:{finding.line}:{finding.column}"
    elif finding.page is not None:
        place = f"{place}, page {finding.page}"
    severity = finding.severity.value
    return f"{place}: {severity}: {described(finding)} [{finding.constraint}]"


def described(finding: Finding) -> str:
    """Return `document, part: message (found "value")`, in one line."""
    about = f"{where}: " if (where := whereabouts(finding)) else ""
    found = f' (found "{shown(finding.value)}")' if finding.value is not None else ""
    return f"{about}{' '.join(finding.message.split())}{found}"


def whereabouts(finding: Finding) -> str:
    """Return the document and the part of a finding; "" if it has neither."""
    return " ".join(", ".join(filter(None, (finding.document, finding.part))).split())


def shown(value: str) -> str:
    """Return a value in one line of a bearable length."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[:_LONGEST_VALUE]}…"


def summary(outcome: Outcome) -> str:
    """Return how much was checked and how many findings are new."""
    counts = ", ".join(counted(outcome.count(severity), name) for severity, name in SEVERITY_NAMES)
    known = f"; {outcome.known} known from the baseline" if outcome.known else ""
    gone = f"; {outcome.gone} of the baseline found no more" if outcome.gone else ""
    return f"{counted(len(outcome.files), 'file')} checked: {counts}{known}{gone}"


def counted(number: int, name: str) -> str:
    """Return a number and a noun: "1 file", "2 files"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
