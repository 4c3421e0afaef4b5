"""What the citing act does to a document: the verb whose object names it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

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
_RELATIVE = re.compile(r"\b(?:which|who|whose|whom|where|whereby)\b")


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
        says=re.compile(table["says"]),
        carrying_out=re.compile(table["carrying_out"]),
        list_joint=re.compile(table["list_joint"]),
        coordinated=re.compile(table["coordinated"]),
        document_noun=re.compile(table["document_noun"]),
        identifies=re.compile(table["identifies"]),
    )


def tell_intents(
    content: str,
    mentions: Sequence[Mention],
    verbs: Sequence[Verb],
    verb_words: VerbWords,
    words: IntentWords,
) -> list[Mention]:
    """Return the mentions of a text, in order, each with what the act does to its document."""
    told: list[Mention] = []
    for mention in mentions:
        verb = _verb_of(mention, verbs)
        kind = CitationType.CITES
        if verb is not None:
            before = told[-1] if told and told[-1].start >= verb.end else None
            kind = _TYPES.get(_role(content, mention, before, verb, verb_words, words), kind)
        told.append(replace(mention, citation_type=kind))
    return told


def _verb_of(mention: Mention, verbs: Sequence[Verb]) -> Verb | None:
    found = None
    for verb in verbs:
        if verb.end > mention.phrase:
            break
        found = verb
    return found


def _role(
    content: str,
    mention: Mention,
    before: Mention | None,
    verb: Verb,
    verb_words: VerbWords,
    words: IntentWords,
) -> str:
    """Return the type that a verb gives to a document that is named behind it."""
    if before is not None and before.tail <= mention.phrase:
        between = content[before.tail : mention.phrase].lstrip(")")
        if words.list_joint.match(between):
            return before.citation_type.value
    start, role = verb.end, verb.role
    if role == _DECIDES:
        infinitive = verb_words.infinitive.match(content, start)
        role = verb_words.infinitives.get(infinitive["infinitive"], "") if infinitive else ""
        start = infinitive.end() if infinitive else start
    path = content[start : mention.phrase]
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
    path = _QUOTED.sub("“”", path)
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
    nouns = list(words.document_noun.finditer(path))
    if not nouns:
        return None
    for noun in nouns:
        before = path[: noun.start()]
        determiner = re.search(r"(?:^|(?<= ))(?:(?:the|a|an|his|her|its|their|that|this|these|those|all|[Tt]he|[a-z-]+|[A-Z][\w-]*|’s) ?){0,5}$", before)
        if determiner is not None and not re.search(r"\b(?:of|on|in|for|to|by|with)\b", before[determiner.start():]):
            return before[: determiner.start()]
    return path[: nouns[0].start()]
