"""Fields: code that Word replaces by a result. The result is text, the code is not.

A field is marked by its begin, the separator between code and result, and its end; one may stand
in another, and reach over several paragraphs (ECMA-376, part 1, 17.16).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?:\\l\s+)?"([^"]*)"', re.IGNORECASE)
_ANCHOR = re.compile(r"^\s*HYPERLINK\s+\\l\s", re.IGNORECASE)
_DEEPEST = 100


def link_of_field(code: str) -> str | None:
    """Return where the code of a field leads to; None where it is no link."""
    match = _HYPERLINK.match(code)
    if not match:
        return None
    return f"#{match[1]}" if _ANCHOR.match(code) else match[1]


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    link: str | None = None


class Fields:
    """The fields that are open at a place of the text."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str) -> None:
        """Take a mark: "begin", "separate" or "end"."""
        if kind == "begin":
            if len(self._open) < _DEEPEST:
                self._open.append(_Field())
        elif kind == "separate" and self._open:
            last = self._open[-1]
            last.in_result = True
            last.link = link_of_field("".join(last.code))
        elif kind == "end" and self._open:
            self._open.pop()

    def add_code(self, code: str) -> None:
        """Take a piece of the code of the innermost field."""
        if self._open:
            self._open[-1].code.append(code)

    @property
    def in_code(self) -> bool:
        """Whether what stands here is code, or inside of code."""
        return any(not one.in_result for one in self._open)

    @property
    def link(self) -> str | None:
        """Where the text here leads to."""
        if not self._open:
            return None
        return next((one.link for one in reversed(self._open) if one.link), None)
