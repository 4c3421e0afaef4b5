"""The elements of HTML, by how a browser sets them where no style sheet says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Mapping


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SILENT: Final = _names(
    "script style noscript template head title link meta base svg iframe object embed applet audio"
    " video canvas map input select option textarea button datalist progress meter del rt rp"
    " annotation label legend"
)
"""What shows no words of the page: scripts, controls, pictures, deletions."""

BLOCKS: Final = _names(
    "html body p div h1 h2 h3 h4 h5 h6 dl dt dd blockquote pre section article main header footer"
    " nav aside address figure figcaption form fieldset hr center details summary caption"
    " li listing xmp hgroup search tr td th tbody thead tfoot"
)
"""What begins a line of its own."""

LISTS: Final = _names("ol ul menu dir")
KEEPING_LINES: Final = _names("pre listing xmp")
"""Where line ends are kept as they are typed."""

ROW_GROUPS: Final = _names("thead tbody tfoot form")
COLUMNS: Final = _names("col colgroup")
HEADINGS: Final[Mapping[str, int]] = {f"h{level}": level for level in range(1, 7)}
STYLES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Style.ITALIC),
    **dict.fromkeys(("b", "strong", "th"), Style.BOLD),
    "sup": Style.SUPERSCRIPT,
}
