"""The lines of a masthead, each known by its form: date, session, item, number, title, formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undocs_rdf.agenda import parse_item_numbers
from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.masthead_facts import Masthead
from undocs_rdf.model import DocumentKind, Meeting
from undocs_rdf.sponsors import is_proposal_line, parse_sponsors
from undocs_rdf.symbols import find_symbols, try_symbol
from undocs_rdf.text import BlockKind, Style
from undocs_rdf.vocabulary import find_body

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from undocs_rdf.flow import Unit
    from undocs_rdf.languages import Language
    from undocs_rdf.text import Span, Text

_OF_THE_COUNCIL = re.compile(r"\d{1,4} ?\((?:19[4-9]|20\d)\d\)")
"""A number with its year in brackets, as only the Security Council gives them."""
_MISPRINTED_SESSION = re.compile(r"\.? ?\((1|[^()]*)\)")
"""A session behind the number of an act; a stop between them, or the numeral I read as a one."""
_OPENING = 1000
_LONGEST_TITLE = 400


class MastheadReader:
    """Reads one line after the other, knowing which have come before."""

    def __init__(self, language: Language, notes: Mapping[str, Text]) -> None:
        self.language = language
        self.notes = notes
        self.facts = Masthead()
        self.phase = "head"
        self.last_title: Unit | None = None
        self.head_title: str | None = None
        self.plain = False
        self.rules: tuple[Callable[[Unit, str], bool], ...] = (
            self._distribution,
            self._job_number,
            self._symbol,
            self._date,
            self._session,
            self._agenda_items,
            self._adopted,
            self._origin,
            self._numbered_title,
            self._kind_line,
            self._proposal,
            self._body,
        )

    def read(self, unit: Unit) -> bool | None:
        """Return False for a line of the masthead, True for its last, None for none of it."""
        content = unit.text.content
        if self._formula(content):
            self.facts.units.append(unit)
            return True
        for rule in self.rules:
            if rule(unit, content):
                self.facts.units.append(unit)
                return False
        if self._title(unit, content):
            self.facts.units.append(unit)
            return False
        statement = self.language.pattern("masthead.statement_opening").search(content[:_OPENING])
        if statement and self.facts.kind is DocumentKind.DOCUMENT:
            self.facts.kind = DocumentKind.PRESIDENTIAL_STATEMENT
        return None

    def finish(self) -> Masthead:
        """Return the facts when there are no more lines."""
        facts = self.facts
        if facts.kind is DocumentKind.DOCUMENT and not facts.title:
            facts.title = self.head_title
        if facts.number and not facts.organ and _OF_THE_COUNCIL.fullmatch(facts.number):
            facts.organ = "S"
        facts.read_number()
        return facts

    def _match(self, name: str, content: str) -> re.Match[str] | None:
        return self.language.pattern(f"masthead.{name}").fullmatch(content)

    def _formula(self, content: str) -> bool:
        match = self._match("formula", content)
        self.facts.has_formula = bool(match)
        if match and not self.facts.organ:
            self.facts.organ = _body(match["organ"]) or ""
        return bool(match)

    def _distribution(self, unit: Unit, content: str) -> bool:
        pattern = self.language.pattern("masthead.distribution")
        match = pattern.search(content) if len(content) < 300 else None
        original = self.language.pattern("masthead.original").search(content[:300])
        if original and (match or original.start() == 0):
            names = self.language.rules["languages"]
            self.facts.original_language = names.get(original["language"])
        if match:
            self.facts.distribution = match["distribution"]
            self.facts.date_issued = self.language.find_date(content)
            self.facts.symbol = next((s for *_, s in find_symbols(content)), self.facts.symbol)
            self._check_date(unit, content)
        return bool(match or (original and original.start() == 0))

    def _job_number(self, _unit: Unit, content: str) -> bool:
        """Take the number of the processing job, which a page prints at its foot."""
        match = self._match("job_number", content) if len(content) < 40 else None
        if match and not self.facts.job_number:
            self.facts.job_number = match["number"]
        return bool(match)

    def _check_date(self, unit: Unit, content: str) -> None:
        match = self.language.date.search(content)
        if match and self.language.iso_date(*match.groups()) is None:
            self._say(
                Code.DATE_IMPOSSIBLE,
                f"there is no day “{match[0]}”",
                unit.text.spans(match.start(), match.end()),
                "the date is left out; give it with --metadata",
            )

    def _symbol(self, unit: Unit, content: str) -> bool:
        if "/" not in content or len(content) > 60 or unit.bold:
            return False
        symbol = try_symbol(content.rstrip("* "))
        if symbol is None:
            return False
        self.facts.symbol = symbol
        return True

    def _date(self, unit: Unit, content: str) -> bool:
        if len(content) > 80:
            return False
        if self._match("date_alone", content):
            found = self.language.find_date(content)
            self._check_date(unit, content)
            if self.phase == "adopted":
                self.facts.date_adopted = self.facts.date_adopted or found
            elif not self.facts.date_issued:
                self.facts.date_issued = found
            return True
        return bool(self.facts.organ and self._match("session_dates", content))

    def _session(self, _unit: Unit, content: str) -> bool:
        if len(content) > 80 or self.phase != "head":
            return False
        match = self._match("session", content)
        if match:
            self.facts.session = self.language.session_number(content)
        return bool(match)

    def _agenda_items(self, unit: Unit, content: str) -> bool:
        if len(content) > 200 or self.facts.item_numbers:
            return False
        match = self._match("agenda_items", content.rstrip("*"))
        if match:
            self.facts.item_numbers = parse_item_numbers(match["items"])
            self.facts.provisional = bool(match["provisional"])
            self.phase, self.last_title = "item", None
        return bool(match) and bool(unit)

    def _adopted(self, _unit: Unit, content: str) -> bool:
        if len(content) > 220:
            return False
        facts = self.facts
        match = self._match("adopted", content)
        if match:
            facts.organ = _body(match["organ"]) or facts.organ
            facts.kind = DocumentKind.RESOLUTION
            if content.startswith("Decision"):
                facts.kind = DocumentKind.DECISION
            facts.date_adopted = self.language.find_date(content)
            self.phase = "adopted"
            return True
        match = self._match("adopted_at_meeting", content)
        if match:
            facts.organ = _body(match["organ"]) or facts.organ
            facts.kind = DocumentKind.RESOLUTION
            facts.date_adopted = self.language.find_date(content)
            facts.meeting = Meeting(facts.organ, None, match["meeting"], facts.date_adopted)
            self.phase = "adopted"
            return True
        match = self._match("council_number", content) or self._match("council_act", content)
        if match:
            facts.kind = DocumentKind.RESOLUTION
            facts.number = match["number"] or match["number_behind"]
            facts.date_adopted = facts.date_adopted or self.language.find_date(content)
            self.phase = "adopted"
        return bool(match)

    def _origin(self, unit: Unit, content: str) -> bool:
        if not content.startswith("["):
            return False
        match = self._match("origin", content)
        if match:
            symbols = tuple(dict.fromkeys(s for *_, s in find_symbols(content)))
            if self.language.pattern("origin.draft").match(match["origin"]):
                self.facts.adopted_from = symbols[:1]
            else:
                self.facts.recommended_in = symbols[:1]
        return bool(match) and bool(unit)

    def _numbered_title(self, unit: Unit, content: str) -> bool:
        expected = is_set(unit) or self.plain or self.phase == "adopted"
        if not expected or self.facts.number:
            return False
        match = self._match("numbered_title", content)
        if match:
            facts = self.facts
            facts.number = _MISPRINTED_SESSION.sub(_session_printed, match["number"])
            facts.title = match["title"].rstrip("*")
            if facts.kind is DocumentKind.DOCUMENT:
                facts.kind = DocumentKind.RESOLUTION
            self.phase, self.last_title = "title", unit
        return bool(match)

    def _kind_line(self, unit: Unit, content: str) -> bool:
        if not (is_set(unit) or len(content) < 60):
            return False
        if self._match("decision", content) and self.phase == "head":
            self.facts.kind = DocumentKind.DECISION
            return True
        if self._match("presidential_statement", content):
            self.facts.kind = DocumentKind.PRESIDENTIAL_STATEMENT
            return True
        kind = self.language.rules["masthead"]["document_kinds"].get(content.lower())
        if kind and self.facts.kind is DocumentKind.DOCUMENT:
            self.facts.kind = DocumentKind(kind)
            self.phase, self.last_title = "proposal", None
            return True
        decision = self.facts.kind is DocumentKind.DECISION and not self.facts.number
        return decision and bool(self._match("classification", content))

    def _proposal(self, unit: Unit, content: str) -> bool:
        facts = self.facts
        if facts.proposal and self.phase == "proposal" and not self.last_title:
            # The rest of the line, where it is broken in two, goes on in lower case.
            return unit.kind is facts.proposal.kind and content[0].islower()
        if facts.proposal or self.phase in ("adopted", "title"):
            return False
        if not is_proposal_line(unit.text, self.language):
            return False
        body = facts.committee or facts.organ or None
        sponsorships, line, diagnostics = parse_sponsors(unit.text, self.language, body, self.notes)
        facts.sponsorships, facts.proposal = sponsorships, unit
        facts.kind = line.kind or facts.kind
        facts.is_revised = line.is_revised
        facts.proposes_amendment_to = line.amends
        facts.diagnostics.extend(diagnostics)
        self.phase, self.last_title = "proposal", None
        return bool(content)

    def _body(self, unit: Unit, content: str) -> bool:
        if len(content) > 120 or self.phase in ("adopted", "title", "proposal"):
            return False
        if self.phase == "head" and self._match("organization", content):
            return True
        symbol = _body(content)
        if symbol is None:
            return False
        # Decisions name the committee on a plain line; elsewhere only the first line is plain.
        plain = self.facts.kind is DocumentKind.DECISION or not self.facts.organ
        if not (plain or is_set(unit) or is_unset(unit)):
            return False
        if symbol.startswith(("A/C.", "A/BUR")):
            self.facts.committee = symbol
        else:
            self.facts.organ = symbol
        return True

    def _title(self, unit: Unit, content: str) -> bool:
        """Take a heading without a form of its own as a title, or as the rest of one."""
        heading = is_set(unit) or self._is_plain_title(unit, content)
        decision = self.facts.kind is DocumentKind.DECISION and self.phase == "item"
        if not heading and not (decision and len(content) < 200 and content[-1:] != "."):
            return False
        facts = self.facts
        if self.phase == "item":
            goes_on = self.last_title and unit.kind is not self.last_title.kind
            if goes_on and facts.item_titles:
                facts.item_titles[-1] += f" {content}"
            else:
                facts.item_titles.append(content)
        elif self.phase == "proposal" or (self.phase == "title" and self.last_title):
            if len(content) == 1 or (self.last_title and _is_part_heading(content)):
                return False
            facts.title = f"{facts.title} {content}" if facts.title else content
        elif self.phase == "adopted" and facts.organ != "S":
            return False
        elif self.phase == "head" and facts.session:
            if unit.kind is not BlockKind.HEADING and self.head_title:
                return False
            self.head_title = self.head_title or content
        self.last_title = unit
        return True

    def _is_plain_title(self, unit: Unit, content: str) -> bool:
        """Tell a title in a text that sets nothing apart: it ends in no stop."""
        expected = self.phase in ("item", "proposal") and len(content) <= _LONGEST_TITLE
        return expected and is_unset(unit) and (content[-1].isalnum() or content[-1] in "”)*")

    def _say(self, code: Code, message: str, spans: tuple[Span, ...], hint: str) -> None:
        span = spans[0] if spans else None
        self.facts.diagnostics.append(Diagnostic(code, message, span, hint))


def _session_printed(match: re.Match[str]) -> str:
    """Return the session of an act as it is printed where nothing went wrong: " (I)"."""
    return " (I)" if match[1] == "1" else f" ({match[1]})"


def _is_part_heading(content: str) -> bool:
    return bool(re.match(r"[A-Z]{1,5}(?:\s|$|\.)", content))


def _body(name: str) -> str | None:
    """Return the symbol of a body by its name."""
    found = find_body(name)
    return found.symbol if found else None


def is_unset(unit: Unit) -> bool:
    """Tell a line of a format that can set nothing apart."""
    return bool(unit.text.style_at(0) & Style.VERBATIM)


def is_set(unit: Unit) -> bool:
    """Tell a line that is set apart: a heading, or one in bold."""
    return unit.bold or unit.kind is BlockKind.HEADING
