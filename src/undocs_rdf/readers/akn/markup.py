"""The XML of a document as a tree, parsed so that nothing is fetched and nothing can grow.

A document type declaration is refused: AKN4UN needs none, and it is the only way by which XML
makes a reader fetch files or expand entities without end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.errors import RefusedError, UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

AKN: Final = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_LIKE_XML = re.compile(rb"\s*<[?!A-Za-z]")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?akomaNtoso[\s/>]")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_DEEPEST = 100
_TOO_DEEP = f"boolean({'/*' * (_DEEPEST + 1)})"
_LIMITS = ("Excessive depth", "XML_PARSE_HUGE", "huge text node", "Maximum entity")
_BLANKS = re.compile(r"\s+")


def is_akn(data: bytes) -> bool:
    """Tell whether the bytes of a file are Akoma Ntoso, by what they hold."""
    head = data
    for mark in _MARKS:
        head = head.removeprefix(mark)
    plain = head.replace(b"\0", b"") if b"\0" in head[:4] else head
    return bool(_LIKE_XML.match(plain)) and _ROOT.search(plain) is not None


def parse_markup(data: bytes, name: str) -> tuple[etree._Element, tuple[Diagnostic, ...]]:
    """Return the root element of a file, and what had to be repaired to read it.

    Args:
        data: The bytes of the file.
        name: What the user calls it.

    Raises:
        RefusedError: It declares a document type or entities, or is nested beyond reason.
        UnreadableInputError: It holds no element of Akoma Ntoso.
    """
    if _DECLARATION.search(data.replace(b"\0", b"")):
        problem = "declares a document type, by which XML fetches files or expands without end"
        raise RefusedError(name, problem, "take the <!DOCTYPE …> out; AKN4UN needs none")
    parser = _parser(recover=False)
    try:
        root = etree.fromstring(data, parser)
        faults: tuple[Diagnostic, ...] = ()
    except etree.XMLSyntaxError as error:
        if any(limit in str(error) for limit in _LIMITS):
            problem = f"is too deep or too large for XML ({error.msg})"
            raise RefusedError(
                name, problem, "no document of the UN is; look at the file"
            ) from None
        root = etree.fromstring(data, _parser(recover=True))
        faults = (_not_well_formed(error),)
    except ValueError as error:
        raise UnreadableInputError(name, f"is no XML ({error})", "check the file") from None
    if root is None or root.tag != f"{AKN}akomaNtoso":
        problem = "holds no element akomaNtoso of the namespace of Akoma Ntoso 3.0"
        raise UnreadableInputError(name, problem, "check that it is one of the UN's XML files")
    if root.xpath(_TOO_DEEP):
        problem = f"has elements more than {_DEEPEST} deep"
        raise RefusedError(name, problem, "no document of the UN has; look at the file")
    return root, faults


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _not_well_formed(error: etree.XMLSyntaxError) -> Diagnostic:
    line, column = error.position
    said = _BLANKS.sub(" ", (error.msg or "no reason given").partition(", line ")[0])
    message = f"the XML is not well formed at line {line}, column {column}: {said}"
    hint = "it was read as far as it goes; get the file again, or mend it there"
    return Diagnostic(Code.MARKUP_BROKEN, message, None, hint)


def name_of(element: etree._Element) -> str:
    """Return the local name of an element; "" for one that AKN does not define."""
    tag = element.tag
    return tag.removeprefix(AKN) if isinstance(tag, str) and tag.startswith(AKN) else ""


def found(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of some names below an element, in reading order."""
    yield from element.iter(*(f"{AKN}{name}" for name in names))


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of some names."""
    yield from element.iterchildren(*(f"{AKN}{name}" for name in names))


def first(element: etree._Element, *names: str) -> etree._Element | None:
    """Return the first element of some names below an element."""
    return next(found(element, *names), None)


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute without the blanks around it; "" where there is none."""
    return "" if element is None else (element.get(name) or "").strip()


def words_of(element: etree._Element) -> str:
    """Return all words of an element, blanks folded."""
    return _BLANKS.sub(" ", "".join(map(str, element.itertext()))).strip()
