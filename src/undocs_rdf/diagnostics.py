"""What the reader has to say about a document: codes, severities, places and hints.

Every code stands in `CODES` and in docs/diagnostics.md; a code is never used anew for
another matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from undocs_rdf.text import Span


class Severity(Enum):
    """How grave a diagnostic is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Code(Enum):
    """The matters that a reader reports, each with a number that stays."""

    NO_SYMBOL = "UND001"
    NO_TEXT = "UND002"
    KIND_UNKNOWN = "UND003"
    ENCODING = "UND004"
    SPONSOR_UNKNOWN = "UND005"
    NO_SPONSOR = "UND006"
    NO_ADOPTION_DATE = "UND007"
    FOOTNOTE_WITHOUT_MARK = "UND008"
    MARK_WITHOUT_FOOTNOTE = "UND009"
    NUMBERING_BROKEN = "UND010"
    ANAPHOR_UNRESOLVED = "UND011"
    CITATION_BODY_UNKNOWN = "UND012"
    DATE_IMPOSSIBLE = "UND013"
    SESSION_UNKNOWN = "UND014"
    AGENDA_ITEM_WITHOUT_TITLE = "UND016"
    METADATA_MISMATCH = "UND017"
    MARKUP_BROKEN = "UND020"
    MARKUP_CONTRADICTED = "UND021"
    LINK_CONTRADICTED = "UND022"
    COUNT_MISMATCH = "UND023"
    EMBEDDED_UNREAD = "UND024"
    TRACKED_CHANGES = "UND025"
    FRAGMENT = "UND026"


SEVERITIES: dict[Code, Severity] = {
    Code.NO_SYMBOL: Severity.INFO,
    Code.NO_TEXT: Severity.ERROR,
    Code.KIND_UNKNOWN: Severity.WARNING,
    Code.ENCODING: Severity.INFO,
    Code.SPONSOR_UNKNOWN: Severity.WARNING,
    Code.NO_SPONSOR: Severity.WARNING,
    Code.NO_ADOPTION_DATE: Severity.WARNING,
    Code.FOOTNOTE_WITHOUT_MARK: Severity.INFO,
    Code.MARK_WITHOUT_FOOTNOTE: Severity.WARNING,
    Code.NUMBERING_BROKEN: Severity.WARNING,
    Code.ANAPHOR_UNRESOLVED: Severity.WARNING,
    Code.CITATION_BODY_UNKNOWN: Severity.WARNING,
    Code.DATE_IMPOSSIBLE: Severity.WARNING,
    Code.SESSION_UNKNOWN: Severity.WARNING,
    Code.AGENDA_ITEM_WITHOUT_TITLE: Severity.INFO,
    Code.METADATA_MISMATCH: Severity.WARNING,
    Code.MARKUP_BROKEN: Severity.WARNING,
    Code.MARKUP_CONTRADICTED: Severity.WARNING,
    Code.LINK_CONTRADICTED: Severity.WARNING,
    Code.COUNT_MISMATCH: Severity.WARNING,
    Code.EMBEDDED_UNREAD: Severity.WARNING,
    Code.TRACKED_CHANGES: Severity.INFO,
    Code.FRAGMENT: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something about the content that a reader should know.

    Attributes:
        code: The matter.
        message: What was found, in a sentence without its place.
        span: Where, in code points of the source; None where it is about the whole.
        hint: What the user can do.
        file: The name of the file, where several were read together.
    """

    code: Code
    message: str
    span: Span | None = None
    hint: str = ""
    file: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is: a property of its code."""
        return SEVERITIES[self.code]


def line_and_column(source: str, at: int) -> tuple[int, int]:
    """Return the line and the column, both counted from 1, of code point `at` of a source."""
    line = source.count("\n", 0, at) + 1
    return line, at - (source.rfind("\n", 0, at) + 1) + 1


def format_diagnostic(diagnostic: Diagnostic, name: str, source: str) -> str:
    """Return `file:line:column: CODE severity: message (hint)`, for a person and an editor."""
    line, column = line_and_column(source, diagnostic.span.start) if diagnostic.span else (1, 1)
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    code, severity = diagnostic.code.value, diagnostic.severity.value
    return f"{name}:{line}:{column}: {code} {severity}: {diagnostic.message}{hint}"
