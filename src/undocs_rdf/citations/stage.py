"""The stage: citations of all parts of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.citations.acts import ActWordings, name_acts
from undocs_rdf.citations.intent import intent_words, tell_intents
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.pinpoints import attach_pinpoints, pinpoint_words
from undocs_rdf.citations.verbs import find_verbs, verb_words
from undocs_rdf.citations.words import act_words, date_words
from undocs_rdf.model import Citation, PartKind
from undocs_rdf.symbols import find_symbols

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from undocs_rdf.citations.context import CitingContext
    from undocs_rdf.diagnostics import Diagnostic
    from undocs_rdf.languages import Language
    from undocs_rdf.reading import PartText


def parse_citations(
    parts: Sequence[PartText], context: CitingContext, language: Language
) -> tuple[Mapping[str, tuple[Citation, ...]], tuple[Diagnostic, ...]]:
    vwords = verb_words(language)
    iwords = intent_words(language)
    wordings = ActWordings(act_words(language), date_words(language), vwords.openings, context)
    result = {}
    for part in parts:
        if part.kind is PartKind.MASTHEAD:
            continue
        content = part.text.content
        mentions = []
        free = None
        symbols = list(find_symbols(content))
        if symbols:
            free = [True] * len(content)
            for s, e, sym in symbols:
                free[s:e] = [False] * (e - s)
                mentions.append(Mention(s, e, s, e, "document", sym))
        mentions += name_acts(content, wordings, free)[0]
        mentions.sort(key=lambda m: m.start)
        if mentions:
            mentions = attach_pinpoints(content, mentions, pinpoint_words(language))
            verbs = find_verbs(content, part.text.italics(), vwords)
            mentions = tell_intents(content, mentions, verbs, vwords, iwords)
        result[part.fragment] = tuple(
            Citation(m.cited, m.citation_type, content[m.start : m.end], m.resolved_by, m.date, m.paragraphs, m.parts, part.text.exact(m.start, m.end))
            for m in mentions
            if m.cited is not None
        )
    return result, ()
