"""The rules that the ontology keeps, and a report of how it keeps them.

    python -m tests.ontology.report

A rule is a file in `rules/`: SPARQL whose rows are what breaks it, as `?term` and `?found`, with
a header of comments that gives its `title`, its `level` ("error" or "warning") and, where the
title does not say it all, its `description`. The graphs that it can ask are those of
`dataset.py`. The command ends with 1 if an error was found.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox
from rich import box
from rich.console import Console
from rich.table import Table

from tests.ontology.dataset import ontology_dataset
from undocs_rdf.serialize.turtle import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

RULES = Path(__file__).parent / "rules"
LEVELS: Final = ("error", "warning")
_FIELD: Final = re.compile(r"^# (title|level|description): (\S.*)$", re.MULTILINE)


class Finding(NamedTuple):
    """What breaks a rule: the term, and what is wrong with it."""

    term: str
    found: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about the ontology.

    Attributes:
        name: Its file, without the ending.
        title: What has to hold, in a line.
        level: "error" or "warning".
        query: The SPARQL whose rows are what breaks it.
    """

    name: str
    title: str
    level: str
    query: str

    def findings(self, store: ox.Store) -> tuple[Finding, ...]:
        """Return what breaks the rule, in order."""
        rows = store.query(self.query)
        assert isinstance(rows, ox.QuerySolutions)
        return tuple(sorted(Finding(_name(row["term"]), _name(row["found"])) for row in rows))


def _name(term: object) -> str:
    """Return a term as people write it, with its prefix if it has one."""
    if not isinstance(term, ox.NamedNode):
        return "" if term is None else getattr(term, "value", str(term))
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return term.value


def rules() -> tuple[Rule, ...]:
    """Return every rule, by name."""
    return tuple(_rule(path) for path in sorted(RULES.glob("*.rq"), key=lambda path: path.stem))


def _rule(path: Path) -> Rule:
    text = path.read_text(encoding="utf-8")
    fields = dict(_FIELD.findall(text))
    assert fields.get("level") in LEVELS, f"{path.name} has no level"
    return Rule(path.stem, fields["title"], fields["level"], text)


def report(
    found: Iterable[tuple[Rule, tuple[Finding, ...]]], console: Console, shown: int = 3
) -> None:
    """Print a table of the rules with what breaks them.

    Args:
        found: Each rule, with what breaks it.
        console: Where to print it.
        shown: How many findings of a rule are printed in full.
    """
    table = Table(box=box.SIMPLE_HEAD, title="Rules of the ontology", title_justify="left")
    for column in ("", "rule", "level", "what has to hold", "found"):
        table.add_column(column, overflow="fold")
    for rule, findings in found:
        lines = [f"{finding.term}: {finding.found}" for finding in findings[:shown]]
        if len(findings) > shown:
            lines.append(f"and {len(findings) - shown} more")
        mark = "ok" if not findings else "✗"
        table.add_row(mark, rule.name, rule.level, rule.title, "\n".join(lines))
    console.print(table, markup=False)


def main() -> int:
    """Print the report; return 1 if there are errors, otherwise 0."""
    store = ontology_dataset()
    found = [(rule, rule.findings(store)) for rule in rules()]
    report(found, Console(width=None if sys.stdout.isatty() else 120))
    errors = sum(bool(findings) for rule, findings in found if rule.level == "error")
    warnings = sum(bool(findings) for rule, findings in found if rule.level == "warning")
    print(f"{len(found)} rules, {errors} broken, {warnings} warnings")  # noqa: T201 - a report
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
