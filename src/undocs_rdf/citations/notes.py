"""What a note inherits from the place of its mark: the verb, the part and the name of a document.

The text says what is done, the note which document is meant: "Takes note of paragraph 3 of the
report,¹" with "¹ A/74/1." takes note of A/74/1, paragraph 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.authored import author_of
from undocs_rdf.citations.intent import belongs, document_nouns, named_document
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.pinpoints import attach_pinpoints
from undocs_rdf.model import CitationType, Instrument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.citations.intent import Clauses
    from undocs_rdf.citations.lexicon import Lexicon
    from undocs_rdf.text import Text

_USUAL_OBJECT = 160
_LONGEST_OBJECT = 600
_MARK_STOPS = " ,;.:”"


class AtMark(NamedTuple):
    """What stands at a mark.

    Attributes:
        kind: What the act does to the documents of the note.
        noun: What the text calls them: "report".
        author: Whose they are, as the text says.
        instrument: The instrument that is named right before the mark.
        paragraphs: The paragraphs that are meant: "3(b)".
        parts: Other parts that are meant: "annex II".
    """

    kind: CitationType
    noun: str
    author: str
    instrument: Instrument | None
    paragraphs: tuple[str, ...]
    parts: tuple[str, ...]


def at_mark(
    text: Text, at: int, told: Sequence[Mention], clauses: Clauses, lexicon: Lexicon
) -> AtMark:
    """Return what the note inherits whose mark stands at `at`.

    Args:
        text: The text that carries the mark.
        at: The offset of the mark.
        told: What the text names, in order.
        clauses: The verbs of the text, and what leads to it.
        lexicon: The words of the language.
    """
    content = text.content
    edge = len(content[:at].rstrip(_MARK_STOPS))
    last = next((mention for mention in reversed(told) if mention.start < edge), None)
    start, called, noun = _object_at(text, edge, lexicon)
    word = singular(called) if called else "document"
    author = author_of(content, start, edge, word, lexicon.authored)
    instrument = None
    if last is not None and last.tail >= edge:
        if not isinstance(last.cited, Instrument):
            return AtMark(CitationType.CITES, word, author, None, (), ())
        instrument = last.cited
        # A report on a treaty is what its note gives, not the treaty.
        if start >= last.phrase or word not in lexicon.authored.nouns:
            kind = last.citation_type
            return AtMark(kind, word, author, instrument, last.paragraphs, last.parts)
    elif not called or (last is not None and last.start > noun):
        return AtMark(CitationType.CITES, word, author, None, (), ())
    kind = clauses.at_end_of_phrase(edge + len(clauses.content) - len(content))
    pointed = Mention(start, edge, start, edge, word, None)
    before = [mention for mention in told if mention.tail <= start]
    *_, pointed = attach_pinpoints(content[:edge], [*before, pointed], lexicon.pinpoints)
    return AtMark(kind, word, author, instrument, pointed.paragraphs, pointed.parts)


def _object_at(text: Text, edge: int, lexicon: Lexicon) -> tuple[int, str, int]:
    """Return where the phrase at a mark starts, its noun, and where the last noun stands.

    It may be long: "the report on the implementation of and follow-up to the outcomes", but goes
    no further back than its clause and the mark before.
    """
    content, intents = text.content, lexicon.intents
    nouns = document_nouns(content, edge, intents, max(edge - _USUAL_OBJECT, 0))
    start, called = named_document(content[:edge], nouns, intents)
    if not nouns or belongs(content, start, intents):
        before = max((mark.at for mark in text.marks if mark.at < edge), default=0)
        clause = max(before, content.rfind(", ", 0, start)) if nouns else 0
        longer = document_nouns(content, edge, intents, max(edge - _LONGEST_OBJECT, clause))
        nouns = longer or nouns
        start, called = named_document(content[:edge], nouns, intents)
    return start, called, nouns[-1].start(1) if nouns else 0


def as_called(mentions: Sequence[Mention], mark: AtMark | None) -> list[Mention]:
    """Return the mentions of a note, documents with the name and the author that the text gives."""
    if mark is None:
        return list(mentions)
    return [
        mention._replace(noun=mark.noun, author=mark.author)
        if mention.noun == "document"
        else mention
        for mention in mentions
    ]


def inherited(
    content: str, told: Sequence[Mention], mark: AtMark, lexicon: Lexicon
) -> list[Mention]:
    """Return the mentions of a note with the type and the part that stand at its mark.

    They pass to its first documents, up to "see also" or the end of the sentence.
    """
    aside = lexicon.anaphora.aside.search(content)
    ends = lexicon.acts.sentence_end.search(content)
    edge = min([len(content), *(match.start() for match in (aside, ends) if match)])
    return [
        mention._replace(
            citation_type=mark.kind,
            paragraphs=mention.paragraphs or mark.paragraphs,
            parts=mention.parts or mark.parts,
        )
        if mention.start < edge
        else mention
        for mention in told
    ]


def treaty_reference(content: str, lexicon: Lexicon) -> str | None:
    """Return the place in the Treaty Series that a note gives: "vol. 1577, No. 27531"."""
    words = lexicon.instruments
    ibid = lexicon.anaphora.ibid.match(content)
    match = words.treaty_series.search(content) or (
        words.treaty_volume.match(content, ibid.end()) if ibid else None
    )
    return match["reference"].rstrip(" ,") if match is not None else None


def singular(noun: str) -> str:
    """Return a noun without the ending of the plural."""
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
