"""`Symbol`, and how one is read from what people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from undocs_rdf.model import DocumentKind
from undocs_rdf.symbols.anatomy import ACT_SERIES, Anatomy, take_apart, word_of
from undocs_rdf.symbols.grammar import canonical_element, load_grammar, plain, split_elements

_JOINT = re.compile(r"(?<=[\d)])-(?=[A-Za-z][A-Za-z.]*(?:\(\w+\))?/)")
# Where people write a blank: around marks, and before a part letter.
_BLANK = re.compile(
    r" (?=[(/-])|(?<=[/.-]) |(?<=\d) (?=[A-Za-z](?:-[A-Za-z])? ?(?:\(|$))"
    r"|(?<=\)) (?=[A-Za-z](?:-[A-Za-z])?$)"
)
_HAS_NUMBER = re.compile(r"\d|\([IVXLC]+\)")
_ACRONYM = re.compile(r"[A-Z]{2,}(?:\(\w+\))?")
LONGEST_SYMBOL = 150
_ROOT = re.compile(r"[A-Z][A-Za-z]*(?:[.-][A-Za-z0-9]+)*(?:\(\w+\))?")


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """The symbol of a UN document in its canonical spelling; made by `parse_symbol`.

    >>> symbol = parse_symbol("a/c.1/74/l.13/rev.1")
    >>> symbol.canonical, symbol.body, symbol.session, symbol.number, symbol.modifiers
    ('A/C.1/74/L.13/Rev.1', 'A/C.1', '74', 'L.13', ('Rev.1',))
    >>> parse_symbol("A/RES/217 A (III)").short_form
    '217 (III) A'

    Attributes:
        canonical: "A/RES/74/28", "S/RES/2629(2022)", "A/CONF.157/24(Part I)".
    """

    canonical: str

    def __str__(self) -> str:
        return self.canonical

    @property
    def members(self) -> tuple[Symbol, ...]:
        """The symbols that a joint symbol joins; the symbol itself if it is not one."""
        return tuple(Symbol(member) for member in _JOINT.split(self.canonical))

    @property
    def kind(self) -> DocumentKind:
        """What the form alone tells: an adopted act, a meeting record, else a document.

        A corrigendum or addendum to an act is a document. A draft is not told from an amendment
        or a note by its "L.", nor a report by anything.
        """
        elements = split_elements(self.members[0].canonical)
        anatomy = self._anatomy
        if {word_of(modifier) for modifier in anatomy.modifiers} - {"Rev"}:
            return DocumentKind.DOCUMENT
        kinds = load_grammar().kinds
        for element in elements[1:]:
            kind = kinds.get(word_of(element).upper())
            if kind is not None:
                return DocumentKind(kind)
        return DocumentKind.DOCUMENT

    @property
    def body(self) -> str:
        """The issuing body: "A", "A/C.1", "E/CN.5"; of a joint symbol that of its first."""
        return self._anatomy.body

    @property
    def session(self) -> str | None:
        """The session, in arabic ("74", "ES-11", "3" for "III"), or the year that stands for one.

        None for organs that are in session without a break, such as the Security Council.
        """
        return self._anatomy.session

    @property
    def number(self) -> str | None:
        """The number within its series: "28", "2629", "L.13"."""
        return self._anatomy.number

    @property
    def series(self) -> str | None:
        """The series within the body that has an element of its own: "RES", "PRST", "INF"."""
        return self._anatomy.series

    @property
    def part_letter(self) -> str | None:
        """The letter of a resolution issued in parts: "A"; "A-B" where one file holds several."""
        return self._anatomy.part_letter

    @property
    def single_acts(self) -> tuple[Symbol, ...]:
        """The acts that a row of letters ("A-C") stands for; the symbol itself without one."""
        first, dash, last = (self.part_letter or "").partition("-")
        if not dash:
            return (self,)
        stem = self.canonical.removesuffix(f"{first}-{last}")
        return tuple(Symbol(f"{stem}{chr(code)}") for code in range(ord(first), ord(last) + 1))

    @property
    def modifiers(self) -> tuple[str, ...]:
        """What revises, adds to or corrects: ("Rev.1", "Add.2", "Corr.1").

        Of a joint symbol those of its first member.
        """
        return self._anatomy.modifiers

    @property
    def base(self) -> Symbol | None:
        """The document that the last modifier modifies; None without one.

        A joint symbol loses it in every member that has the same.
        """
        if not self.modifiers:
            return None
        ending = "/" + self.modifiers[-1]
        members = (member.canonical.removesuffix(ending) for member in self.members)
        return Symbol("-".join(members))

    @property
    def short_form(self) -> str:
        """As running text prints it: "74/28", "2629 (2022)", "217 (III) A".

        A document that is no act keeps its whole symbol, with a blank before a bracket.
        """
        anatomy = self._anatomy
        elements = split_elements(self.canonical)
        is_act = anatomy.series in ACT_SERIES and "(" not in elements[0]
        if len(self.members) > 1 or anatomy.modifiers or not is_act:
            number = re.fullmatch(r"(?:Res|Dec)\.(\d+)", elements[-1])
            if number and anatomy.session and len(self.members) == 1:
                return f"{anatomy.session}/{number[1]}"
            printed = re.sub(r"(?<=\d)\(", " (", self.canonical)
            return re.sub(r"(?<=[a-z]\.)(?=[IVXLC\d]+[A-Z]?\))", " ", printed)
        printed = "/".join(elements[elements.index(anatomy.series or "") + 1 :])
        return re.sub(r"(?<=[\d)])([A-Z](?:-[A-Z])?)$", r" \1", printed.replace("(", " ("))

    @property
    def iri_path(self) -> str:
        """Its path in an IRI: its slashes kept, other characters percent-encoded."""
        return quote(self.canonical, safe="/")

    @property
    def page_url(self) -> str:
        """The address of the document at the UN."""
        return "https://undocs.org/" + quote(self.canonical.replace(" ", ""), safe="/()")

    @classmethod
    def from_iri_path(cls, path: str) -> Symbol:
        """Return the symbol that `iri_path` came from.

        Raises:
            ValueError: It is no symbol.
        """
        return parse_symbol(unquote(path))

    @property
    def _anatomy(self) -> Anatomy:
        return take_apart(split_elements(self.members[0].canonical))


def parse_symbol(text: str) -> Symbol:
    """Return the symbol that a person wrote, in its canonical spelling.

    Taken as written in lower case, with blanks, with typographic hyphens and dashes, with the
    part letter before or behind the session, with or without a blank before a bracket, or with
    the mark of a printed edition ("(SUPP)").

    Raises:
        ValueError: It is no symbol; the message says why.
    """
    if len(text) > 2 * LONGEST_SYMBOL:
        raise ValueError(f"“{text[:20]}…” is longer than any symbol")
    tight = _BLANK.sub("", _join_letters(plain(text)))
    members = [_parse_member(member) for member in _JOINT.split(tight)]
    if len(members) > 1:
        bodies = {take_apart(split_elements(member)).body for member in members}
        if len(bodies) < len(members):
            raise ValueError(f"“{text}” is a range of symbols, not one")
    return Symbol("-".join(members))


@lru_cache(maxsize=4096)
def try_symbol(text: str) -> Symbol | None:
    """Return the symbol that a person wrote, or None if it is none; see `parse_symbol`."""
    try:
        return parse_symbol(text)
    except ValueError:
        return None


def _join_letters(text: str) -> str:
    """Return "A/RES/76/84 A-B" for "A/RES/76/84 A and B"."""
    words = "|".join(load_grammar().conjunctions)
    return re.sub(rf"(?<= [A-Z]) (?:{words}) (?=[A-Z]$)", "-", text)


def _parse_member(text: str) -> str:
    elements = split_elements(text)
    if len(elements) < 2:
        raise ValueError(f"“{text}” has no slash")
    spelled = [canonical_element(element) for element in elements]
    if not _ROOT.fullmatch(spelled[0]) or spelled[0] in load_grammar().series:
        raise ValueError(f"“{elements[0]}” names no organ")
    if not ACT_SERIES.isdisjoint(spelled):
        spelled[-1] = re.sub(r"(?<=[\d)])[a-z](-[a-z])?$", lambda m: m[0].upper(), spelled[-1])
    anatomy = take_apart(spelled)
    if anatomy.number is None:
        raise ValueError(f"“{text}” names a body or a series, not a document")
    if not _is_known_root(spelled) and (len(spelled) < 3 or not _ACRONYM.fullmatch(spelled[0])):
        raise ValueError(f"“{elements[0]}” is not a known beginning of a symbol")
    return "/".join(spelled)


def _is_known_root(elements: list[str]) -> bool:
    """Whether a symbol begins as symbols of a known series do."""
    first = re.sub(r"\.\d+$|\(\w+\)$", "", elements[0])
    return bool(
        {elements[0], first, "/".join(elements[:2]), "/".join(elements[:3])} & load_grammar().roots
    )
