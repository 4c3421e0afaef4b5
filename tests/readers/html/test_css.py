"""Style sheets, as far as they tell words apart."""

from __future__ import annotations

import time

import pytest
from lxml import etree

from undocs_rdf.readers.html.css import NO_LOOK, Look, StyleSheet, look_of

SHEET = """<!-- /* p { display: none } */
p.note, span.sup { vertical-align: super; font-size: 50% }
#menu { display: none }
.b { font-weight: bold } p.b { font-weight: 400 }
div p { display: none }
@media print { p { display: none } .b { font-style: italic } }
@import url("other.css");
.i { font-style: italic !important }
-->"""


@pytest.mark.parametrize(
    ("element", "look"),
    [
        ("<p/>", NO_LOOK),
        ('<p class="x note"/>', Look(raised=True)),
        ('<div class="note"/>', NO_LOOK),
        ('<div id="menu"/>', Look(hidden=True, is_block=False)),
        ('<i class="b"/>', Look(bold=True)),
        ('<p class="b"/>', Look(bold=False)),
        ('<p class="b" style="font-weight: 700"/>', Look(bold=True)),
    ],
)
def test_the_rule_that_fits_best_prevails(element: str, look: Look) -> None:
    assert StyleSheet(SHEET).look(etree.fromstring(element)) == look


def test_a_rule_behind_one_for_a_medium_is_read() -> None:
    sheet = "@media print { a { color: red } } .i { font-style: italic }"
    assert StyleSheet(sheet).look(etree.fromstring('<p class="i"/>')) == Look(italic=True)


@pytest.mark.parametrize(
    ("said", "look"),
    [
        ("font: italic bold 12pt 'Times'", Look(italic=True, bold=True)),
        ("font-style: oblique; FONT-WEIGHT: Bold", Look(italic=True, bold=True)),
        ("vertical-align: baseline", Look(raised=False)),
        ("mso-hide: all", Look(hidden=True)),
        ("display: block", Look(hidden=False, is_block=True)),
        ("list-style: lower-roman inside", Look(numbered="lower-roman")),
        ("color: red; background: url(data:image/png;base64,AAAA)", NO_LOOK),
        ("mso-outline-level: 2; text-indent: 1cm", Look(level=2)),
        ("mso-outline-level: body-text", NO_LOOK),
        (";;;:", NO_LOOK),
    ],
)
def test_declarations_are_read(said: str, look: Look) -> None:
    assert look_of(said) == look


@pytest.mark.parametrize("unit", ["/*", "{", "}", "p{", "p{font-style:italic}", "a,", "<!--", ":"])
def test_sheets_that_mean_harm_take_no_time(unit: str) -> None:
    start = time.process_time()
    sheet = StyleSheet(unit * (200_000 // len(unit)))
    sheet.look(etree.fromstring("<p/>"))
    assert time.process_time() - start < 2
