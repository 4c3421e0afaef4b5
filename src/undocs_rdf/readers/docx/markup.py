"""Names and values of WordprocessingML (ECMA-376, part 1, chapter 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_OFF: Final = frozenset({"0", "false", "off", "none"})


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child of a name of Word's own."""
    if element is None:
        return None
    tag = W + name
    # Faster than `find`, and what is looked for mostly comes first.
    for node in element:
        if node.tag == tag:
            return node
    return None


def value(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute of Word's own; "" where there is none."""
    return "" if element is None else str(element.get(W + name, ""))


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """Return an attribute as a whole number; None where it is none."""
    text = value(element, name)
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
        return None
    return int(text)


def switch(element: etree._Element | None) -> bool | None:
    """Return whether a property is on; None where it is not set."""
    return None if element is None else value(element) not in _OFF
