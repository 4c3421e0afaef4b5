"""What must hold of any file."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.readers.akn.documents import markup
from undocs_rdf.conservation import gaps
from undocs_rdf.convert import convert
from undocs_rdf.errors import UndocsError

ELEMENTS = [
    "section", "paragraph", "point", "list", "sublist", "content", "intro", "p", "num", "span", "a",
    "subheading", "crossHeading", "authorialNote", "sup", "container", "table", "tr", "td", "item",
    "blockList", "listIntroduction", "embeddedStructure", "alinea", "unheardOf",
]  # fmt: skip
WORDS = st.sampled_from(
    [
        "Recalling",
        " its resolution 74/28 ",
        "(a) ",
        "1. ",
        "Decides",
        "* A note",
        "**",
        "A/74/1",
        " ",
    ]
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 4) -> str:
    name = draw(st.sampled_from(ELEMENTS))
    inside = draw(st.lists(WORDS if depth == 0 else WORDS | elements(depth - 1), max_size=4))
    attributes = draw(
        st.sampled_from(
            ["", ' class="italic"', ' class="H1"', ' marker="1"', ' refersTo="#preamble"']
        )
    )
    return f"<{name}{attributes}>{''.join(inside)}</{name}>"


@given(st.lists(elements(), max_size=5), st.lists(elements(), max_size=3))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup_is_read_without_losing_what_it_wrote(body: list[str], head: list[str]) -> None:
    made = f"<preamble>{''.join(head)}</preamble><mainBody>{''.join(body)}</mainBody>"
    conversion = convert(markup(made), "made.xml")
    spans = [s for d in conversion.documents for part in d.parts for s in part.spans]
    spans += [piece.span for piece in conversion.discarded]
    assert list(gaps(conversion.source_text, spans)) == []
    fragments = [part.fragment for d in conversion.documents for part in d.parts]
    assert len(fragments) == len(set(fragments))
    assert convert(markup(made), "made.xml").triples == conversion.triples


def test_a_document_without_record_and_a_vote_without_names_are_read() -> None:
    start = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>'
    bare = convert(
        f"{start}<mainBody><p>Words.</p></mainBody></statement></akomaNtoso>".encode(), "a"
    )
    assert bare.documents[0].parts[-1].text == "Words."
    count = '<count refersTo="inFavour"><voters><organization/></voters></count>'
    meta = f"<analysis><parliamentary><voting>{count}</voting></parliamentary></analysis>"
    empty = convert(markup("<mainBody><p>Words.</p></mainBody>", meta=meta), "a")
    assert empty.documents[0].votes == ()


@given(st.binary(max_size=300))
def test_bytes_behind_a_start_of_akoma_ntoso_give_a_graph_or_a_clear_error(rest: bytes) -> None:
    try:
        convert(
            b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>" + rest, "a"
        )
    except UndocsError as error:
        assert error.remedy
