"""The steps that the markup records: who put the draft forward, who joined, what became of it.

Steps are written in English in the files of every language. What they say stands in no line
of the text, so it is written below it, a step a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from undocs_rdf.model import DocumentKind, Meeting, SponsorRole, Sponsorship
from undocs_rdf.readers.akn.canonical import Piece
from undocs_rdf.readers.akn.markup import attribute, children
from undocs_rdf.readers.akn.repairs import mended_date, mended_text
from undocs_rdf.sponsor_names import read_names
from undocs_rdf.sponsors import parse_sponsors
from undocs_rdf.symbols import Symbol, try_symbol

if TYPE_CHECKING:
    from lxml import etree

    from undocs_rdf.diagnostics import Diagnostic
    from undocs_rdf.languages import Language
    from undocs_rdf.readers.akn.canonical import CanonicalText
    from undocs_rdf.text import Text

_DRAFTS: Final = frozenset({"draftResolution", "draftDecision"})
_OUTCOMES: Final = {"adopted": "adopted", "notadopted": "rejected", "veto": "vetoed"}
_MEETING_RECORD = re.compile(r"(?P<body>[AS])/(?:(?P<session>[\w-]+)/)?PV\.(?P<number>\d+)")
_REMARK = re.compile(r"\. - ")
"""What parts the names of those who joined from a remark on one who left."""
_LIBRARY_NAME = re.compile(r"UN\. (?:[^,;.]+\. )*")


@dataclass(slots=True)
class Workflow:
    """What the steps say.

    Attributes:
        sponsorships: Of the draft, then of those who joined, as the record has them.
        drafts: The drafts that it comes from.
        reports: The reports that recommend it.
        outcome: End of the concept's IRI; None if no step tells.
        meeting: Where the vote was taken.
        date: When it was adopted or failed, ISO 8601.
        texts: The lines that they were written in.
        diagnostics: Names that are not known.
    """

    sponsorships: list[Sponsorship] = field(default_factory=list)
    drafts: list[Symbol] = field(default_factory=list)
    reports: list[Symbol] = field(default_factory=list)
    outcome: str | None = None
    meeting: Meeting | None = None
    date: str | None = None
    texts: list[Text] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_workflow(
    meta: etree._Element,
    canonical: CanonicalText,
    language: Language,
    body: str | None,
) -> Workflow:
    """Return what the workflow of a document says.

    Args:
        meta: The element `meta` of the document.
        canonical: The text that the steps are written below.
        language: English: the language of the record, whatever that of the text is.
        body: Symbol of the body whose chair or president "the Chair" is.
    """
    workflow = Workflow()
    for record in children(meta, "workflow"):
        for step in children(record, "step"):
            _read_step(step, workflow, canonical, language, body)
    return workflow


def _read_step(
    step: etree._Element,
    workflow: Workflow,
    canonical: CanonicalText,
    language: Language,
    body: str | None,
) -> None:
    outcome = attribute(step, "outcome")
    by = mended_text(attribute(step, "by"))
    document = try_symbol(attribute(step, "as"))
    if outcome in _DRAFTS:
        workflow.drafts.extend([document] if document else [])
        if by:
            _read_sponsors(by, _committee_of(document) or body, workflow, canonical, language)
    elif outcome.removesuffix("AdditionalSponsors") in _DRAFTS:
        if by:
            _read_joined(by, document, workflow, canonical, language)
    elif outcome == "recommendedForAdoption":
        workflow.reports.extend([document] if document else [])
    elif outcome.lower() in _OUTCOMES:
        workflow.outcome = _OUTCOMES[outcome.lower()]
        workflow.date = mended_date(attribute(step, "date"))
        record = _MEETING_RECORD.fullmatch(attribute(step, "as"))
        if record:
            workflow.meeting = Meeting(
                record["body"], record["session"], record["number"], workflow.date
            )


def _committee_of(draft: Symbol | None) -> str | None:
    return draft.body if draft else None


def _read_sponsors(
    by: str,
    body: str | None,
    workflow: Workflow,
    canonical: CanonicalText,
    language: Language,
) -> None:
    """Read who put the draft forward, from the line that a draft would print."""
    forms = language.rules["masthead"]["document_kinds"]
    kind = next(words for words, kind in forms.items() if kind == DocumentKind.DRAFT_RESOLUTION)
    names = _LIBRARY_NAME.sub("", by)
    line = f"{kind.capitalize()} {names}" if names.startswith("submitted") else f"{names}: {kind}"
    text = canonical.line([Piece(line)])
    workflow.texts.append(text)
    sponsorships, _, diagnostics = parse_sponsors(text, language, body)
    workflow.sponsorships.extend(sponsorships)
    workflow.diagnostics.extend(diagnostics)


def _read_joined(
    by: str,
    document: Symbol | None,
    workflow: Workflow,
    canonical: CanonicalText,
    language: Language,
) -> None:
    """Read who joined later; a party that put the draft forward cannot join it."""
    text = canonical.line([Piece(by)])
    workflow.texts.append(text)
    remark = _REMARK.search(text.content)
    end = remark.start() if remark else len(text.content)
    found, diagnostics = read_names(text, 0, end, language.tag, None)
    workflow.diagnostics.extend(diagnostics)
    known = {(s.party.kind, s.party.code) for s in workflow.sponsorships}
    for name in found:
        key = (name.party.kind, name.party.code)
        if key in known:
            continue
        known.add(key)
        workflow.sponsorships.append(
            Sponsorship(
                party=name.party,
                role=name.role or SponsorRole.ADDITIONAL,
                order=len(workflow.sponsorships) + 1,
                on_behalf_of=name.on_behalf_of,
                joined_in=document,
                spans=text.exact(name.start, name.end),
            )
        )
