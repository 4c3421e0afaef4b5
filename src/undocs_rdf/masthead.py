"""Reads the masthead: what is printed at the head of a document, above its first paragraph.

The order of a masthead is fixed (United Nations Editorial Manual): organ, distribution and
date, session, committee, agenda item and its title, then for a draft who proposes it and its
title, for an adopted text how it was adopted, where it comes from, its number and title, and
last the formula "The General Assembly,". A line is known by its form; a heading without a form
of its own is a title, of the agenda item or of the document by where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.masthead_facts import Masthead
from undocs_rdf.masthead_lines import MastheadReader, is_set, is_unset
from undocs_rdf.sponsors import is_proposal_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.flow import Note, Unit
    from undocs_rdf.languages import Language
    from undocs_rdf.text import Text

__all__ = ["LONGEST_MASTHEAD", "Masthead", "parse_masthead"]

_LONGEST_STRAY = 60
LONGEST_MASTHEAD = 40
"""How many lines a masthead has at most."""


def parse_masthead(
    units: Sequence[Unit], notes: Sequence[Note], language: Language
) -> tuple[Masthead, int]:
    """Return the masthead of a document, and how many of its units it takes.

    Args:
        units: The running text from the document's first line on.
        notes: The footnotes of the source: a star behind a sponsor may call one that says for
            whom it speaks.
        language: Whose words are looked for.
    """
    by_marker: dict[str, Text] = {}
    for note in notes:
        by_marker.setdefault(note.marker, note.text)
    closing = _end_ahead(units, language)
    reader = MastheadReader(language, by_marker)
    reader.plain = not any(is_set(unit) for unit in units[:closing])
    for index, unit in enumerate(units):
        outcome = reader.read(unit)
        may_hold = not _ends_clause(unit) if reader.plain else _is_stray(unit)
        if outcome is None and index < closing and may_hold:
            reader.facts.units.append(unit)
            continue
        if outcome is None:
            return reader.finish(), index
        if outcome:
            return reader.finish(), index + 1
    return reader.finish(), len(units)


def _end_ahead(units: Sequence[Unit], language: Language) -> int:
    """Return where the masthead ends at the latest, 0 where nothing tells.

    The formula closes it; a text of the first years that has none, the line of its number, and
    an amendment, the line that says whose it is. In a plain text, whose headings are not set
    apart, what stands above is the masthead, whether all of its lines are understood or not.
    """
    near = units[:LONGEST_MASTHEAD]
    for names, after in ((("formula",), 0), (("council_act", "numbered_title"), 1)):
        heads = [language.pattern(f"masthead.{name}") for name in names]
        for index, unit in enumerate(near):
            if any(head.fullmatch(unit.text.content) for head in heads):
                return index + after
    for index, unit in enumerate(near):
        if is_unset(unit) and is_proposal_line(unit.text, language):
            return index + 1
    return 0


def _ends_clause(unit: Unit) -> bool:
    """Tell a paragraph of a preamble that stands above the formula, as in the first years."""
    return unit.text.content.endswith((",", ";", ", and", "; and"))


def _is_stray(unit: Unit) -> bool:
    """Tell a short line without a stop, as sites and pages print above a document."""
    content = unit.text.content
    if is_set(unit) or len(content) > _LONGEST_STRAY:
        return False
    return content[-1].isalnum() or content[-1] in ")*"
