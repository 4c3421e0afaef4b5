"""The baseline: what was found before, so that only what is new need fail.

It is a JSON file to be kept beside the documents. Each entry has a fingerprint, see
`findings.fingerprint`, and what it stands for, for the people who review a change of the file.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from undocs_rdf.errors import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undocs_rdf.validation.outcome import CheckedFile

VERSION: Final = 1
_REMEDY: Final = "write one by --update-baseline"


class Baseline:
    """What is known, and not yet met again."""

    def __init__(self, fingerprints: Iterable[str] = ()) -> None:
        """Take the fingerprints of what is known, one as often as it was found."""
        self._left = Counter(fingerprints)

    def cross_off(self, fingerprint: str) -> bool:
        """Tell whether a finding is known, once for each time that it was found before."""
        if self._left[fingerprint] <= 0:
            return False
        self._left[fingerprint] -= 1
        return True

    @property
    def left(self) -> int:
        """How many known findings have not been met."""
        return self._left.total()


def read_baseline(path: Path) -> Baseline:
    """Return a baseline from its file.

    Raises:
        UnreadableInputError: It is missing, or no baseline of this version.
    """
    try:
        written: Any = json.loads(path.read_bytes())
        version, findings = written["version"], written["findings"]
        fingerprints = [str(finding["fingerprint"]) for finding in findings]
    except FileNotFoundError:
        raise UnreadableInputError(str(path), "there is no such file", _REMEDY) from None
    except OSError as error:
        problem = f"can't be read ({error.strerror or error})"
        raise UnreadableInputError(str(path), problem, "check that you may read it") from None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableInputError(str(path), f"is no baseline ({error})", _REMEDY) from None
    if version != VERSION:
        problem = f"is a baseline of version {version}, and this program reads {VERSION}"
        raise UnreadableInputError(str(path), problem, _REMEDY)
    return Baseline(fingerprints)


def baseline_of(files: Iterable[CheckedFile]) -> bytes:
    """Return the file of a baseline that holds all that was found, sorted."""
    findings = sorted(
        (
            {
                "fingerprint": one.fingerprint,
                "constraint": one.finding.constraint,
                "file": Path(file.graph or file.path).name,
                "document": one.finding.document,
                "part": one.finding.part,
            }
            for file in files
            for one in file.reported
        ),
        key=lambda entry: (entry["file"], entry["constraint"], entry["fingerprint"], str(entry)),
    )
    written = {"version": VERSION, "findings": findings}
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()
