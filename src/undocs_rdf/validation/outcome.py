"""The outcome of a validation: what was checked, what was found, what of it was known before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from rdflib import SH, Graph, URIRef

from undocs_rdf.inputs import STANDARD_INPUT_NAME, STANDARD_STREAM
from undocs_rdf.shapes import constraint_name, constraints_of, message_of
from undocs_rdf.validation.findings import Finding, FindingSeverity, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.errors import UndocsError
    from undocs_rdf.validation.baseline import Baseline
    from undocs_rdf.validation.check import Checked


class FailOn(StrEnum):
    """From which severity on a finding makes a validation fail."""

    VIOLATION = "violation"
    WARNING = "warning"
    NEVER = "never"


_FAILING: Final = {
    FailOn.VIOLATION: frozenset({FindingSeverity.VIOLATION}),
    FailOn.WARNING: frozenset({FindingSeverity.VIOLATION, FindingSeverity.WARNING}),
    FailOn.NEVER: frozenset[FindingSeverity](),
}


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding as it is reported.

    Attributes:
        finding: The finding.
        fingerprint: What it is known by from one run to the next.
        is_known: Whether it stands in the baseline.
    """

    finding: Finding
    fingerprint: str
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file or graph that was checked.

    Attributes:
        path: As it was named; "stdin" for standard input.
        graph: Which of its graphs it is; "" if it has but one.
        reported: What was found, in order.
    """

    path: str
    graph: str
    reported: tuple[Reported, ...]

    @property
    def name(self) -> str:
        """What to call it in one line."""
        return f"{self.path} [{self.graph}]" if self.graph else self.path

    @property
    def conforms(self) -> bool:
        """Whether there is no violation, known ones included."""
        return all(one.finding.severity is not FindingSeverity.VIOLATION for one in self.reported)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a constraint asks for.

    Attributes:
        name: The constraint: "citation-quote".
        title: In a few words: "A citation quotes its words".
        help: What to do when it is broken.
        severity: How grave it is when it is.
    """

    name: str
    title: str
    help: str
    severity: FindingSeverity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a validation.

    Attributes:
        files: What was checked, in order.
        errors: What could not be checked, and why.
        rules: The constraints that have a name, in order.
        fail_on: From which severity on a finding makes it fail.
        gone: How many findings of the baseline are found no more.
    """

    files: tuple[CheckedFile, ...]
    errors: tuple[UndocsError, ...] = ()
    rules: tuple[Rule, ...] = ()
    fail_on: FailOn = FailOn.VIOLATION
    gone: int = 0

    def new(self) -> Iterator[tuple[CheckedFile, Reported]]:
        """Yield what is found and not in the baseline."""
        return ((file, one) for file in self.files for one in file.reported if not one.is_known)

    def fails(self, one: Reported) -> bool:
        """Tell whether a finding makes the validation fail."""
        return not one.is_known and one.finding.severity in _FAILING[self.fail_on]

    @property
    def failed(self) -> bool:
        """Whether any finding makes it fail."""
        return any(self.fails(one) for _, one in self.new())

    @property
    def known(self) -> int:
        """How many findings stand in the baseline."""
        return sum(one.is_known for file in self.files for one in file.reported)

    def count(self, severity: FindingSeverity) -> int:
        """Return how many findings of a severity are new."""
        return sum(one.finding.severity is severity for _, one in self.new())


def checked_file(checked: Checked, baseline: Baseline) -> CheckedFile:
    """Return what was checked with its fingerprints, and what of it is known.

    Args:
        checked: What came of a task.
        baseline: What was known before; what is met is crossed off in it.
    """
    path = STANDARD_INPUT_NAME if checked.path == STANDARD_STREAM else checked.path
    name = PurePath(checked.graph or path).name
    reported = []
    for finding in checked.findings:
        print_ = fingerprint(finding, name)
        reported.append(Reported(finding, print_, baseline.cross_off(print_)))
    return CheckedFile(path, checked.graph, tuple(reported))


def rules_of(shapes: Graph) -> tuple[Rule, ...]:
    """Return what the named constraints among shapes ask for, by name."""
    return tuple(
        Rule(
            name=constraint_name(constraint),
            title=str(shapes.value(constraint, SH.name) or constraint_name(constraint)),
            help=message_of(shapes, constraint),
            severity=_severity(shapes, constraint),
        )
        for constraint in constraints_of(shapes)
    )


def _severity(shapes: Graph, constraint: URIRef) -> FindingSeverity:
    named = shapes.value(constraint, SH.severity)
    if named == SH.Warning:
        return FindingSeverity.WARNING
    return FindingSeverity.INFO if named == SH.Info else FindingSeverity.VIOLATION
