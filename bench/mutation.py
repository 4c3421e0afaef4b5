"""Damage to files, as it is done to them by chance and by those who mean harm.

A mutation takes the bytes of a file and a source of chance and returns other bytes. Some know
nothing of what a file holds; those of texts and markup move and repeat what a reader sees as
units, so that what comes out still passes for a document; those of packages (a .docx is a ZIP
archive) damage a member and pack it again.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

LARGEST: Final = 200_000
"""The most bytes that come out: what is looked for is what goes wrong, not what takes long."""
MOST_MUTATIONS: Final = 6

_ODD_BYTES: Final = (b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\x1a", b"\xc3", b"\x85")
_ODD_TEXT: Final = (
    "\u202e",
    "\u200b",
    "\u2028",
    "\ufffd",
    "\u0130",
    "\u00ad",
    "\U0001f5f3",
    "\u0660",
)
_TEXT_UNITS: Final = (
    *("*", "**", "_", "#", "|", "---", "<sup>1</sup>", "¹", "[", "](", ")", "“", "<!-- ", "\\"),
    *("1. ", "(a) ", "(iv) ", "I. ", "• ", "Annex", "The General Assembly,", "Recalling ", "and "),
    *("resolution 70/1 of 1 May 2001", "A/74/1", "217 (III) A", "paragraph 3 above", "Ibid., "),
    *("that resolution ", ", Estonia", "Adopted unanimously", "13 to 1, with 1 abstention", "\n\n"),
)
_MARKUP_UNITS: Final = (
    *("<p>", "</p>", "<b>", "</div>", "<!--", "]]>", "<![CDATA[", "&amp;amp;", "&#0;", "&bad;"),
    *("<table><tr><td>", "<sup>", "<ref href='/'>", "<ol start='999999999'>", "<?pi?>", "<a href="),
)
_LINE: Final = re.compile(rb"[^\n]*\n?")
_TAG: Final = re.compile(rb"<[^<>]*>")
_ATTRIBUTE: Final = re.compile(rb"=\"[^\"<>]*\"")


def mutate(data: bytes, form: str, others: Sequence[bytes], chance: Random) -> bytes:
    """Return a file damaged in one to `MOST_MUTATIONS` ways.

    Args:
        data: The file.
        form: The name of its format, which tells what may be done to it.
        others: Files of the same format, for pieces of them.
        chance: What decides; the same chance gives the same damage.
    """
    if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.9:
        return _packed(data, chance)
    for _ in range(chance.randint(1, MOST_MUTATIONS)):
        kind = chance.choice(_MUTATIONS.get(form, _OF_BYTES))
        data = kind(data, others, chance)[:LARGEST]
    return data


def _packed(data: bytes, chance: Random) -> bytes:
    """Return a ZIP archive of which one member is damaged, or gone, or there twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    index = chance.randrange(len(members))
    name, held = members[index]
    fate = chance.random()
    if fate < 0.05:
        del members[index]
    elif fate < 0.1:
        members.append((name, held))
    else:
        members[index] = (name, mutate(held, "xml", [held], chance))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members:
            archive.writestr(zipfile.ZipInfo(member), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _range(data: bytes, chance: Random, longest: int = 2000) -> tuple[int, int]:
    """Return where a piece of some length stands."""
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(0, longest))


def _flip(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    """Change some bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20) if data else 0):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    """Break off the end, or the beginning."""
    at = chance.randint(0, len(data))
    return data[:at] if chance.random() < 0.8 else data[at:]


def _drop(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    start, end = _range(data, chance)
    return data[:start] + data[end:]


def _splice(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Put a piece of another file in."""
    other = chance.choice(others)
    start, end = _range(other, chance, 10_000)
    at = chance.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


def _repeat(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    """Repeat a piece, a short one often."""
    start, end = _range(data, chance, chance.choice((4, 40, 400)))
    times = chance.randint(2, 20_000 // max(1, end - start) + 2)
    return data[:end] + data[start:end] * times + data[end:]


def _insert_bytes(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_ODD_BYTES) * chance.randint(1, 4) + data[at:]


def _insert_unit(units: Sequence[str]) -> Callable[[bytes, Sequence[bytes], Random], bytes]:
    def insert(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
        at = chance.randint(0, len(data))
        times = chance.choice((1, 1, 1, 2, 50, 3000))
        unit = chance.choice((*units, *_ODD_TEXT)).encode()
        return data[:at] + unit * times + data[at:]

    return insert


def _change_number(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    """Put another number in the place of one."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    number = chance.choice(found)
    other = chance.choice((b"0", b"-1", b"1", b"99999999999999999999", b"1e9", b"7" * 500))
    return data[: number.start()] + other + data[number.end() :]


def _move_units(pattern: re.Pattern[bytes]) -> Callable[[bytes, Sequence[bytes], Random], bytes]:
    def move(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
        """Drop, double, swap or nest what the pattern finds."""
        found = [match.span() for match in pattern.finditer(data) if match[0]]
        if len(found) < 2:
            return data
        (a, b), (c, d) = sorted(chance.sample(found, 2))
        fate = chance.random()
        if fate < 0.3:
            return data[:a] + data[b:]
        if fate < 0.5:
            return data[:b] + data[a:b] * chance.choice((1, 10, 300)) + data[b:]
        if fate < 0.8:
            return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]
        return data[:a] + data[c:d] + data[a:]

    return move


def _deflated_bytes(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """Damage what a compressed stream of a PDF holds, and compress it again."""
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if not streams:
        return _flip(data, others, chance)
    stream = chance.choice(streams)
    try:
        held = zlib.decompress(stream[1])
    except zlib.error:
        return _flip(data, others, chance)
    damaged = chance.choice(_OF_BYTES[:-1])(held, [held], chance)
    return data[: stream.start(1)] + zlib.compress(damaged) + data[stream.end(1) :]


def _tree(data: bytes, _others: Sequence[bytes], chance: Random) -> bytes:
    """Drop, double, move, nest or rename an element, or change what it says, well-formed still."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return data
    elements = [] if root is None else [e for e in root.iter() if isinstance(e.tag, str)]
    if len(elements) < 3:
        return data
    for _ in range(chance.randint(1, 4)):
        one, other = chance.sample(elements[1:], 2)
        with suppress(ValueError):  # a name that was read so may not be given so
            _change_element(one, other, chance)
    return etree.tostring(root, encoding="utf-8")


def _change_element(one: etree._Element, other: etree._Element, chance: Random) -> None:
    """Change an element; `other` is one of the same tree."""
    fate = chance.randrange(8)
    parent = one.getparent()
    if fate == 0 and parent is not None:
        parent.remove(one)
    elif fate == 1 and parent is not None:
        for _ in range(chance.choice((1, 5, 100)) if len(one) < 20 else 1):
            one.addprevious(deepcopy(one))
    elif fate == 2:
        other.append(deepcopy(one))
    elif fate == 3:
        one.tag = other.tag
    elif fate == 4 and one.attrib:
        one.attrib.pop(chance.choice(list(one.attrib)))
    elif fate == 5 and one.attrib:
        name = chance.choice(list(one.attrib))
        one.attrib[name] = chance.choice(
            ("", "#", "0001-01-01", "-1", "9" * 40, "/akn/un/x", "a b")
        )
    elif fate == 6:
        one.text = chance.choice((None, "", *_TEXT_UNITS)) or None
        one.tail = chance.choice((None, *_TEXT_UNITS))
    else:
        one.attrib.update(other.attrib)


_OF_BYTES: Final = (_flip, _cut, _drop, _splice, _repeat, _insert_bytes, _change_number)
_OF_TEXT: Final = (*_OF_BYTES, *(_move_units(_LINE), _insert_unit(_TEXT_UNITS)) * 4)
_OF_MARKUP: Final = (
    *_OF_TEXT,
    *(_move_units(_TAG), _move_units(_ATTRIBUTE), _insert_unit(_MARKUP_UNITS)) * 2,
)
_OF_TREES: Final = (*_OF_MARKUP, *(_tree,) * 3 * len(_OF_MARKUP))
"""A reader of XML refuses what is not well-formed, so most of the damage leaves it so."""
_MUTATIONS: Final = {
    "markdown": _OF_TEXT,
    "plain": _OF_TEXT,
    "akn": _OF_TREES,
    "html": _OF_MARKUP,
    "xml": _OF_TREES,
    "pdf": (*_OF_BYTES, *(_deflated_bytes,) * 4),
}
