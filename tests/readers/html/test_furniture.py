"""What stands around a document on its page."""

from __future__ import annotations

import pytest

from undocs_rdf.readers.html import read_html

TEXT = "<p>The General Assembly,</p>"
LONG = f"{TEXT}<p>{'Recalling its resolutions, ' * 20}</p>"


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


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ('class="breadcrumb-trail"', "navigation"),
        ('id="footer"', "page footer"),
        ('class="row Sidebar"', "navigation"),
        ('class="navigable"', ""),
        ('class="footnotes"', ""),
        ('class="main-menu"', ""),
        ('class="social"', "navigation"),
        ('class="social-development"', ""),
    ],
)
def test_names_that_sites_give_by_convention_tell_furniture(named: str, reason: str) -> None:
    _, discarded = parts(f"<div {named}><p>Around it</p></div>{LONG}")
    assert [why for _, why in discarded] == ([reason] if reason else [])


def test_what_holds_most_of_the_page_is_the_document_whatever_it_is_called() -> None:
    blocks, discarded = parts(f'<div class="search"><div id="menu">{LONG}</div></div><p>x</p>')
    assert len(blocks) == 3
    assert discarded == []


def test_a_line_of_copyright_is_the_foot_of_the_page() -> None:
    assert parts(f"{LONG}<div>© United Nations</div>")[1] == [("© United Nations", "page footer")]


def test_a_symbol_on_a_line_of_its_own_makes_each_line_a_fact() -> None:
    page = "<p>A/RES/42/187<br>96th plenary meeting<br>11 December 1987</p><p>Of the<br>World</p>"
    assert parts(page)[0] == [
        *("A/RES/42/187", "96th plenary meeting", "11 December 1987", "Of the World")
    ]
