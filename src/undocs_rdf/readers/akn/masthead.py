"""The masthead: cover page, preface and conclusions, and the identification in the markup.

What the text prints is preferred to what the markup records, for the words are what was
adopted; where the two differ a diagnostic says so.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import AgendaItem, DocumentKind, Meeting, Session
from undocs_rdf.readers.akn.labels import latin_label
from undocs_rdf.readers.akn.markup import attribute, first, found, name_of, words_of
from undocs_rdf.readers.akn.repairs import mended_date
from undocs_rdf.resources import resource_folder
from undocs_rdf.symbols import Symbol, find_symbols, try_symbol
from undocs_rdf.vocabulary import find_body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

    from undocs_rdf.languages import Language

TAGS: Final = {"ara": "ar", "zho": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}
_KINDS: Final = {
    "resolution": DocumentKind.RESOLUTION,
    "decision": DocumentKind.DECISION,
    "presidentialStatement": DocumentKind.PRESIDENTIAL_STATEMENT,
    "draftResolution": DocumentKind.DRAFT_RESOLUTION,
    "draftDecision": DocumentKind.DRAFT_DECISION,
}
_TITLES: Final = frozenset({"#resolutionTitle", "#decisionTitle"})
_NOT_FROM_A_REPORT: Final = frozenset({"#noMainCommittee", "#plenaryMeeting", "Silence procedure"})
_ITEM = re.compile(r"(\d{1,3})?((?:\s?(?:\(|(?<!\w))\s?[^\W\d]{1,3}\s?\))*)")
_LETTERS = re.compile(r"[^\W\d_]{1,3}")
_NUMBER = re.compile(r"\d{1,5}")
_DATE_IN_IRI = re.compile(r"/(\d{4}-\d{2}-\d{2})/")
_LETTER = re.compile(r"[A-Z]")
_STARS = " *\u2020"


@dataclass(slots=True)
class Facts:
    """What masthead, preface and conclusions say; the fields are those of `model.Document`."""

    kind: DocumentKind = DocumentKind.DOCUMENT
    language: str = "en"
    symbol: Symbol | None = None
    title: str | None = None
    date_issued: str | None = None
    date_adopted: str | None = None
    distribution: str | None = None
    original_language: str | None = None
    job_number: str | None = None
    organ: str = ""
    session: str | None = None
    items: tuple[str, ...] = ()
    item_titles: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    recommended_in: tuple[Symbol, ...] = ()
    adopted_from: tuple[Symbol, ...] = ()
    identifier: str | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def say(self, message: str, hint: str = "the words of the text are followed") -> None:
        """Note that the markup and the words differ."""
        self.diagnostics.append(Diagnostic(Code.MARKUP_CONTRADICTED, message, None, hint))

    def model_session(self) -> Session | None:
        """Return the session, if body and number are known."""
        return Session(self.organ, self.session) if self.organ and self.session else None

    def agenda_items(self) -> tuple[AgendaItem, ...]:
        """Return the items that the document stands under, each with its title if one is told."""
        titles: list[str | None] = list(self.item_titles)
        if len(titles) != len(self.items):
            titles = [" ".join(self.item_titles) or None] * len(self.items)
        session = self.model_session()
        return tuple(
            AgendaItem(session, number, title)
            for number, title in zip(self.items, titles, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Sources:
    """The elements that the facts of one document come from.

    Attributes:
        meta: Elements `meta`, of the document itself first, then of the collection it is in.
        cover: The cover page, shared by all documents of a collection.
        prefaces: Of the collection, then of the document itself.
        conclusions: Its foot.
        statement: The document.
        earlier: Meetings of the parts of its collection that stand before it.
    """

    meta: tuple[etree._Element, ...]
    cover: etree._Element | None
    prefaces: tuple[etree._Element, ...]
    conclusions: etree._Element | None
    statement: etree._Element
    earlier: frozenset[Meeting] = frozenset()

    def printed(self) -> Iterator[etree._Element]:
        """Yield the elements whose words are the masthead."""
        if self.cover is not None:
            yield self.cover
        yield from self.prefaces
        if self.conclusions is not None:
            yield self.conclusions


def read_masthead(sources: Sources, english: Language) -> Facts:
    """Return the facts of the masthead of a document.

    Args:
        sources: Where they stand.
        english: The rules of English, for dates that are printed in it.
    """
    facts = Facts(_KINDS.get(attribute(sources.statement, "name"), DocumentKind.DOCUMENT))
    _read_identification(sources.meta, facts)
    if sources.cover is not None:
        _read_cover(sources.cover, facts, english)
    _read_titles(sources, facts)
    _read_language(sources, facts)
    _read_adoption(sources, facts, english)
    return facts


def _read_identification(metas: Iterable[etree._Element], facts: Facts) -> None:
    for meta in metas:
        for work in found(meta, "FRBRWork"):
            iri = attribute(first(work, "FRBRuri"), "value")
            facts.identifier = facts.identifier or iri.rstrip("/") or None
            date = first(work, "FRBRdate")
            if attribute(date, "name") == "adoption" and not facts.date_adopted:
                facts.date_adopted = mended_date(attribute(date, "date"))
    tag = next((attribute(e, "language") for m in metas for e in found(m, "FRBRlanguage")), "")
    facts.language = TAGS.get(tag, "en")


def _read_cover(cover: etree._Element, facts: Facts, english: Language) -> None:
    for element in found(cover, "docNumber", "docDate", "docStatus", "docAuthority", "session"):
        name, refers = name_of(element), attribute(element, "refersTo")
        if name == "docNumber" and refers == "#symbol":
            facts.symbol = try_symbol(words_of(element))
        elif name == "docDate" and refers == "#dateOfIssuance":
            facts.date_issued = _date(element, facts, english)
        elif name == "docStatus":
            facts.distribution = _distribution(words_of(element), refers)
        elif name == "docAuthority" and refers in ("#issuingBody", "#subsidiaryBody"):
            entry = find_body(words_of(element), None)
            facts.organ = entry.symbol if entry else facts.organ
        elif name == "session":
            facts.session = _session(element, facts, english)
    _read_inlines(cover, facts)
    if not facts.organ and facts.symbol:
        facts.organ = facts.symbol.body
    job = next((words_of(element) for element in found(cover, "docketNumber")), "")
    facts.job_number = job or None


def _read_inlines(cover: etree._Element, facts: Facts) -> None:
    items: list[str] = []
    for inline in found(cover, "inline"):
        name = attribute(inline, "name")
        if name == "agenda item":
            items.extend(item_numbers(attribute(inline, "title") or words_of(inline)))
        elif name == "agenda item name" and words_of(inline):
            facts.item_titles = (*facts.item_titles, words_of(inline))
        elif name == "originalLanguage":
            facts.original_language = _language_named(attribute(inline, "refersTo"))
    facts.items = tuple(dict.fromkeys(items))
    for proponent in found(cover, "docProponent"):
        symbols = []
        for inline in found(proponent, "inline"):
            if attribute(inline, "name") == "originating document":
                symbols.extend([symbol for *_, symbol in find_symbols(words_of(inline))][:1])
        if attribute(proponent, "refersTo") in _NOT_FROM_A_REPORT:
            facts.adopted_from = tuple(dict.fromkeys([*facts.adopted_from, *symbols]))
        else:
            facts.recommended_in = tuple(dict.fromkeys([*facts.recommended_in, *symbols]))


def item_numbers(printed: str) -> tuple[str, ...]:
    """Return the numbers of agenda items in any language.

    >>> item_numbers("Agenda items 20 and 78 (a)"), item_numbers("72 a) y b)")
    (('20', '78(a)'), ('72(a)', '72(b)'))
    """
    numbers: list[str] = []
    last = ""
    for match in _ITEM.finditer(printed):
        letters = "".join(f"({latin_label(letter)})" for letter in _LETTERS.findall(match[2]))
        if match[1] or letters:
            last = match[1] or last
            numbers.append(last + letters)
    return tuple(numbers)


def _read_titles(sources: Sources, facts: Facts) -> None:
    """Read the title, which documents of a collection share, and the letter of a part."""
    titles = []
    for preface in sources.prefaces:
        for title in found(preface, "docTitle"):
            words = words_without_notes(title).strip(_STARS)
            if attribute(title, "refersTo") in _TITLES and words:
                titles.append(words)
    facts.title = titles[0] if titles else None
    if not sources.prefaces or facts.symbol is None:
        return
    letters = [words_of(number) for number in found(sources.prefaces[-1], "docNumber")]
    if letters and _LETTER.fullmatch(letters[-1]):
        stem = facts.symbol.canonical.removesuffix(facts.symbol.part_letter or "")
        facts.symbol = Symbol(stem + letters[-1])


def words_without_notes(element: etree._Element) -> str:
    """Return the words of an element but those of notes and note marks in it."""
    pieces = [element.text or ""]
    for child in element:
        if name_of(child) not in ("authorialNote", "sup"):
            pieces.append(words_without_notes(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def _read_language(sources: Sources, facts: Facts) -> None:
    """Check the language that the markup states against the name of the body that speaks."""
    spoken: set[str] = set()
    for printed in sources.printed():
        for authority in found(printed, "docAuthority"):
            name = words_of(authority)
            spoken |= {
                tag
                for tag in TAGS.values()
                if attribute(authority, "refersTo") != "#publisher" and find_body(name, tag)
            }
    if spoken and facts.language not in spoken and len(spoken) == 1:
        (tag,) = spoken
        facts.say(f"the markup says that the text is in “{facts.language}”; it is in “{tag}”")
        facts.language = tag


def _read_adoption(sources: Sources, facts: Facts, english: Language) -> None:
    """Read the meeting and the date of adoption as they are printed."""
    numbers, dates = _held(sources, facts, english)
    if dates and facts.kind.is_adopted and facts.date_adopted not in dates:
        if facts.date_adopted:
            facts.say(f"the markup dates the adoption {facts.date_adopted}, the text {dates[0]}")
        facts.date_adopted = dates[0]
    named = _DATE_IN_IRI.search(facts.identifier or "")
    if named and named[1] in dates:
        # Of several dates at the foot, the name of the document tells its own.
        facts.date_adopted = named[1]
    held: list[str | None] = [*dates]
    if len(held) != len(numbers):
        held = [dates[0] if len(set(dates)) == 1 else None] * len(numbers)
    session = None if facts.organ == "S" else facts.session
    meetings = tuple(
        Meeting(facts.organ, session, number, date, kind)
        for (number, kind), date in dict.fromkeys(zip(numbers, held, strict=True))
    )
    # The foot of a part repeats the meetings of the parts before it.
    facts.meetings = tuple(m for m in meetings if m not in sources.earlier) or meetings


def _held(
    sources: Sources, facts: Facts, english: Language
) -> tuple[list[tuple[str, str]], list[str]]:
    """Return number and kind of each meeting that is printed, and the dates beside them."""
    numbers: list[tuple[str, str]] = []
    dates: list[str] = []
    for printed in sources.printed():
        for element in found(printed, "inline", "location", "docDate"):
            words = words_of(element)
            if name_of(element) == "docDate":
                if attribute(element, "refersTo") == "#adoptionDate":
                    dates.extend(filter(None, [_date(element, facts, english)]))
            elif "adoptionMeeting" in (
                attribute(element, "name"),
                attribute(element, "refersTo").removeprefix("#"),
            ):
                number = _NUMBER.search(words or attribute(element, "title"))
                meeting = english.pattern("foot.meeting").search(words)
                if number:
                    numbers.append((number[0], (meeting and meeting["kind"]) or ""))
    return numbers, dates


def _date(element: etree._Element, facts: Facts, english: Language) -> str | None:
    """Return the date of an element: as printed, where the markup's own is wrong or missing."""
    recorded = mended_date(attribute(element, "date"))
    printed = english.find_date(words_of(element))
    if printed and recorded and printed != recorded:
        facts.say(f"the markup has the date {recorded} where the text prints {printed}")
    return printed or recorded


def _session(element: etree._Element, facts: Facts, english: Language) -> str | None:
    """Return the number of the session, by its words, the symbol, or the markup.

    The markup leaves out what kind of session it is, which words and symbol tell; so the
    symbol goes before it where the words are not English.
    """
    words = words_of(element)
    printed = english.session_number(words) if words else None
    named = facts.symbol.session if facts.symbol is not None else None
    found_number = re.search(r"(?:ES-|S-)?\d+", attribute(element, "value"))
    recorded = found_number[0] if found_number else None
    session = printed or named or recorded
    if session and recorded and session.rpartition("-")[2] != recorded.rpartition("-")[2]:
        facts.say(f"the markup has session {recorded} where the text prints {session}")
    return session


def _distribution(words: str, refers: str) -> str | None:
    """Return "General" for "Distr.: General", or by the markup where the words are not English."""
    printed = words.partition(":")[2].strip()
    if printed.isascii() and printed:
        return printed
    return refers.removeprefix("#").removesuffix("Distribution").capitalize() or None


def _language_named(reference: str) -> str | None:
    """Return the tag of a language that is named in any official language."""
    return _language_names().get(reference.removeprefix("#").lower())


@cache
def _language_names() -> Mapping[str, str]:
    path = resource_folder("data") / "language_names.toml"
    names = tomllib.loads(path.read_text(encoding="utf-8"))
    return MappingProxyType({name: tag for tag, known in names.items() for name in known})
