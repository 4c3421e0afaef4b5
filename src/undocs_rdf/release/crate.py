"""The metadata of a research object, by RO-Crate 1.1 (https://w3id.org/ro/crate/1.1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from undocs_rdf import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.release.details import ReleaseDetails, ReleasedFile

NAME: Final = "ro-crate-metadata.json"
_CRATE: Final = "https://w3id.org/ro/crate/1.1"
_TOOL: Final = "https://w3id.org/undocs-rdf"


def crate_metadata(details: ReleaseDetails, files: Sequence[ReleasedFile]) -> bytes:
    """Return the metadata file of a release.

    Args:
        details: What a person says of it.
        files: Every other file in it.
    """
    graph: list[dict[str, object]] = [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": _CRATE},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": details.title,
            "description": (
                "Resolutions, decisions and drafts of the United Nations as linked data: who "
                "sponsored them, under which agenda item, in which paragraphs, citing which "
                "documents to what effect."
            ),
            "datePublished": details.date,
            "version": details.version,
            "license": {"@id": details.licence},
            "creator": {"@id": "#creator"},
            "hasPart": [{"@id": file.name} for file in files],
            "mentions": {"@id": "#conversion"},
            **({"url": details.homepage} if details.homepage else {}),
        },
        {"@id": details.licence, "@type": "CreativeWork", "name": "Licence of the data"},
        {"@id": "#creator", "@type": "Organization", "name": details.creator},
        {
            "@id": "#conversion",
            "@type": "CreateAction",
            "name": "Conversion of the documents",
            "instrument": {"@id": _TOOL},
            "result": {"@id": "./"},
        },
        {
            "@id": _TOOL,
            "@type": "SoftwareApplication",
            "name": "undocs-rdf",
            "version": __version__,
            "url": _TOOL,
        },
    ]
    graph += [
        {
            "@id": file.name,
            "@type": "File",
            "name": file.meaning,
            "encodingFormat": file.media_type,
            "contentSize": str(file.size),
            "sha256": file.sha256,
        }
        for file in files
    ]
    crate = {"@context": f"{_CRATE}/context", "@graph": graph}
    return f"{json.dumps(crate, ensure_ascii=False, indent=2)}\n".encode()
