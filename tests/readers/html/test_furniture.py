"""What stands around a document on its page."""

from __future__ import annotations

import pytest

from undocs_rdf.readers.html import read_html

TEXT = "<p>The General Assembly,</p>"


def parts(page: str) -> tuple[list[str], list[tuple[str, str]]]:
    read = read_html(f"<html><body>{page}</body></html>".encode(), "p.html")
    return (
        [read.text[slice(*block.span)] for block in read.blocks],
        [(read.text[slice(*piece.span)], piece.reason) for piece in read.discarded],
    )


@pytest.mark.parametrize(
    ("around", "shown", "reason"),
    [
        ("<nav>Menu</nav>", "Menu", "navigation"),
        ("<div role=banner>Library</div>", "Library", "page header"),
        ("<header><p>Library</p></header>", "Library", "page header"),
        ("<footer>© Library</footer>", "© Library", "page footer"),
        ("<aside>Related</aside>", "Related", "navigation"),
        ("<p><a href=/>Home</a> | <a href=/s>Search</a></p>", "Home | Search", "navigation"),
        ("<ul><li><a href=/>Home</a></ul>", "• Home", "navigation"),
    ],
)
def test_furniture_is_put_aside(around: str, shown: str, reason: str) -> None:
    assert parts(around + TEXT) == (["The General Assembly,"], [(shown, reason)])


def test_menus_may_stand_below_the_text() -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("Help", "Terms", "Contact"))
    blocks, discarded = parts(f"{TEXT}<ul>{menu}</ul>")
    assert blocks == ["The General Assembly,"]
    assert [reason for _, reason in discarded] == ["navigation"] * 3


def test_what_a_page_says_to_be_its_text_is_the_text() -> None:
    page = f"<p>Site</p><main>{TEXT}<header>Inside</header></main><p>Foot</p>"
    assert parts(page) == (
        ["The General Assembly,", "Inside"],
        [("Site", "outside of the main text"), ("Foot", "outside of the main text")],
    )


def test_symbols_that_lead_to_their_documents_are_text() -> None:
    symbol = '<p><a href="https://undocs.org/A/80/L.1">A/80/L.1</a></p>'
    assert parts(symbol + TEXT) == (["A/80/L.1", "The General Assembly,"], [])


def test_a_link_alone_between_words_is_text() -> None:
    page = f"{TEXT}<p><a href=/x>Guidelines</a></p>{TEXT}"
    assert parts(page)[1] == []
