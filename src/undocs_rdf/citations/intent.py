"""What the citing act does to a document: the verb whose object names it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from undocs_rdf.citations.alternatives import any_of, begins_a_word, with_capitals
from undocs_rdf.citations.words import citation_table
from undocs_rdf.model import CitationType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.citations.mentions import Mention
    from undocs_rdf.citations.verbs import Verb, VerbWords
    from undocs_rdf.languages import Language

_TYPES = {kind.value: kind for kind in CitationType}
_ASKS, _DECIDES, _EXTENDS = "ask", "decide", "extends"
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_QUOTED = re.compile(r"“[^“”]{0,400}”")
_LONGEST_PHRASE = 120


@dataclass(frozen=True, slots=True)
class IntentWords:
    """The words that lead from a verb to the document in its object."""

    filler: re.Pattern[str]
    content: re.Pattern[str]
    content_link: re.Pattern[str]
    extended_link: re.Pattern[str]
    event: re.Pattern[str]
    worth: re.Pattern[str]
    that_clause: re.Pattern[str]
    aside: re.Pattern[str]
    premodifier: re.Pattern[str]
    says: re.Pattern[str]
    carrying_out: re.Pattern[str]
    list_joint: re.Pattern[str]
    coordinated: re.Pattern[str]
    document_noun: re.Pattern[str]
    identifies: re.Pattern[str]


@cache
def intent_words(language: Language) -> IntentWords:
    """Return the words of a language."""
    table = citation_table(language)["intent"]
    noun, not_before = table["content_noun"], table["not_before_content"]
    return IntentWords(
        filler=re.compile(table["filler"]),
        content=re.compile(rf"^[,:]?(?: of)?(?: (?!{not_before})[\w’-]+,?){{0,7}}? {noun}(?:(?: and|,)(?: the)? {noun})*\b"),
        content_link=re.compile(table["content_link"]),
        extended_link=re.compile(table["extended_link"]),
        event=re.compile(table["event"]),
        worth=re.compile(table["worth"]),
        that_clause=re.compile(table["that_clause"]),
        aside=re.compile(table["aside"]),
        premodifier=re.compile(table["premodifier"]),
        says=re.compile(table["says"]),
        carrying_out=re.compile(table["carrying_out"]),
        list_joint=re.compile(table["list_joint"]),
        coordinated=re.compile(table["coordinated"]),
        document_noun=re.compile(rf"(?:{any_of(with_capitals(table['document_nouns']))})(?!\w)"),
        identifies=re.compile(table["identifies"]),
    )


def tell_intents(
    content: str,
    mentions: Sequence[Mention],
    verbs: Sequence[Verb],
    verb_words: VerbWords,
    words: IntentWords,
) -> list[Mention]:
    """Return the mentions of a text, in order, each with what the act does to its document.

    Args:
        content: The text, with what leads to it from the paragraph it belongs to.
        mentions: What it names, in order.
        verbs: Its verbs whose subject is the acting body.
        verb_words: The verbs of the language.
        words: The words that lead from a verb to its object.

    Returns:
        A mention for each type: two verbs with one object give two.
    """
    told: list[Mention] = []
    before: Mention | None = None
    kinds: tuple[CitationType, ...] = ()
    for mention in mentions:
        verb = _verb_of(mention, verbs)
        listed = (
            before is not None
            and verb is not None
            and before.start >= verb.end
            and before.tail <= mention.phrase
            and words.list_joint.match(content[before.tail : mention.phrase].lstrip(")"))
        )
        if not listed:
            kinds = _kinds(content, mention.phrase, verb, verb_words, words)
        told.extend(
            mention if kind is mention.citation_type else replace(mention, citation_type=kind)
            for kind in kinds
        )
        before = mention
    return told


def intent_at(
    content: str,
    at: int,
    verbs: Sequence[Verb],
    verb_words: VerbWords,
    words: IntentWords,
) -> CitationType:
    """Return what the act does to a document whose phrase ends at `at`, as at the mark of a note."""
    pretended = f"{content[:at]} ("
    verb = next((verb for verb in reversed(verbs) if verb.end <= at), None)
    return _kinds(pretended, len(pretended), verb, verb_words, words)[0]


def _verb_of(mention: Mention, verbs: Sequence[Verb]) -> Verb | None:
    return next((verb for verb in reversed(verbs) if verb.end <= mention.phrase), None)


def _kinds(
    content: str, phrase: int, verb: Verb | None, verb_words: VerbWords, words: IntentWords
) -> tuple[CitationType, ...]:
    """Return the types that a verb gives to a document whose phrase starts at `phrase`."""
    if verb is None:
        return (CitationType.CITES,)
    roles = (_role(content, phrase, verb.end, role, verb_words, words) for role in verb.roles)
    return tuple(dict.fromkeys(_TYPES.get(role, CitationType.CITES) for role in roles))


def _role(
    content: str,
    phrase: int,
    start: int,
    role: str,
    verb_words: VerbWords,
    words: IntentWords,
) -> str:
    if role == _DECIDES:
        infinitive = verb_words.infinitive.match(content, start)
        role = verb_words.infinitives.get(infinitive["infinitive"], "") if infinitive else ""
        start = infinitive.end() if infinitive else start
    path = content[start:phrase]
    if role == _ASKS:
        return "callsForImplementationOf" if _is_carried_out(path, words) else "cites"
    if role not in _TYPES or role == "cites":
        return "cites"
    return role if is_object(path, role, words) else "cites"


def _is_carried_out(path: str, words: IntentWords) -> bool:
    link = words.content_link.search(path)
    if words.carrying_out.search(path):
        return True
    if link is None:
        return False
    inner = re.search(r"(?:(?:the|its|all|their|relevant) )*(?:[\w-]+ ){0,3}$", path[: link.start()])
    return bool(inner and words.carrying_out.search(path[: inner.start()]))


def is_object(path: str, role: str, words: IntentWords) -> bool:
    """Tell whether a path from a verb leads to its object: a name that ends it is one.

    Args:
        path: The text between the verb and the phrase that names the document.
        role: The type that the verb gives.
        words: The words of the language.
    """
    path = words.aside.sub("", _QUOTED.sub("“”", path))
    bracketed = path.endswith("(")
    if bracketed:
        path = _to_noun(_BRACKETS.sub("", path[:-1]), words)
        if path is None:
            return False
    path = _BRACKETS.sub("", path)
    if words.filler.match(path):
        return True
    if words.that_clause.match(path):
        return bool(words.says.match(path))
    if role == _EXTENDS:
        return bool(words.extended_link.search(path)) or bool(words.filler.match(path))
    if words.event.match(path) or words.worth.match(path):
        return True
    content = words.content.match(path)
    if content is not None:
        link = words.content_link.search(path, content.end() - 1)
        if link is not None and not words.identifies.search(path, content.end(), link.start()):
            return True
    joint = words.coordinated.search(path)
    if joint is None:
        return False
    return not words.that_clause.match(path)


def _to_noun(path: str, words: IntentWords) -> str | None:
    """Return the path up to the phrase of the document that a bracket belongs to."""
    noun = next(iter(document_nouns(path, len(path), words)), None)
    return None if noun is None else path[: phrase_start(path, noun.start(), words)]


def document_nouns(content: str, end: int, words: IntentWords, start: int = 0) -> list[re.Match[str]]:
    """Return the nouns for documents ("report", "letter") in a stretch of a text, in order."""
    return [
        match
        for match in words.document_noun.finditer(content, start, end)
        if begins_a_word(content, match.start())
    ]


def phrase_start(content: str, noun: int, words: IntentWords) -> int:
    """Return where the phrase of the noun at `noun` starts: at its article and adjectives."""
    base = max(noun - _LONGEST_PHRASE, 0)
    found = words.premodifier.search(content[base:noun])
    return base + found.start() if found else noun
