"""One voice a document and language: which of several Sources speaks for a document.

Over a union of graphs, what two graphs say counts twice. So of the Sources that hold a document
in a language one is current, and of the languages one says what does not depend on language.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.formats import find_format, formats
from undocs_rdf.resources import resource_folder
from undocs_rdf.terms import TYPE, und

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from undocs_rdf.building.records import Record, Said, Voice
    from undocs_rdf.terms import Triple

RANKS: Final[Mapping[str, int]] = MappingProxyType(
    {"akn": 0, "docx": 1, "html": 2, "markdown": 2, "pdf": 3, "plain": 4}
)
"""The rank of each format, the most trustworthy first: markup that says what its parts are, then
what comes closer to how the document was typed."""

_UN_LANGUAGES: Final = ("en", "fr", "es", "ru", "zh", "ar")


class Role(StrEnum):
    """What a Source may say of a document."""

    SPEAKS = "speaks"
    """All of it."""
    TRANSLATES = "translates"
    """Only what depends on its language."""
    SILENT = "silent"
    """Nothing: another Source in this language is current."""


class VoiceKey(NamedTuple):
    """A document in a language, as a Source tells it."""

    source: str
    document: str
    language: str


def format_ranks(preferred: Sequence[str] = ()) -> Mapping[str, int]:
    """Return the rank of each media type, the most trustworthy first.

    Args:
        preferred: Names of formats that are to come before all others, the first one first.

    Raises:
        UndocsError: There is no format of such a name.
    """
    first = {find_format(name).name: at - len(preferred) for at, name in enumerate(preferred)}
    ranks = dict(RANKS) | first
    return {form.media_type: ranks.get(form.name, len(RANKS)) for form in formats()}


@cache
def reads_language(tag: str) -> bool:
    """Tell whether the reader knows the words of a language, so that it learns most from it."""
    return (resource_folder("data") / tag / "rules.toml").is_file()


def roles(records: Iterable[Record], ranks: Mapping[str, int]) -> dict[VoiceKey, Role]:
    """Return the role of each Source for each document and language that it holds.

    Of several Sources the format decides; then which gave its reader fewer doubts; then, so that
    the order in which they came makes no difference, the file's name and its SHA-256.

    Args:
        records: Of Sources; all those of a document, to tell the roles of that document.
        ranks: The rank of each media type, see `format_ranks`.
    """
    candidates: defaultdict[str, list[tuple[Record, Voice]]] = defaultdict(list)
    for record in records:
        for voice in record.voices:
            candidates[voice.document].append((record, voice))
    found: dict[VoiceKey, Role] = {}
    for document, told in candidates.items():
        told.sort(key=lambda pair: _order(pair[0], ranks))
        current: dict[str, Record] = {}
        for record, voice in told:
            current.setdefault(voice.language, record)
        main = _main_language(current, [voice.original_language for _, voice in told])
        for record, voice in told:
            role = Role.SPEAKS if voice.language == main else Role.TRANSLATES
            if current[voice.language].source != record.source:
                role = Role.SILENT
            found[VoiceKey(record.source, document, voice.language)] = role
    return found


def _order(record: Record, ranks: Mapping[str, int]) -> tuple[int, int, str, str]:
    rank = ranks.get(record.media_type, len(RANKS))
    return rank, record.doubts, record.file_name, record.sha256


def _main_language(languages: Iterable[str], originals: Sequence[str]) -> str:
    """Return the language whose Source says what does not depend on language.

    The original language comes first among those whose words the reader knows: from a text in
    another language it learns less, however original that is.
    """
    original = next(filter(None, originals), "")

    def order(language: str) -> tuple[bool, bool, int, str]:
        known = language in _UN_LANGUAGES
        place = _UN_LANGUAGES.index(language) if known else len(_UN_LANGUAGES)
        return not reads_language(language), language != original, place, language

    return min(languages, key=order)


def own_triples(said: Said, role: Role) -> tuple[Triple, ...]:
    """Return what a Source may say of a document itself."""
    if role is Role.SPEAKS:
        return said.own
    if role is Role.SILENT:
        return ()
    return _in_its_language(said)


def node_triples(said: Said, role: Role) -> dict[str, tuple[Triple, ...]]:
    """Return what a Source may say of each node that documents share."""
    if role is Role.SPEAKS:
        return dict(said.nodes)
    if role is Role.SILENT:
        return {}
    tag = f"@{said.language}"
    titles = (
        (node, tuple(triple for triple in triples if triple[2].endswith(tag)))
        for node, triples in said.nodes.items()
    )
    return {node: triples for node, triples in titles if triples}


def _in_its_language(said: Said) -> tuple[Triple, ...]:
    """Return the words, where they stand, and the expression with its Source."""
    me, tag = f"<{said.document}>", f"@{said.language}"
    expression = f"<{said.document}#{said.language}>"
    spoken = {subject for subject, _, value in said.own if value.endswith(tag)}
    sources = {s for s, p, value in said.own if p == TYPE and value == und("Source")}
    whole = {expression, *sources}
    return tuple(
        triple
        for triple in said.own
        if triple[0] in whole
        or triple[2].endswith(tag)
        or (triple[0] == me and triple[1] == und("hasExpression"))
        or (triple[0] in spoken and triple[1] == und("locatedAt"))
    )
