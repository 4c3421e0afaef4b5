"""Characters of fonts that have an encoding of their own: Symbol and Wingdings.

Word stores them in the private use area, from U+F020 on. Symbol has figures and most stops where
ASCII has them, and Greek letters for Latin ones; notes are mostly marked with its star.
"""

from __future__ import annotations

import re
from typing import Final

_PRIVATE = re.compile("[\uf000-\uf0ff]")
_LATIN: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_GREEK: Final = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL: Final = {
    **dict(zip(map(ord, _LATIN), _GREEK, strict=True)),
    0x2D: "−",
    0xA2: "′",
    0xA3: "≤",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB9: "≠",
    0xBB: "≈",
    0xD7: "·",
    0xBE: "—",
}
_ASCII_SIGNS: Final = frozenset(range(0x20, 0x7F)) - frozenset(map(ord, _LATIN))
_SIGN: Final = "•"
"""What stands for a sign of a font of pictures, which mostly is the bullet of a list."""


def is_private(text: str) -> bool:
    """Tell text that holds a character of a font with an encoding of its own."""
    return not text.isascii() and bool(_PRIVATE.search(text))


def decoded(text: str, font: str) -> str:
    """Return text with the characters of Symbol and Wingdings as Unicode has them.

    Args:
        text: The characters as they are stored.
        font: The name of the font that they are set in; "" where it is not said.
    """
    is_symbol = font in ("", "Symbol")
    return _PRIVATE.sub(lambda match: _character(ord(match[0]) - 0xF000, is_symbol), text)


def _character(code: int, is_symbol: bool) -> str:
    if is_symbol and code in _SYMBOL:
        return _SYMBOL[code]
    if is_symbol and code in _ASCII_SIGNS:
        return chr(code)
    return _SIGN
