"""Draws docs/graph.svg: the graph of the example document, from its own triples.

    python docs/figure.py           # writes docs/graph.svg
    python docs/figure.py --check   # says whether it is current

Where things stand is laid out by hand; every word in a box and on an arrow is asked of the
graph, so that the picture can't show what the software does not say.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import pyoxigraph

from undocs_rdf.convert import convert

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "advancing-responsible-state-behaviour.md"
PICTURE = HERE / "graph.svg"
WIDTH, HEIGHT = 1180, 690
SPINE = 300
"""Where the line goes down from the document to its paragraphs."""

PREFIXES = """
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
DOCUMENT = """SELECT ?type ?title ?issued WHERE {
  ?document a ?type ; und:hasExpression ?e ; und:title ?title ; und:dateIssued ?issued }"""
SPONSORS = """SELECT ?name ?role WHERE {
  ?sponsorship und:sponsor ?party ; und:order ?order ; und:sponsorRole ?role .
  ?party rdfs:label ?name FILTER(LANG(?name) = "en") } ORDER BY ?order"""
ITEM = """SELECT ?number ?title WHERE {
  ?document und:underItem ?item . ?item und:number ?number ; und:title ?title }"""
PLACE = """SELECT ?session ?body WHERE { ?document und:inSession/und:number ?session ;
  und:submittedTo/rdfs:label ?body FILTER(LANG(?body) = "en") }"""
SOURCE = """SELECT ?file ?place WHERE {
  ?source und:fileName ?file .
  ?part skos:notation ?label ; und:locatedAt ?place FILTER(STR(?label) = "OP5") }"""
PARAGRAPH = """SELECT ?text WHERE {{
  ?part skos:notation ?label ; und:text ?text FILTER(STR(?label) = "{}") }}"""
CITATIONS = """SELECT ?type ?symbol ?date ?quote ?pinpoint WHERE {{
  ?part skos:notation ?label ; und:hasCitation ?citation FILTER(STR(?label) = "{}")
  ?citation und:citationType ?type ; und:citedDocument/und:symbol ?symbol ; und:quote ?quote .
  OPTIONAL {{ ?citation und:citedDate ?date }}
  OPTIONAL {{ ?citation und:citedParagraph ?pinpoint }}
}} ORDER BY STRLEN(STR(?citation)) STR(?citation)"""
NOTES = """SELECT ?label ?symbol WHERE {
  ?part und:refersToFootnote ?note ; skos:notation "PP10" .
  ?note skos:notation ?label ; und:hasCitation/und:citedDocument/und:symbol ?symbol
} ORDER BY ?label"""
PLACED = """SELECT ?session ?title WHERE {
  ?part und:placesOnAgenda ?item . ?item und:inSession/und:number ?session ; und:title ?title }"""


class Box(NamedTuple):
    """A node of the picture: its place, its size and its words."""

    x: int
    y: int
    width: int
    height: int
    kind: str
    lines: tuple[str, ...]

    def side(self, name: str) -> tuple[int, int]:
        """Return the middle of a side: "left", "right", "top" or "bottom"."""
        middle = (self.x + self.width // 2, self.y + self.height // 2)
        return {
            "left": (self.x, middle[1]),
            "right": (self.x + self.width, middle[1]),
            "top": (middle[0], self.y),
            "bottom": (middle[0], self.y + self.height),
        }[name]


class Arrow(NamedTuple):
    """An edge of the picture, from a side of a box to a side of another, and its name."""

    start: tuple[int, int]
    end: tuple[int, int]
    name: str


def local(term: str) -> str:
    """Return the last word of an IRI."""
    return term.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


class Graph:
    """The triples of the example, to be asked."""

    def __init__(self, lines: list[str]) -> None:
        self.store = pyoxigraph.Store()
        self.store.load("\n".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)

    def rows(self, query: str) -> list[list[str]]:
        """Return the values of each row, "" where there is none."""
        solutions = self.store.query(PREFIXES + query)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        return [[value.value if value else "" for value in solution] for solution in solutions]

    def words(self, label: str) -> str:
        """Return the text of a paragraph."""
        return self.rows(PARAGRAPH.format(label))[0][0]


def wrapped(text: str, width: int, lines: int = 3) -> tuple[str, ...]:
    """Return a text in so many lines of at most `width` characters, cut if it is longer."""
    return tuple(textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))


def head(graph: Graph) -> tuple[list[Box], list[Arrow]]:
    """Return the document with its sponsors, its place and its source."""
    kind, title, issued = graph.rows(DOCUMENT)[0]
    document = Box(290, 50, 440, 96, "document", (local(kind), *wrapped(title, 56), issued))
    sponsors = graph.rows(SPONSORS)
    names = [name for name, _ in sponsors]
    shown = [*names[:3], f"… {len(names) - 4} more …", names[-1]]
    boxes, arrows = [document], []
    for place, name in enumerate(shown):
        box = Box(30, 16 + place * 40, 208, 32, "party", (name,))
        label = "hasSponsorship / sponsor" if place == 0 else ""
        boxes.append(box)
        arrows.append(Arrow(document.side("left"), box.side("right"), label))
    number, item = graph.rows(ITEM)[0]
    session, body = graph.rows(PLACE)[0]
    right = (
        Box(930, 24, 220, 32, "place", (f"Session {session}",)),
        Box(930, 66, 220, 32, "place", (body,)),
        Box(930, 108, 220, 84, "place", (f"Agenda item {number}", *wrapped(item, 31))),
    )
    names_of = ("inSession", "submittedTo", "underItem")
    for box, name in zip(right, names_of, strict=True):
        boxes.append(box)
        arrows.append(Arrow(document.side("right"), box.side("left"), name))
    return boxes, arrows


def body(graph: Graph, document: Box) -> tuple[list[Box], list[Arrow]]:
    """Return four paragraphs of the document and what each points to."""
    boxes: list[Box] = []
    arrows: list[Arrow] = []
    labels = ("PP1", "PP10", "OP3", "OP5")
    for row, label in enumerate(labels):
        lines = (label, *wrapped(graph.words(label), 42, lines=2))
        paragraph = Box(330, 230 + row * 118, 340, 76, "paragraph", lines)
        boxes.append(paragraph)
        end = (paragraph.x, paragraph.y + 22)
        arrows.append(Arrow((SPINE, document.y + document.height), end, "hasPart"))
    targets = (recalled(graph), notes(graph), anaphor(graph), placed(graph))
    for paragraph, (found, names) in zip(tuple(boxes), targets, strict=True):
        for box, name in zip(found, names, strict=True):
            boxes.append(box)
            arrows.append(Arrow(paragraph.side("right"), box.side("left"), name))
    file, place = graph.rows(SOURCE)[0]
    last = boxes[len(labels) - 1]
    lines = (*wrapped(file, 26), "#" + place.rsplit("#", 1)[1])
    source = Box(30, last.y + 22, 208, 76, "source", lines)
    boxes.append(source)
    arrows.append(Arrow((last.x, last.y + 60), source.side("right"), "locatedAt"))
    return boxes, arrows


def recalled(graph: Graph) -> tuple[list[Box], list[str]]:
    """Return the first and the last documents that PP1 cites."""
    rows = graph.rows(CITATIONS.format("PP1"))
    boxes = [
        Box(860, 212 + place * 38, 290, 30, "cited", (text,))
        for place, text in enumerate(
            (
                f"{rows[0][1]}, {rows[0][2]}",
                f"… {len(rows) - 2} more …",
                f"{rows[-1][1]}, {rows[-1][2]}",
            )
        )
    ]
    return boxes, [local(rows[0][0]), "", local(rows[-1][0])]


def notes(graph: Graph) -> tuple[list[Box], list[str]]:
    """Return the notes whose marks PP10 carries, with what each cites."""
    rows = graph.rows(NOTES)
    boxes = [
        Box(860, 332 + place * 38, 290, 30, "cited", (f"{label} cites {symbol}",))
        for place, (label, symbol) in enumerate(rows)
    ]
    return boxes, ["refersToFootnote"] + [""] * (len(rows) - 1)


def anaphor(graph: Graph) -> tuple[list[Box], list[str]]:
    """Return what OP3 cites, the second time by "that resolution"."""
    rows = graph.rows(CITATIONS.format("OP3"))
    boxes, names = [], []
    for place, (kind, symbol, _, quote, pinpoint) in enumerate(rows):
        told = [f"paragraph {pinpoint}"] if pinpoint else []
        told += [f"by “{quote}”"] if quote not in symbol else []
        lines = (symbol, ", ".join(told)) if told else (symbol,)
        boxes.append(Box(860, 464 + place * 38, 290, 16 + 16 * len(lines), "cited", lines))
        names.append(local(kind))
    return boxes, names


def placed(graph: Graph) -> tuple[list[Box], list[str]]:
    """Return what OP5 puts on the agenda."""
    session, title = graph.rows(PLACED)[0]
    lines = (f"Item of session {session}", *wrapped(title, 37))
    return [Box(860, 582, 290, 86, "place", lines)], ["placesOnAgenda"]


def svg_of_box(box: Box) -> str:
    """Return a box with its words, the first line in bold."""
    step = 16
    first = box.y + (box.height - step * len(box.lines)) / 2 + 12
    words = "".join(
        f'<text x="{box.x + 10}" y="{first + step * place:g}"'
        f"{' class=' + chr(34) + 'name' + chr(34) if place == 0 else ''}>{escape(line)}</text>"
        for place, line in enumerate(box.lines)
    )
    return (
        f'<rect class="{box.kind}" x="{box.x}" y="{box.y}" width="{box.width}"'
        f' height="{box.height}" rx="6"/>{words}'
    )


def svg_of_arrow(arrow: Arrow) -> str:
    """Return a curve that leaves and arrives level, and its name where it arrives."""
    (x1, y1), (x2, y2) = arrow.start, arrow.end
    if x1 == SPINE:
        name = f'<text class="edge" text-anchor="end" x="{x1 - 5}" y="{y2 + 4}">{arrow.name}</text>'
        return f'<path d="M{x1} {y1} V{y2} H{x2}" marker-end="url(#head)"/>{name}'
    middle = (x1 + x2) / 2
    curve = f"M{x1} {y1} C{middle:g} {y1} {middle:g} {y2} {x2} {y2}"
    label = ""
    if arrow.name:
        at, side = (x2 + 8, "start") if x2 < x1 else (x2 - 8, "end")
        label = f'<text class="edge" text-anchor="{side}" x="{at}" y="{y2 - 6}">{arrow.name}</text>'
    return f'<path d="{curve}" marker-end="url(#head)"/>{label}'


ARROW_HEAD = """<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7"
 markerHeight="7" orient="auto"><polygon points="0,0 8,4 0,8" fill="#8295ab"/></marker></defs>"""
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1b2733 } .name { font-weight: 600 }
.edge { font-size: 11px; font-style: italic; fill: #44566c }
path { fill: none; stroke: #8295ab; stroke-width: 1.2 }
rect { stroke-width: 1.4; fill: #fff; stroke: #8295ab }
.document { fill: #e3f0fb; stroke: #1c6fb8; stroke-width: 2 }
.party { fill: #eef7ec; stroke: #4b9141 }
.place { fill: #fdf3e1; stroke: #c08a1e } .paragraph { fill: #f3f6fa; stroke: #1c6fb8 }
.cited { fill: #f6eefb; stroke: #8d55b8 } .source { fill: #f7f7f7; stroke-dasharray: 4 3 }
"""


def picture() -> str:
    """Return the picture as SVG."""
    graph = Graph(convert(EXAMPLE.read_bytes(), EXAMPLE.name).lines)
    boxes, arrows = head(graph)
    more_boxes, more_arrows = body(graph, boxes[0])
    drawn = [svg_of_arrow(arrow) for arrow in (*arrows, *more_arrows)]
    drawn += [svg_of_box(box) for box in (*boxes, *more_boxes)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            "<title>The graph of a draft resolution, the parts that are shown here of it</title>",
            f"<style>{STYLE}</style>",
            ARROW_HEAD,
            f'<rect width="{WIDTH}" height="{HEIGHT}" style="stroke:none"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def main() -> int:
    """Write the picture, or with --check return 1 if it is not current."""
    drawn = picture()
    if "--check" in sys.argv[1:]:
        return int(PICTURE.read_text(encoding="utf-8") != drawn)
    PICTURE.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
