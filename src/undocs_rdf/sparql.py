"""SPARQL query text: what it may say, and how values are bound into it.

Queries are never parsed here: the engine does that. They are split into the tokens of SPARQL's
grammar (https://www.w3.org/TR/sparql11-query/#sparqlGrammar, terminals), which is enough to tell
a keyword from a word in a string, a comment or an IRI.

A parameter of a query is a variable with an inline data block of its own,
`VALUES ?state { UNDEF }`. To bind it is to put a term in the place of UNDEF. The query is valid
as it stands, in any tool, and means the same for every engine. The engine's own substitutions
don't serve: Oxigraph 0.5 takes them only for projected variables, and FILTER does not see them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from undocs_rdf.errors import LimitExceededError, RefusedError, UndocsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Literal, NamedNode

MAX_QUERY_BYTES: Final = 64 * 1024
"""The longest query text, in bytes of UTF-8."""
MAX_NESTING: Final = 100
"""The deepest nesting of brackets: Oxigraph ends the process from some hundreds on."""
MAX_OPERATORS: Final = 500
"""The most operators and joined groups: chains of some thousands end the process too."""

UNDEF: Final = "UNDEF"

# Each token is found in time linear in its length: no part of a pattern is tried at two lengths
# (`*+` gives nothing back), and a quote that is never closed ends the reading.
_TOKEN: Final = re.compile(
    r"""
    (?P<blank>\s++)
  | (?P<comment>\#[^\n\r]*+)
  | (?P<iri><[^<>"{}|^`\x00-\x20]*+>)
  | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*+"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
             | "(?!"")(?:[^"\\\n\r]|\\.)*+" | '(?!'')(?:[^'\\\n\r]|\\.)*+')
  | (?P<open>["'].*+)
  | (?P<variable>[?$]\w++)
  | (?P<language>@[A-Za-z][A-Za-z0-9-]*+)
  | (?P<name>(?:[^\W\d][\w.\-]*+)?:(?:[\w:%.\-]|\\.)*+)
  | (?P<word>[^\W\d][\w.\-]*+)
  | (?P<number>\d[\d.]*+(?:[eE][+-]?\d++)?)
  | (?P<mark>&&|\|\||\^\^|[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NOT_READ: Final = frozenset({"blank", "comment"})
_SPELLED: Final = frozenset({"word", "name"})
_OPENING: Final = frozenset("({[")
_CLOSING: Final = frozenset(")}]")
_OPERATORS: Final = frozenset(("+", "*", "/", "|", "!", "^", "&&", "||"))
_JOINING: Final = frozenset({"UNION", "OPTIONAL", "MINUS", "BIND", "FILTER", "EXISTS", "GRAPH"})
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES: Final = frozenset(
    "INSERT DELETE LOAD CLEAR DROP CREATE ADD COPY MOVE WITH".split()  # noqa: SIM905 - as the grammar lists them
)
_ELSEWHERE: Final = {
    "SERVICE": "asks another server, and queries here reach no network",
    "FROM": "names a dataset, and queries here read the sources that they are given",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a query.

    Attributes:
        kind: "word", "variable", "string", "iri", "name", "language", "number", "mark", or "open"
            for a string without an end and all that follows it.
        text: As written.
        start: Where it starts in the query.
        end: Where it ends.
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """The word in upper case, as SPARQL compares keywords; "" if it is none."""
        return self.text.rstrip(".").upper() if self.kind == "word" else ""


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, without blanks and comments."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "mark"
        if kind not in _NOT_READ:
            yield Token(kind, match.group(), match.start(), match.end())


def check_query(query: str, subject: str = "query") -> str:
    """Return the form of a query that only reads what it is given: "SELECT", "ASK" and so on.

    Whether it is SPARQL in all else is the engine's to say.

    Args:
        query: Its text.
        subject: What to call it in messages: a file, a name.

    Raises:
        LimitExceededError: It is longer or deeper than what an engine can be trusted with.
        RefusedError: It would write, or read what it isn't given: SERVICE, FROM, updates.
        UndocsError: It has no query form, or a string in it has no end.
    """
    size = len(query.encode("utf-8", "surrogatepass"))
    if size > MAX_QUERY_BYTES:
        problem = f"is {size} bytes long, more than {MAX_QUERY_BYTES}"
        raise LimitExceededError(subject, problem, "shorten it")
    form = ""
    depth = operators = 0
    for token in tokens(query):
        _refuse(token, query, subject)
        if token.keyword in _FORMS and not form:
            form = token.keyword
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        operators += token.text in _OPERATORS or token.keyword in _JOINING
        if depth > MAX_NESTING:
            problem = f"is nested deeper than {MAX_NESTING} brackets"
            raise LimitExceededError(subject, problem, "take it apart")
        if operators > MAX_OPERATORS:
            problem = f"has more than {MAX_OPERATORS} operators and groups"
            raise LimitExceededError(subject, problem, "take it apart; list values by VALUES")
    if not form:
        remedy = "write SELECT, ASK, CONSTRUCT or DESCRIBE"
        raise UndocsError(subject, "is no SPARQL query", remedy)
    return form


def _refuse(token: Token, query: str, subject: str) -> None:
    """Raise if a token reaches out, writes, or can't be told for what it is."""
    if token.kind == "open":
        raise UndocsError(_place(token, query, subject), "a string has no end", "close it")
    if token.keyword in _UPDATES:
        problem = f"{token.keyword} changes data, and queries here only read"
        raise RefusedError(_place(token, query, subject), problem, "write a query that reads")
    if token.kind not in _SPELLED:
        return
    # Oxigraph ends a keyword where the letters of it end: "trueSERVICE" and "SERVICEex:x" serve.
    head = token.text.partition(":")[0].upper()
    for keyword, reason in _ELSEWHERE.items():
        if keyword in head:
            place = _place(token, query, subject)
            raise RefusedError(place, f"{keyword} {reason}", "give the data as a source")


def _place(token: Token, query: str, subject: str) -> str:
    line = query.count("\n", 0, token.start) + 1
    return f"{subject}:{line}"


def parameter_blocks(query: str) -> dict[str, str]:
    """Return the term in each inline data block of one variable and one term.

    These are the values that can be bound: `VALUES ?language { "en" }` gives "language" the text
    `"en"`; UNDEF says that there is no value.
    """
    return {name: query[start:end] for name, start, end in _blocks(query)}


def bind(query: str, terms: Mapping[str, Literal | NamedNode]) -> str:
    """Return the query with terms in the inline data blocks of its parameters.

    A term is written by the RDF library, which escapes it; as it takes the place of one term in
    a data block, it can't be anything but a term.

    Args:
        query: The query.
        terms: By the name of the variable, without its mark.

    Raises:
        KeyError: The query has no inline data block for one of them.
    """
    blocks = list(_blocks(query))
    for missing in terms.keys() - {name for name, _, _ in blocks}:
        raise KeyError(missing)
    pieces = []
    done = 0
    for name, start, end in blocks:
        if name in terms:
            pieces += [query[done:start], str(terms[name])]
            done = end
    return "".join([*pieces, query[done:]])


def _blocks(query: str) -> Iterator[tuple[str, int, int]]:
    """Yield name, start and end of the one term of each `VALUES ?name { term }`."""
    found = list(tokens(query))
    for index, token in enumerate(found):
        if token.keyword != "VALUES" or len(found) < index + 5:
            continue
        variable, opening, first = found[index + 1 : index + 4]
        if variable.kind != "variable" or opening.text != "{" or first.text == "}":
            continue
        last = _last_of_term(found, index + 3)
        if found[last + 1 : last + 2] and found[last + 1].text == "}":
            yield variable.text[1:], first.start, found[last].end


def _last_of_term(found: list[Token], at: int) -> int:
    """Return the index of the last token of the term that starts at found[at]."""
    following = found[at + 1 : at + 3]
    if found[at].kind != "string" or not following:
        return at
    if following[0].kind == "language":
        return at + 1
    return at + 2 if following[0].text == "^^" else at


def limited(query: str, rows: int) -> str:
    """Return the query with no more than `rows` solutions; a limit of its own that is lower stays.

    Args:
        query: A query that `check_query` let pass.
        rows: How many solutions at most.
    """
    depth = 0
    last_values = limit = None
    found = list(tokens(query))
    for index, token in enumerate(found):
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth:
            continue
        if token.keyword == "LIMIT" and index + 1 < len(found):
            limit = found[index + 1]
        last_values = token.start if token.keyword == "VALUES" else last_values
    if limit is not None and limit.text.isdecimal():
        lower = str(min(rows, int(limit.text)))
        return query[: limit.start] + lower + query[limit.end :]
    end = len(query) if last_values is None else last_values
    return f"{query[:end]}\nLIMIT {rows}\n{query[end:]}"


def declared(query: str, prefixes: Mapping[str, str]) -> str:
    """Return the query with a declaration of each prefix that it uses and does not declare.

    An engine that knows no prefixes of its own can then answer it. Lines keep their numbers.

    Args:
        query: A query that `check_query` let pass.
        prefixes: The namespaces that are known, by prefix.
    """
    found = list(tokens(query))
    names = {
        token.text.partition(":")[0]: index
        for index, token in reversed(list(enumerate(found)))
        if token.kind == "name"
    }
    missing = [
        prefix
        for prefix, index in names.items()
        if prefix in prefixes and not (index and found[index - 1].keyword == "PREFIX")
    ]
    return "".join(f"PREFIX {prefix}: <{prefixes[prefix]}> " for prefix in sorted(missing)) + query
