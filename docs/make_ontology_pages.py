"""Makes the pages about the ontology in docs/ontology/.

    python docs/make_ontology_pages.py           # writes them
    python docs/make_ontology_pages.py --check   # says which are not current

pyLODE describes the terms; docs/ontology/pages.toml says how they are arranged and what each page
shows of a real document. Figures are drawn from the ontology, statements are cut out of golden
graphs, and each query is asked of just the statements above it.
"""

from __future__ import annotations

import logging
import sys
import tomllib
from html import escape
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from lxml import html
from ontology_figure import picture
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.serialize import Serialization, serialize
from undocs_rdf.serialize.turtle import PREFIXES

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "ontology"
GOLDEN = ROOT / "tests" / "data" / "golden"
DOCUMENTS = ROOT / "tests" / "data" / "documents"
ONTOLOGY = ROOT / "ontology" / "undocs.ttl"
UND = Namespace(PREFIXES["und"])
VS = Namespace("http://www.w3.org/2003/06/sw-vocab-status/ns#")
HEADINGS = {
    "classes": "Classes",
    "objectproperties": "Properties that lead to nodes",
    "datatypeproperties": "Properties that lead to words, numbers and dates",
}
MATCHES = {
    SKOS.exactMatch: "Exact match",
    SKOS.closeMatch: "Close match",
    SKOS.narrowMatch: "Narrow match",
    SKOS.broadMatch: "Broad match",
    SKOS.relatedMatch: "Related match",
    RDFS.seeAlso: "See also",
}
"""What leads to other vocabularies and is not described by pyLODE, by what it is called."""
LEFT_OUT = ("Is Defined By",)
"""What pyLODE says of each term that is the same for all."""


class Terms:
    """The terms as pyLODE describes them, by name."""

    def __init__(self, graph: Graph, places: dict[str, str]) -> None:
        logging.disable(logging.WARNING)  # pyLODE tells of each vocabulary that it loads
        from pylode import OntPub  # type: ignore[import-untyped]  # noqa: PLC0415 - must not log

        publication = OntPub(ontology=str(ONTOLOGY), sort_subjects=True)
        tree = html.document_fromstring(publication.make_html())
        assert isinstance(tree, html.HtmlElement)
        names = {
            fragment: iri.removeprefix(UND)
            for iri, fragment in publication.fids.items()
            if iri.startswith(UND)
        }
        self.sections: dict[str, str] = {}
        self.html: dict[str, html.HtmlElement] = {}
        for section in HEADINGS:
            for entity in tree.get_element_by_id(section).find_class("entity"):
                if entity.get("id") in names:
                    name = names[entity.get("id")]
                    self.sections[name], self.html[name] = section, entity
                    complete(entity, name, graph)
                    relink(entity, names, places)

    def described(self, names: list[str]) -> str:
        """Return what pyLODE says of terms, in sections, in the order of `names`."""
        parts = []
        for section, heading in HEADINGS.items():
            found = [name for name in names if self.sections[name] == section]
            if found:
                parts.append(f'<h2 id="{section}">{heading}</h2>')
                parts += [
                    html.tostring(self.html[name], encoding="unicode").strip() for name in found
                ]
        return "\n".join(parts)


def complete(entity: html.HtmlElement, name: str, graph: Graph) -> None:
    """Say of a term what pyLODE leaves out, its status and its notes; leave out what it repeats."""
    entity.set("id", name)
    table = entity.find("table")
    for row in list(table):
        if row.find("th").text_content().strip() in LEFT_OUT:
            table.remove(row)
    notes = [
        (heading, match)
        for predicate, heading in MATCHES.items()
        for match in sorted(map(str, graph.objects(UND[name], predicate)))
    ]
    notes.append(("Status", str(graph.value(UND[name], VS.term_status))))
    notes += [
        ("Note", note) for note in sorted(map(str, graph.objects(UND[name], SKOS.editorialNote)))
    ]
    for heading, words in notes:
        row = html.Element("tr")
        row.append(html.Element("th"))
        row.append(html.Element("td"))
        row[0].text = heading
        if words.startswith("http"):
            link = html.Element("a", href=words)
            link.text = graph.namespace_manager.normalizeUri(words)
            row[1].append(link)
        else:
            row[1].text = words
        table.append(row)


def relink(entity: html.HtmlElement, names: dict[str, str], places: dict[str, str]) -> None:
    """Let a reference to a term lead to the page that explains it."""
    for link in entity.iter("a"):
        target = link.get("href", "")
        name = names.get(target[1:]) if target.startswith("#") else target.removeprefix(UND)
        if name in places:
            link.set("href", f"{places[name]}#{name}")


class Shown:
    """What a page shows of a real document."""

    def __init__(self, page: dict[str, Any]) -> None:
        path = GOLDEN / f"{page['graph']}.ttl"
        self.quads = list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE))
        self.paragraph = DEFAULT_BASE + page["paragraph"]
        nodes = [DEFAULT_BASE + node for node in page["nodes"]]
        without = set(page.get("without", ()))
        triples = [
            (str(quad.subject), str(quad.predicate), str(quad.object))
            for node in nodes
            for quad in self.quads
            if quad.subject.value == node and local(quad.predicate.value) not in without
        ]
        missing = [
            node for node in nodes if not any(f"<{node}>" == triple[0] for triple in triples)
        ]
        if missing:
            raise SystemExit(f"{path.name} says nothing of {', '.join(missing)}")
        self.turtle = serialize(triples, Serialization.TURTLE).decode()

    def words(self) -> tuple[str, str]:
        """Return the label of the paragraph and its words."""
        found = {
            local(quad.predicate.value): quad.object.value
            for quad in self.quads
            if quad.subject.value == self.paragraph
        }
        return found["notation"], found["text"]

    def answer(self, query: str) -> tuple[list[str], list[list[str]]]:
        """Return the names of the columns and the rows that a query has on the statements."""
        store = ox.Store()
        store.load(self.turtle.encode(), format=ox.RdfFormat.TURTLE)
        prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        solutions = store.query(prefixes + query)
        assert isinstance(solutions, ox.QuerySolutions)
        rows = [[written(value) for value in solution] for solution in solutions]
        if not rows:
            raise SystemExit(f"no row for {query}")
        return [variable.value for variable in solutions.variables], rows


def local(iri: str) -> str:
    """Return the last word of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def written(term: object) -> str:
    """Return a term as people write it, "" for none."""
    if isinstance(term, ox.NamedNode):
        if term.value.startswith(UND):
            return f"und:{term.value.removeprefix(UND)}"
        return term.value.removeprefix(DEFAULT_BASE)
    return getattr(term, "value", "")


def used_prefixes(query: str) -> str:
    """Return the lines that declare the prefixes of a query."""
    names = [name for name in sorted(PREFIXES) if f"{name}:" in query]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in names)


def table(columns: list[str], rows: list[list[str]]) -> str:
    """Return a table in HTML."""
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    lines = ["".join(f"<td>{escape(value)}</td>" for value in row) for row in rows]
    body = "\n".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table class="answer">\n<tr>{head}</tr>\n{body}\n</table>'


def source_of(graph: str) -> str:
    """Return the name of the document that a golden graph was read from."""
    (path,) = DOCUMENTS.glob(f"{graph}.*")
    return path.name


def concept_page(page: dict[str, Any], graph: Graph, terms: Terms) -> str:
    """Return what stands on a page about a concept."""
    shown = Shown(page)
    label, words = shown.words()
    columns, rows = shown.answer(page["query"])
    source = source_of(page["graph"])
    query = used_prefixes(page["query"]) + page["query"]
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in words.split("\n"))
    return f"""<h1>{escape(page["title"])}</h1>
<p class="introduction">{escape(page["introduction"].strip())}</p>
{picture(graph, page["terms"], page["title"])}
<h2 id="paragraph">In a document</h2>
<blockquote>{paragraphs}</blockquote>
<p class="source">{escape(label)} of
<a href="../../tests/data/documents/{source}">{source}</a></p>
<h2 id="turtle">In the graph</h2>
<pre>{escape(shown.turtle)}</pre>
<h2 id="query">{escape(page["question"])}</h2>
<pre>{escape(query)}</pre>
{table(columns, rows)}
{terms.described(page["terms"])}"""


def index_page(pages: list[dict[str, Any]], graph: Graph) -> str:
    """Return what stands on the first page: what the ontology is, and where each term is."""
    ontology = URIRef(UND.removesuffix("#"))

    def said(name: str) -> str:
        return str(next(o for p, o in graph.predicate_objects(ontology) if local(str(p)) == name))

    notes = sorted(map(str, graph.objects(ontology, SKOS.changeNote)))
    parts = []
    for page in pages:
        links = ", ".join(
            f'<a href="{page["name"]}.html#{name}">{name}</a>' for name in page["terms"]
        )
        parts.append(f'<h3><a href="{page["name"]}.html">{escape(page["title"])}</a></h3>')
        parts.append(f"<p>{links}</p>")
    vocabularies = table(["vocabulary", "what", "concepts", "languages"], vocabulary_rows())
    counts = [
        sum(str(term).startswith(UND) for term in graph.subjects(RDF.type, kind))
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    ]
    return f"""<h1>{escape(said("title"))}</h1>
<p class="introduction">{escape(said("description"))}</p>
<table class="answer">
<tr><th>namespace</th><td><code>{UND}</code>, prefix <code>und:</code></td></tr>
<tr><th>version</th><td><a href="../../ontology/undocs.ttl">{said("versionInfo")}</a>;
released ones in <a href="../../ontology/releases/">ontology/releases</a></td></tr>
<tr><th>licence</th><td><a href="{said("license")}">{said("license")}</a></td></tr>
<tr><th>size</th><td>{counts[0]} classes, {counts[1] + counts[2]} properties;
OWL 2 DL and RL</td></tr>
<tr><th>with it</th><td><a href="../../ontology/context.jsonld">JSON-LD context</a>,
<a href="../../ontology/prefixes.json">prefixes</a>,
<a href="../../ontology/mappings.sssom.tsv">mappings to other vocabularies (SSSOM)</a>,
<a href="../../ontology/vocabularies/">vocabularies (SKOS)</a>,
<a href="../../shapes/">shapes (SHACL)</a></td></tr>
</table>
<h2>Terms, by what they are about</h2>
{chr(10).join(parts)}
<h2>Vocabularies</h2>
<p>Each is a file of SKOS in <a href="../../ontology/vocabularies/">ontology/vocabularies</a>.
States, bodies and groups of States are concepts as well as parties: their other names are SKOS-XL
labels, each with the kind of name that it is, and States have the dates of their membership.</p>
{vocabularies}
<h2>Versions</h2>
<ul>{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ul>"""


def vocabulary_rows() -> list[list[str]]:
    """Return for each vocabulary its name, what it holds, how much, and in which languages."""
    rows = []
    for path in sorted((ONTOLOGY.parent / "vocabularies").glob("*.ttl")):
        quads = list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE))
        (title,) = (
            quad.object.value
            for quad in quads
            if quad.predicate.value == f"{PREFIXES['dct']}title"
            and isinstance(quad.object, ox.Literal)
        )
        concepts = {quad.subject for quad in quads if local(quad.predicate.value) == "inScheme"}
        tags = {
            quad.object.language
            for quad in quads
            if local(quad.predicate.value) == "prefLabel"
            and isinstance(quad.object, ox.Literal)
            and quad.object.language
        }
        rows.append([path.name, title, str(len(concepts)), ", ".join(sorted(tags))])
    return rows


def whole(title: str, content: str, pages: list[dict[str, Any]], here: str) -> str:
    """Return a page with its head and the links to the others."""
    links = "\n".join(
        f'<li><a{" class=here" if name == here else ""} href="{name}.html">{escape(words)}</a></li>'
        for name, words in [("index", "Ontology"), *((p["name"], p["title"]) for p in pages)]
    )
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav><ul>
{links}
</ul></nav>
<main>
{content}
</main>
<footer>Made from ontology/undocs.ttl by docs/make_ontology_pages.py; terms described by
<a href="https://github.com/RDFLib/pyLODE">pyLODE</a>.</footer>
</body>
</html>
"""


def pages_made() -> dict[str, str]:
    """Return the text of each page, by the name of its file."""
    pages = tomllib.loads((FOLDER / "pages.toml").read_text(encoding="utf-8"))["page"]
    graph = Graph().parse(ONTOLOGY, format="turtle")
    places = {name: f"{page['name']}.html" for page in pages for name in page["terms"]}
    terms = Terms(graph, places)
    listed = [name for page in pages for name in page["terms"]]
    if sorted(listed) != sorted(terms.html):
        raise SystemExit(f"not on one page: {sorted(set(listed) ^ terms.html.keys()) or 'twice'}")
    made = {"index.html": whole("undocs-rdf ontology", index_page(pages, graph), pages, "index")}
    for page in pages:
        content = concept_page(page, graph, terms)
        title = f"{page['title']} · undocs-rdf ontology"
        made[f"{page['name']}.html"] = whole(title, content, pages, page["name"])
    return made


def main() -> int:
    """Write the pages, or with --check say which are not current; return how many are not."""
    stale = 0
    for name, text in pages_made().items():
        path = FOLDER / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        print(f"docs/ontology/{name}: {'not current' if '--check' in sys.argv else 'written'}")
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8", newline="\n")
    return stale if "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
