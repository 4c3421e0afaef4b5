"""`python -m undocs_rdf`: the command line, where scripts are not on the path."""

from __future__ import annotations

from undocs_rdf.cli import main

if __name__ == "__main__":
    main(prog_name="undocs-rdf")
