"""A description of the data for catalogues: VoID, DCAT and PROV in one Turtle file.

The numbers are counted from the data, and by `partitions` can be counted again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf import __version__
from undocs_rdf.serialize import Serialization, serialize
from undocs_rdf.terms import (
    FORMAT,
    LABEL,
    TYPE,
    XSD,
    Triple,
    date,
    in_language,
    integer,
    iri,
    string,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.release.details import ReleaseDetails, ReleasedFile
    from undocs_rdf.release.partitions import Partitions

VOID: Final = "http://rdfs.org/ns/void#"
DCAT: Final = "http://www.w3.org/ns/dcat#"
DCT: Final = "http://purl.org/dc/terms/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
SPDX: Final = "http://spdx.org/rdf/terms#"
MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"


def describe(
    details: ReleaseDetails,
    partitions: Partitions,
    documents: int,
    files: Sequence[ReleasedFile],
    base: str,
) -> bytes:
    """Return the description of a release in Turtle.

    Args:
        details: What a person says of it.
        partitions: What the data are made of.
        documents: How many documents were read.
        files: The files with the data.
        base: What the IRIs of the data start with.
    """
    me = f"{base}dataset/{details.version}"
    triples = [
        *_dataset(details, me, base),
        *_numbers(partitions, documents, me),
        *_partitions(partitions, me),
        *(triple for file in files for triple in _distribution(file, me)),
    ]
    return serialize(triples, Serialization.TURTLE, base)


def _dataset(details: ReleaseDetails, me: str, base: str) -> Iterator[Triple]:
    node = iri(me)
    yield node, TYPE, iri(f"{VOID}Dataset")
    yield node, TYPE, iri(f"{DCAT}Dataset")
    yield node, iri(f"{DCT}title"), in_language(details.title, "en")
    yield node, iri(f"{DCT}issued"), date(details.date)
    yield node, iri(f"{DCAT}version"), string(details.version)
    yield node, iri(f"{DCT}creator"), iri(f"{me}#creator")
    yield iri(f"{me}#creator"), TYPE, iri(f"{FOAF}Agent")
    yield iri(f"{me}#creator"), iri(f"{FOAF}name"), string(details.creator)
    yield node, iri(f"{DCT}license"), iri(details.licence)
    yield node, iri(f"{DCT}conformsTo"), iri("https://w3id.org/undocs-rdf/ontology")
    yield (
        node,
        iri(f"{DCT}description"),
        in_language(
            f"Made by undocs-rdf {__version__} from documents of the United Nations.", "en"
        ),
    )
    if details.homepage:
        yield node, iri(f"{DCAT}landingPage"), iri(details.homepage)
    yield node, iri(f"{VOID}uriSpace"), string(base)
    yield node, iri(f"{VOID}vocabulary"), iri("https://w3id.org/undocs-rdf/ontology#")
    yield node, iri(f"{VOID}vocabulary"), iri("http://www.w3.org/2004/02/skos/core#")


def _numbers(partitions: Partitions, documents: int, me: str) -> Iterator[Triple]:
    node = iri(me)
    for name, count in (
        ("triples", sum(partitions.triples.values())),
        ("documents", documents),
        ("classes", len(partitions.classes)),
        ("properties", len(partitions.properties)),
    ):
        yield node, iri(f"{VOID}{name}"), integer(count)


def _partitions(partitions: Partitions, me: str) -> Iterator[Triple]:
    for kind, counted, number in (
        ("class", partitions.classes, "entities"),
        ("property", partitions.properties, "triples"),
    ):
        for order, (name, count) in enumerate(counted.items(), start=1):
            part = iri(f"{me}#{kind}{order}")
            yield iri(me), iri(f"{VOID}{kind}Partition"), part
            yield part, TYPE, iri(f"{VOID}Dataset")
            yield part, iri(f"{VOID}{kind}"), iri(name)
            yield part, iri(f"{VOID}{number}"), integer(count)


def _distribution(file: ReleasedFile, me: str) -> Iterator[Triple]:
    node, checksum = iri(f"{me}#{file.name}"), iri(f"{me}#{file.name}.sha256")
    yield iri(me), iri(f"{DCAT}distribution"), node
    yield node, TYPE, iri(f"{DCAT}Distribution")
    yield node, iri(f"{DCT}title"), in_language(file.meaning, "en")
    yield node, LABEL, string(file.name)
    if file.name.endswith(".gz"):
        yield node, iri(f"{DCAT}compressFormat"), iri(f"{MEDIA_TYPES}application/gzip")
    yield node, iri(f"{DCAT}mediaType"), iri(f"{MEDIA_TYPES}{file.media_type}")
    yield node, FORMAT, string(file.media_type)
    yield node, iri(f"{DCAT}byteSize"), f'"{file.size}"^^<{XSD}nonNegativeInteger>'
    yield node, iri(f"{SPDX}checksum"), checksum
    yield checksum, TYPE, iri(f"{SPDX}Checksum")
    yield checksum, iri(f"{SPDX}algorithm"), iri(f"{SPDX}checksumAlgorithm_sha256")
    yield checksum, iri(f"{SPDX}checksumValue"), f'"{file.sha256}"^^<{XSD}hexBinary>'
