"""How a text was adopted: without a vote, or by a vote with its counts and ballots.

The Human Rights Council prints it below the text in brackets: "[Adopted by a recorded vote of
24 to 10, with 13 abstentions. The voting was as follows: In favour: Algeria, …]".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from undocs_rdf.model import Ballot, Vote
from undocs_rdf.running_text import join_texts
from undocs_rdf.sponsor_names import read_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.diagnostics import Diagnostic
    from undocs_rdf.flow import Unit
    from undocs_rdf.languages import Language
    from undocs_rdf.model import Meeting
    from undocs_rdf.text import Text

_DIGITS: Final = str.maketrans("Il", "11")


def parse_adoption(
    units: Sequence[Unit],
    meeting: Meeting | None,
    language: Language,
    notes: Sequence[Text] = (),
) -> tuple[str | None, tuple[Vote, ...], tuple[Diagnostic, ...]]:
    """Return the method of adoption, the votes, and what was not understood.

    Args:
        units: The lines that say how it was adopted, with the lists of States.
        meeting: Where it was adopted.
        language: Whose words are looked for.
        notes: The notes that these lines call: old records say there "Adopted without vote."
    """
    if not units:
        return None, (), ()
    text = join_texts([unit.text for unit in units])
    rules = language.rules["adoption"]
    methods = rules["methods"].items()
    method = next(
        (
            name
            for said in (text, *notes)
            for name, words in methods
            if re.search(words, said.content)
        ),
        None,
    )
    counts = language.pattern("adoption.counts").search(text.content)
    if not counts:
        return method, (), ()
    ballots, diagnostics = _ballots(text, language)
    named, unknown = _named_behind_counts(text, counts, language)
    vote = Vote(
        meeting=meeting,
        in_favour=_count(counts["in_favour"], rules["none"]),
        against=_count(counts["against"], rules["none"]),
        abstaining=_count(counts["abstaining"], rules["none"]),
        ballots=(*ballots, *named),
    )
    return method, (vote,), (*diagnostics, *unknown)


def _count(printed: str | None, none: Sequence[str]) -> int | None:
    if printed is None:
        return None
    return 0 if printed in none else int(printed.translate(_DIGITS))


def _named_behind_counts(
    text: Text, counts: re.Match[str], language: Language
) -> tuple[tuple[Ballot, ...], tuple[Diagnostic, ...]]:
    """Return the ballots of States in brackets: "13 votes to 1 (Cuba), with 1 abstention (…)"."""
    ballots: list[Ballot] = []
    diagnostics: list[Diagnostic] = []
    for group, value in (("naming_against", "N"), ("naming_abstaining", "A")):
        if not counts[group]:
            continue
        names = text.slice(*counts.span(group))
        named, unknown = read_names(names, 0, len(names.content), language.tag, None)
        ballots.extend(Ballot(n.party, value, names.exact(n.start, n.end)) for n in named)
        diagnostics.extend(unknown)
    return tuple(ballots), tuple(diagnostics)


def _ballots(text: Text, language: Language) -> tuple[tuple[Ballot, ...], tuple[Diagnostic, ...]]:
    """Return the ballots that the lists of States say, each list below its heading."""
    lists = language.rules["adoption"]["lists"]
    headings = re.compile("(" + "|".join(lists) + r"):\s*")
    found = list(headings.finditer(text.content))
    ballots: list[Ballot] = []
    diagnostics: list[Diagnostic] = []
    for index, heading in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text.content)
        stop = heading.end() + len(text.content[heading.end() : end].rstrip(" ].*"))
        named, unknown = read_names(text, heading.end(), stop, language.tag, None)
        ballots.extend(
            Ballot(name.party, lists[heading[1]], text.exact(name.start, name.end))
            for name in named
        )
        diagnostics.extend(unknown)
    return tuple(ballots), tuple(diagnostics)
