"""Every regular expression of the package, and texts made to slow each of them down.

Run as a program it prints, as JSON, each expression that importing all modules and reading
documents compiles, with its flags, its module, and the methods that were called on it.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]  # the parser has no public face
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

DOCUMENTS: Final = Path(__file__).parent / "data" / "documents"
MARKS: Final = ("a", "A", "0", " ", ".", ",", "(", ")", "-", "\n", "“", "*", "_", "/")
"""Letters and marks that many classes of characters share."""
_ENDS: Final = ("\x00", "!", "")
_MANY: Final = 16
"""From how many repetitions on a repetition can be made long."""


@dataclass(frozen=True)
class Expression:
    """A regular expression as it is used.

    Attributes:
        pattern: Its text.
        flags: Its flags.
        place: The module, or the file of shapes, that it stands in.
        methods: The methods of it that were called; empty if none was seen.
    """

    pattern: str
    flags: int
    place: str
    methods: tuple[str, ...] = ()


class _Watched:
    """A compiled expression that notes which of its methods are called."""

    def __init__(self, compiled: re.Pattern[str], used: set[str]) -> None:
        self._compiled, self._used = compiled, used

    def __getattr__(self, name: str) -> Any:
        self._used.add(name)
        return getattr(self._compiled, name)


def _methods_in_source(file: str, line: int) -> set[str]:
    """Return the methods that a module calls on the name that it gives to an expression."""
    if not Path(file).is_file():
        return set()
    source = Path(file).read_text(encoding="utf-8")
    before = source.splitlines()[max(line - 4, 0) : line]
    named = [found[1] for one in before if (found := re.match(r"(_?[A-Z]\w*)(?:: Final)? = ", one))]
    if not named:
        return set()
    return set(re.findall(rf"\b{named[-1]}\.([a-z]+)\(", source))


def print_expressions() -> None:
    """Import every module, read documents, and print what was compiled on the way."""
    compile_ = re.compile
    found: dict[tuple[str, int], tuple[str, set[str]]] = {}

    def watched(pattern: Any, flags: int = 0) -> Any:
        compiled = compile_(pattern, flags)
        frame = sys._getframe(1)
        module = frame.f_globals.get("__name__", "")
        if not module.startswith("undocs_rdf") or not isinstance(compiled.pattern, str):
            return compiled
        _, used = found.setdefault((compiled.pattern, compiled.flags), (module, set()))
        used |= _methods_in_source(frame.f_code.co_filename, frame.f_lineno)
        return _Watched(compiled, used)

    re.compile = watched
    package = importlib.import_module("undocs_rdf")
    for module in pkgutil.walk_packages(package.__path__, "undocs_rdf."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    convert = importlib.import_module("undocs_rdf.convert").convert
    for path in sorted(DOCUMENTS.glob("*")):
        convert(path.read_bytes(), path.name)
    methods = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}
    json.dump(
        [
            [pattern, flags, module, sorted(used & methods)]
            for (pattern, flags), (module, used) in sorted(found.items())
        ],
        sys.stdout,
    )


def attacks(pattern: str, flags: int, length: int) -> Iterator[str]:
    """Yield texts that are likely to slow an expression down.

    For each repetition in it that can be long: what leads up to it, then what it repeats, many
    times over, then what does not fit; and both together many times over. What it repeats is made
    of a mark that other parts of the expression take as well, so that they have to share it out
    among them.

    Args:
        pattern: The expression.
        flags: Its flags.
        length: How long the texts are, in characters.
    """
    tree = _parser.parse(pattern, flags)
    seen = set()
    for mark in MARKS:
        whole = _sample(tree, mark)
        found = list(_repetitions(tree, mark, ""))
        again = [("", before + repeated) for before, repeated in found]
        for before, repeated in [*found, *again, ("", whole), ("", whole[:-1])]:
            if not repeated or (before, repeated) in seen:
                continue
            seen.add((before, repeated))
            body = repeated * (length // len(repeated))
            yield from (f"{before}{body}{end}" for end in _ENDS)


def _repetitions(tree: Iterable[Any], mark: str, before: str) -> Iterator[tuple[str, str]]:
    """Yield what leads up to each long repetition, and what it repeats."""
    for operator, argument in tree:
        if operator in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            _, most, body = argument
            if most >= _MANY:
                yield before, _sample(body, mark)
            yield from _repetitions(body, mark, before)
        else:
            for below in _below(operator, argument):
                yield from _repetitions(below, mark, before)
        before += _sample([(operator, argument)], mark)


def _below(operator: Any, argument: Any) -> list[Any]:
    """Return the expressions inside a part of one."""
    if operator is sre.SUBPATTERN:
        return [argument[3]]
    if operator is sre.BRANCH:
        return list(argument[1])
    if operator in {sre.ASSERT, sre.ASSERT_NOT}:
        return [argument[1]]
    if operator is sre.ATOMIC_GROUP:
        return [argument]
    if operator is sre.GROUPREF_EXISTS:
        return [branch for branch in argument[1:] if branch is not None]
    return []


def _sample(tree: Iterable[Any], mark: str) -> str:
    """Return a short text that an expression matches, or nearly, of a mark where it may be."""
    text = ""
    for operator, argument in tree:
        if operator is sre.LITERAL:
            text += chr(argument)
        elif operator is sre.NOT_LITERAL:
            text += mark if ord(mark) != argument else "b"
        elif operator is sre.ANY:
            text += mark if mark != "\n" else "b"
        elif operator is sre.IN:
            text += _member(argument, mark)
        elif operator in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            least, most, body = argument
            text += _sample(body, mark) * (least or min(most, 1))
        elif operator is sre.BRANCH:
            text += _sample(argument[1][-1], mark)
        elif operator in {sre.SUBPATTERN, sre.ATOMIC_GROUP, sre.GROUPREF_EXISTS}:
            text += _sample(_below(operator, argument)[0], mark)
    return text


def _member(choices: Any, mark: str) -> str:
    """Return the mark if a class of characters has it, else one of its own."""
    compiled = _as_class(choices)
    for candidate in (mark, *MARKS, "b", "1", "\t", "’", "—"):
        if compiled(candidate):
            return candidate
    for operator, argument in choices:
        if operator is sre.LITERAL:
            return chr(argument)
        if operator is sre.RANGE:
            return chr(argument[0])
    return "?"


_CATEGORIES: Final[dict[Any, Callable[[str], bool]]] = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_NOT_DIGIT: lambda mark: not mark.isdigit(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda mark: not mark.isspace(),
    sre.CATEGORY_WORD: lambda mark: mark.isalnum() or mark == "_",
    sre.CATEGORY_NOT_WORD: lambda mark: not (mark.isalnum() or mark == "_"),
}


def _as_class(choices: Any) -> Any:
    """Return whether a character is in a class, as a function."""

    def takes(mark: str) -> bool:
        found = negated = False
        for operator, argument in choices:
            if operator is sre.NEGATE:
                negated = True
            elif operator is sre.LITERAL:
                found |= ord(mark) == argument
            elif operator is sre.RANGE:
                found |= argument[0] <= ord(mark) <= argument[1]
            elif operator is sre.CATEGORY:
                found |= bool(_CATEGORIES[argument](mark))
        return found is not negated

    return takes


if __name__ == "__main__":
    print_expressions()
