"""What the citing act does to a document: the verb whose object names it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from undocs_rdf.citations.alternatives import WordFinder, with_capitals
from undocs_rdf.citations.words import citation_table
from undocs_rdf.model import CitationType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.citations.mentions import Mention
    from undocs_rdf.citations.verbs import Verb, VerbWords
    from undocs_rdf.languages import Language

_TYPES = {kind.value: kind for kind in CitationType}
_CITES = (CitationType.CITES,)
_ASKS, _DECIDES, _EXTENDS = "ask", "decide", "extends"
_AND_THAT = re.compile(r"^.*,? and that\b")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_QUOTED = re.compile(r"“[^“”]{0,400}”|‘[^‘]{0,400}?’(?!\w)")
_LONGEST_PHRASE = 120
_MOST_LINKS = 3
_DEEPEST_GROUP = 4
_LONGEST_BELONGS = 20
_LONGEST_PART = 50
_LONGEST_NOUN = 30
_LONGEST_EVENT = 120
_LONGEST_VERB = 20
_LONGEST_LINK = 200
_LONGEST_JOINT = 80
_WORD = re.compile(r"[\w’-]+")
_BLANK = re.compile(" ")


@dataclass(frozen=True, slots=True)
class IntentWords:
    """The words that lead from a verb to the document in its object."""

    filler: re.Pattern[str]
    content: re.Pattern[str]
    content_noun: re.Pattern[str]
    content_link: re.Pattern[str]
    content_before: re.Pattern[str]
    extended_link: re.Pattern[str]
    extended: re.Pattern[str]
    event: re.Pattern[str]
    event_joint: re.Pattern[str]
    worth: re.Pattern[str]
    that_clause: re.Pattern[str]
    aside: re.Pattern[str]
    phrase_stop: frozenset[str]
    phrase_link: frozenset[str]
    phrase_article: str
    says: re.Pattern[str]
    carries_out: re.Pattern[str]
    carrying_out: re.Pattern[str]
    carried_out: re.Pattern[str]
    not_asked: re.Pattern[str]
    list_joint: re.Pattern[str]
    coordinated: re.Pattern[str]
    of_group: re.Pattern[str]
    belongs: frozenset[str]
    anew: re.Pattern[str]
    has_part: re.Pattern[str]
    document_noun: WordFinder
    part_nouns: frozenset[str]
    verb_nouns: frozenset[str]
    verb_before: re.Pattern[str]
    identifies: re.Pattern[str]


@cache
def intent_words(language: Language) -> IntentWords:
    """Return the words of a language."""
    table = citation_table(language)["intent"]
    noun, not_before = table["content_noun"], table["not_before_content"]
    return IntentWords(
        filler=re.compile(table["filler"]),
        content=re.compile(
            rf"^[,:]?(?: of)?(?: (?!{not_before})[\w’-]+,?){{0,7}}? {noun}"
            rf"(?:(?: and|,)(?: the)? {noun})*\b"
        ),
        content_noun=re.compile(noun),
        content_link=re.compile(table["content_link"]),
        content_before=re.compile(rf"(?:(?!{not_before})[\w’-]+ ){{0,4}}{noun}$"),
        extended=re.compile(table["extended"]),
        extended_link=re.compile(table["extended_link"]),
        event=re.compile(table["event"]),
        event_joint=re.compile(table["event_joint"]),
        worth=re.compile(table["worth"]),
        that_clause=re.compile(table["that_clause"]),
        aside=re.compile(table["aside"]),
        phrase_stop=frozenset(table["phrase_stop"]),
        phrase_link=frozenset(table["phrase_link"]),
        phrase_article=table["phrase_article"],
        says=re.compile(table["says"]),
        not_asked=re.compile(table["not_asked"]),
        carried_out=re.compile(table["carried_out"].replace("{to_document}", table["to_document"])),
        carries_out=re.compile("|".join(table["carries_out"])),
        carrying_out=re.compile(
            table["carrying_out"].replace("{to_document}", table["to_document"])
        ),
        list_joint=re.compile(table["list_joint"]),
        of_group=re.compile(table["of_group"]),
        belongs=frozenset(table["belongs"]),
        anew=re.compile(table["anew"]),
        has_part=re.compile(table["has_part"]),
        coordinated=re.compile(table["coordinated"]),
        document_noun=WordFinder(with_capitals(table["document_nouns"]), r"(?!\w)"),
        part_nouns=frozenset(table["part_nouns"]),
        verb_nouns=frozenset(table["verb_nouns"]),
        verb_before=re.compile(table["verb_before"]),
        identifies=re.compile(table["identifies"]),
    )


@dataclass(frozen=True, slots=True)
class Clauses:
    """A text and the verbs whose subject is the acting body.

    Attributes:
        content: The text, with what leads to it from the paragraph that it belongs to.
        verbs: Its verbs, in order.
        verb_words: The verbs of the language.
        words: The words that lead from a verb to its object.
    """

    content: str
    verbs: Sequence[Verb]
    verb_words: VerbWords
    words: IntentWords

    def tell(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions, in order, each with what the act does to its document.

        A list has the type of its first member. Two verbs with one object give two mentions.
        """
        told: list[Mention] = []
        before: Mention | None = None
        kinds: tuple[CitationType, ...] = ()
        last_verb: Verb | None = None
        began = False
        for mention in mentions:
            verb = self._verb_before(mention.phrase)
            listed = (
                before is not None
                and verb is not None
                and verb.end <= before.start
                and before.tail <= mention.phrase
                and self._goes_on(before, mention, identifies=began and kinds == _CITES)
            )
            if not listed:
                kinds = self._kinds(self.content[: mention.phrase], verb)
            if verb is not last_verb:
                last_verb, began = verb, False
            began = began or kinds != _CITES
            told.extend(
                mention if kind is mention.citation_type else mention._replace(citation_type=kind)
                for kind in kinds
            )
            before = mention
        return told

    def _goes_on(self, before: Mention, mention: Mention, *, identifies: bool) -> bool:
        """Tell whether a mention goes on with the list that the one before it is in.

        Behind what only identifies a member of a list, a comma and a document of another kind go
        on with the list: "the Compact, endorsed in resolution 73/195, and the Agenda".
        """
        between = self.content[before.tail : mention.phrase].lstrip(")")
        if not self.words.list_joint.match(between):
            return False
        return not (identifies and before.noun != mention.noun and between.startswith(","))

    def at_end_of_phrase(self, at: int) -> CitationType:
        """Return what the act does to the document whose phrase ends at `at`."""
        return self._kinds(f"{self.content[:at]} (", self._verb_before(at))[0]

    def _verb_before(self, at: int) -> Verb | None:
        return next((verb for verb in reversed(self.verbs) if verb.end <= at), None)

    def _kinds(self, before: str, verb: Verb | None) -> tuple[CitationType, ...]:
        """Return the types that a verb gives to a document named behind the text `before`."""
        if verb is None:
            return _CITES
        roles = (self._role(before, verb.end, role) for role in verb.roles)
        return tuple(dict.fromkeys(_TYPES.get(role, CitationType.CITES) for role in roles))

    def _role(self, before: str, start: int, role: str) -> str:
        if role == _DECIDES:
            infinitive = self.verb_words.infinitive.match(before, start)
            if infinitive is None:
                extended = self.words.extended.search(self.content, len(before))
                is_extended = extended and self.words.extended_link.search(before, start)
                return _EXTENDS if is_extended else "cites"
            role = self.verb_words.infinitives.get(infinitive["infinitive"], "")
            start = infinitive.end()
        path = before[start:]
        if role == _ASKS:
            to_document = _to_document(path, self.words) or ""
            is_asked_for = _is_carried_out(to_document, self.words)
            return "callsForImplementationOf" if is_asked_for else "cites"
        if role not in _TYPES or role == "cites":
            return "cites"
        return role if is_object(path, role, self.words) else "cites"


def _is_carried_out(path: str, words: IntentWords) -> bool:
    """Tell whether what is asked for is that the document at the end of a path be carried out."""
    if not words.carries_out.search(path) or not _leads_to_carrying_out(path, words):
        return False
    return not words.not_asked.search(path)


def _leads_to_carrying_out(path: str, words: IntentWords) -> bool:
    """Tell whether a path ends in a verb that carries out, or in what a document says behind it."""
    near = max(len(path) - _LONGEST_LINK, 0)
    if words.carrying_out.search(path, near) or words.carried_out.search(path, near):
        return True
    link = words.content_link.search(path, near)
    if link is None:
        return False
    said = path[: link.start()].rstrip()
    if not words.content_noun.fullmatch(said, said.rfind(" ") + 1):
        return False
    content = words.content_before.search(said, max(len(said) - _LONGEST_LINK, 0))
    if content is None:
        return False
    near = max(content.start() - _LONGEST_LINK, 0)
    ends = [content.start(), *(blank.end() for blank in _BLANK.finditer(said, content.start()))]
    return any(words.carrying_out.search(path[:end], near) for end in ends)


def is_object(path: str, role: str, words: IntentWords, depth: int = 0) -> bool:
    """Tell whether a path from a verb leads to its object: a name that ends it is one.

    Args:
        path: The text between the verb and the phrase that names the document.
        role: The type that the verb gives.
        words: The words of the language.
        depth: How many groups the name is in: "the acts, including the reports, notably".
    """
    to_document = _to_document(path, words)
    if to_document is None:
        return False
    path = to_document
    if words.filler.match(path):
        return True
    if words.that_clause.match(path):
        return bool(words.says.match(_AND_THAT.sub(" that", path)))
    if role == _EXTENDS and words.extended_link.search(path):
        return True
    if words.event.match(path) or words.worth.match(path):
        return True
    joints = words.event_joint.finditer(path, max(len(path) - _LONGEST_EVENT, 0))
    if any(words.event.match(path[joint.end() :]) for joint in joints):
        return True
    content = words.content.match(path)
    if content is not None:
        link = words.content_link.search(path, content.end() - 1)
        if link is not None and not words.identifies.search(path, content.end(), link.start()):
            return True
    group = words.of_group.search(path, max(len(path) - _LONGEST_JOINT, 0))
    if group is not None:
        named = document_nouns(path, group.start(), words) if depth < _DEEPEST_GROUP else []
        return bool(named) and is_object(
            path[: named_document(path, named, words)[0]], role, words, depth + 1
        )
    near = max(len(path) - _LONGEST_JOINT, 0)
    return role != _EXTENDS and words.coordinated.search(path, near) is not None


def _to_document(path: str, words: IntentWords) -> str | None:
    """Return a path up to the phrase of the document that the bracket at its end belongs to.

    None if the bracket belongs to no document.
    """
    if "“" in path or "‘" in path:
        path = _QUOTED.sub("“”", path)
    path = words.aside.sub("", path)
    is_bracketed = path.endswith("(")
    if "(" in path:
        path = _BRACKETS.sub("", path[:-1] if is_bracketed else path)
    end = len(path.rstrip(" :"))
    if not is_bracketed:
        last = document_nouns(path, len(path), words, max(end - _LONGEST_NOUN, 0))
        if not last or last[-1].end() != end:
            return path
    nouns = document_nouns(path, len(path), words)
    if is_bracketed and not nouns:
        return None
    return path[: named_document(path, nouns, words)[0]]


def named_document(
    content: str, nouns: Sequence[re.Match[str]], words: IntentWords
) -> tuple[int, str]:
    """Return where the phrase starts that the last of some nouns is in, and the noun it is on.

    It is that of the nearest document, or of the one that this belongs to: in "the report on the
    plan (A/74/1)" the report.
    """
    start, called = len(content), ""
    for noun in reversed(nouns):
        if called and noun[1].lower() in words.part_nouns:
            break
        start, called = phrase_start(content, noun.start(1), words), noun[1].lower()
        if not belongs(content, start, words):
            break
        if noun[1].islower() and words.has_part.search(
            content, max(start - _LONGEST_PART, 0), start
        ):
            break
    return start, called


def belongs(content: str, start: int, words: IntentWords) -> bool:
    """Tell whether the phrase that starts at `start` belongs to a document before it."""
    before = content.rfind(" ", max(start - _LONGEST_BELONGS, 0), start - 1) + 1
    if content[before : start - 1] not in words.belongs:
        return False
    return not words.anew.search(content, max(start - _LONGEST_PART, 0), start)


def document_nouns(
    content: str, end: int, words: IntentWords, start: int = 0
) -> list[re.Match[str]]:
    """Return the nouns for documents ("report", "letter") in a stretch of a text, in order."""
    return [
        noun
        for noun in words.document_noun.find(content, start, end)
        if noun[1] not in words.verb_nouns
        or not words.verb_before.search(
            content, max(noun.start(1) - _LONGEST_VERB, 0), noun.start(1)
        )
    ]


def phrase_start(content: str, noun: int, words: IntentWords) -> int:
    """Return where the phrase of the noun at `noun` starts: at its article and adjectives.

    Read from the noun back: words in lower case up to a preposition or conjunction, numbers, and
    names in capitals with what joins them ("the Group on General Issues report").
    """
    base = max(noun - _LONGEST_PHRASE, 0)
    start = at = noun
    links = 0
    while at > base and content[at - 1] == " ":
        before = content.rfind(" ", base, at - 1) + 1
        word = content[before or base : at - 1]
        if not word or not _WORD.fullmatch(word):
            break
        if word[0].isupper() or (word[0].isdigit() and not links):
            links = 0
        elif word in words.phrase_link and content[at].isupper() and not links:
            links = 1
        elif word in words.phrase_link and links and links < _MOST_LINKS:
            links += 1
        elif word in words.phrase_stop or links:
            break
        at = before or base
        if not links:
            start = at
    article = words.phrase_article
    return start - len(article) if content.endswith(article, 0, start) else start
