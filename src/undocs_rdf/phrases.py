"""Opening phrases: the words in italics that open a paragraph and say what it does.

The rule is the drafting convention: "Each preambular paragraph begins with a present, past or
perfect participle or participial phrase or an adjective. Each operative paragraph begins with an
operative verb (or phrase) in the present indicative tense" (United Nations Editorial Manual,
Resolutions and other formal decisions of United Nations organs, II.C). So a phrase is a verb
form, what completes it ("note", "upon", "with appreciation") and what modifies it ("also",
"strongly", "grave"). The forms stand in `data/{language}/verbs.csv`, the modifiers in
`phrases.toml`, the phrases that documents often use in `phrases.csv`.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.model import OpeningPhrase
from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from undocs_rdf.languages import Language

PREAMBULAR: Final = "preambular"
OPERATIVE: Final = "operative"

MODIFIER_SEPARATOR: Final = ", "
"""What stands between the modifiers of one phrase in `OpeningPhrase.modifier`."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# The words of a phrase follow each other with nothing between them but blanks and a comma.
_GAP = re.compile(r"[\s,*_]*")


class VerbForm(NamedTuple):
    """A form of a verb: the verb in the infinitive, and which paragraphs the form opens."""

    base: str
    used_in: str


class KnownPhrase(NamedTuple):
    """A phrase that documents often use: a row of `phrases.csv`."""

    phrase: str
    base_verb: str
    modifier: str | None
    used_in: str


@dataclass(frozen=True, slots=True)
class PhraseGrammar:
    """What a language's opening phrases are made of.

    Attributes:
        forms: Verb forms by their words in lower case.
        modifiers: By its first word, each modifier as a tuple of words, the longest first.
        modifier_endings: A word that ends so is a modifier.
        degrees: Adjectives that grade a noun.
        determiners: Words that are left out of the base verb.
        conjunctions: Words that join two verbs.
        trailing: Words that are no part of the base verb when they end it.
        copula: The verb that the base of an adjective begins with.
        incomplete: Verbs that need what completes them.
        auxiliaries: Verbs that lend their form to the word that follows.
        particles: Words with which begins what completes any other verb.
    """

    forms: Mapping[str, VerbForm]
    modifiers: Mapping[str, tuple[tuple[str, ...], ...]]
    modifier_endings: tuple[str, ...]
    degrees: frozenset[str]
    determiners: frozenset[str]
    conjunctions: frozenset[str]
    trailing: frozenset[str]
    copula: str
    incomplete: frozenset[str]
    auxiliaries: frozenset[str]
    particles: frozenset[str]

    def modifier_at(self, words: Sequence[str], at: int) -> int:
        """Return how many words from words[at] on are one modifier; 0 if none is there."""
        for candidate in self.modifiers.get(words[at], ()):
            if tuple(words[at : at + len(candidate)]) == candidate:
                return len(candidate)
        return 1 if words[at].endswith(self.modifier_endings) else 0

    def verb_at(self, words: Sequence[str]) -> int:
        """Return the index of the verb form that words open with, past modifiers; -1 if none."""
        at = 0
        while at < len(words):
            if words[at] in self.forms:
                return at
            length = self.modifier_at(words, at)
            if not length:
                return -1
            at += length
        return -1


@cache
def load_grammar(tag: str = "en") -> PhraseGrammar:
    """Return the grammar of opening phrases of the language `tag`.

    Raises:
        FileNotFoundError: There is none for it.
    """
    folder = resource_folder("data") / tag
    table = tomllib.loads((folder / "phrases.toml").read_text(encoding="utf-8"))
    with (folder / "verbs.csv").open(encoding="utf-8", newline="") as file:
        forms = {row["form"]: VerbForm(row["base"], row["used_in"]) for row in csv.DictReader(file)}
    modifiers: dict[str, list[tuple[str, ...]]] = {}
    for modifier in table["modifiers"]:
        words = tuple(modifier.split())
        modifiers.setdefault(words[0], []).append(words)
    return PhraseGrammar(
        MappingProxyType(forms),
        MappingProxyType(
            {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in modifiers.items()}
        ),
        tuple(table["modifier_endings"]),
        frozenset(table["degrees"]),
        frozenset(table["determiners"]),
        frozenset(table["conjunctions"]),
        frozenset(table["trailing"]),
        table["copula"],
        frozenset(table["incomplete"]),
        frozenset(table["auxiliaries"]),
        frozenset(table["particles"]),
    )


@cache
def known_phrases(tag: str = "en") -> tuple[KnownPhrase, ...]:
    """Return the phrases that documents of a language often use, in the order of their table."""
    path = resource_folder("data") / tag / "phrases.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            KnownPhrase(row["phrase"], row["base_verb"], row["modifier"] or None, row["used_in"])
            for row in csv.DictReader(file)
        )


@lru_cache(maxsize=4096)
def parse_opening_phrase(words: str, language: Language) -> OpeningPhrase:
    """Return a phrase taken apart into its base verb and its modifiers.

    The base verb is in the infinitive and has what completes it ("take note with appreciation",
    "express concern", "be concerned", "have considered"); determiners are left out. Modifiers
    stand in their printed order, joined by `MODIFIER_SEPARATOR`. Both are None where the phrase
    does not begin with a known verb form.

    Args:
        words: The phrase as printed: "Expressing its deep concern".
        language: The language it is in.
    """
    printed = " ".join(words.split())
    grammar = load_grammar(language.tag)
    tokens = [match.group().lower().replace("’", "'") for match in _WORD.finditer(printed)]
    verb = grammar.verb_at(tokens)
    if verb < 0 or not grammar.forms[tokens[verb]].base:
        return OpeningPhrase(printed)
    base, modifiers = _take_apart(tokens, verb, grammar)
    return OpeningPhrase(printed, base, MODIFIER_SEPARATOR.join(modifiers) or None)


def _take_apart(
    tokens: Sequence[str], verb: int, grammar: PhraseGrammar
) -> tuple[str, tuple[str, ...]]:
    """Return the base verb and the modifiers of a phrase whose verb form is tokens[verb]."""
    base: list[str] = []
    modifiers: list[str] = []
    used_in = grammar.forms[tokens[verb]].used_in
    at = 0
    while at < len(tokens):
        token = tokens[at]
        joined = at > verb and bool(base) and base[-1] in grammar.conjunctions
        form = grammar.forms.get(token)
        if at == verb or (joined and form is not None and form.used_in == used_in):
            base += _joined_verb(base, grammar.forms[token].base, grammar)
            at += 1
        elif length := grammar.modifier_at(tokens, at):
            modifiers.append(" ".join(tokens[at : at + length]))
            at += length
        else:
            if token in grammar.degrees:
                modifiers.append(token)
            elif not _joins_degrees(tokens, at, grammar) and token not in grammar.determiners:
                base.append(token)
            at += 1
    while len(base) > 1 and base[-1] in grammar.trailing | grammar.conjunctions:
        base.pop()
    return " ".join(base), tuple(modifiers)


def _joins_degrees(tokens: Sequence[str], at: int, grammar: PhraseGrammar) -> bool:
    """Return whether tokens[at] joins two degrees: "strong and unequivocal"."""
    return tokens[at] in grammar.conjunctions and tokens[at - 1] in grammar.degrees


def _joined_verb(base: Sequence[str], verb: str, grammar: PhraseGrammar) -> list[str]:
    """Return the words of a verb that is added to a base: "be alarmed" and "concerned"."""
    words = verb.split()
    if base and base[0] == grammar.copula and words[0] == grammar.copula:
        return words[1:]
    return words


@lru_cache(maxsize=8192)
def opening_verb(text: str, language: Language) -> VerbForm | None:
    """Return the verb form that a text opens with, past modifiers; None if there is none."""
    grammar = load_grammar(language.tag)
    words: list[str] = []
    for token in _leading_tokens(text):
        words.append(token.word)
        if token.word in grammar.forms:
            break
    verb = grammar.verb_at(words)
    return None if verb < 0 else grammar.forms[words[verb]]


def is_preambular_opening(words: str, language: Language) -> bool:
    """Return whether words open as a preambular paragraph does: by a participle or adjective."""
    form = opening_verb(words, language)
    return form is not None and form.used_in == PREAMBULAR


def is_operative_opening(words: str, language: Language) -> bool:
    """Return whether words open as an operative paragraph does: by a verb in the present tense."""
    form = opening_verb(words, language)
    return form is not None and form.used_in == OPERATIVE


LONGEST_PHRASE = 90
"""Characters within which an opening phrase ends."""

_LOOK_AHEAD = 12  # the longest phrase in use has ten words


class _Token(NamedTuple):
    """A word of a text in lower case, where it stands, and whether a comma precedes it."""

    word: str
    start: int
    end: int
    after_comma: bool


def _leading_tokens(text: str) -> Iterator[_Token]:
    """Yield the first words of a text, as long as nothing but blanks and commas parts them."""
    at = 0
    for _ in range(_LOOK_AHEAD):
        gap = _GAP.match(text, at)
        start = gap.end() if gap else at
        match = _WORD.match(text, start)
        if match is None:
            return
        word = match.group().lower().replace("’", "'")
        yield _Token(word, match.start(), match.end(), "," in text[at:start])
        at = match.end()


@cache
def _complements(tag: str) -> Mapping[tuple[str, ...], bool]:
    """Return what begins a known base verb, word by word, and whether it is one in full."""
    found: dict[tuple[str, ...], bool] = {}
    for known in known_phrases(tag):
        words = tuple(known.base_verb.split())
        for length in range(1, len(words)):
            found.setdefault(words[:length], False)
        found[words] = True
    return MappingProxyType(found)


def find_opening_phrase(text: str, language: Language) -> str:
    """Return the phrase that a text opens with, where italics do not show it; "" if none does.

    It is the verb form with the modifiers before it, as many of the words that follow as
    complete a known phrase, and the modifiers that stand right behind. A noun that is the object
    of the verb is left out, though some documents print it in italics too.

    Args:
        text: The words of a paragraph, without its number.
        language: The language they are in.
    """
    grammar = load_grammar(language.tag)
    tokens = list(_leading_tokens(text))
    verb = grammar.verb_at([token.word for token in tokens])
    if verb < 0:
        return ""
    end = _phrase_end(tokens, verb, grammar, _complements(language.tag))
    return text[tokens[0].start : tokens[end - 1].end]


def _phrase_end(
    tokens: Sequence[_Token],
    verb: int,
    grammar: PhraseGrammar,
    complements: Mapping[tuple[str, ...], bool],
) -> int:
    """Return the index after the last word of the phrase whose verb form is tokens[verb]."""
    words = [token.word for token in tokens]
    form = grammar.forms[words[verb]]
    base = tuple(form.base.split())
    needs_more = form.base in grammar.incomplete
    at = end = verb + 1
    while at < len(words) and not tokens[at].after_comma:
        word = words[at]
        open_ended = needs_more or len(base) > len(form.base.split())
        joined = grammar.forms.get(word) if base[-1:] and base[-1] in grammar.conjunctions else None
        if joined is not None and joined.used_in == form.used_in:
            base += tuple(joined.base.split())
            complete = True
        elif length := grammar.modifier_at(words, at):
            # A modifier belongs to the phrase where it is sure to be one and nothing is missing.
            complete = word in grammar.modifiers and end == at
            at += length - 1
        elif (*base, word) in complements and (open_ended or word in grammar.particles):
            base += (word,)
            complete = complements[base]
        elif word in grammar.conjunctions:
            base += (word,)
            complete = False
        elif open_ended and word in grammar.determiners | grammar.degrees:
            complete = False
        elif form.base in grammar.auxiliaries and end == verb + 1:
            base += (word,)
            complete = True
        else:
            break
        at += 1
        end = at if complete else end
    return end
