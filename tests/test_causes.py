"""What a misread fact is said to be, by comparing it with the gold."""

from __future__ import annotations

from typing import Any

import pytest

from bench.causes import Read, Side, cause_of

READ = Read(
    source="recallingitsresolution217aiiiandthereporta748812decidestoremainseized",
    printed="*Recalling* its resolution 217 A (III) and the report (A/74/88–E/2019/7)",
    kinds={
        "recallingitsresolution217aiiiandthereporta748812": ("PreambularParagraph",),
        "decidestoremainseized": ("OperativeParagraph",),
        "politicalprocess": ("Section",),
    },
    cited={
        "recallingitsresolution217aiiiandthereporta748812": frozenset(
            {"A/RES/217(III)A", "A/74/88-E/2019/7", "E/RES/74/28"}
        )
    },
)
GOLD: dict[str, Any] = {
    "cites": {"A/RES/217(III)", "A/74/88", "A/RES/74/28", "A/75/1"},
    "pre": [],
    "op": [("1", "decidestoremainseized")],
    "sub": [("a", "tofreezeassets")],
    "headings": [],
    "annexes": [],
    "annex text": [],
    "footnotes": [],
    "optional": {"politicalprocess"},
}

CASES = [
    ("cited documents", Side.MISSED, "A/RES/217(III)", "with or without a part letter"),
    ("cited documents", Side.EXTRA, "A/RES/217(III)A", "with or without a part letter"),
    ("cited documents", Side.MISSED, "A/74/88", "a joint symbol, or half of one"),
    ("cited documents", Side.MISSED, "A/RES/74/28", "the right number, another body"),
    ("cited documents", Side.MISSED, "A/75/1", "its symbol is not printed"),
    ("cited documents", Side.EXTRA, "S/2020/1", "no link in the gold"),
    ("headings", Side.EXTRA, "politicalprocess", "the gold has it as neutral"),
    ("headings", Side.EXTRA, "freezeassets", "the gold has it inside a subparagraph"),
    ("operative text", Side.MISSED, "politicalprocess", "read as Section"),
    ("operative text", Side.MISSED, "toremainseized", "joined to more, as OperativeParagraph"),
    ("preambular text", Side.MISSED, "decidestoremainseizedofit", "split or cut short"),
    (
        "cited, in its part",
        Side.MISSED,
        ("decidestoremainseized", "E/RES/74/28"),
        "cited in another part",
    ),
]


@pytest.mark.parametrize(("figure", "side", "fact", "cause"), CASES)
def test_a_cause_is_told_from_the_two_sides(figure: str, side: Side, fact: Any, cause: str) -> None:
    if cause == "cited in another part":
        cited = {**READ.cited, "decidestoremainseized": frozenset[str]()}
        read = [Read(READ.source, READ.printed, READ.kinds, cited)]
    else:
        read = [READ]
    assert cause_of(figure, side, fact, others=(), gold=GOLD, read=read) == cause


def test_a_file_that_was_not_read_is_the_cause_of_all_that_lacks() -> None:
    cause = cause_of("title", Side.MISSED, "x", others=(), gold=GOLD, read=())
    assert cause == "nothing was read of the document"
