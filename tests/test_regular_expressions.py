"""No text makes an expression of the package slow: none takes more than linear time, or nearly."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
import time
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import SH

from tests.regular_expressions import Expression, attacks
from undocs_rdf.shapes import base_shapes, written_shapes

if TYPE_CHECKING:
    from types import FrameType

PROGRAM = Path(__file__).parent / "regular_expressions.py"
SHORT, MIDDLING, LONG = 2_000, 200_000, 1_000_000
MANY = 0.5
"""Seconds after which an expression is stopped that is at a short text."""
LITTLE = 0.004
"""Seconds: what takes no longer for a short text is fast enough."""
MOST_DOUBTS = 3
"""How often an expression is tried on a longer text: some are slow, and yet linear."""
TOO_LONG = 20.0
"""Seconds for a long one: what takes quadratic time takes hours."""
CAN_BE_STOPPED = hasattr(signal, "setitimer")

# They are only tried on the last few letters before a place: never on a long text.
ON_A_FEW_LETTERS = {
    "symbols.finding": "(?:[A-Z][A-Za-z]*",  # behind a root, _LONGEST_ROOT
    "readers.plain.note_marks": "(?:[^\\W\\d_]*[a-z]{2}|\\))",  # _MOST_BEHIND
    "readers.plain.note_marks ": "([^\\W\\d_]+(?:-[^\\W\\d_]+)*)",  # _MOST_BEHIND
    "citations.intent": "(?:(?!(?:of|on|for",  # with fullmatch, on a few words
}

# They take quadratic time on some texts, and are tried on one sentence or the head of a document.
# To be mended: nothing is to be added here.
ON_A_SENTENCE = (
    ("citations.instruments", "(?:Conferences?|Meetings?|Assembly"),
    ("citations.intent", "(?:,|;|\\band\\b|\\bor\\b|\\bas well as"),
    ("citations.intent", "(?:\\bincluding\\b|\\binter alia"),
    ("citations.intent", "^ that,? ?(?:"),
    ("citations.intent", "^(?: of)?(?: (?!(?:of|on|for"),
    ("citations.words", "(?P<names>(?:(?<!\\w)(?:United\\ Nations\\ Environment"),
    ("citations.words", "(?:(?<!\\w)(?:United\\ Nations\\ Environment"),
    ("languages", "(?i:(?:resolution|decision)s? adopted|adopted)"),
    ("languages", "\\d{1,2}(?: \\w+)?(?: \\d{4})?[–-].*"),
    ("sponsor_rules", "(?:the\\s+)?(?:(?:States|countries|members|Members)"),
)


class TookTooLongError(Exception):
    """An expression was stopped."""


@cache
def expressions() -> tuple[Expression, ...]:
    """Return the expressions of the code and its data, and those of the shapes."""
    printed = subprocess.run(
        [sys.executable, str(PROGRAM)], capture_output=True, text=True, timeout=300, check=True
    ).stdout
    found = [
        Expression(pattern, flags, module.removeprefix("undocs_rdf."), tuple(methods))
        for pattern, flags, module, methods in json.loads(printed)
    ]
    shapes = written_shapes() + base_shapes()
    patterns = sorted(set(map(str, shapes.objects(None, SH.pattern))))
    return (*found, *(Expression(one, 0, "shapes", ("search",)) for one in patterns))


def is_on_a_few_letters(expression: Expression) -> bool:
    return any(
        expression.place == place.strip() and expression.pattern.startswith(start)
        for place, start in ON_A_FEW_LETTERS.items()
    )


def is_on_a_sentence(expression: Expression) -> bool:
    return any(
        expression.place == place and expression.pattern.startswith(start)
        for place, start in ON_A_SENTENCE
    )


def seconds(expression: Expression, text: str, most: float) -> float:
    """Return how long an expression takes on a text, used as it is used.

    Raises:
        TookTooLongError: It takes longer than `most` seconds of this process.
    """
    compiled = re.compile(expression.pattern, expression.flags)
    methods = set(expression.methods)

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TookTooLongError(expression.place, expression.pattern)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    start = time.process_time()
    try:
        if methods and methods <= {"match", "fullmatch"}:
            getattr(compiled, "match" if "match" in methods else "fullmatch")(text)
        else:
            for _ in compiled.finditer(text):
                pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - start


def slow_ones(some: tuple[Expression, ...], length: int, most: float) -> list[str]:
    """Return the expressions that an attack makes slow.

    One is slow if a text four times as long takes more than eight times as long, or if the text
    that was worst for it takes too long when it is made as long as `length`.
    """
    return [f"{one.place}: {one.pattern[:120]}" for one in some if is_slow(one, length, most)]


def is_slow(expression: Expression, length: int, most: float) -> bool:
    def attack(index: int, length: int) -> str:
        texts = attacks(expression.pattern, expression.flags, length)
        return next(islice(texts, index, None))

    worst = (0.0, 0)
    doubts = 0
    try:
        for index, text in enumerate(attacks(expression.pattern, expression.flags, SHORT)):
            taken = seconds(expression, text, MANY)
            worst = max(worst, (taken, index))
            if taken < LITTLE or doubts == MOST_DOUBTS:
                continue
            doubts += 1
            again = seconds(expression, text, MANY)
            longer = attack(index, 4 * SHORT)
            if seconds(expression, longer, 4 * MANY) > 8 * max(taken, again):
                return True
        if length > SHORT and worst[0]:
            seconds(expression, attack(worst[1], length), most)
    except TookTooLongError:
        return True
    return False


needs_timer = pytest.mark.skipif(
    not CAN_BE_STOPPED or threading.current_thread() is not threading.main_thread(),
    reason="needs a timer that can stop an expression",
)


@needs_timer
@pytest.mark.parametrize(
    "pattern",
    [r"^(a+)+$", r"\s+$", r"(a|aa)+$", r"<[^>]*>x", r"\d+-\d+\Z"],
)
def test_expressions_that_are_known_to_be_slow_are_found(pattern: str) -> None:
    assert slow_ones((Expression(pattern, 0, "here"),), MIDDLING, MANY) != []


@needs_timer
@pytest.mark.parametrize(
    "pattern", [r"[a-z]+", r"\bab\d+", r"“[^“”]*”", r"^#\s", r"\s++x|(?<!\s)\s+"]
)
def test_expressions_that_are_fast_are_not(pattern: str) -> None:
    assert slow_ones((Expression(pattern, 0, "here"),), MIDDLING, MANY) == []


@pytest.mark.slow
def test_expressions_are_collected() -> None:
    places = {expression.place.split(".")[0] for expression in expressions()}
    assert {"languages", "symbols", "citations", "readers", "masthead_lines", "shapes"} <= places
    assert len(expressions()) > 380
    with_methods = [expression for expression in expressions() if expression.methods]
    assert len(with_methods) > 0.85 * len(expressions())
    bounded = [expression for expression in expressions() if is_on_a_few_letters(expression)]
    assert len(bounded) == len(ON_A_FEW_LETTERS)
    assert len([one for one in expressions() if is_on_a_sentence(one)]) >= len(ON_A_SENTENCE)


@needs_timer
@pytest.mark.slow
def test_no_expression_is_slow() -> None:
    some = tuple(
        one for one in expressions() if not is_on_a_few_letters(one) and not is_on_a_sentence(one)
    )
    assert "\n".join(slow_ones(some, LONG, TOO_LONG)) == ""
