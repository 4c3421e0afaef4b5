"""United Nations resolutions and drafts as RDF.

`read` gives what files hold; `undocs_rdf.convert.convert` goes on to the graph of one, and
`undocs_rdf.serialize.serialize` to a file of it.
"""

from __future__ import annotations

from os import fspath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

    from undocs_rdf.parser import Parsed

__all__ = ["__version__", "read"]
__version__ = "0.1.0"


def read(
    source: str | PathLike[str] | bytes,
    name: str = "document",
    *,
    format_name: str | None = None,
) -> Parsed:
    """Return the documents that files hold, and what should be known about them.

    Args:
        source: A path as the command line takes it (a file, a folder, a ZIP archive of documents,
            a pattern such as `records/**/*.txt`), or the bytes of a document or archive.
        name: What to call bytes; an ending tells the format where what they hold doesn't. A path
            names itself.
        format_name: The format ("plain"), instead of telling it.

    Returns:
        The documents in order, each with its `source`. Where several files were read, `file` of
        a diagnostic and of a discarded piece names the one that it is about.

    Raises:
        UnreadableInputError: A file is missing, or is in no format that can be read.
        LimitExceededError: A file is larger than 32 MB, or packed beyond reason.
        RefusedError: A file must not be read, such as XML that declares entities.
        UndocsError: There is no format of this name.
    """
    # Imported here, so that the command line can answer without loading the whole package.
    from dataclasses import replace  # noqa: PLC0415

    from undocs_rdf.convert import ConvertOptions, read_source  # noqa: PLC0415
    from undocs_rdf.parser import Parsed  # noqa: PLC0415

    options = ConvertOptions(format_name=format_name)
    files = _named(source, name) if isinstance(source, bytes) else _of_path(fspath(source))
    parsed = [(each, read_source(data, each, options)[0]) for each, data in files]
    if len(parsed) == 1:
        return parsed[0][1]
    return Parsed(
        tuple(document for _, one in parsed for document in one.documents),
        tuple(replace(piece, file=each) for each, one in parsed for piece in one.discarded),
        tuple(replace(said, file=each) for each, one in parsed for said in one.diagnostics),
    )


def _named(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield bytes under their name, or the members of an archive under theirs."""
    from undocs_rdf.archives import is_archive, members_of_bytes  # noqa: PLC0415
    from undocs_rdf.formats import endings  # noqa: PLC0415

    if is_archive(data):
        yield from members_of_bytes(data, name, endings()).items()
    else:
        yield name, data


def _of_path(path: str) -> Iterator[tuple[str, bytes]]:
    """Yield each file that a path names, with its bytes."""
    from undocs_rdf.inputs import documents_in, read_input  # noqa: PLC0415

    for file in documents_in(path):
        yield file, read_input(file)
