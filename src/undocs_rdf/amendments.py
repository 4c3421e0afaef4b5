"""Which paragraphs of which draft an amendment would change.

An amendment names the draft once, in its masthead; each of its paragraphs then says where to
change what: "In operative paragraph 21, delete '…'". The words themselves are the text of the
paragraph; the draft and the place are a citation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undocs_rdf.model import Citation, CitationType, PartKind, ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from undocs_rdf.languages import Language
    from undocs_rdf.reading import PartText
    from undocs_rdf.symbols import Symbol

_NUMBER = re.compile(r"(\bto )?(\d{1,3}(?: ?\([a-z]{1,4}\))*)")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def parse_amendments(
    parts: Sequence[PartText], draft: Symbol, language: Language
) -> Mapping[str, tuple[Citation, ...]]:
    """Return, by the fragment of a part, the citations of the paragraphs it would change.

    Args:
        parts: The parts of the amendment.
        draft: The draft it is to.
        language: Whose words are looked for.
    """
    found = {}
    for part in parts:
        if part.kind is PartKind.PARAGRAPH:
            citations = tuple(_changes(part, draft, language))
            if citations:
                found[part.fragment] = citations
    return found


def _changes(part: PartText, draft: Symbol, language: Language) -> Iterator[Citation]:
    """Yield a citation for each naming of paragraphs, outside the words to be changed."""
    content = part.text.content
    outside = language.pattern("amendments.quoted").sub(lambda m: " " * len(m[0]), content)
    places: list[tuple[int, int, tuple[str, ...]]] = []
    for match in language.pattern("amendments.preambular").finditer(outside):
        ordinals = [(word, language.ordinal(word[0])) for word in _WORD.finditer(match["ordinals"])]
        numbers = [(word.start(), number) for word, number in ordinals if number]
        if numbers:
            start = match.start() + numbers[0][0]
            places.append((start, match.end(), tuple(f"PP{number}" for _, number in numbers)))
    places.extend(
        (match.start(), match.end(), _paragraphs(match["numbers"]))
        for match in language.pattern("amendments.operative").finditer(outside)
    )
    for start, end, paragraphs in sorted(places):
        yield Citation(
            cited=draft,
            citation_type=CitationType.AMENDS,
            quote=content[start:end],
            resolved_by=ResolvedBy.ANAPHOR,
            cited_paragraphs=paragraphs,
            spans=part.text.exact(start, end),
        )


def _paragraphs(printed: str) -> tuple[str, ...]:
    """Return "35", "38-40" for "35 and 38 to 40"."""
    found: list[str] = []
    for joined, number in _NUMBER.findall(printed):
        plain = number.replace(" ", "")
        if joined and found:
            found[-1] = f"{found[-1]}-{plain}"
        else:
            found.append(plain)
    return tuple(found)
