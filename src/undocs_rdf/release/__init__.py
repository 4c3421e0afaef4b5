"""A base as a published data set: the data, tables, networks, descriptions and sums.

The same base, version and date give the same bytes.
"""

from undocs_rdf.release.details import ReleaseDetails, ReleasedFile
from undocs_rdf.release.release import write_release

__all__ = ["ReleaseDetails", "ReleasedFile", "write_release"]
