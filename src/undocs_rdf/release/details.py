"""What a person says of a release, and the files in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReleaseDetails:
    """What a person says of a release, for no data tell it.

    Attributes:
        date: When it is published, ISO 8601.
        version: Its version.
        title: What it is called.
        creator: Who publishes it.
        licence: The IRI of its licence.
        homepage: The IRI of its page, or "".
    """

    date: str
    version: str
    title: str = "United Nations documents as linked data"
    creator: str = "The undocs-rdf users"
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    homepage: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """A file of a release.

    Attributes:
        name: Its path in the folder of the release.
        meaning: What it is, in a line.
        media_type: "text/csv".
        size: In bytes.
        sha256: Of its bytes, 64 hexadecimal digits.
    """

    name: str
    meaning: str
    media_type: str
    size: int
    sha256: str
