"""The shapes: constraints that a graph of documents must meet, in SHACL.

The files in `shapes/` are ordinary SHACL, a node shape for each class with its property shapes,
and any SHACL engine can use them. For pySHACL they are rewritten, see `_property_by_property`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, parse
from rdflib import DCTERMS, RDF, RDFS, SH, Graph, Literal, URIRef

from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.rdflib_graph import graph_of
from undocs_rdf.resources import resource_folder
from undocs_rdf.sparql import check_query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rdflib.term import Node

SHAPES: Final = "https://w3id.org/undocs-rdf/shapes#"
"""What the IRI of each constraint that ships with the package starts with."""

_REMEDY: Final = "give a file of SHACL shapes in Turtle, or a folder of them"
_ENDINGS: Final = (".ttl", ".jsonld", ".nt", ".rdf")
_QUERIES: Final = (SH.select, SH.ask, SH.construct, SH.update)
_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_NESTING: Final = (SH.node, SH["not"], SH.qualifiedValueShape)


def shape_files() -> tuple[Path, ...]:
    """Return the files of shapes for one document that ship with the package, by name."""
    return tuple(sorted(resource_folder("shapes").glob("*.ttl")))


def base_shape_files() -> tuple[Path, ...]:
    """Return the files of shapes for a whole base that ship with the package, by name."""
    return tuple(sorted((resource_folder("shapes") / "base").glob("*.ttl")))


def read_shapes(path: Path) -> Graph:
    """Return the shapes of a file as they are written.

    What syntax it is in, its ending tells: Turtle if it tells none.

    Raises:
        UnreadableInputError: It is missing, or not in the syntax of its ending.
        RefusedError: A query in it would reach the network or other files.
        LimitExceededError: A query in it is too long or too deep.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInputError(str(path), "there is no such file", "check the path") from None
    except OSError as error:
        problem = f"can't be read ({error.strerror or error})"
        raise UnreadableInputError(str(path), problem, _REMEDY) from None
    base = path.resolve().as_uri()
    form = RdfFormat.from_extension(path.suffix[1:].lower()) or RdfFormat.TURTLE
    try:
        statements = list(parse(data, form, base_iri=base, rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        problem = f"is no {form.name} ({error})"
        raise UnreadableInputError(str(path), problem, _REMEDY) from None
    shapes = graph_of(statements)
    for link in _QUERIES:
        for query in sorted(map(str, shapes.objects(None, link))):
            check_query(query, str(path))
    return shapes


def files_of_shapes(path: Path) -> tuple[Path, ...]:
    """Return the files of shapes that a path names: itself, or those of a folder by path.

    Raises:
        UnreadableInputError: It is a folder without any.
    """
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(file for file in path.rglob("*") if file.suffix.lower() in _ENDINGS))
    if not found:
        problem = f"holds no file that ends in {', '.join(_ENDINGS)}"
        raise UnreadableInputError(str(path), problem, _REMEDY)
    return found


def load_shapes(extra: Sequence[Path] = ()) -> Graph:
    """Return the shapes that ship with the package, and more, prepared for pySHACL.

    The graph is shared by all who ask for the same files: don't change it.

    Args:
        extra: Files or folders of further shapes.

    Raises:
        UndocsError: A file of `extra` can't be used, see `read_shapes`.
    """
    return _prepared(tuple(extra))


def written_shapes(extra: Sequence[Path] = ()) -> Graph:
    """Return the same shapes as they are written, for any other engine. Don't change them."""
    return _written(tuple(extra))


@cache
def _written(extra: tuple[Path, ...]) -> Graph:
    written = Graph()
    added = (file for path in extra for file in files_of_shapes(path))
    for path in (*shape_files(), *added):
        for triple in read_shapes(path):
            written.add(triple)
    return written


@cache
def _prepared(extra: tuple[Path, ...]) -> Graph:
    return _property_by_property(_written(extra))


@dataclass(frozen=True, slots=True)
class QueriedConstraint:
    """A constraint that is one query.

    Attributes:
        iri: The constraint.
        query: Its query, as written.
        prefixes: The prefixes of the query and their namespaces.
        severity: The local name of its severity, in small letters.
        message: What is said of each row, in English, with the variables in it.
    """

    iri: str
    query: str
    prefixes: tuple[tuple[str, str], ...]
    severity: str
    message: str


@cache
def base_shapes() -> Graph:
    """Return the shapes for a whole base, as they are written. Don't change them."""
    shapes = Graph()
    for path in base_shape_files():
        for triple in read_shapes(path):
            shapes.add(triple)
    return shapes


@cache
def base_constraints() -> tuple[QueriedConstraint, ...]:
    """Return the constraints on a whole base, by IRI.

    They are the shapes for a base, and those for one document that these list as parts.
    """
    every = written_shapes() + base_shapes()
    wanted = {*base_shapes().subjects(SH.sparql), *base_shapes().objects(None, DCTERMS.hasPart)}
    return tuple(
        _queried_constraint(every, constraint)
        for constraint in sorted(node for node in wanted if isinstance(node, URIRef))
    )


def _queried_constraint(shapes: Graph, iri: URIRef) -> QueriedConstraint:
    query = shapes.value(iri, SH.sparql)
    assert query is not None, f"{iri} has no query"
    prefixes = {
        str(shapes.value(declared, SH.prefix)): str(shapes.value(declared, SH.namespace))
        for holder in shapes.objects(query, SH.prefixes)
        for declared in shapes.objects(holder, SH.declare)
    }
    return QueriedConstraint(
        iri=str(iri),
        query=str(shapes.value(query, SH.select)),
        prefixes=tuple(sorted(prefixes.items())),
        severity=str(shapes.value(iri, SH.severity)).removeprefix(str(SH)).lower(),
        message=message_of(shapes, iri),
    )


def _property_by_property(written: Graph) -> Graph:
    """Return shapes with the same results, of which pySHACL takes a third of the time.

    pySHACL hands each focus node of a node shape to each of its property shapes one by one, and
    reads the property shape anew for each. A property shape with targets of its own gets all
    its focus nodes at once. So the targets of a node shape are passed on to its property
    shapes, where nothing else reaches them through the node shape.
    """
    reached_otherwise = {value for link in _NESTING for value in written.objects(None, link)}
    reached_otherwise |= set(written.objects(None, RDF.first))
    rewritten = Graph(store="SimpleMemory")  # faster, for it keeps no named graphs apart
    for triple in written:
        rewritten.add(triple)
    for shape, property_shape in written.subject_objects(SH.property):
        if shape in reached_otherwise or not _has_plain_targets(written, shape):
            continue
        for target in _TARGETS:
            for value in written.objects(shape, target):
                rewritten.add((property_shape, target, value))
        rewritten.remove((shape, SH.property, property_shape))
    return rewritten


def _has_plain_targets(shapes: Graph, shape: Node) -> bool:
    """Whether a shape is a node shape in use, all of whose targets are told by `_TARGETS`."""
    return (
        any((shape, target, None) in shapes for target in _TARGETS)
        and (shape, SH.path, None) not in shapes
        and (shape, SH.deactivated, None) not in shapes
        and (shape, SH.target, None) not in shapes
        and (shape, RDF.type, RDFS.Class) not in shapes
    )


def message_of(shapes: Graph, constraint: URIRef) -> str:
    """Return what is said of whoever breaks a constraint, in English; "" if nothing is.

    That of a query stands beside the query, where engines fill in its variables.
    """
    holders = (constraint, *shapes.objects(constraint, SH.sparql))
    said = [text for holder in holders for text in shapes.objects(holder, SH.message)]
    english = [text for text in said if isinstance(text, Literal) and text.language == "en"]
    return " ".join(min(map(str, english or said), default="").split())


def constraints_of(shapes: Graph) -> tuple[URIRef, ...]:
    """Return the constraints among shapes, by name: whatever has an IRI and a severity."""
    found = {shape for shape in shapes.subjects(SH.severity) if isinstance(shape, URIRef)}
    return tuple(sorted(found))


def constraint_name(constraint: str) -> str:
    """Return how a constraint is called in reports: by its local name if it is one of ours."""
    return constraint.removeprefix(SHAPES)
