"""Values of parameters: from what people write to an RDF term.

A State, a document or a session has several spellings; the graph has one. A value that can't be
understood is refused with a near one, so that no query answers nothing for a slip of the pen.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from undocs_rdf.errors import UndocsError
from undocs_rdf.languages import load_language
from undocs_rdf.model import CitationType
from undocs_rdf.symbols import Symbol, parse_symbol, resolution_symbol
from undocs_rdf.vocabulary import (
    bodies,
    find_body,
    find_group,
    find_state,
    groups,
    states,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Term = Literal | NamedNode

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_INTEGER: Final = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_SESSION: Final = re.compile(r"(?:(?:ES|S)-)?\d{1,4}", re.IGNORECASE | re.ASCII)
# Where a document's page or node names it: the path after the host, or after "/doc/".
# What ends the IRI of a document without a symbol.
_UNNAMED: Final = re.compile(r"_/[0-9a-f]{16}")
_ADDRESS: Final = re.compile(
    r"https?://(?:(?:www\.)?undocs\.org/(?:[a-z]{2}/)?|docs\.un\.org/(?:[a-z]{2}/)?|\S*?/doc/)"
    r"(?P<path>\S+)"
)
_ADOPTING: Final = ("A", "S", "E")
"""The organs whose resolutions are named by their number alone, in the order they are tried."""


class ParameterType(StrEnum):
    """How a value is written, and which term it becomes."""

    STATE = "state"
    DOCUMENT = "document"
    BODY = "body"
    SESSION = "session"
    GROUP = "group"
    PHRASE = "phrase"
    INTENT = "intent"
    DATE = "date"
    INTEGER = "integer"
    STRING = "string"


def read_value(kind: ParameterType, value: str, subject: str) -> Term:
    """Return the term for a value as people write it.

    | type | as written | term |
    |---|---|---|
    | state | Estonia, EST, its IRI | its code, as in und:iso3 |
    | document | A/RES/74/28, a/res/74/28, 74/28, its page or IRI | its symbol, or _/… without one |
    | body | First Committee, A/C.1, its IRI | its symbol |
    | session | 74, seventy-fourth, ES-11, 2021 | its number |
    | group | Group of 77 and China, G-77, its IRI | its name in English |
    | phrase | Recalling also | in lower case, blanks folded |
    | intent | recalls, takesNoteOf | the name of the property |
    | date | 2019-12-12, 12 December 2019 | an xsd:date |
    | integer | 10 | an xsd:integer |
    | string | anything | as it is |

    Args:
        kind: The type of the parameter.
        value: What was written.
        subject: What to call it in messages.

    Raises:
        UndocsError: The value is not of that type.
    """
    text = " ".join(value.split()) if kind is not ParameterType.STRING else value
    term = _READERS[kind](text)
    if term is None:
        nearby = get_close_matches(text, dict.fromkeys(_examples(kind)), n=3, cutoff=0.6)
        remedy = f"perhaps {' or '.join(nearby)}" if nearby else f"write {_WRITTEN[kind]}"
        raise UndocsError(f"{subject}={value}", f"is no {kind} that is known", remedy)
    return term


def _end_of_iri(text: str, collection: str) -> str:
    """Return what follows `/collection/` in an IRI; the text itself if it is none."""
    _, found, code = text.partition(f"/{collection}/")
    return unquote(code) if found and "://" in text else text


def _state(text: str) -> Term | None:
    state = find_state(_end_of_iri(text, "state"), None)
    return Literal(state.iso3) if state else None


def _document(text: str) -> Term | None:
    if address := _ADDRESS.fullmatch(text):
        text = unquote(address["path"])
    if _UNNAMED.fullmatch(text):
        return Literal(text)
    by_number = (resolution_symbol(organ, text) for organ in _ADOPTING)
    symbol = _symbol(text) or next(filter(None, by_number), None)
    return Literal(str(symbol)) if symbol else None


def _symbol(text: str) -> Symbol | None:
    try:
        return parse_symbol(text)
    except ValueError:
        return None


def _body(text: str) -> Term | None:
    body = find_body(_end_of_iri(text, "body"), None)
    return Literal(body.symbol) if body else None


def _group(text: str) -> Term | None:
    group = find_group(_end_of_iri(text, "group"), None)
    return Literal(group.name()) if group else None


def _session(text: str) -> Term | None:
    if _SESSION.fullmatch(text):
        return Literal(text.upper())
    language = load_language()
    number = language.session_number(text) or language.session_number(f"{text} session")
    return Literal(number) if number else None


def _phrase(text: str) -> Term | None:
    return Literal(text.rstrip(",:").lower()) if text else None


def _intent(text: str) -> Term | None:
    by_name = {intent.value.lower(): intent.value for intent in CitationType}
    name = by_name.get(text.replace(" ", "").lower())
    return Literal(name) if name else None


def _date(text: str) -> Term | None:
    language = load_language()
    if match := _DATE.fullmatch(text):
        year, month, day = match.groups()
        months = language.rules["months"]
        words = months[int(month) - 1] if 0 < int(month) <= len(months) else ""
        day_of = language.iso_date(day, words, year)
    else:
        printed = language.date.fullmatch(text)
        day_of = language.iso_date(*printed.groups()) if printed else None
    return Literal(day_of, datatype=NamedNode(f"{_XSD}date")) if day_of else None


def _integer(text: str) -> Term | None:
    return Literal(int(text)) if _INTEGER.fullmatch(text) else None


def _string(text: str) -> Term | None:
    try:
        return Literal(text)
    except ValueError:  # half a surrogate pair, which no RDF can hold
        return None


_READERS: Final[Mapping[ParameterType, Callable[[str], Term | None]]] = {
    ParameterType.STATE: _state,
    ParameterType.DOCUMENT: _document,
    ParameterType.BODY: _body,
    ParameterType.SESSION: _session,
    ParameterType.GROUP: _group,
    ParameterType.PHRASE: _phrase,
    ParameterType.INTENT: _intent,
    ParameterType.DATE: _date,
    ParameterType.INTEGER: _integer,
    ParameterType.STRING: _string,
}

_WRITTEN: Final[Mapping[ParameterType, str]] = {
    ParameterType.STATE: "its name or its ISO code, as in Estonia or EST",
    ParameterType.DOCUMENT: "its symbol, as in A/RES/74/28 or 74/28",
    ParameterType.BODY: "its name or its symbol, as in First Committee or A/C.1",
    ParameterType.SESSION: "its number, as in 74, seventy-fourth or ES-11",
    ParameterType.GROUP: "its name, as in Group of 77 and China",
    ParameterType.PHRASE: "its words, as in Recalling also",
    ParameterType.INTENT: f"one of {', '.join(CitationType)}",
    ParameterType.DATE: "it as in 2019-12-12 or 12 December 2019",
    ParameterType.INTEGER: "a whole number",
    ParameterType.STRING: "text that Unicode allows",
}


def _examples(kind: ParameterType) -> Iterable[str]:
    """Return the spellings among which a near one is sought."""
    if kind is ParameterType.STATE:
        return [name for state in states().values() for _, name in state.names]
    if kind is ParameterType.BODY:
        return [name for body in bodies().values() for _, name in body.names]
    if kind is ParameterType.GROUP:
        return [name for group in groups().values() for _, name in group.names]
    return list(CitationType) if kind is ParameterType.INTENT else []
