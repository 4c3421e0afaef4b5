"""Options that several commands share."""

from __future__ import annotations

import click

from undocs_rdf.errors import UndocsError


class FormatName(click.ParamType):  # type: ignore[type-arg] # generic from click 8.4 on only
    """The name of a format; which there are is looked up when it is wanted."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the names that can be given."""
        from undocs_rdf.formats import formats  # noqa: PLC0415 - loads every reader

        del param, ctx
        return f"[{'|'.join(form.name for form in formats())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name if there is such a format."""
        from undocs_rdf.formats import find_format  # noqa: PLC0415 - loads every reader

        try:
            return find_format(value).name
        except UndocsError as error:
            self.fail(f"{error.problem}; {error.remedy}", param, ctx)


max_size = click.option(
    "--max-size",
    type=click.FloatRange(min=0, min_open=True),
    default=32.0,
    show_default=True,
    metavar="MB",
    help="The largest file that is read.",
)

format_name = click.option(
    "--from",
    "format_name",
    type=FormatName(),
    help="The format of the documents; by default told from what each holds and from its ending.",
)

store = click.option(
    "--store",
    required=True,
    envvar="UNDOCS_RDF_STORE",
    show_envvar=True,
    metavar="DIR",
    help="The folder of the knowledge base.",
)

parameters = click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="What the query is told, as in state=Estonia. Repeatable.",
)


def assignments(parameters: tuple[str, ...]) -> dict[str, str]:
    """Return the values that `--param` gave, by the name of their parameter.

    Raises:
        UndocsError: One has no value, or is given twice.
    """
    values: dict[str, str] = {}
    for written in parameters:
        name, found, value = written.partition("=")
        if not found:
            raise UndocsError(f"--param {written}", "has no value", "write it as name=value")
        if name in values:
            raise UndocsError(f"--param {name}", "is given twice", "give it once")
        values[name] = value
    return values
