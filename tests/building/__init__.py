"""Building a knowledge base: helpers that its tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.building import BuildOptions, build
from undocs_rdf.store import open_store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from undocs_rdf.building import BuildReport
    from undocs_rdf.building.plan import Plan
    from undocs_rdf.errors import UndocsError


class Silent:
    """Hears how a build goes on, and keeps it to itself."""

    def planned(self, plan: Plan) -> None:
        pass

    def read(self, path: str, diagnostics: Mapping[str, int], error: UndocsError | None) -> None:
        pass

    def stage(self, name: str) -> None:
        pass


def build_base(store: Path, *inputs: Path, options: BuildOptions | None = None) -> BuildReport:
    """Build a base in this process."""
    return build(list(map(str, inputs)), store, options or BuildOptions(jobs=1), Silent())


def exported(store: Path) -> list[str]:
    """Return the data of a base as sorted N-Quads, but for the vocabularies, which never change."""
    with open_store(store) as opened:
        return sorted(
            f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n"
            for graph in opened.graphs()
            if graph != opened.graph_names.vocabularies
            for quad in opened.quads_of(graph)
        )
