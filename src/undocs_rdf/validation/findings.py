"""Findings: what in a graph breaks which constraint, said of documents and paragraphs.

A librarian knows documents by their symbols and paragraphs by their labels; an editor and a code
host want a line and a column. A finding has both, and a fingerprint by which it is known again
when the text around it has changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_FINGERPRINT_DIGITS: Final = 16


class FindingSeverity(StrEnum):
    """How grave a finding is: the local names of SHACL's severities, in small letters."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """A constraint that a node of the graph breaks.

    Attributes:
        constraint: The name of the constraint: "citation-quote"; the IRI of a user's own.
        severity: How grave it is.
        focus: The IRI of the node that was looked at.
        document: The document by its symbol, else its title, else its IRI; "" if there is none.
        part: The part by its label, and what of it is meant: 'OP3, "73/266"'; "" if none.
        message: What is wrong, and what to do.
        value: The value at fault, where there is one.
        at: The code point of the source where the words start; None if the graph doesn't say.
        words: The words that it is about, as the graph has them; "" if it has none.
        line: The line of the source, from 1; None where the source is no text or not at hand.
        column: The column in code points, from 1; None likewise.
        page: The page of the source, from 1; None where it has no pages.
        shape: The IRI of the constraint; "" if it has none.
        component: The IRI of the kind of constraint, as SHACL calls it.
        path: The IRI of the property that was looked at; None if it is no single property.
        term: The value at fault as N-Triples writes it.
    """

    constraint: str
    severity: FindingSeverity
    focus: str
    document: str
    part: str
    message: str
    value: str | None = None
    at: int | None = None
    words: str = ""
    line: int | None = None
    column: int | None = None
    page: int | None = None
    shape: str = ""
    component: str = ""
    path: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a validation.

    Attributes:
        conforms: Whether there is no violation. Warnings and notes don't count.
        findings: By document, place and constraint; the same for the same graph.
    """

    conforms: bool
    findings: tuple[Finding, ...]

    def count(self, severity: FindingSeverity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def report_of(findings: Iterable[Finding]) -> Report:
    """Return findings in order as a report; what is found twice is said once."""
    ordered = tuple(sorted(set(findings), key=_order))
    violated = any(finding.severity is FindingSeverity.VIOLATION for finding in ordered)
    return Report(conforms=not violated, findings=ordered)


def _order(finding: Finding) -> tuple[str, int, str, str, str, str, str, str]:
    """Return what findings are sorted by: all that two of them can differ in."""
    at = -1 if finding.at is None else finding.at
    return (
        finding.document,
        at,
        finding.constraint,
        finding.focus,
        finding.part,
        finding.term or finding.value or "",
        finding.message,
        finding.component + (finding.path or ""),
    )


def fingerprint(finding: Finding, file_name: str) -> str:
    """Return what a finding is known by from one run to the next.

    It is made of the constraint, the file's base name, the words at fault and the value, not of
    places, labels and messages, which all change when a paragraph is put in above. Where there
    are no words, the document and the part tell where it is.

    Args:
        finding: The finding.
        file_name: The base name of the file.

    Returns:
        Sixteen hexadecimal digits.
    """
    words = " ".join(finding.words.split())
    about = words or f"{finding.document}\t{finding.part}"
    value = " ".join((finding.value or "").split())
    parts = (finding.constraint, file_name, about, value)
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_FINGERPRINT_DIGITS]
