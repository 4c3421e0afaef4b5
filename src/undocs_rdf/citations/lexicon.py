"""All the words of a language that the stage needs, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from undocs_rdf.citations.anaphora import AnaphoraWords, anaphora_words
from undocs_rdf.citations.authored import AuthoredWords, authored_words
from undocs_rdf.citations.instruments import InstrumentWords, instrument_words
from undocs_rdf.citations.intent import IntentWords, intent_words
from undocs_rdf.citations.pinpoints import PinpointWords, pinpoint_words
from undocs_rdf.citations.verbs import VerbWords, verb_words
from undocs_rdf.citations.words import ActWords, DateWords, act_words, citation_table, date_words

if TYPE_CHECKING:
    from undocs_rdf.languages import Language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words by which documents are named, pointed into and acted on.

    Attributes:
        acts: Numbers of resolutions and decisions, and whose they are.
        dates: Printed dates.
        pinpoints: Parts of documents.
        verbs: Verbs whose subject is the acting body.
        intents: What leads from a verb to its object.
        instruments: Names of instruments.
        anaphora: Words that point back.
        authored: Documents named by their author and date.
        messages: What diagnostics say.
    """

    acts: ActWords
    dates: DateWords
    pinpoints: PinpointWords
    verbs: VerbWords
    intents: IntentWords
    instruments: InstrumentWords
    anaphora: AnaphoraWords
    authored: AuthoredWords
    messages: dict[str, str]


@cache
def load_lexicon(language: Language) -> Lexicon:
    """Return the words of a language."""
    return Lexicon(
        acts=act_words(language),
        dates=date_words(language),
        pinpoints=pinpoint_words(language),
        verbs=verb_words(language),
        intents=intent_words(language),
        instruments=instrument_words(language),
        anaphora=anaphora_words(language),
        authored=authored_words(language),
        messages=citation_table(language)["diagnostics"],
    )
