"""What the build notes of a Source in the store: who speaks there, and all that it said.

The note stands in the same transaction as the graph that is made from it, so that the two can't
disagree; from the notes alone every graph of the store can be made anew without the files.
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undocs_rdf.terms import Triple

_COMPRESSION: Final = 1  # a seventh of the size at a third of the time that the usual level takes


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item that a document stands under, or puts on an agenda.

    Attributes:
        name: Its IRI.
        body: The body of its session, "A"; "" if not known.
        session: The number of its session; "" if not known.
        title: Its title, "" if not printed.
    """

    name: str
    body: str
    session: str
    title: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What one Source says of one document in one language, as far as decisions need it.

    Attributes:
        document: The IRI of the document.
        language: BCP 47 tag of the text.
        original_language: BCP 47 tag, as printed; "" if it isn't.
        kind: The local name of the document's class.
        title: Its title, or "".
        date: Of its adoption, else of its issue, ISO 8601; "" if neither is known.
        session: The number of its session, or "".
        bodies: Symbols of the bodies it is submitted to or adopted by.
        items: The items that it stands under.
        placed: The items that it puts on the agenda of a coming session.
        adopted_from: IRIs of the drafts it says it comes from.
        recommended_in: IRIs of the reports that recommend it.
        revises: The IRI of the document it revises, or "".
        recalls: IRIs of the documents that its preamble recalls or reaffirms, in order.
        hashes: Of its paragraphs' words, shortened, each once: what two texts have in common.
        paragraphs: How many paragraphs, sections, annexes and notes it has.
        citations: How many citations it has.
        sponsorships: How many sponsorships it has.
    """

    document: str
    language: str
    original_language: str = ""
    kind: str = "Document"
    title: str = ""
    date: str = ""
    session: str = ""
    bodies: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    placed: tuple[Item, ...] = ()
    adopted_from: tuple[str, ...] = ()
    recommended_in: tuple[str, ...] = ()
    revises: str = ""
    recalls: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    paragraphs: int = 0
    citations: int = 0
    sponsorships: int = 0


_TUPLES: Final = tuple(field.name for field in fields(Voice) if field.default == ())


@dataclass(frozen=True, slots=True)
class Record:
    """What is noted of a Source.

    Attributes:
        source: Its IRI, which is that of its graph too.
        sha256: Of its bytes, 64 hexadecimal digits.
        recipe: What its graph depends on beside the bytes, as a digest: see `recipe_of`.
        file_name: The base name of its file.
        media_type: "text/markdown" and the like.
        doubts: How many warnings and errors the reader gave.
        diagnostics: How many diagnostics it gave, by code.
        voices: What it says of each document, in reading order.
    """

    source: str
    sha256: str
    recipe: str
    file_name: str
    media_type: str
    doubts: int
    diagnostics: Mapping[str, int]
    voices: tuple[Voice, ...]

    def to_json(self) -> str:
        """Return it as it stands in the store."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Record:
        """Return what stands in the store."""
        found: dict[str, Any] = json.loads(text)
        return cls(**found | {"voices": tuple(map(_voice, found["voices"]))})


def _voice(found: dict[str, Any]) -> Voice:
    for name in _TUPLES:
        found[name] = tuple(found[name])
    for name in ("items", "placed"):
        found[name] = tuple(Item(**item) for item in found[name])
    return Voice(**found)


@dataclass(frozen=True, slots=True)
class Said:
    """All that one Source says of one document in one language.

    Attributes:
        document: The IRI of the document.
        language: BCP 47 tag of the text.
        own: What is said of this document alone, in reading order.
        nodes: By the term of each node that documents share, what is said of it; the document
            itself is among them with its class, symbol and page.
    """

    document: str
    language: str
    own: tuple[Triple, ...]
    nodes: Mapping[str, tuple[Triple, ...]]


def pack(said: tuple[Said, ...]) -> str:
    """Return what a Source says as a short text of ASCII."""
    plain = json.dumps(
        [[one.document, one.language, one.own, list(one.nodes.items())] for one in said],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return base64.b64encode(zlib.compress(plain.encode(), _COMPRESSION)).decode("ascii")


def unpack(packed: str) -> tuple[Said, ...]:
    """Return what `pack` was given."""
    plain = json.loads(zlib.decompress(base64.b64decode(packed)))
    return tuple(
        Said(
            document,
            language,
            tuple(_triples(own)),
            {node: tuple(_triples(triples)) for node, triples in nodes},
        )
        for document, language, own, nodes in plain
    )


def _triples(found: list[list[str]]) -> list[Triple]:
    return [(subject, predicate, value) for subject, predicate, value in found]
