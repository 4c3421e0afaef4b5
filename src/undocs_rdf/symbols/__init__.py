"""Symbols of UN documents: a small typed value, its grammar, and where one stands in a text.

A symbol is a row of elements joined by slashes: the body that issues the document ("A/C.1",
"E/CN.5"), its session or a year, a series ("RES", "L.13"), a number, and modifiers ("Rev.1").
The same document may carry two, a joint symbol ("A/65/517-S/2010/534").
"""

from undocs_rdf.symbols.acts import expand_letters, resolution_symbol
from undocs_rdf.symbols.finding import find_modified, find_symbols
from undocs_rdf.symbols.symbol import Symbol, parse_symbol, try_symbol

__all__ = [
    "Symbol",
    "expand_letters",
    "find_modified",
    "find_symbols",
    "parse_symbol",
    "resolution_symbol",
    "try_symbol",
]
