"""The package of a Word file: a ZIP archive of XML parts, opened so that nothing can grow.

Parts are found by their relationships, as the Open Packaging Conventions (ECMA-376, part 2) have
it. Nothing outside of the archive is ever opened: what a relationship says to be external is kept
as an address and never followed.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from lxml import etree

from undocs_rdf.errors import LimitExceededError, RefusedError, UnreadableInputError
from undocs_rdf.readers.docx.recognition import (
    COMPOUND_MAGIC,
    CONTENT_TYPES,
    MAIN_PART,
    is_open_document,
)

LARGEST: Final = 64_000_000
"""The most bytes that the parts of a file may hold, unpacked."""
MOST_TAGS: Final = 1_000_000
"""The most tags in a part: about a hundred times what the longest resolution needs."""
_MOST_ENTRIES: Final = 10_000
_HIGHEST_RATIO: Final = 200
_PIECE: Final = 1_000_000
_UNSUSPICIOUS: Final = 4_000_000

_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""Names that the strict variant of the format has of its own, and those of the common one."""
_LIMITS: Final = ("Excessive depth", "XML_PARSE_HUGE", "huge", "Maximum")

_SAVE_AS: Final = "open it in Word or LibreOffice and save it as .docx"


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part leads to.

    Attributes:
        kind: The last word of its type: "footnotes", "hyperlink".
        target: The name of a part, or an address.
        is_external: Whether it is an address.
    """

    kind: str
    target: str
    is_external: bool


@dataclass(slots=True)
class Package:
    """An open archive.

    Attributes:
        name: What the user calls the file.
        archive: Its parts.
        names: Their names.
        unpacked: How many bytes have been read of them.
    """

    name: str
    archive: zipfile.ZipFile
    names: frozenset[str]
    unpacked: int = field(default=0)

    def part(self, path: str) -> etree._Element | None:
        """Return the root of a part; None where there is none or it is empty.

        Raises:
            UndocsError: It is broken, over a limit, or declares a document type.
        """
        if path not in self.names:
            return None
        data = self._bytes(path)
        return self._parsed(data, path) if data.strip() else None

    def relationships(self, path: str) -> dict[str, Relationship]:
        """Return the relationships of a part, by their identifiers."""
        folder, base = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relationship] = {}
        for element in () if root is None else root.iter(f"{_RELATIONSHIPS}Relationship"):
            target = str(element.get("Target", ""))
            is_external = element.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = str(element.get("Type", "")).rpartition("/")[2]
            found[str(element.get("Id", ""))] = Relationship(kind, target, is_external)
        return found

    def main_part(self) -> str:
        """Return the name of the part that holds the text."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self.names:
                return relationship.target
        return MAIN_PART

    def _bytes(self, path: str) -> bytes:
        """Return the bytes of a part, unpacked no further than they may be.

        What the directory of the archive says of its size is not believed.
        """
        packed = self.archive.getinfo(path).compress_size
        pieces: list[bytes] = []
        size = 0
        try:
            with self.archive.open(path) as file:
                while piece := file.read(_PIECE):
                    pieces.append(piece)
                    size += len(piece)
                    self._check_size(path, size, packed)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise self._broken(f"{path}: {error}") from None
        except (NotImplementedError, RuntimeError):
            problem = f"{path} is packed in a way that Word does not use, or encrypted"
            raise UnreadableInputError(self.name, problem, _SAVE_AS) from None
        self.unpacked += size
        return b"".join(pieces)

    def _check_size(self, path: str, size: int, packed: int) -> None:
        """See that what has been unpacked of a part is not too much.

        Raises:
            UndocsError: It is.
        """
        if size > _UNSUSPICIOUS and size > _HIGHEST_RATIO * packed:
            problem = f"holds {path}, which unpacks to more than {_HIGHEST_RATIO} times its size"
            raise RefusedError(self.name, problem, "do not open it: it is made to fill a memory")
        if self.unpacked + size > LARGEST:
            problem = f"holds more than {LARGEST // 1_000_000} MB once it is unpacked"
            raise LimitExceededError(self.name, problem, "save it anew without pictures")

    def _parsed(self, data: bytes, path: str) -> etree._Element:
        if b"\0" in data[:4] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
            data = _from_utf_16(data)
        if _DECLARATION.search(data):
            problem = f"{path} declares a document type, by which XML expands without end"
            raise RefusedError(self.name, problem, "do not open it: no word processor writes it so")
        if data.count(b"<") > MOST_TAGS:
            problem = f"{path} holds more than {MOST_TAGS:,} tags"
            raise LimitExceededError(self.name, problem, "split it")
        for strict, common in _STRICT:
            data = data.replace(strict, common)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if any(limit in str(error) for limit in _LIMITS):
                problem = f"{path} is nested too deep, or too large for XML ({error.msg})"
                raise RefusedError(self.name, problem, "save it anew in Word") from None
            raise self._broken(f"{path}: {error.msg}") from None
        except ValueError as error:
            raise self._broken(f"{path}: {error}") from None

    def _broken(self, what: str) -> UnreadableInputError:
        problem = f"is a damaged Word file ({what})"
        return UnreadableInputError(self.name, problem, "get it again, or save it anew in Word")


def _from_utf_16(data: bytes) -> bytes:
    """Return a part that is in UTF-16, as XML also allows, in UTF-8."""
    text = data.decode("utf-16", errors="replace")
    # The declaration names the encoding that it no longer has.
    return re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text).encode(errors="replace")


def open_package(data: bytes, name: str) -> Package:
    """Return the package of a Word file.

    Args:
        data: The bytes of the file.
        name: What the user calls it.

    Raises:
        UnreadableInputError: It is no Word file, or one that can't be read: older than 2007,
            encrypted, damaged.
        RefusedError: It carries macros, or is made to fill a memory.
        LimitExceededError: It is too large, unpacked.
    """
    if data.startswith(COMPOUND_MAGIC):
        raise _compound(data, name)
    if is_open_document(data):
        raise UnreadableInputError(name, "is an OpenDocument file (.odt, .ods)", _SAVE_AS)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        problem = f"is no Word file, or a damaged one ({error})"
        raise UnreadableInputError(name, problem, "get it again, or save it anew") from None
    if len(names) > _MOST_ENTRIES:
        problem = f"is an archive of more than {_MOST_ENTRIES:,} files"
        raise LimitExceededError(name, problem, "give a Word file")
    package = Package(name, archive, frozenset(names))
    _check_kind(package)
    return package


def _compound(data: bytes, name: str) -> UnreadableInputError:
    """Return what is wrong with a compound file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        remedy = "open it with its password and save it without"
        return UnreadableInputError(name, "is encrypted", remedy)
    return UnreadableInputError(name, "is a file of Office before 2007 (.doc, .xls)", _SAVE_AS)


def _check_kind(package: Package) -> None:
    """See that a package holds a text, and no program.

    Raises:
        UndocsError: It does not.
    """
    name = package.name
    main = package.main_part()
    root = package.part(CONTENT_TYPES)
    kinds = {
        str(element.get("PartName", "")).lstrip("/"): str(element.get("ContentType", ""))
        for element in (() if root is None else root.iter("{*}Override"))
    }
    kind = kinds.get(main, "")
    if "macroEnabled" in kind or any("vbaProject" in part for part in package.names):
        remedy = "save it as .docx, which holds none"
        raise RefusedError(name, "holds macros, as .docm files do", remedy)
    if main in package.names and main.startswith("word/"):
        return
    others = (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation"))
    what = next(
        (what for start, what in others if any(part.startswith(start) for part in package.names)),
        "a ZIP archive without a text of Word's in it",
    )
    raise UnreadableInputError(name, f"is {what}", "give a .docx file")
