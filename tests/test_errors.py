"""What is raised carries its fields, in the process that met it and in the one that waits."""

from __future__ import annotations

import pickle

import pytest

from undocs_rdf.errors import (
    LimitExceededError,
    RefusedError,
    UndocsError,
    UnreadableInputError,
)


@pytest.mark.parametrize(
    "kind", [UndocsError, UnreadableInputError, LimitExceededError, RefusedError]
)
def test_an_error_crosses_from_one_process_to_another(kind: type[UndocsError]) -> None:
    error = kind("draft.md", "is empty", "give one with words")
    copied = pickle.loads(pickle.dumps(error))
    assert type(copied) is kind
    assert (copied.subject, copied.problem, copied.remedy) == (
        "draft.md",
        "is empty",
        "give one with words",
    )
    assert copied.exit_code is kind.exit_code
    assert str(copied) == str(error)
