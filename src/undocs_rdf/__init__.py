"""United Nations resolutions and drafts as RDF.

`read` gives what a file holds; `undocs_rdf.convert.convert` goes on to its graph, and
`undocs_rdf.serialize.serialize` to a file of it.
"""

from __future__ import annotations

from os import fspath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from undocs_rdf.parser import Parsed

__all__ = ["__version__", "read"]
__version__ = "0.1.0"


def read(source: str | PathLike[str] | bytes, name: str = "document.md") -> Parsed:
    """Return the documents that a file holds, and what should be known about them.

    Args:
        source: The path of a file, or its bytes.
        name: What to call bytes. A path names itself.

    Raises:
        UnreadableInputError: The file is missing, or is no text.
        LimitExceededError: It is larger than 32 MB.
    """
    # Imported here, so that the command line can answer without loading the whole package.
    from undocs_rdf.convert import read_source  # noqa: PLC0415
    from undocs_rdf.inputs import read_input  # noqa: PLC0415

    if isinstance(source, bytes):
        return read_source(source, name)[0]
    path = fspath(source)
    return read_source(read_input(path), path)[0]
