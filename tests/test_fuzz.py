"""Files that were damaged: how they are made and tried, and those that once failed."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bench.fuzz
from bench.fuzz import damaged, fuzz, seeds_of, try_case
from bench.mutation import LARGEST, mutate
from undocs_rdf.errors import UndocsError
from undocs_rdf.formats import OWN_FORMATS, format_of

ROOT = Path(__file__).parent.parent
ONCE_FAILED = sorted((Path(__file__).parent / "data" / "fuzz").glob("*-*.*"))
SEED = (ROOT / "examples" / "resolution-74-28.md").read_bytes()


def test_a_case_is_the_same_whenever_it_is_made() -> None:
    seeds = seeds_of("markdown", [ROOT / "examples"])
    assert len(seeds) == len(list((ROOT / "examples").glob("*.md")))
    assert damaged("markdown", seeds, 7) == damaged("markdown", seeds, 7)
    assert len({damaged("markdown", seeds, case) for case in range(50)}) > 45


@given(st.binary(max_size=500), st.sampled_from([f.name for f in OWN_FORMATS]), st.integers())
def test_damage_is_done_to_anything_and_is_bounded(data: bytes, form: str, number: int) -> None:
    assert len(mutate(data, form, [data, b"other"], Random(number))) <= LARGEST


def test_what_raises_hangs_and_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def behave(data: bytes, _name: str, _options: object) -> None:
        kind = data[:1]
        if kind == b"r":
            raise KeyError("raised")
        if kind == b"h":
            end = time.process_time() + 5
            while time.process_time() < end:
                pass
        if kind == b"d":
            raise SystemExit(3)
        if kind == b"m":
            bytearray(2 * bench.fuzz.MEMORY)
        raise UndocsError("it", "is refused", "which is no failure")

    inputs = [b"fine", b"raise", b"hang", b"memory", b"die", b"fine", b"raise"]
    monkeypatch.setattr(bench.fuzz, "convert", behave)
    monkeypatch.setattr(bench.fuzz, "SECONDS", 0.2)
    monkeypatch.setattr(bench.fuzz, "damaged", lambda _form, _seeds, case: inputs[case])
    found = {f.case: f.problem for f in fuzz("markdown", [], range(len(inputs)))}
    assert list(found) == [1, 2, 3, 4, 6]
    assert "KeyError: 'raised'" in found[1]
    assert found[2].startswith("takes over 0.2 s, at ")
    assert found[3] == "takes over 512 MiB"
    assert found[4] == "ends the process (3)"


@pytest.mark.parametrize("path", ONCE_FAILED, ids=lambda path: path.name)
def test_what_once_failed_is_read_or_refused(path: Path) -> None:
    form = path.name.partition("-")[0]
    assert try_case(form, path.read_bytes()) is None


def test_damaged_markdown_is_content() -> None:
    for case in range(30):
        data = damaged("markdown", [SEED], case)
        assert format_of(data, "case.md").name in {form.name for form in OWN_FORMATS}
        assert try_case("markdown", data) is None
