"""A build that is killed leaves a sound store, and the next one finishes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.copies import write_copies
from bench.kills import run_kills

DATA = Path(__file__).parents[1] / "data" / "documents"


@pytest.mark.slow
def test_after_five_kills_the_base_is_the_one_that_was_never_disturbed(tmp_path: Path) -> None:
    named = [str(DATA / name) for name in ("sc-1328-2000.md", "statement-2001-15.md")]
    write_copies(named, tmp_path / "files", 40)
    tally = run_kills(tmp_path / "files", tmp_path, kills=5, seed=3, jobs=1)
    assert tally.ended >= 5
    assert tally.opened >= 5
    assert tally.compared >= 1
