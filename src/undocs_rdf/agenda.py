"""Agenda items: the numbers a document stands under, and what it puts on a coming agenda.

"Decides to include in the provisional agenda of its seventy-fifth session the item entitled
'…'": the session and the title are told, the number will be known only then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undocs_rdf.model import AgendaItem, Session

if TYPE_CHECKING:
    from undocs_rdf.languages import Language

_ITEM_NUMBER = re.compile(r"(\d{1,3})?\s*((?:\([a-z]{1,3}\)\s*)*)")
# Blanks are looked at from the first of them on, or not at all: a run of them costs no more.
_JOINER = re.compile(r"(?:(?<!\s)\s+)?(?:,|\band\b|\bto\b)\s*")


def parse_placed_items(text: str, body: str, language: Language) -> tuple[AgendaItem, ...]:
    """Return the items that an operative paragraph places on an agenda, in printed order.

    Args:
        text: The words of the paragraph.
        body: Symbol of the organ that speaks: its session is meant.
        language: Whose words are looked for.
    """
    if "agenda" not in text:
        return ()
    session = language.pattern("agenda.placed").search(text)
    if not session:
        return ()
    number = language.session_number(session["session"])
    placed = Session(body, number) if body and number else None
    titles = []
    for item in language.pattern("agenda.items").finditer(text, session.end()):
        if not item["under"]:
            titles.extend(language.pattern("agenda.title").findall(item["titles"]))
    return tuple(AgendaItem(placed, None, title.rstrip(",;")) for title in titles)


def parse_item_numbers(printed: str) -> tuple[str, ...]:
    """Return the numbers of agenda items, each whole: "19 (a) and (b)" is 19(a), 19(b).

    Args:
        printed: What stands behind "Agenda item" or "Agenda items".
    """
    found: list[str] = []
    last = ""
    for piece in _JOINER.split(printed.replace("\u00a0", " ")):
        match = _ITEM_NUMBER.match(piece)
        if match and match[0].strip():
            last = match[1] or last
            found.append(last + re.sub(r"\s", "", match[2]))
    return tuple(dict.fromkeys(found))
