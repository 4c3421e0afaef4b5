"""Reports of a validation: one module a format, each a function of the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.reports.github import github_report
from undocs_rdf.reports.html import html_report
from undocs_rdf.reports.json import json_report
from undocs_rdf.reports.junit import junit_report
from undocs_rdf.reports.sarif import sarif_report
from undocs_rdf.reports.text import text_report
from undocs_rdf.reports.turtle import turtle_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from undocs_rdf.validation.outcome import Outcome

REPORTS: Final[dict[str, Callable[[Outcome], str]]] = {
    "text": text_report,
    "json": json_report,
    "sarif": sarif_report,
    "junit": junit_report,
    "github": github_report,
    "turtle": turtle_report,
    "html": html_report,
}
"""How an outcome is written in each format; each ends with a line end."""
