"""What several tests share: a knowledge base of the examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from undocs_rdf.cli import main

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="session")
def example_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base that is only to be asked, never to be built again."""
    folder = tmp_path_factory.mktemp("example") / "base"
    options = ("--jobs", "1", "--quiet")
    result = CliRunner().invoke(main, ["build", str(EXAMPLES), "--store", str(folder), *options])
    assert result.exit_code == 0, result.output
    return folder
