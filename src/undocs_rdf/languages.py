"""What is particular to a language in the rules, read from `data/{tag}/`.

The parser's rules say how a document is laid out; the words they look for (months, ordinals,
formulas, opening phrases) stand in data, so that another language is another folder.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from undocs_rdf.resources import resource_folder


@dataclass(frozen=True)
class Language:
    """The words of one language.

    Attributes:
        tag: BCP 47 tag: "en".
        rules: The tables of `data/{tag}/rules.toml`.
    """

    tag: str
    rules: dict[str, Any]

    def __hash__(self) -> int:
        return hash(self.tag)


@cache
def load_language(tag: str = "en") -> Language:
    """Return the language `tag`.

    Raises:
        FileNotFoundError: There are no rules for it.
    """
    path = resource_folder("data") / tag / "rules.toml"
    return Language(tag, tomllib.loads(path.read_text(encoding="utf-8")))
