"""The report as one page of HTML that needs nothing else: to be kept, sent, or opened offline."""

from __future__ import annotations

from html import escape
from string import Template
from typing import TYPE_CHECKING, Final

from undocs_rdf import __version__
from undocs_rdf.reports.text import counted, shown, summary, whereabouts

if TYPE_CHECKING:
    from undocs_rdf.validation.findings import Finding
    from undocs_rdf.validation.outcome import CheckedFile, Outcome, Reported, Rule

_PAGE: Final = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>undocs-rdf validate: $verdict</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
  color: #1b1b1b; background: #fff; }
h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-top: 1px solid #ccc; }
th { font-weight: 600; } td.place { white-space: nowrap; font-variant-numeric: tabular-nums; }
code { font-size: .9em; overflow-wrap: anywhere; } .known { opacity: .65; }
.severity { border-radius: .3rem; padding: .05rem .4rem; white-space: nowrap; }
.violation { background: #b50909; color: #fff; } .warning { background: #ffbe2e; }
.info { background: #e1f3f8; } .found { color: #565c65; display: block; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #1b1b1b; }
  th, td { border-color: #555; } .warning, .info { color: #1b1b1b; } .found { color: #bbb; } }
</style>
</head>
<body>
<h1>$verdict</h1>
<p>$summary</p>
$errors$files$rules
<footer><p><small>undocs-rdf $version</small></p></footer>
</body>
</html>
""")


def html_report(outcome: Outcome) -> str:
    """Return the page: what can't be checked, each file with findings, what the rules ask for."""
    found = [file for file in outcome.files if file.reported]
    return _PAGE.substitute(
        verdict="Failed" if outcome.failed or outcome.errors else "Passed",
        summary=escape(summary(outcome)),
        errors=_errors(outcome),
        files="".join(map(_file, found)) or "<p>Nothing was found.</p>\n",
        rules=_rules(outcome),
        version=escape(__version__),
    )


def _errors(outcome: Outcome) -> str:
    if not outcome.errors:
        return ""
    items = "".join(
        f"<li><code>{escape(error.subject)}</code>: {escape(error.problem)}; "
        f"{escape(error.remedy)}</li>\n"
        for error in outcome.errors
    )
    return f"<h2>Not checked</h2>\n<ul>\n{items}</ul>\n"


def _file(file: CheckedFile) -> str:
    rows = "".join(map(_row, file.reported))
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Place", "Severity", "What", "Constraint")
    )
    number = counted(len(file.reported), "finding")
    return (
        f"<h2><code>{escape(file.name)}</code></h2>\n<table>\n<caption>{number}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _row(one: Reported) -> str:
    finding = one.finding
    known = " (known)" if one.is_known else ""
    about = f"<strong>{escape(where)}</strong>: " if (where := whereabouts(finding)) else ""
    value = finding.value
    found = f'<span class="found">found: {escape(shown(value))}</span>' if value else ""
    severity = finding.severity.value
    return (
        f'<tr{" class=known" if known else ""}><td class="place">{_place(finding)}</td>'
        f'<td><span class="severity {severity}">{severity}</span>{known}</td>'
        f"<td>{about}{escape(finding.message)}{found}</td>"
        f"<td><code>{escape(finding.constraint)}</code></td></tr>\n"
    )


def _place(finding: Finding) -> str:
    if finding.line is not None:
        return f"{finding.line}:{finding.column}"
    return f"page {finding.page}" if finding.page is not None else ""


def _rules(outcome: Outcome) -> str:
    """Return what each constraint asks for that was broken."""
    broken = {one.finding.constraint for file in outcome.files for one in file.reported}
    rules = [rule for rule in outcome.rules if rule.name in broken]
    if not rules:
        return ""
    items = "".join(map(_rule, rules))
    return f"<h2>The constraints</h2>\n<dl>\n{items}</dl>\n"


def _rule(rule: Rule) -> str:
    return f"<dt><code>{escape(rule.name)}</code></dt><dd>{escape(rule.title)}.</dd>\n"
