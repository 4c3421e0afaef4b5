"""What is known is known again when other text comes in, and only as often as it was found."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.validation.baseline import Baseline, baseline_of, read_baseline
from undocs_rdf.validation.check import Checked
from undocs_rdf.validation.findings import Finding, FindingSeverity, fingerprint
from undocs_rdf.validation.outcome import checked_file

if TYPE_CHECKING:
    from pathlib import Path

FINDING = Finding(
    constraint="numbering-unbroken",
    severity=FindingSeverity.WARNING,
    focus="https://example.org/doc#op4",
    document="A/RES/74/28",
    part="OP4",
    message="The paragraph before this one, OP3, is missing.",
    at=120,
    words="Requests the Secretary-General to report;",
    line=12,
    column=1,
)
OTHER = replace(FINDING, words="Decides to remain seized of the matter.")


def checked(*findings: Finding, path: str = "a/draft.md") -> Checked:
    return Checked(path, "", findings)


def test_a_paragraph_put_in_above_changes_no_fingerprint() -> None:
    moved = replace(
        FINDING,
        focus="https://example.org/doc#op5",
        part="OP5",
        message="The paragraph before this one, OP4, is missing.",
        at=240,
        words="Requests the Secretary-General\n to report;",
        line=15,
    )
    assert fingerprint(moved, "draft.md") == fingerprint(FINDING, "draft.md")


@pytest.mark.parametrize(
    "other",
    [OTHER, replace(FINDING, constraint="part-text"), replace(FINDING, value="OP3")],
)
def test_another_matter_has_another_fingerprint(other: Finding) -> None:
    assert fingerprint(other, "draft.md") != fingerprint(FINDING, "draft.md")
    assert fingerprint(FINDING, "other.md") != fingerprint(FINDING, "draft.md")


def test_without_words_document_and_part_tell() -> None:
    bare = replace(FINDING, words="")
    assert fingerprint(replace(bare, at=3), "x") == fingerprint(bare, "x")
    assert fingerprint(replace(bare, part="OP5"), "x") != fingerprint(bare, "x")


def test_a_baseline_knows_what_was_found_once_for_each_time(tmp_path: Path) -> None:
    before = checked_file(checked(FINDING, OTHER), Baseline())
    assert [one.is_known for one in before.reported] == [False, False]
    file = tmp_path / "known.json"
    file.write_bytes(baseline_of([before]))
    baseline = read_baseline(file)
    after = checked_file(checked(FINDING, FINDING, path="b/draft.md"), baseline)
    assert [one.is_known for one in after.reported] == [True, False]
    assert baseline.left == 1  # OTHER is mended


@given(st.lists(st.sampled_from([FINDING, OTHER]), max_size=6), st.randoms())
def test_all_that_a_baseline_was_written_from_is_known(
    found: list[Finding], random: object
) -> None:
    before = checked_file(checked(*found), Baseline())
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives random.Random
    written = baseline_of([before])
    assert baseline_of([checked_file(checked(*shuffled), Baseline())]) == written
    entries = json.loads(written)["findings"]
    baseline = Baseline(entry["fingerprint"] for entry in entries)
    assert all(one.is_known for one in checked_file(checked(*found), baseline).reported)
    assert baseline.left == 0


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        '{"version": 1}',
        '{"version": 2, "findings": []}',
        '{"version": 1, "findings": [1]}',
    ],
)
def test_what_is_no_baseline_is_named(tmp_path: Path, written: str) -> None:
    file = tmp_path / "known.json"
    with pytest.raises(UnreadableInputError, match="no such file"):
        read_baseline(file)
    file.write_text(written, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="baseline") as caught:
        read_baseline(file)
    assert caught.value.subject == str(file)
