"""Turtle for reading: prefixes, a subject a paragraph, its statements in the order given."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from undocs_rdf.graph import Triple

PREFIXES: Final = {
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "und": "https://w3id.org/undocs-rdf/ontology#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that files are written with; Turtle declares those that it uses."""

RDF_TYPE: Final = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD: Final = PREFIXES["xsd"]

_NAMESPACES: Final = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_LOCAL_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TYPED: Final = re.compile(r'(".*")\^\^<([^<>"]*)>', re.DOTALL)
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_RELATIVE: Final = re.compile(r"[A-Za-z0-9][^:/]*(?:/|$)")  # a ":" there would end a scheme
_DOT_SEGMENT: Final = re.compile(r"(?:^|/)\.{1,2}(?:/|$|[?#])")


class _TermWriter:
    """Terms as Turtle writes them, each worked out once; notes the prefixes it used."""

    def __init__(self, base: str, namespaces: Mapping[str, str] | None = None) -> None:
        # Relative to another kind of base (a URN, one with a query) nothing can be written.
        is_folder = "://" in base and base.endswith("/") and not {"?", "#"} & set(base)
        self.base = base if is_folder else None
        self.namespaces = _NAMESPACES if namespaces is None else namespaces
        self.base_used = False
        self.prefixes_used: set[str] = set()
        self._written: dict[str, str] = {}

    def write(self, term: str) -> str:
        """Return `term`, which is as N-Triples writes it, as Turtle does."""
        written = self._written.get(term)
        if written is None:
            written = self._iri(term[1:-1]) if term[0] == "<" else self._other(term)
            self._written[term] = written
        return written

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self.namespaces.get(iri[:cut])
        if prefix is not None and _LOCAL_NAME.fullmatch(iri, cut):
            self.prefixes_used.add(prefix)
            return f"{prefix}:{iri[cut:]}"
        if self.base and iri.startswith(self.base):
            relative = iri[len(self.base) :]
            if _RELATIVE.match(relative) and not _DOT_SEGMENT.search(relative):
                self.base_used = True
                return f"<{relative}>"
        return f"<{iri}>"

    def _other(self, term: str) -> str:
        """Return a literal; a blank node, if ever there is one, stays as it is."""
        typed = _TYPED.fullmatch(term)
        if typed is None:
            return term
        quoted, datatype = typed.groups()
        lexical = quoted[1:-1]
        if datatype == f"{XSD}integer" and _INTEGER.fullmatch(lexical):
            return lexical
        if datatype == f"{XSD}boolean" and lexical in {"true", "false"}:
            return lexical
        return f"{quoted}^^{self._iri(datatype)}"


def turtle_header(base: str) -> str:
    """Return a header that declares every prefix: for a file that is written piece by piece."""
    lines = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()]
    if _TermWriter(base).base is not None:
        lines.insert(0, f"@base <{base}> .\n")
    return "".join(lines)


def turtle_paragraphs(triples: Iterable[Triple], base: str) -> Iterator[str]:
    """Yield a paragraph of Turtle for each run of triples that have one subject.

    Args:
        triples: Distinct triples; terms as N-Triples writes them.
        base: The IRI that `turtle_header` declared.
    """
    for subject, run in groupby(triples, key=itemgetter(0)):
        said: dict[str, list[str]] = {}
        for _, predicate, value in run:
            said.setdefault(predicate, []).append(value)
        # Terms are not kept from one subject to the next: there may be millions.
        yield _paragraph(subject, said, _TermWriter(base))


def to_turtle(triples: Iterable[Triple], base: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Return triples as Turtle.

    Subjects come in the order in which they are first described, their types first and what
    else is said of them in the order given.

    Args:
        triples: Distinct triples; terms as N-Triples writes them.
        base: The IRI to which others are written relative, if it ends in "/".
        prefixes: The prefixes that it may use, each with its namespace.
    """
    subjects: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
    terms = _TermWriter(base, {namespace: prefix for prefix, namespace in prefixes.items()})
    paragraphs = [_paragraph(subject, said, terms) for subject, said in subjects.items()]
    header = [f"@base <{base}> .\n"] if terms.base_used else []
    header += [f"@prefix {p}: <{prefixes[p]}> .\n" for p in sorted(terms.prefixes_used)]
    return "\n".join(["".join(header), *paragraphs] if header else paragraphs)


def _paragraph(subject: str, said: dict[str, list[str]], terms: _TermWriter) -> str:
    """Return all that is said of a subject, a predicate a line, several values a line each."""
    predicates = sorted(said, key=lambda predicate: predicate != RDF_TYPE)
    lines = []
    for predicate in predicates:
        verb = "a" if predicate == RDF_TYPE else terms.write(predicate)
        values = [terms.write(value) for value in said[predicate]]
        if len(values) == 1 or predicate == RDF_TYPE:
            lines.append(f"{verb} {', '.join(values)}")
        else:
            lines.append(f"{verb}\n        " + ",\n        ".join(values))
    return f"{terms.write(subject)} " + " ;\n    ".join(lines) + " .\n"
