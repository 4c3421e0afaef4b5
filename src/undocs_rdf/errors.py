"""What the package raises: files, options and endpoints at fault, never content."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line, from good to grave."""

    DONE = 0
    VIOLATIONS = 1
    USAGE = 2
    UNREADABLE = 3
    LIMIT = 4
    REFUSED = 5


class UndocsError(Exception):
    """A file, an option or an endpoint that can't be used.

    Attributes:
        subject: What is at fault, as the user named it: a path, an option, an address.
        problem: What is wrong with it.
        remedy: What the user can do about it.
        exit_code: The code a command ends with.
    """

    exit_code: ExitCode = ExitCode.USAGE

    def __init__(self, subject: str, problem: str, remedy: str) -> None:
        super().__init__(f"{subject}: {problem}; {remedy}")
        self.subject = subject
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[UndocsError], tuple[str, str, str]]:
        """Return how a copy is made: an error that a worker met is raised in its parent."""
        return type(self), (self.subject, self.problem, self.remedy)


class UnreadableInputError(UndocsError):
    """A file that is missing, is no document, or holds bytes that no encoding explains."""

    exit_code = ExitCode.UNREADABLE


class LimitExceededError(UndocsError):
    """An input over a limit of size or time."""

    exit_code = ExitCode.LIMIT


class RefusedError(UndocsError):
    """A thing that could be done and must not be, such as reaching the network from a query."""

    exit_code = ExitCode.REFUSED
