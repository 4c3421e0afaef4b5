"""Reads the foot of an adopted text: at which meeting, when and how it was adopted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.flow import Unit
    from undocs_rdf.languages import Language

_LONGEST = 600


@dataclass(slots=True)
class Foot:
    """The lines at the foot, and the facts in them.

    Attributes:
        units: The lines, in order.
        meetings: Number and kind ("plenary", "") of each meeting, in order.
        dates: ISO 8601, in order.
        adoption: How it was adopted, as printed, with the ballots that follow.
    """

    units: list[Unit] = field(default_factory=list)
    meetings: list[tuple[str, str]] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    adoption: list[Unit] = field(default_factory=list)

    def read(self, unit: Unit, language: Language) -> bool:
        """Take a line if it is one of the foot, and say whether it is."""
        content = unit.text.content
        if self._in_vote() or language.pattern("foot.adoption").fullmatch(content):
            if not self.adoption and not self.meetings:
                self.meetings.extend(_meetings(content, language))
            self.adoption.append(unit)
            self.units.append(unit)
            return True
        if len(content) > _LONGEST or not content[:1].isalnum():
            return False
        meeting, date = language.pattern("foot.meeting"), language.date
        begins = meeting.match(content) or date.match(content)
        if not begins and not language.pattern("foot.no_meeting").fullmatch(content):
            return False
        rest = language.date.sub("", meeting.sub("", content))
        if rest.strip(" ,.and") and not language.pattern("foot.no_meeting").fullmatch(content):
            return False
        self.meetings.extend(_meetings(content, language))
        dates = (language.iso_date(*match.groups()) for match in language.date.finditer(content))
        self.dates.extend(date for date in dates if date)
        self.units.append(unit)
        return True

    def _in_vote(self) -> bool:
        """Tell whether the brackets that hold the vote are still open."""
        if not self.adoption or not self.adoption[0].text.content.startswith("["):
            return False
        return not self.adoption[-1].text.content.rstrip(" *").endswith("]")


def _meetings(content: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield number and kind of the meetings that a line names."""
    for match in language.pattern("foot.meeting").finditer(content):
        number = match["number"] or language.ordinal(match["ordinal"])
        if number:
            yield str(number), match["kind"] or ""
