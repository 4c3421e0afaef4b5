"""The numbers of lists, which a browser prints and a page does not store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.docx.numbering import BULLET, formatted

if TYPE_CHECKING:
    from lxml import etree

_TYPES: Final = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "1": "decimal",
}
_FORMS: Final = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_LARGEST: Final = 999_999


def _whole(value: str | None) -> int | None:
    text = (value or "").strip()
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 6:
        return None
    return int(text)


class ListNumbers:
    """Counts the items of a list."""

    def __init__(self, element: etree._Element, numbered: str) -> None:
        """Begin a list.

        Args:
            element: The list.
            numbered: How style sheets have it numbered; "" where they say nothing.
        """
        self._is_ordered = element.tag == "ol"
        self._numbered = numbered or _TYPES.get(str(element.get("type", "")), "")
        self._step = -1 if "reversed" in element.attrib else 1
        start = _whole(str(element.get("start", "")))
        if start is None:
            items = sum(1 for _ in element.iterchildren("li")) if self._step < 0 else 1
            start = items
        self._next = start

    def label(self, item: etree._Element, numbered: str) -> str:
        """Count an item, and return what is printed before it; "" for nothing.

        Args:
            item: The item.
            numbered: How style sheets have it numbered; "" where they say nothing.
        """
        given = _whole(str(item.get("value", "")))
        count = self._next if given is None else given
        self._next = min(count + self._step, _LARGEST)
        how = numbered or _TYPES.get(str(item.get("type", "")), "") or self._numbered
        if how == "none":
            return ""
        if how in _FORMS or (self._is_ordered and not how):
            return f"{formatted(count, _FORMS.get(how, 'decimal'))}."
        return BULLET
