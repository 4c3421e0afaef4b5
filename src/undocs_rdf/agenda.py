"""What a paragraph puts on the agenda of a coming session.

"Decides to include in the provisional agenda of its seventy-fifth session the item entitled
'…'": the session and the title are told, the number will be known only then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.model import AgendaItem, Session

if TYPE_CHECKING:
    from undocs_rdf.languages import Language


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
