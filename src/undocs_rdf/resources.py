"""Where the files that ship with the package stand: ontology, shapes, queries, data.

In a wheel they lie inside the package; in a checkout `ontology/`, `shapes/` and `queries/`
are at its top, where their users look for them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path


@cache
def resource_folder(name: str) -> Path:
    """Return the folder `name` ("ontology", "shapes", "queries" or "data").

    Raises:
        FileNotFoundError: The package was installed without it.
    """
    with as_file(files("undocs_rdf")) as package:
        for candidate in (package / name, package.parent.parent / name):
            if candidate.is_dir():
                return Path(candidate)
    raise FileNotFoundError(name)
