"""The check of one task: read it, try it against the shapes, say where each finding stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from undocs_rdf.diagnostics import format_diagnostic, line_and_column
from undocs_rdf.inputs import DEFAULT_MAX_SIZE
from undocs_rdf.shapes import load_shapes, written_shapes
from undocs_rdf.sources import load_sources
from undocs_rdf.validate import validate_lines
from undocs_rdf.validation.engines import (
    Engine,
    EngineName,
    GraphLines,
    check_is_installed,
    load_pyshacl,
)
from undocs_rdf.validation.tasks import FileTask

if TYPE_CHECKING:
    from pathlib import Path

    from undocs_rdf.convert import Conversion
    from undocs_rdf.validation.findings import Finding
    from undocs_rdf.validation.tasks import GraphTask


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a task.

    Attributes:
        path: The file or base, as it was named.
        graph: Which of its graphs it is; "" if it has but one.
        findings: What breaks which constraint, in order.
        remarks: What the reader of a document was not sure of, a line each, if asked for.
        lines: The graph as N-Triples, if asked for; else "".
    """

    path: str
    graph: str
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...] = ()
    lines: str = ""


@dataclass
class Check:
    """How tasks are checked. It can be handed to another process, which reads the shapes once.

    Attributes:
        extra: Files or folders of the user's own shapes.
        engine_name: Which engine tries them.
        max_size: The most bytes that are read of a file.
        remarks: Whether remarks are wanted.
        lines: Whether the graphs are wanted.
        format_name: Which format the documents are of ("plain"), instead of telling it.
    """

    extra: tuple[Path, ...] = ()
    engine_name: EngineName = EngineName.REFERENCE
    max_size: int = DEFAULT_MAX_SIZE
    remarks: bool = False
    lines: bool = False
    format_name: str | None = None

    @cached_property
    def engine(self) -> Engine:
        """The engine with its shapes.

        Raises:
            UndocsError: The shapes can't be used, or the engine is not installed.
        """
        is_fast = self.engine_name is EngineName.FAST
        written = written_shapes(self.extra)
        return Engine(self.engine_name, written if is_fast else load_shapes(self.extra), written)

    def prepare(self) -> None:
        """Read the shapes and load the engine, once for all processes that are forked from here.

        Raises:
            UndocsError: The shapes can't be used, or the engine is not installed.
        """
        if self.engine_name is EngineName.FAST:
            # Its threads would not survive in a forked process: each process compiles them.
            written_shapes(self.extra)
            check_is_installed()
        else:
            load_pyshacl()
            _ = self.engine

    def __getstate__(self) -> dict[str, object]:
        """Return what another process is told: not the engine, which it makes itself."""
        return {name: value for name, value in self.__dict__.items() if name != "engine"}

    def __call__(self, task: FileTask | GraphTask) -> Checked:
        """Return what comes of a task.

        Raises:
            UndocsError: It can't be read, or the shapes can't be evaluated.
        """
        conversion = None
        if isinstance(task, FileTask):
            graph, conversion = self._read(task)
            name = ""
        else:
            graph, name = GraphLines(task.lines), task.graph
        findings = validate_lines(graph, self.engine).findings
        return Checked(
            path=task.path,
            graph=name,
            findings=tuple(_located(finding, conversion) for finding in findings),
            remarks=self._remarks(conversion, task.path),
            lines=graph.lines if self.lines else "",
        )

    def _read(self, task: FileTask) -> tuple[GraphLines, Conversion | None]:
        sources = load_sources(
            [task.path],
            max_size=self.max_size,
            standard_input=task.data,
            format_name=self.format_name,
        )
        if sources.conversions:
            conversion = sources.conversions[0][1]
            return GraphLines("".join(f"{line}\n" for line in conversion.lines)), conversion
        return GraphLines("".join(f"{quad.triple} .\n" for quad in sources.store)), None

    def _remarks(self, conversion: Conversion | None, path: str) -> tuple[str, ...]:
        if conversion is None or not self.remarks:
            return ()
        return tuple(
            format_diagnostic(diagnostic, path, conversion.source_text)
            for diagnostic in conversion.diagnostics
        )


def _located(finding: Finding, conversion: Conversion | None) -> Finding:
    """Return a finding on a document with its line and column, or with its page.

    Offsets count the characters of a text file, but of markup and print those of a text that the
    reader made of it: there they tell the page, if there are pages, and no line.
    """
    if conversion is None or finding.at is None or not conversion.documents:
        return finding
    source = conversion.documents[0].source
    if source.media_type.startswith("text/"):
        line, column = line_and_column(conversion.source_text, finding.at)
        return replace(finding, line=line, column=column)
    if source.pages:
        return replace(finding, page=bisect_right(source.pages, finding.at))
    return finding
