"""The rules of `data/{language}/sponsors.toml`, compiled: the words that stand around sponsors."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from undocs_rdf.model import DocumentKind
from undocs_rdf.resources import resource_folder
from undocs_rdf.vocabulary import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from undocs_rdf.vocabulary import Word

_FLAGS = re.IGNORECASE


@dataclass(frozen=True)
class LinePatterns:
    """How the line that says who proposes what is built.

    Attributes:
        kinds: The words of what is proposed, and what it is.
        behind_sponsors: A colon and the kind behind it.
        first: The kind where it stands first.
        by: "submitted by".
        rest: All that may stand behind the kind, where sponsors stand before it.
        amended: "to", behind an amendment.
        reasons: Words from which on a line speaks of something other than its sponsors.
        consultations: "on the basis of informal consultations".
        in_a_report: Words that say that a draft is contained in a report.
        prefilter: Words of which one is in every such line, in lower case.
    """

    kinds: Mapping[str, DocumentKind | None]
    behind_sponsors: re.Pattern[str]
    first: re.Pattern[str]
    by: re.Pattern[str]
    rest: re.Pattern[str]
    amended: re.Pattern[str]
    reasons: re.Pattern[str]
    consultations: re.Pattern[str]
    in_a_report: re.Pattern[str]
    prefilter: tuple[str, ...]


class Phrases:
    """Fixed phrases, found among the words of a text without regard to case and articles."""

    def __init__(self, phrases: Iterable[str], language: str) -> None:
        by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in phrases:
            keys = tuple(name_key(phrase, language).split())
            by_first[keys[0]].append(keys)
        self._by_first = MappingProxyType(
            {first: sorted(found, key=len, reverse=True) for first, found in by_first.items()}
        )

    @property
    def first_words(self) -> frozenset[str]:
        """The words that the phrases begin with, as names are compared."""
        return frozenset(self._by_first)

    def match(self, words: Sequence[Word], at: int, stop: int) -> int | None:
        """Return the index behind the longest phrase that starts at words[at]; None if none does.

        Args:
            words: The words of a text.
            at: The word to start at.
            stop: The word to stop before.
        """
        for keys in self._by_first.get(words[at].key, ()):
            index = at
            for key in keys:
                while index < stop and not words[index].key:
                    index += 1
                if index == stop or words[index].key != key:
                    break
                index += 1
            else:
                return index
        return None


@dataclass(frozen=True)
class NamePatterns:
    """What stands around and between names.

    Attributes:
        conjunctions: "and", "as well as".
        lead_ins: What stands before a name: "the representative of".
        on_behalf: "on behalf of".
        capacity: "in its capacity as".
        officers: Who acts for a body ("the Vice-Chair"), in a group named like the role.
        of: What stands between an officer and the body.
        unnamed_body: "the Committee", with no more to its name.
        membership: What stands before the name of a group: "the States that are members of the".
        first_words: The words that conjunctions, lead-ins and "on behalf of" begin with.
        small_words: Words that have no capital in names.
    """

    conjunctions: Phrases
    lead_ins: Phrases
    on_behalf: Phrases
    capacity: Phrases
    officers: re.Pattern[str]
    of: re.Pattern[str]
    unnamed_body: re.Pattern[str]
    membership: re.Pattern[str]
    first_words: frozenset[str]
    small_words: frozenset[str]


@dataclass(frozen=True)
class AdditionalPatterns:
    """How lists of those who joined later begin, or what stands behind them.

    Attributes:
        openings: What stands before the names.
        joined: What stands behind them: "joined in sponsoring".
        before_joined: What may stand before them in that case: "Subsequently,".
    """

    openings: re.Pattern[str]
    joined: re.Pattern[str]
    before_joined: re.Pattern[str]


@cache
def _load(language: str) -> dict[str, Any]:
    path = resource_folder("data") / language / "sponsors.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _spelled(phrase: str) -> str:
    """Return a pattern for a phrase: any blanks, any apostrophe."""
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split())


def _any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, the longest first."""
    return "|".join(_spelled(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p)))


@cache
def load_line_patterns(language: str) -> LinePatterns:
    """Return the patterns of the line in a language.

    Raises:
        FileNotFoundError: There are no rules for the language.
    """
    rules = _load(language)
    line = rules["line"]
    kinds = {
        " ".join(words.lower().split()): DocumentKind(name) if name else None
        for words, name in rules["kinds"].items()
    }
    revised, adjectives = _any_of(line["revised"]), _any_of(line["adjectives"])
    head = (
        rf"(?:(?:{adjectives})\s+)?(?:(?P<revised>{revised})\s+)?(?:(?:{adjectives})\s+)?"
        rf"(?P<kind>{_any_of(kinds)})\b"
    )
    return LinePatterns(
        MappingProxyType(kinds),
        re.compile(rf"[:;–—]\s*{head}", _FLAGS),
        re.compile(head, _FLAGS),
        re.compile(line["by"], _FLAGS),
        re.compile(line["rest"], _FLAGS),
        re.compile(line["amended"], _FLAGS),
        re.compile(rf"\b(?:{'|'.join(line['reasons'])})", _FLAGS),
        re.compile(line["consultations"], _FLAGS),
        re.compile(line["in_a_report"], _FLAGS),
        tuple(sorted({kind.split()[0].removeprefix("sub-") for kind in kinds})),
    )


@cache
def load_name_patterns(language: str) -> NamePatterns:
    """Return what stands around names in a language.

    Raises:
        FileNotFoundError: There are no rules for the language.
    """
    rules = _load(language)
    names, officers = rules["names"], rules["officers"]
    reasons = "|".join(rules["line"]["reasons"])
    roles = "|".join(f"(?P<{role}>{officers[role]})" for role in ("chair", "president", "bureau"))
    unnamed = officers["unnamed_body"].format(bodies=_any_of(officers["bodies"]), reasons=reasons)
    conjunctions = Phrases(names["conjunctions"], language)
    lead_ins = Phrases(names["lead_ins"], language)
    on_behalf = Phrases(names["on_behalf"], language)
    return NamePatterns(
        conjunctions,
        lead_ins,
        on_behalf,
        Phrases(names["capacity"], language),
        re.compile(rf"(?:{officers['article']})?(?:{roles})\b", _FLAGS),
        re.compile(officers["of"], _FLAGS),
        re.compile(unnamed, _FLAGS),
        re.compile(names["membership"], _FLAGS),
        conjunctions.first_words | lead_ins.first_words | on_behalf.first_words,
        frozenset(names["small_words"]),
    )


@cache
def load_additional_patterns(language: str) -> AdditionalPatterns:
    """Return how lists of additional sponsors are worded in a language.

    Raises:
        FileNotFoundError: There are no rules for the language.
    """
    additional = _load(language)["additional"]
    return AdditionalPatterns(
        re.compile("|".join(f"(?:{opening})" for opening in additional["openings"]), _FLAGS),
        re.compile(additional["joined"], _FLAGS),
        re.compile(additional["before_joined"], _FLAGS),
    )
