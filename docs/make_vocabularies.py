"""Make the files of `ontology/` that are made: the vocabularies and the JSON-LD context.

    python docs/make_vocabularies.py

Run it after a change to `ontology/undocs.ttl`, to `src/undocs_rdf/data/` or to the functions
that say what a vocabulary says of a node; a test fails until the files are current.
"""

from __future__ import annotations

from pathlib import Path

from undocs_rdf.vocabulary_files import vocabulary_files

ONTOLOGY = Path(__file__).parent.parent / "ontology"


def main() -> None:
    """Write the files whose text has changed, and say which."""
    for path, text in vocabulary_files().items():
        target = ONTOLOGY / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            print(f"{path}: current")
        else:
            target.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path}: written")


if __name__ == "__main__":
    main()
