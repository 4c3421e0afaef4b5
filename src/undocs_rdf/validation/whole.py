"""Checks of a whole base: what no document shows by itself.

Each constraint is one query over the union of all graphs, which Oxigraph answers. Its results are
those that SHACL asks for: a shape's query binds `$this` by itself to no more than its targets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from oxrdflib import OxigraphStore
from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse
from rdflib import SH, Dataset

from undocs_rdf.errors import UndocsError
from undocs_rdf.places import Places
from undocs_rdf.rdflib_graph import term_of
from undocs_rdf.shapes import base_constraints
from undocs_rdf.store import open_store
from undocs_rdf.validate import findings_of
from undocs_rdf.validation.check import Checked
from undocs_rdf.validation.engines import ShaclResult
from undocs_rdf.validation.findings import report_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

    from undocs_rdf.shapes import QueriedConstraint
    from undocs_rdf.validation.findings import Finding

WHOLE: Final = "the whole"
"""What a report calls all graphs together."""


def check_whole(store: Store) -> tuple[Finding, ...]:
    """Return what in the union of a store's named graphs breaks a constraint on a base.

    Raises:
        UndocsError: A query can't be answered.
    """
    together = Dataset(store=OxigraphStore(store=store), default_union=True)
    results = (
        result for constraint in base_constraints() for result in _results(constraint, store)
    )
    return report_of(findings_of(results, Places(together))).findings


def _results(constraint: QueriedConstraint, store: Store) -> Iterator[ShaclResult]:
    """Yield what breaks one constraint."""
    try:
        rows = store.query(
            constraint.query, prefixes=dict(constraint.prefixes), use_default_graph_as_union=True
        )
        assert isinstance(rows, QuerySolutions)
        names = [variable.value for variable in rows.variables]
        for row in rows:
            bound = {
                name: term_of(value)
                for name, value in zip(names, row, strict=True)
                if value is not None
            }
            yield ShaclResult(
                shape=constraint.iri,
                component=str(SH.SPARQLConstraintComponent),
                severity=constraint.severity,
                focus=bound["this"],
                path=None,
                value=bound.get("value", bound["this"]),
                message=_filled(constraint.message, bound),
            )
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        problem = f"can't be evaluated ({error})"
        raise UndocsError(constraint.iri, problem, "see shapes/base/") from error


def _filled(message: str, bound: dict[str, Node]) -> str:
    """Return a message with the values of its variables, as SHACL fills them in."""
    for name, value in bound.items():
        message = message.replace(f"{{?{name}}}", str(value)).replace(f"{{${name}}}", str(value))
    return message


class Whole:
    """The graphs of a run, put together if they are to be checked together."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._store: Store | None = None
        self._found: set[tuple[str, str, str | None]] = set()
        self._number = 0

    def add(self, checked: Checked) -> None:
        """Take what came of a task: its graph, if it has it, and what was found in it."""
        self._found |= {_key(finding) for finding in checked.findings}
        if not checked.lines:
            return
        self._store = self._store or Store()
        self._number += 1
        graph = NamedNode(f"urn:undocs-rdf:file:{self._number}")
        statements = parse(checked.lines, RdfFormat.N_TRIPLES, rename_blank_nodes=True)
        self._store.extend(
            Quad(one.subject, one.predicate, one.object, graph) for one in statements
        )

    def checked(self, bases: Iterable[str], errors: list[UndocsError]) -> Iterator[Checked]:
        """Yield what comes of the graphs together and of each base as a whole.

        What was found in one graph already is not said again. Bases that can't be read go to
        `errors`.
        """
        if self._store is not None:
            yield self._checked("--whole", self._store)
        for path in bases:
            try:
                with open_store(path) as opened:
                    yield self._checked(path, opened.quads)
            except UndocsError as error:
                errors.append(error)

    def _checked(self, path: str, store: Store) -> Checked:
        findings = check_whole(store)
        new = tuple(finding for finding in findings if _key(finding) not in self._found)
        return Checked(path, WHOLE, new)


def _key(finding: Finding) -> tuple[str, str, str | None]:
    return finding.constraint, finding.focus, finding.term
