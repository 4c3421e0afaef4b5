"""How many of the symbols that real files hold are parsed, and survive every round trip.

    python -m bench.symbols --shared DIR [--worst 40]

`DIR/unxml` holds the UN's XML (links to undocs.org, `docNumber`), `DIR/corpus` library records
(JSON lines, MARC) and texts. In records and links everything is meant to be a symbol; in running
text a token with a slash may be anything, so there the unparsed are only listed.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections import Counter
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from undocs_rdf.symbols import Symbol, find_symbols, parse_symbol, try_symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINK = re.compile(
    r'href="https?://(?:www\.)?undocs\.org/+(?:(?:en|fr|es|ru|ar|ch|zh|sp)/)?([^"]*)"'
)
_DOC_NUMBER = re.compile(r'<docNumber[^>]*refersTo="#symbol"[^>]*>([^<]+)<')
_MARC_SYMBOL = re.compile(r'tag="191"[^>]*>\s*<[^>]*code="a">([^<]+)<')
_SYMBOL_KEYS = {"symbol", "DocSymbol", "originating_document", "pv"}
_TOKEN = re.compile(
    r"(?<![\w/.@:%=?-])[A-Z][A-Za-z]*(?:\.\w+)?(?:\(\w+\))?(?:/[A-Za-z0-9.()‑–-]+)+"
)


def _values(record: Any) -> Iterator[str]:
    """Yield what stands under the keys of a record that hold symbols."""
    if isinstance(record, dict):
        for key, value in record.items():
            if key in _SYMBOL_KEYS and isinstance(value, str):
                yield value
            else:
                yield from _values(value)
    elif isinstance(record, list):
        for value in record:
            yield from _values(value)


def _documents(values: Iterable[str]) -> Iterator[str]:
    """Yield the documents of records: not the paragraph or draft in one, nor a number by itself."""
    for value in values:
        document = re.sub(r",? (?:para|as |and |DR|DD|\(Adv).*", "", value).strip()
        if "/" in document and not document[0].isdecimal():
            yield document


def _xml_symbols(shared: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted((shared / "unxml").rglob("*.xml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        for pattern in (_LINK, _DOC_NUMBER):
            found.update(
                unquote(html.unescape(printed)).strip() for printed in pattern.findall(text)
            )
    return found


def _record_symbols(shared: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted([*shared.rglob("*.jsonl"), *(shared / "unxml/data_extract").glob("*.json")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                found.update(_documents(_values(json.loads(line))))
    for path in sorted((shared / "corpus").rglob("*.xml")):
        found.update(_MARC_SYMBOL.findall(path.read_text(encoding="utf-8")))
    return found


def _texts(shared: Path) -> Iterator[str]:
    for path in sorted((shared / "corpus").rglob("*")):
        if path.suffix in {".md", ".txt"}:
            yield path.read_text(encoding="utf-8", errors="replace")


def _survives(symbol: Symbol) -> bool:
    """Whether a symbol comes back from its spelling, its IRI and a text."""
    spelled = str(symbol)
    return (
        parse_symbol(spelled) == symbol
        and Symbol.from_iri_path(symbol.iri_path) == symbol
        and list(find_symbols(f"in {spelled}, and")) == [(3, 3 + len(spelled), symbol)]
    )


def _report(name: str, printed: Counter[str], worst: int) -> None:
    parsed = {spelling: try_symbol(spelling) for spelling in printed}
    symbols = {symbol for symbol in parsed.values() if symbol is not None}
    unparsed = Counter({s: count for s, count in printed.items() if parsed[s] is None})
    mentions, lost = sum(printed.values()), sum(unparsed.values())
    broken = sorted(str(symbol) for symbol in symbols if not _survives(symbol))
    print(
        f"{name}: {mentions} mentions, {len(printed)} spellings, {len(symbols)} symbols; "
        f"parsed {1 - lost / max(mentions, 1):.5f} of mentions, "
        f"{1 - len(unparsed) / max(len(printed), 1):.5f} of spellings; "
        f"round trips broken: {len(broken)} {broken[:worst]}"
    )
    for spelling, count in unparsed.most_common(worst):
        print(f"  {count:6}  {spelling!r}")


def _report_texts(shared: Path, worst: int) -> None:
    missed: Counter[str] = Counter()
    found: Counter[Symbol] = Counter()
    characters, seconds = 0, 0.0
    for text in _texts(shared):
        begin = perf_counter()
        hits = list(find_symbols(text))
        seconds += perf_counter() - begin
        characters += len(text)
        found.update(symbol for _, _, symbol in hits)
        covered = {start for start, _, _ in hits}
        missed.update(m[0] for m in _TOKEN.finditer(text) if m.start() not in covered)
    broken = sorted(str(symbol) for symbol in found if not _survives(symbol))
    print(
        f"running text: {sum(found.values())} found, {len(found)} symbols, in "
        f"{characters / 1e6:.1f}M characters, {seconds / characters * 1e9:.1f} ms a million; "
        f"round trips broken: {len(broken)} {broken[:worst]}; "
        f"tokens with a slash that are none, by frequency:"
    )
    for token, count in missed.most_common(worst):
        print(f"  {count:6}  {token!r}")


def main() -> None:
    """Print the shares and what was not parsed, by frequency."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--worst", type=int, default=40)
    options = parser.parse_args()
    _report("XML", _xml_symbols(options.shared), options.worst)
    _report("records", _record_symbols(options.shared), options.worst)
    _report_texts(options.shared, options.worst)


if __name__ == "__main__":
    main()
