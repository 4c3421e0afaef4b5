"""Sponsors: who puts a draft forward, in what role, and on whose behalf.

Sponsors stand in the line that says what is proposed (see `proposal_line`), in star notes to it
("On behalf of the States Members of the United Nations that are members of …"), and in lists of
those who joined later. Names are read as the longest known names, so that "Bosnia and
Herzegovina" stays whole; a name that is not known gives a diagnostic, and no party is made up.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import SponsorRole, Sponsorship
from undocs_rdf.proposal_line import ProposalLine, outline_of, read_line
from undocs_rdf.sponsor_names import Found, read_names, read_note, read_officer
from undocs_rdf.sponsor_rules import load_additional_patterns, load_name_patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from undocs_rdf.languages import Language
    from undocs_rdf.symbols import Symbol
    from undocs_rdf.text import Text

__all__ = ["ProposalLine", "is_proposal_line", "parse_additional_sponsors", "parse_sponsors"]

_LONGEST_LINE = 20_000
# Enough of a line to see a name.
_FIRST_NAMES = 200
_NO_NOTES: Mapping[str, Text] = MappingProxyType({})


def is_proposal_line(line: Text, language: Language) -> bool:
    """Tell whether a line says who proposes what ("Egypt: draft resolution").

    A line with sponsors is one only if it names a party, or words set like names: a line of
    prose that has the words of one is none.

    Args:
        line: A paragraph or heading of the masthead.
        language: The language of the text.
    """
    content = line.content
    if len(content) > _LONGEST_LINE:
        return False
    outline = outline_of(content, language.tag)
    if outline is None:
        return False
    if outline.sponsors is None:
        return True
    start, end = outline.sponsors
    if read_officer(content, start, end, language.tag, "") is not None:
        return True
    found, _ = read_names(line, start, min(end, start + _FIRST_NAMES), language.tag, None)
    return bool(found) or _is_set_like_names(content[start:end], language.tag)


def _is_set_like_names(words: str, language: str) -> bool:
    """Tell whether all words but conjunctions and prepositions have a capital."""
    small = load_name_patterns(language).small_words
    spoken = [word for word in words.split() if word.strip(",;()[]").lower() not in small]
    return bool(spoken) and all(word.lstrip("([")[:1].isupper() for word in spoken)


def parse_sponsors(
    line: Text,
    language: Language,
    body: str | None = None,
    notes: Mapping[str, Text] = _NO_NOTES,
) -> tuple[tuple[Sponsorship, ...], ProposalLine, tuple[Diagnostic, ...]]:
    """Read the line that says who proposes what.

    Args:
        line: The line; its note marks stand in `line.marks`.
        language: The language of the text.
        body: The symbol of the body before which the draft is ("A/C.2"): who "the Committee"
            and "the Chair" are.
        notes: The notes of the document by mark: one that begins "On behalf of" says whom the
            sponsor that has the mark speaks for.

    Returns:
        The sponsorships in printed order, what else the line says, and diagnostics: a name that
        is not known gives `Code.SPONSOR_UNKNOWN`.
    """
    content = line.content
    outline = outline_of(content, language.tag)
    if outline is None:
        return (), ProposalLine(), ()
    proposal = read_line(content, outline, language.tag)
    if outline.sponsors is None:
        return (), proposal, ()
    start, end = outline.sponsors
    officer = read_officer(content, start, end, language.tag, body or "")
    if officer is not None:
        if officer.party.code:
            return _sponsorships([officer], line), proposal, ()
        return (), proposal, (_unknown_body(line, officer),)
    found, diagnostics = read_names(line, start, end, language.tag, body)
    diagnostics += _read_notes(line, found, language.tag, body, notes)
    return _sponsorships(found, line), proposal, tuple(diagnostics)


def _unknown_body(line: Text, officer: Found) -> Diagnostic:
    return Diagnostic(
        Code.SPONSOR_UNKNOWN,
        f"“{line.content[officer.start : officer.end]}” acts for a body that is not known",
        line.exact(officer.start, officer.end)[0],
        "see to which body the draft is submitted",
    )


def _read_notes(
    line: Text,
    found: list[Found],
    language: str,
    body: str | None,
    notes: Mapping[str, Text],
) -> list[Diagnostic]:
    """Say of the sponsors whom they speak for, where a note to the line does.

    A mark belongs to the name right before it, or before the comma or colon that it follows;
    but only a note that speaks of a sponsor is a sponsor's: "Any changes to the list of sponsors
    will be reflected …" is nobody's.
    """
    diagnostics: list[Diagnostic] = []
    for mark in line.marks:
        note = notes.get(mark.marker)
        before = [sponsor for sponsor in found if sponsor.end <= mark.at]
        if note is None or not before:
            continue
        speaker = before[-1]
        if line.content[speaker.end : mark.at].strip(" ,;:)]"):
            continue
        party, problems = read_note(note, language, body)
        if party is not None:
            speaker.role, speaker.on_behalf_of = SponsorRole.ON_BEHALF, party
            diagnostics += problems
    return diagnostics


def parse_additional_sponsors(
    text: Text,
    language: Language,
    body: str | None = None,
    *,
    first: int = 1,
    joined_in: Symbol | None = None,
) -> tuple[tuple[Sponsorship, ...], tuple[Diagnostic, ...]]:
    """Read a note, or the text of an addendum, that lists those who joined as sponsors.

    It begins with words such as "Additional sponsors:" or "Add the following countries to the
    list of sponsors:", or says after the names that they joined in sponsoring.

    Args:
        text: The note or paragraph.
        language: The language of the text.
        body: The symbol of the body before which the draft is.
        first: The order of the first of them: one more than there are sponsors already.
        joined_in: The document in which they joined.

    Returns:
        The sponsorships in printed order, and diagnostics; nothing if the text is no such list.
    """
    patterns = load_additional_patterns(language.tag)
    content = text.content
    opening = patterns.openings.match(content)
    if opening:
        start, end = opening.end(), len(content)
    else:
        joined = patterns.joined.search(content)
        before = patterns.before_joined.match(content)
        if joined is None or before is None or before.end() >= joined.start():
            return (), ()
        start, end = before.end(), joined.start()
    found, diagnostics = read_names(text, start, end, language.tag, body)
    if not opening and not found:
        return (), ()
    for sponsor in found:
        sponsor.role = sponsor.role or SponsorRole.ADDITIONAL
    return _sponsorships(found, text, first, joined_in), tuple(diagnostics)


def _sponsorships(
    found: Iterable[Found], text: Text, first: int = 1, joined_in: Symbol | None = None
) -> tuple[Sponsorship, ...]:
    """Return what was found as sponsorships; a party that is printed twice sponsors once."""
    by_party: dict[tuple[str, str], Found] = {}
    for sponsor in found:
        by_party.setdefault((sponsor.party.kind, sponsor.party.code), sponsor)
    return tuple(
        Sponsorship(
            sponsor.party,
            sponsor.role or SponsorRole.INITIAL,
            order,
            sponsor.on_behalf_of,
            joined_in,
            text.exact(sponsor.start, sponsor.end),
        )
        for order, sponsor in enumerate(by_party.values(), first)
    )
