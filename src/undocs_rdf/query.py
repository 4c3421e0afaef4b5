"""Named queries: the questions that ship with the package, and how one is asked.

A query is a file in `queries/`, valid SPARQL that says in a header of comments what it answers
and what it can be told:

    # title: Who sponsored what
    # description: Every sponsorship, in the order in which the document prints them.
    # param: document document: only sponsorships of this document
    # param: state state required: the State
    # tags: sponsors
    # view: table

A line that starts with blanks after its `#` goes on with the field before it. The value that a
parameter has by default stands in the query itself, in `VALUES ?document { UNDEF }`. All of it is
described in docs/queries.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

from undocs_rdf.errors import UndocsError
from undocs_rdf.parameters import ParameterType, read_value
from undocs_rdf.resources import resource_folder
from undocs_rdf.serialize.turtle import PREFIXES
from undocs_rdf.sparql import UNDEF, bind, check_query, limited, parameter_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pyoxigraph import Store

    from undocs_rdf.parameters import Term

CONTRACT: Final = "contract/"
"""What the names of the queries start with that fix the vocabulary for users' own queries."""

_FIELD: Final = re.compile(r"#\s?(?P<field>title|description|param|tags|view):\s*(?P<value>.*)")
_MORE: Final = re.compile(r"#\s{2,}(?P<value>\S.*)")
_PARAMETER: Final = re.compile(
    r"(?P<name>[a-z_]\w*)\s+(?P<type>[a-z]+)(?P<required>\s+required)?:\s*(?P<description>\S.*)"
)

QueryResult = QuerySolutions | QueryBoolean | QueryTriples | tuple[Triple, ...]
"""Rows, a yes or no, or a graph; a graph that came from elsewhere is a tuple of triples."""


class View(StrEnum):
    """How an answer is best looked at."""

    TABLE = "table"
    BAR = "bar"
    NETWORK = "network"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be told.

    Attributes:
        name: The name of its variable, without the mark.
        type: How a value of it is written.
        description: What it does, in a sentence without capital and stop.
        required: Whether the query can't be asked without it.
        default: The term it has if nothing is given, as SPARQL; None for no restriction.
    """

    name: str
    type: ParameterType
    description: str
    required: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question that has a name.

    Attributes:
        name: Its file below `queries/`, without the ending: "sponsors", "contract/sponsors".
        title: The question in a line.
        description: What a row is, and what to know about it.
        parameters: What it can be told, in the order of the header.
        tags: What it is about.
        view: How its answer is best looked at.
        text: The SPARQL, header and all.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    tags: tuple[str, ...]
    view: View
    text: str

    @property
    def is_contract(self) -> bool:
        """Whether it fixes names for users' own queries, rather than answers a question."""
        return self.name.startswith(CONTRACT)


def parse_query(name: str, text: str) -> NamedQuery:
    """Return the query that a file holds. Without a header its name is its title.

    Args:
        name: What to call it.
        text: The whole file.

    Raises:
        UndocsError: A line of its header is not understood, or a parameter has no data block.
    """
    fields = _header(text)
    last = {field: value for field, value in fields if field != "param"}
    blocks = parameter_blocks(text)
    view = last.get("view", View.TABLE)
    if view not in set(View):
        raise UndocsError(name, f"has an unknown view {view!r}", f"use one of {', '.join(View)}")
    return NamedQuery(
        name=name,
        title=last.get("title", name),
        description=last.get("description", ""),
        parameters=tuple(
            _parameter(name, value, blocks) for field, value in fields if field == "param"
        ),
        tags=tuple(tag.strip() for tag in last.get("tags", "").split(",") if tag.strip()),
        view=View(view),
        text=text,
    )


def _header(text: str) -> list[tuple[str, str]]:
    """Return the fields of the comments that a query starts with, in order."""
    fields: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if field := _FIELD.fullmatch(line):
            fields.append((field["field"], field["value"].strip()))
        elif (more := _MORE.fullmatch(line)) and fields:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {more['value'].strip()}".strip())
    return fields


def _parameter(name: str, line: str, blocks: Mapping[str, str]) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match["type"] not in set(ParameterType):
        kinds = ", ".join(ParameterType)
        remedy = f"write “# param: NAME TYPE [required]: what it does”, the type one of {kinds}"
        raise UndocsError(name, f"has an unreadable parameter {line!r}", remedy)
    block = blocks.get(match["name"])
    if block is None:
        problem = f"has no data block for its parameter {match['name']}"
        raise UndocsError(name, problem, f"add VALUES ?{match['name']} {{ {UNDEF} }}")
    return Parameter(
        name=match["name"],
        type=ParameterType(match["type"]),
        description=match["description"],
        required=match["required"] is not None,
        default=None if block.upper() == UNDEF else block,
    )


@cache
def load_queries() -> tuple[NamedQuery, ...]:
    """Return every query that ships with the package, by name, those of the contract last."""
    folder = resource_folder("queries")
    queries = [
        parse_query(_name(path, folder), path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.rq")
    ]
    return tuple(sorted(queries, key=lambda query: (query.is_contract, query.name)))


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def find_query(name: str) -> NamedQuery:
    """Return the query of that name.

    Raises:
        UndocsError: There is none.
    """
    for query in load_queries():
        if query.name == name:
            return query
    raise UndocsError(name, "is no query", "list them by: undocs-rdf queries")


def bound_query(query: NamedQuery, values: Mapping[str, str]) -> str:
    """Return the text of a query with values, as people write them, bound as RDF terms.

    Args:
        query: The query.
        values: By the name of the parameter. What is left out has its default.

    Raises:
        UndocsError: A parameter is unknown or missing, or a value is not of its type.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            names = ", ".join(known) or "none"
            remedy = f"its parameters: {names}"
            raise UndocsError(f"--param {name}", f"{query.name} has no such parameter", remedy)
    for parameter in query.parameters:
        if parameter.required and parameter.name not in values:
            problem = f"needs to know the {parameter.type}: {parameter.description}"
            raise UndocsError(query.name, problem, f"add --param {parameter.name}=…")
    terms: dict[str, Term] = {
        name: read_value(known[name].type, value, f"--param {name}")
        for name, value in values.items()
    }
    return bind(query.text, terms)


def run_query(
    store: Store,
    text: str,
    *,
    subject: str = "query",
    limit: int | None = None,
    union: bool = False,
) -> QueryResult:
    """Ask a store a question in SPARQL that neither changes it nor leaves it.

    Args:
        store: What is asked: its default graph, and its named graphs by GRAPH.
        text: The query. The prefixes that graphs are written with need no declaration.
        subject: What to call the query in messages.
        limit: The most solutions that are wanted.
        union: Whether its default graph is all of its graphs together.

    Raises:
        LimitExceededError: The query is too long or too deep.
        RefusedError: It would write, or read elsewhere.
        UndocsError: It is not SPARQL, or can't be answered.
    """
    form = check_query(text, subject)
    if limit is not None and form != "ASK":
        text = limited(text, limit)
    try:
        return store.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)
    except SyntaxError as error:
        raise no_sparql(subject, error.msg) from None
    except (ValueError, RuntimeError, OSError) as error:
        raise UndocsError(subject, f"can't be answered ({error})", "change the query") from None


def select_rows(store: Store, text: str, *, union: bool = False) -> QuerySolutions:
    """Return the solutions of a SELECT query; arguments and errors are those of `run_query`."""
    result = run_query(store, text, union=union)
    assert isinstance(result, QuerySolutions), "the query is a SELECT"
    return result


def no_sparql(subject: str, reason: str) -> UndocsError:
    """Return what is raised for a query that an engine does not understand."""
    remedy = "see https://www.w3.org/TR/sparql11-query/"
    return UndocsError(subject, f"is no SPARQL query ({reason})", remedy)
