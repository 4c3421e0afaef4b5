"""The stage: citations of all parts of a document, found in the order in which it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from undocs_rdf.citations.actors import ActNoun, ActWordings, reports_in
from undocs_rdf.citations.acts import ActsFound, Surroundings, name_acts
from undocs_rdf.citations.anaphora import (
    AnaphoraWords,
    History,
    anaphora_words,
    find_anaphors,
    ibid_mention,
    resolve_anaphor,
    with_parts_taken_over,
)
from undocs_rdf.citations.documents import free_places, name_documents
from undocs_rdf.citations.instruments import InstrumentWords, find_instruments, instrument_words
from undocs_rdf.citations.intent import IntentWords, intent_words, is_object, tell_intents
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.pinpoints import PinpointWords, attach_pinpoints, pinpoint_words
from undocs_rdf.citations.verbs import Verb, VerbWords, find_verbs, verb_words
from undocs_rdf.citations.words import act_words, citation_table, date_words
from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import Citation, CitationType, Instrument, PartKind, ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from undocs_rdf.citations.context import CitingContext
    from undocs_rdf.languages import Language
    from undocs_rdf.reading import PartText
