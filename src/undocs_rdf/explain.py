"""What a question says to an engine, and what there is to answer it from.

No plan of an engine is shown, as each has its own and some have none to show. What explains an
empty or a slow answer most often is how many statements there are for each term that the query
names: none, or a great many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from pyoxigraph import Literal, NamedNode, QuerySolutions

from undocs_rdf.serialize.turtle import PREFIXES
from undocs_rdf.sparql import check_query, declared, limited, tokens

if TYPE_CHECKING:
    from undocs_rdf.query import NamedQuery, QueryResult

_ONTOLOGY: Final = "und"
_COUNT: Final = """\
SELECT ?term (COUNT(?subject) AS ?statements) WHERE {{
  VALUES ?term {{ {terms} }}
  {{ ?subject ?term ?object }} UNION {{ ?subject a ?term }}
}}
GROUP BY ?term
"""


class Engine(Protocol):
    """What answers questions: a worker over sources, or an endpoint."""

    def ask(
        self, text: str, *, subject: str = ..., limit: int | None = ..., timeout: float | None = ...
    ) -> QueryResult:
        """Answer a question."""


def explain(
    query: NamedQuery, sparql: str, engine: Engine, *, limit: int | None, timeout: float | None
) -> str:
    """Return what a question says: its title, the terms that it rests on, and its SPARQL.

    Args:
        query: The question.
        sparql: Its text, with values bound.
        engine: What would be asked. It is asked only how many statements each term is in.
        limit: The most solutions that are wanted.
        timeout: The seconds that counting may take.

    Raises:
        UndocsError: The query is refused, or the engine can't count.
    """
    form = check_query(sparql, query.name)
    names = sorted(
        {
            token.text
            for token in tokens(sparql)
            if token.kind == "name" and token.text.partition(":")[0] == _ONTOLOGY
        }
        - {f"{_ONTOLOGY}:"}
    )
    lines = [f"# {query.title}"]
    lines += [f"# {query.description}"] if query.description else []
    lines += ["#", "# statements   term"] if names else []
    counts = _counts(names, engine, timeout) if names else {}
    lines += [f"# {counts.get(name, 0):>10}   {name}" for name in names]
    text = limited(sparql, limit) if limit is not None and form != "ASK" else sparql
    return "\n".join([*lines, "", _without_header(declared(text, PREFIXES))])


def _counts(names: list[str], engine: Engine, timeout: float | None) -> dict[str, int]:
    """Return for each term in how many statements it is the property or the class."""
    result = engine.ask(_COUNT.format(terms=" ".join(names)), timeout=timeout)
    assert isinstance(result, QuerySolutions)
    namespace = PREFIXES[_ONTOLOGY]
    counts = {}
    for term, count in result:
        assert isinstance(term, NamedNode)
        assert isinstance(count, Literal)
        counts[f"{_ONTOLOGY}:{term.value.removeprefix(namespace)}"] = int(count.value)
    return counts


def _without_header(text: str) -> str:
    """Return a query without the comments that it starts with."""
    lines = text.splitlines()
    first = next((at for at, line in enumerate(lines) if not line.startswith("#")), 0)
    return "\n".join(lines[first:]).strip("\n") + "\n"
