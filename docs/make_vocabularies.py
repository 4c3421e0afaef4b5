"""Make the files of `ontology/` that are made: vocabularies, context, mappings, redirects.

    python docs/make_vocabularies.py
    python docs/make_vocabularies.py --release 2026-12-01

With a day it first keeps a dated copy of the ontology in `ontology/releases/`; after that the
ontology changes only with a new version.

Run it after a change to `ontology/undocs.ttl`, to `src/undocs_rdf/data/` or to the functions
that say what a vocabulary says of a node; a test fails until the files are current.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from undocs_rdf.publication import release, version_of
from undocs_rdf.vocabulary_files import vocabulary_files

ONTOLOGY = Path(__file__).parent.parent / "ontology"


def main(arguments: list[str] | None = None) -> None:
    """Write the files whose text has changed, and say which."""
    parser = argparse.ArgumentParser(description="Make the files of ontology/ that are made.")
    parser.add_argument(
        "--release",
        type=datetime.date.fromisoformat,
        metavar="DAY",
        help="keep a dated copy of the ontology first (2026-12-01)",
    )
    day = parser.parse_args(arguments).release
    if day is not None:
        keep_release(day.isoformat())
    for path, text in vocabulary_files().items():
        target = ONTOLOGY / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            print(f"{path}: current")
        else:
            target.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path}: written")


def keep_release(day: str) -> None:
    """Keep a dated copy of the ontology; a version is released once."""
    text = (ONTOLOGY / "undocs.ttl").read_text(encoding="utf-8")
    target = ONTOLOGY / "releases" / f"{version_of(text)}.ttl"
    if target.exists():
        raise SystemExit(f"{target.name} was released already: raise owl:versionInfo first")
    target.parent.mkdir(exist_ok=True)
    target.write_text(release(text, day), encoding="utf-8", newline="\n")
    print(f"releases/{target.name}: written")


if __name__ == "__main__":
    main()
