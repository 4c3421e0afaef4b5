"""Writing Sources into the store: each in one transaction, whole or not at all.

A transaction takes in all that follows from it: the note of the Source, its graph, the graphs of
other Sources that now speak of more or less, and nodes that nothing described before.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, RdfFormat

from undocs_rdf.building.records import Record, unpack
from undocs_rdf.building.shared_nodes import describe
from undocs_rdf.building.voices import VoiceKey, node_triples, own_triples, roles
from undocs_rdf.errors import LimitExceededError, UndocsError
from undocs_rdf.terms import iri, string

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Quad

    from undocs_rdf.building.records import Said
    from undocs_rdf.building.source_reader import ReadSource
    from undocs_rdf.building.voices import Role
    from undocs_rdf.store import OpenedStore
    from undocs_rdf.terms import Triple


_REPORT: Final = "please report it, with the file"


class RefusedGraphError(UndocsError):
    """A file whose graph the store does not take: the store is as it was before."""


class StoreWriter:
    """The store of a knowledge base, open to be written, and what is noted of its Sources.

    Attributes:
        opened: The store.
        records: What is noted of each Source in it, by the Source's IRI.
    """

    def __init__(self, opened: OpenedStore, ranks: Mapping[str, int]) -> None:
        self.opened = opened
        self._ranks = ranks
        self._graph = NamedNode(opened.graph_names.records)
        self._record = NamedNode(f"{self._graph.value}#record")
        self._packed = NamedNode(f"{self._graph.value}#packed")
        self._state = NamedNode(f"{self._graph.value}#state")
        self._preference = NamedNode(f"{self._graph.value}#preference")
        self.records = read_records(opened)
        self._stamps: dict[str, str] = {}
        self._holders: defaultdict[str, set[str]] = defaultdict(set)
        for record in self.records.values():
            self._hold(record)
        # As the graphs were written, until `apply_preference`.
        self.roles = roles(self.records.values(), self._noted_ranks() or ranks)

    def _noted_ranks(self) -> dict[str, int] | None:
        """Return the ranks that the graphs were written by; none while they are rewritten."""
        pattern = self._state, self._preference, None, self._graph
        noted = next(iter(self.opened.quads.quads_for_pattern(*pattern)), None)
        if noted is None or not isinstance(noted.object, Literal):
            return None
        ranks: dict[str, int] = json.loads(noted.object.value)
        return ranks

    def apply_preference(self) -> list[str]:
        """Let the Sources speak that are preferred now, if others were when they were written.

        Returns:
            The IRIs of the Sources that say something else now.
        """
        noted = self._noted_ranks()
        if noted == self._ranks:
            return []
        now = roles(self.records.values(), self._ranks)
        changed = {key for key, role in now.items() if self.roles[key] != role}
        if noted is not None and not noted:  # it was interrupted, and who speaks can't be told
            changed = {key for key in now if len(self._holders[key.document]) > 1}
        if changed:
            self._note(self._preference, "{}")
        for sources in _together(changed):
            self._write({}, (), sources, now)
        self.roles = now
        self._stamps.clear()
        self._note(self._preference, json.dumps(dict(self._ranks), sort_keys=True))
        return sorted({key.source for key in changed})

    def _hold(self, record: Record) -> None:
        for voice in record.voices:
            self._holders[voice.document].add(record.source)

    def change(self, added: Sequence[ReadSource], removed: Iterable[str]) -> list[str]:
        """Put Sources into the store and take others out, in one transaction.

        Args:
            added: What came of files; it takes the place of what was known of the same Sources.
            removed: IRIs of Sources.

        Returns:
            The IRIs of the Sources that say something else now.

        Raises:
            RefusedGraphError: What was added is no RDF. The store is as it was before.
            LimitExceededError: The store can't be written, as when the disk is full. It is as it
                was before.
        """
        new = {read.record.source: read for read in added}
        gone = [s for s in removed if s in self.records and s not in new]
        old = {s: self.records[s] for s in (*gone, *new) if s in self.records}
        touched = [*(read.record for read in added), *old.values()]
        documents = {voice.document for record in touched for voice in record.voices}
        involved = {s for document in documents for s in self._holders[document]} - set(gone)
        candidates = [self.records[s] for s in sorted(involved - set(new))]
        now = roles([*candidates, *(read.record for read in added)], self._ranks)
        now = {key: role for key, role in now.items() if key.document in documents}
        changed = {key.source for key, role in now.items() if self.roles.get(key) != role}
        rewritten = sorted((changed | set(new)) - set(gone))
        self._write(new, gone, rewritten, now)
        for source in (*rewritten, *gone):
            self._stamps.pop(source, None)
        self._keep(added, old, now)
        return sorted({*rewritten, *gone})

    def _keep(
        self,
        added: Sequence[ReadSource],
        old: Mapping[str, Record],
        now: Mapping[VoiceKey, Role],
    ) -> None:
        """Keep in memory what was written."""
        for source, record in old.items():
            del self.records[source]
            for voice in record.voices:
                self._holders[voice.document].discard(source)
                self.roles.pop(VoiceKey(source, voice.document, voice.language), None)
        for read in added:
            self.records[read.record.source] = read.record
            self._hold(read.record)
        self.roles.update(now)

    def _write(
        self,
        new: Mapping[str, ReadSource],
        gone: Sequence[str],
        rewritten: Sequence[str],
        now: Mapping[VoiceKey, Role],
    ) -> None:
        cleared = [s for s in (*gone, *rewritten) if s in self.records]
        try:
            lines = list(self._lines(new, rewritten, now))
            if cleared:
                self.opened.quads.update(self._update(cleared, set(new) | set(gone), lines))
            else:
                self.opened.quads.load("".join(lines).encode(), RdfFormat.N_QUADS)
        except (SyntaxError, ValueError) as error:
            named = ", ".join(read.record.file_name for read in new.values())
            raise RefusedGraphError(
                named, f"gave a graph that is none ({error})", _REPORT
            ) from None
        except (OSError, RuntimeError) as error:
            raise _unwritable(self.opened, error) from None

    def _lines(
        self, new: Mapping[str, ReadSource], rewritten: Sequence[str], now: Mapping[VoiceKey, Role]
    ) -> Iterator[str]:
        """Yield what is to be written, as N-Quads."""
        described: set[str] = set()
        for source in rewritten:
            read = new.get(source)
            if read is not None:
                yield from self._note_lines(read)
            packed = read.packed if read is not None else self.packed(source)
            yield from self._source_lines(source, unpack(packed), now, described)

    def _note_lines(self, read: ReadSource) -> Iterator[str]:
        subject, graph = self._subject(read.record.source), self._graph
        yield f"{subject} {self._record} {string(read.record.to_json())} {graph} .\n"
        yield f"{subject} {self._packed} {string(read.packed)} {graph} .\n"

    def _source_lines(
        self,
        source: str,
        said: Iterable[Said],
        now: Mapping[VoiceKey, Role],
        described: set[str],
    ) -> Iterator[str]:
        """Yield what a Source may say, and of what it names whatever is not described yet."""
        triples: dict[Triple, None] = {}
        for one in said:
            key = VoiceKey(source, one.document, one.language)
            role = now[key] if key in now else self.roles[key]
            triples |= dict.fromkeys(own_triples(one, role))
            for node, about in node_triples(one, role).items():
                if node not in described and not self._is_described(node):
                    yield from _lines(about, self.opened.graph_names.shared)
                described.add(node)
        yield from _lines(triples, source)

    def _is_described(self, node: str) -> bool:
        pattern = NamedNode(node[1:-1]), None, None, NamedNode(self.opened.graph_names.shared)
        return next(iter(self.opened.quads.quads_for_pattern(*pattern)), None) is not None

    def _update(self, cleared: Iterable[str], renoted: set[str], lines: Iterable[str]) -> str:
        """Return a SPARQL update: it is one transaction, however many operations it has."""
        operations = [f"DROP SILENT GRAPH {iri(source)}" for source in cleared]
        operations += [
            f"DELETE WHERE {{ GRAPH {self._graph} {{ {self._subject(source)} ?p ?o }} }}"
            for source in sorted(renoted)
        ]
        graphs: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            triple, _, graph = line.removesuffix(" .\n").rpartition(" ")
            graphs[graph].append(f"{triple} .\n")
        data = "".join(
            f"GRAPH {graph} {{\n{''.join(triples)}}}\n" for graph, triples in graphs.items()
        )
        return ";\n".join([*operations, f"INSERT DATA {{ {data} }}"])

    def _subject(self, source: str) -> NamedNode:
        return NamedNode(f"{self._graph.value}#{source.rpartition('/')[2]}")

    def packed(self, source: str) -> str:
        """Return all that a Source in the store said, as `pack` wrote it."""
        pattern = self._subject(source), self._packed, None, self._graph
        value = next(iter(self.opened.quads.quads_for_pattern(*pattern))).object
        assert isinstance(value, Literal)
        return value.value

    def stamp(self, source: str) -> str:
        """Return what tells whether a Source says what it said: its recipe and its roles."""
        if source in self._stamps:
            return self._stamps[source]
        record = self.records[source]
        parts = [record.recipe] + [
            f"{voice.document} {voice.language} "
            f"{self.roles[VoiceKey(source, voice.document, voice.language)]}"
            for voice in record.voices
        ]
        stamp = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
        self._stamps[source] = stamp
        return stamp

    def nodes_said(self, source: str) -> Iterator[tuple[str, str, bool]]:
        """Yield what a Source may say of nodes, as the ledger keeps it."""
        for said in unpack(self.packed(source)):
            role = self.roles[VoiceKey(source, said.document, said.language)]
            for node, triples in node_triples(said, role).items():
                yield node, describe(triples), node == iri(said.document)

    def is_finished(self, state: str) -> bool:
        """Tell whether the graphs that are made from all Sources were made in this state."""
        pattern = self._state, None, Literal(state), self._graph
        return next(iter(self.opened.quads.quads_for_pattern(*pattern)), None) is not None

    def state(self) -> str:
        """Return a digest of what all Sources say now."""
        stamps = sorted(f"{source} {self.stamp(source)}" for source in self.records)
        return hashlib.sha256("\n".join(stamps).encode()).hexdigest()

    def replace(self, graph: str, subjects: Iterable[str] | None, wanted: Iterable[Triple]) -> int:
        """Make a graph say what is wanted, and nothing else of some subjects.

        Args:
            graph: Its IRI.
            subjects: Terms of the subjects that it is about; None for all.
            wanted: What it should say.

        Returns:
            How many triples were added or taken away.
        """
        name = NamedNode(graph)
        patterns = [None] if subjects is None else [NamedNode(s[1:-1]) for s in subjects]
        present = {
            _triple_of(quad)
            for subject in patterns
            for quad in self.opened.quads.quads_for_pattern(subject, None, None, name)
        }
        aim = set(wanted)
        extra, missing = sorted(present - aim), sorted(aim - present)
        try:
            if extra:
                text = (
                    f"DELETE DATA {{ GRAPH {name} {{\n{_statements(extra)}}} }};\n"
                    f"INSERT DATA {{ GRAPH {name} {{\n{_statements(missing)}}} }}"
                )
                self.opened.quads.update(text)
            elif missing:
                lines = "".join(_lines(missing, graph))
                self.opened.quads.load(lines.encode(), RdfFormat.N_QUADS)
        except (OSError, RuntimeError) as error:
            raise _unwritable(self.opened, error) from None
        return len(extra) + len(missing)

    def finish(self, state: str) -> None:
        """Note that the graphs that are made from all Sources are those of a state."""
        self._note(self._record, state)
        self.opened.quads.flush()

    def _note(self, predicate: NamedNode, value: str) -> None:
        """Note something about the whole store, in the place of what was noted before."""
        subject, graph = self._state, self._graph
        try:
            self.opened.quads.update(
                f"DELETE WHERE {{ GRAPH {graph} {{ {subject} {predicate} ?o }} }};\n"
                f"INSERT DATA {{ GRAPH {graph} {{ {subject} {predicate} {string(value)} }} }}"
            )
        except (OSError, RuntimeError) as error:
            raise _unwritable(self.opened, error) from None


def _together(keys: Iterable[VoiceKey]) -> list[list[str]]:
    """Return Sources in groups, so that those that hold a common document are in one."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for key in keys:
        holders[key.document].add(key.source)
        documents[key.source].add(key.document)
    groups: list[list[str]] = []
    seen: set[str] = set()
    for first in sorted(documents):
        group, waiting = set[str](), [first]
        while waiting:
            source = waiting.pop()
            if source not in seen:
                seen.add(source)
                group.add(source)
                waiting += (other for document in documents[source] for other in holders[document])
        if group:
            groups.append(sorted(group))
    return groups


def read_records(opened: OpenedStore) -> dict[str, Record]:
    """Return what is noted of each Source in a store, by the Source's IRI."""
    graph = NamedNode(opened.graph_names.records)
    predicate, state = NamedNode(f"{graph.value}#record"), NamedNode(f"{graph.value}#state")
    found: dict[str, Record] = {}
    for quad in opened.quads.quads_for_pattern(None, predicate, None, graph):
        if quad.subject != state and isinstance(quad.object, Literal):
            record = Record.from_json(quad.object.value)
            found[record.source] = record
    return found


def _triple_of(quad: Quad) -> Triple:
    return str(quad.subject), str(quad.predicate), str(quad.object)


def _statements(triples: Iterable[Triple]) -> str:
    return "".join(f"{' '.join(triple)} .\n" for triple in triples)


def _lines(triples: Iterable[Triple], graph: str) -> Iterator[str]:
    return (f"{s} {p} {o} <{graph}> .\n" for s, p, o in triples)


def _unwritable(opened: OpenedStore, error: Exception) -> LimitExceededError:
    problem = f"can't be written ({error}); what was finished before is kept"
    remedy = "free some space or raise the limit, and build again"
    return LimitExceededError(str(opened.layout.folder), problem, remedy)
