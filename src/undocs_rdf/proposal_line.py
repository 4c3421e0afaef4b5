"""The line of a draft that says who proposes what, and how it is built.

Drafts print one of four forms (United Nations Editorial Manual, "Draft resolutions"):

- "Albania, Austria and Zambia: draft resolution",
- "Draft resolution submitted by the Chair of the Committee, Jenni Mikkola (Finland), on the
  basis of informal consultations on draft resolution A/C.2/80/L.6",
- "Norway: amendment to revised draft resolution A/C.3/80/L.20/Rev.1",
- "Draft resolution", where the sponsors are not printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.model import DocumentKind
from undocs_rdf.sponsor_rules import load_line_patterns
from undocs_rdf.symbols import find_symbols

if TYPE_CHECKING:
    import re

    from undocs_rdf.sponsor_rules import LinePatterns
    from undocs_rdf.symbols import Symbol

_AROUND = " .:;,()[]"


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """What the line says besides its sponsors.

    Attributes:
        kind: What is proposed; None where it is something that the ontology has no class for.
        is_revised: Whether the proposal calls itself revised.
        amends: The drafts that an amendment is to.
        contained_in: The reports that contain the draft which an amendment is to: such a draft
            has no symbol of its own.
        based_on: The drafts on which the consultations were held that led to this one.
    """

    kind: DocumentKind | None = None
    is_revised: bool = False
    amends: tuple[Symbol, ...] = ()
    contained_in: tuple[Symbol, ...] = ()
    based_on: tuple[Symbol, ...] = ()


class Outline(NamedTuple):
    """Where the parts of the line stand.

    Attributes:
        kind: The words of the kind: "draft resolution".
        is_revised: Whether "revised" stands before them.
        sponsors: The range of the sponsors, without the reasons that may follow; None where the
            line prints none.
        tail: Where the words behind the kind begin.
    """

    kind: str
    is_revised: bool
    sponsors: tuple[int, int] | None
    tail: int


def outline_of(content: str, language: str) -> Outline | None:
    """Return how the line is built; None where it has none of the forms.

    Args:
        content: The running text of the line.
        language: BCP 47 tag of its language.
    """
    patterns = load_line_patterns(language)
    lowered = content.lower()
    if not any(word in lowered for word in patterns.prefilter):
        return None
    match = patterns.first.match(content)
    if match:
        return _kind_first(content, match, patterns)
    match = patterns.behind_sponsors.search(content)
    if match is None or not match.start():
        return None
    kind = _kind(match)
    tail = content[match.end() :].strip(_AROUND)
    amended = patterns.kinds[kind] is DocumentKind.AMENDMENT and patterns.amended.match(tail)
    if not amended and not patterns.rest.fullmatch(tail):
        return None
    return Outline(kind, bool(match["revised"]), (0, match.start()), match.end())


def _kind(match: re.Match[str]) -> str:
    return " ".join(match["kind"].lower().split()).replace("’", "'")


def _kind_first(content: str, match: re.Match[str], patterns: LinePatterns) -> Outline | None:
    """Return how a line that starts with the kind is built."""
    kind = _kind(match)
    is_revised = bool(match["revised"])
    tail = content[match.end() :].lstrip()
    start = len(content) - len(tail)
    if not tail.strip(_AROUND):
        return None if kind.endswith("s") else Outline(kind, is_revised, None, match.end())
    amended = patterns.kinds[kind] is DocumentKind.AMENDMENT and patterns.amended.match(tail)
    by = patterns.by.search(content, start) if amended else patterns.by.match(content, start)
    if not by:
        return Outline(kind, is_revised, None, match.end()) if amended else None
    reason = patterns.reasons.search(content, by.end())
    end = reason.start() if reason else len(content.rstrip(_AROUND))
    return Outline(kind, is_revised, (by.end(), max(by.end(), end)), match.end())


def read_line(content: str, outline: Outline, language: str) -> ProposalLine:
    """Return what the line says besides its sponsors.

    Args:
        content: The running text of the line.
        outline: How it is built.
        language: BCP 47 tag of its language.
    """
    patterns = load_line_patterns(language)
    kind = patterns.kinds[outline.kind]
    consultations = patterns.consultations.search(content, outline.tail)
    cut = consultations.start() if consultations else len(content)
    based_on = tuple(dict.fromkeys(symbol for *_, symbol in find_symbols(content[cut:])))
    amends: tuple[Symbol, ...] = ()
    contained_in: tuple[Symbol, ...] = ()
    tail = content[outline.tail : cut].lstrip()
    if kind is DocumentKind.AMENDMENT and patterns.amended.match(tail):
        named = tuple(dict.fromkeys(symbol for *_, symbol in find_symbols(tail)))
        if patterns.in_a_report.search(tail):
            contained_in = named
        else:
            amends = named
    return ProposalLine(kind, outline.is_revised, amends, contained_in, based_on)
