"""How a fact that was misread differs from the gold: told by comparing the two, not by guessing.

Texts are compared by their letters and digits, symbols in canonical spelling, as the scorer
gives them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from undocs_rdf.model import Instrument

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from undocs_rdf.convert import Conversion


class Side(Enum):
    """Whether a fact of the gold was not read, or one was read that the gold lacks."""

    MISSED = "missed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a file, in the spelling of the scorer.

    Attributes:
        source: Its letters and digits.
        printed: Its text as it is.
        kinds: The kinds of the parts that have these words.
        cited: The symbols that a part of these words cites.
    """

    source: str
    printed: str
    kinds: Mapping[str, tuple[str, ...]]
    cited: Mapping[str, frozenset[str]]


TEXTS: Final = {
    "preambular text": "PreambularParagraph",
    "operative text": "OperativeParagraph",
    "operative number and text": "OperativeParagraph",
    "opening phrase": "",
    "subparagraph": "Subparagraph",
    "subparagraph label in full": "Subparagraph",
    "headings": "Section",
    "annex text": "Paragraph",
    "footnote text": "Footnote",
    "footnote marker": "Footnote",
}
"""The figures that count words, and the kind of part that they count."""

_GOLD_LISTS: Final = {
    "preambular": "pre",
    "operative": "op",
    "a subparagraph": "sub",
    "a heading": "headings",
    "the line of an annex": "annexes",
    "text of an annex": "annex text",
    "a footnote": "footnotes",
    "neutral": "optional",
}
_IN_PART: Final = {"cited, in its part", "citation date", "citation pinpoint", "citation intent"}
_COUNTED: Final = {"PreambularParagraph", "OperativeParagraph", "Subparagraph", "Footnote"}
_SHORTEST: Final = 12
_LETTER_RANGE: Final = re.compile(r"\d[A-Z]-[A-Z]$")
_EARLY_LETTER: Final = re.compile(r"\([IVXL]+\)[A-Z]$")
_JOINT: Final = re.compile(r"(?<=\d)-(?=[A-Z])")


def read_of(
    conversion: Conversion, norm_text: Callable[[str], str], norm_symbol: Callable[[str], str]
) -> Read:
    """Return what was read of a file, in the spelling of the scorer."""
    kinds: dict[str, list[str]] = defaultdict(list)
    cited: dict[str, set[str]] = defaultdict(set)
    for document in conversion.documents:
        for part in document.parts:
            words = norm_text(part.text)
            kinds[words].append(part.kind.value)
            cited[words].update(
                norm_symbol(citation.cited.canonical)
                for citation in part.citations
                if not isinstance(citation.cited, Instrument)
            )
    return Read(
        source=norm_text(re.sub(r"\]\([^)\s]*\)", "]", conversion.source_text)),
        printed=conversion.source_text,
        kinds={words: tuple(found) for words, found in kinds.items()},
        cited={words: frozenset(found) for words, found in cited.items()},
    )


def cause_of(
    figure: str,
    side: Side,
    fact: Any,
    *,
    others: Sequence[Any],
    gold: Mapping[str, Any],
    read: Sequence[Read],
) -> str:
    """Return in a few words how a fact differs from what the other side has.

    Args:
        figure: The figure of the scorer.
        side: Which side the fact is on.
        fact: The fact, as the scorer compares it.
        others: What is wrong in the same figure on the other side.
        gold: What the scorer took from the markup of the document.
        read: What was read of the files of the document; none where there is no such file.
    """
    if not read:
        return "nothing was read of the document"
    if figure == "cited documents":
        return _symbol_cause(fact, side, gold, read)
    if figure in _IN_PART:
        return _in_part_cause(fact, gold, read)
    if figure in TEXTS:
        words = _words_of(figure, fact)
        return (
            _text_missed(words, TEXTS[figure], read)
            if side is Side.MISSED
            else _text_extra(words, gold)
        )
    return "another value" if others else "none read" if side is Side.MISSED else "none in the gold"


def _words_of(figure: str, fact: Any) -> str:
    """Return the words of a fact; labels and phrases stand beside them."""
    if isinstance(fact, str):
        return fact
    return str(fact[0] if figure in {"opening phrase", "subparagraph label in full"} else fact[-1])


def _text_missed(words: str, kind: str, read: Sequence[Read]) -> str:
    for file in read:
        if words in file.kinds:
            same = kind in file.kinds[words] or not kind
            return "another label or phrase" if same else f"read as {file.kinds[words][0]}"
    texts = [text for file in read for text in file.kinds if len(text) >= _SHORTEST]
    if any(words in text for text in texts):
        longer = next(text for text in texts if words in text)
        found = next(file.kinds[longer][0] for file in read if longer in file.kinds)
        return f"joined to more, as {found}"
    if any(text in words for text in texts):
        return "split or cut short"
    if not any(words in file.source for file in read):
        return "these words do not stand in the text in this order"
    return "read otherwise"


def _text_extra(words: str, gold: Mapping[str, Any]) -> str:
    listed = {
        name: [x if isinstance(x, str) else x[-1] for x in gold[key]]
        for name, key in _GOLD_LISTS.items()
    }
    for name, texts in listed.items():
        if words in texts:
            return f"the gold has it as {name}"
    for name, texts in listed.items():
        if len(words) >= _SHORTEST and any(words in text for text in texts):
            return f"the gold has it inside {name}"
        if any(text in words for text in texts if len(text) >= _SHORTEST):
            return f"holds more than {name} of the gold"
    return "not in the gold"


def _symbol_cause(symbol: str, side: Side, gold: Mapping[str, Any], read: Sequence[Read]) -> str:
    own = {cited for file in read for found in file.cited.values() for cited in found}
    others = own if side is Side.MISSED else set(gold["cites"])
    if any(_lettered(symbol, other) or _lettered(other, symbol) for other in others):
        return "with or without a part letter"
    if any(symbol in _JOINT.split(other) for other in others) or any(
        other in _JOINT.split(symbol) for other in others if other != symbol
    ):
        return "a joint symbol, or half of one"
    if any(symbol.casefold() == other.casefold() for other in others):
        return "the same in other capitals"
    if side is Side.MISSED and _LETTER_RANGE.search(symbol):
        return "several parts linked as one, A to C"
    if side is Side.EXTRA and _EARLY_LETTER.search(symbol):
        return "a resolution of the first thirty sessions, with its letter"
    if any(_short(symbol) == _short(other) for other in others):
        return "the right number, another body"
    if side is Side.EXTRA:
        return "no link in the gold"
    if not any(_is_printed(symbol, file.printed) for file in read):
        return "its symbol is not printed"
    return "printed and not read"


def _lettered(base: str, other: str) -> bool:
    """Tell whether a symbol is another with a letter, "A/RES/54/237C"."""
    return (
        other.startswith(base) and re.fullmatch(r"[A-Z](?:-[A-Z])?", other[len(base) :]) is not None
    )


def _short(symbol: str) -> str:
    """Return a symbol as texts print it: "74/28" of A/RES/74/28."""
    return re.sub(r"^(?:A/HRC|A|S|E)/(?:RES|DEC)/", "", symbol)


def _is_printed(symbol: str, text: str) -> bool:
    words = re.sub(r"\\\(", r"\\s*\\(", re.escape(_short(symbol)))
    return re.search(rf"(?<![\w/]){words}(?!\d)", text.replace("\u2013", "-")) is not None


def _in_part_cause(fact: Sequence[str], gold: Mapping[str, Any], read: Sequence[Read]) -> str:
    words, symbol = fact[0], fact[1]
    if not any(symbol in found for file in read for found in file.cited.values()):
        return f"not cited: {_symbol_cause(symbol, Side.MISSED, gold, read)}"
    if not any(words in file.cited for file in read):
        return "its part is read otherwise"
    if not any(symbol in file.cited.get(words, ()) for file in read):
        return "cited in another part"
    kinds = {kind for file in read for kind in file.kinds.get(words, ())}
    if not kinds & _COUNTED:
        return "cited there, in a part that the scorer does not count"
    return "cited there, with another value"
