"""`undocs-rdf show`: what was understood, for a person."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from undocs_rdf.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "advancing-responsible-state-behaviour.md"


def run(*arguments: str | Path, stdin: bytes | None = None, **env: str) -> Result:
    result = CliRunner().invoke(main, ["show", *map(str, arguments)], input=stdin, env=env)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_page_tells_the_facts_sponsors_paragraphs_and_notes() -> None:
    result = run(EXAMPLE)
    assert result.exit_code == 0
    page = " ".join(result.stdout.split())
    for words in (
        "Draft resolution, no symbol Advancing responsible State behaviour in cyberspace",
        "issued 2019-11-01",
        "bodies First Committee (A/C.1)",
        "agenda item 93 Developments in the field of information",
        "Sponsors (29) initial Albania; Australia; Canada; Croatia; Democratic Republic",
        "PP13 Confirming also the conclusions",
        "→ recalls A/RES/53/70 of 1998-12-04; A/RES/54/49 of 1999-12-01;",
        "A/RES/73/266 (“that resolution”), paragraph 3",
        "→ FN1, FN2, FN3",
        "→ to be on the agenda of session 75: Developments in the field",
        "Notes (3) FN1 A/65/201.",
        "Diagnostics (1)",
        f"{EXAMPLE}:1:1: UND001 info: ",
    ):
        assert words in page


def test_a_page_that_is_no_terminal_is_plain() -> None:
    lines = run(EXAMPLE).stdout.splitlines()
    assert not any("\x1b" in line or line != line.rstrip() for line in lines)
    assert max(len(line) for line in lines if not line.startswith(str(EXAMPLE))) <= 100


def test_a_terminal_gets_colours_and_its_own_width() -> None:
    result = run(EXAMPLE, FORCE_COLOR="1", COLUMNS="60", TERM="xterm-256color")
    assert "\x1b[" in result.stdout


def test_words_in_brackets_are_words() -> None:
    text = "# General Assembly\n\n*The General Assembly,*\n\n1. *Decides* to [bold]act[/bold].\n"
    assert "to [bold]act[/bold]." in run("-", stdin=text.encode()).stdout


def test_the_text_that_offsets_count_is_printed_as_it_stands() -> None:
    text = "\ufeff# General Assembly\r\n\r\nC\u00f4te d\u2019Ivoire"
    result = run("-", "--text", stdin=text.encode())
    assert result.stdout_bytes.decode() == text


def test_a_missing_file_is_unreadable() -> None:
    result = run("missing.md")
    assert result.exit_code == 3
    assert result.stderr == "undocs-rdf: missing.md: there is no such file; check the path\n"


def test_a_format_is_named_where_nothing_tells_it(tmp_path: Path) -> None:
    file = tmp_path / "resolution.md"
    file.write_text(
        "Resolution 1 (1946) of\n25 January 1946\n\nThe Security Council,\n\n# Decides.\n"
    )
    assert "# Decides." not in run(file, "--from", "markdown").stdout
    assert "# Decides." in run(file, "--from", "plain").stdout
    wrong = run(file, "--from", "word")
    assert wrong.exit_code == 2
    assert "there is no format 'word'; choose one of" in wrong.stderr
