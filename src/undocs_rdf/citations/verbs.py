"""The verbs of a paragraph that have the acting body as their subject."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from undocs_rdf.citations.words import citation_table
from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from undocs_rdf.languages import Language

_PERSONS = ("third", "participle", "past")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in a paragraph.

    Attributes:
        start: Where it starts.
        end: Where its own words end ("takes note with appreciation of").
        role: A citation type, or "ask", "decide".
        person: "third", "participle" or "past".
    """

    start: int
    end: int
    role: str
    person: str


@dataclass(frozen=True, slots=True)
class VerbWords:
    """The verbs of a language.

    Attributes:
        form: Any form, with the adverbs behind it.
        entries: By form: what may have to follow it, its role, its person; longest first.
        infinitives: The role of a verb by its infinitive.
        joined: What stands before a verb that is joined to what precedes.
        subject: What stands before a verb as its subject.
        infinitive: An infinitive behind a verb of deciding.
        opening_only: Roles that only the first words of a paragraph give.
        openings: Forms that open a paragraph or clause, in lower case and as printed.
    """

    form: re.Pattern[str]
    entries: dict[str, tuple[tuple[re.Pattern[str] | None, str, str], ...]]
    infinitives: dict[str, str]
    joined: re.Pattern[str]
    subject: re.Pattern[str]
    infinitive: re.Pattern[str]
    opening_only: frozenset[str]
    openings: frozenset[str]


@cache
def verb_words(language: Language) -> VerbWords:
    """Return the verbs of a language, from `citation_verbs.csv` and `citations.toml`."""
    table = citation_table(language)["intent"]
    path = resource_folder("data") / language.tag / "citation_verbs.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    entries: dict[str, list[tuple[re.Pattern[str] | None, str, str]]] = {}
    for row in rows:
        needed = re.compile(rf",? (?:{row['complement']})") if row["complement"] else None
        for person in _PERSONS:
            if row[person]:
                entries.setdefault(row[person], []).append((needed, row["role"], person))
    ordered = {
        form: tuple(sorted(found, key=lambda entry: entry[0] is None)) for form, found in entries.items()
    }
    forms = "|".join(sorted(ordered, key=len, reverse=True))
    infinitives = {row["base"]: row["role"] for row in rows if row["base"] and not row["complement"]}
    adverb = table["adverb"]
    return VerbWords(
        form=re.compile(rf"\b(?P<form>(?i:{forms}))\b(?:,? {adverb})*"),
        entries=ordered,
        infinitives=infinitives,
        joined=re.compile(table["joined"]),
        subject=re.compile(table["subject"]),
        infinitive=re.compile(table["infinitive"]),
        opening_only=frozenset(table["opening_only"]),
        openings=frozenset(
            form
            for row in rows
            if row["base"] and row["base"] not in {"be", "have"}
            for person in _PERSONS
            for form in (row[person], row[person].capitalize())
        ),
    )


def find_verbs(
    content: str, italics: tuple[tuple[int, int], ...], words: VerbWords
) -> tuple[Verb, ...]:
    """Return the verbs whose subject is the acting body, in order.

    They open the text, stand in italics, are joined by a comma or "and", or follow the body or
    the pronoun that stands for it.
    """
    found: list[Verb] = []
    person = ""
    for match in words.form.finditer(content):
        entry = _entry(content, match, words)
        if entry is None:
            continue
        end, role, kind = entry
        before = content[max(match.start() - 40, 0) : match.start()]
        opens = not found and not re.search(r"[a-z]{3}", content[: match.start()].replace("so", ""))
        if not (
            opens
            or _is_set_apart(match.start(), italics)
            or (kind == "participle" and words.joined.search(before))
            or (kind != "participle" and _goes_on(person, kind, before, words))
        ):
            continue
        if role in words.opening_only and not opens:
            if kind == "participle" and match["form"] not in words.infinitives:
                continue
            role = "cites"
        person = person or kind
        found.append(Verb(match.start(), end, role, kind))
    return tuple(found)


def _entry(
    content: str, match: re.Match[str], words: VerbWords
) -> tuple[int, str, str] | None:
    form = match["form"]
    entries = words.entries.get(form) or words.entries.get(form.lower(), ())
    for needed, role, person in entries:
        if needed is None:
            return match.end(), role, person
        for at in (match.end(), match.end("form")):
            behind = needed.match(content, at)
            if behind:
                return behind.end(), role, person
    return None


def _is_set_apart(at: int, italics: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= at < end and at - start < 30 for start, end in italics)


def _goes_on(person: str, kind: str, before: str, words: VerbWords) -> bool:
    """Tell whether a finite verb has the body as its subject in a text that opened with one."""
    if person == "participle":
        return False
    if words.subject.search(before):
        return True
    return bool(person) and kind == person and bool(words.joined.search(before))
