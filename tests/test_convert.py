"""From bytes to triples, in one pure function."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import undocs_rdf
from undocs_rdf.convert import ConvertOptions, checked_base, convert
from undocs_rdf.diagnostics import Code
from undocs_rdf.errors import UndocsError, UnreadableInputError
from undocs_rdf.metadata import metadata_of_symbol
from undocs_rdf.model import Metadata
from undocs_rdf.symbols import parse_symbol

EXAMPLE = Path(__file__).parent.parent / "examples" / "advancing-responsible-state-behaviour.md"
DIAGNOSTICS = Path(__file__).parent / "data" / "diagnostics"


def draft_with_symbol() -> bytes:
    return (DIAGNOSTICS / "UND017-metadata-mismatch.md").read_bytes()


def store_of(lines: list[str]) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load("\n".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def test_the_example_becomes_triples_that_parse() -> None:
    conversion = convert(EXAMPLE.read_bytes(), EXAMPLE.name)
    assert len(conversion.documents) == 1
    assert len(store_of(conversion.lines)) == len(conversion.triples) > 500
    assert [d.code for d in conversion.diagnostics] == [Code.NO_SYMBOL]


def test_no_blank_node_and_no_second_saying() -> None:
    lines = convert(EXAMPLE.read_bytes(), EXAMPLE.name).lines
    assert len(set(lines)) == len(lines)
    assert not any(line.startswith("_:") or " _:" in line.split('"')[0] for line in lines)


def test_the_file_name_and_its_bytes_are_kept_and_are_no_evidence() -> None:
    data = EXAMPLE.read_bytes()
    one = convert(data, "A_RES_74_28.md").documents[0]
    other = convert(data, "draft.markdown").documents[0]
    assert one.symbol is None
    assert one.source.file_name == "A_RES_74_28.md"
    assert (one.source.media_type, other.source.media_type) == ("text/markdown",) * 2
    assert one.source.sha256 == other.source.sha256
    assert one.parts == other.parts


def test_line_ends_and_a_byte_order_mark_change_places_and_nothing_else() -> None:
    data = EXAMPLE.read_bytes()
    other = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    texts = [
        [(part.fragment, part.text) for part in convert(each, "draft.md").documents[0].parts]
        for each in (data, other)
    ]
    assert texts[0] == texts[1]


def test_the_base_changes_the_data_and_not_the_ontology() -> None:
    base = "https://example.org/un/"
    lines = convert(EXAMPLE.read_bytes(), EXAMPLE.name, ConvertOptions(base=base)).lines
    subjects = {line.split(" ", 1)[0] for line in lines}
    assert all(subject.startswith(f"<{base}") for subject in subjects)
    assert any("<https://w3id.org/undocs-rdf/ontology#OperativeParagraph>" in ln for ln in lines)


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https://e.org/ /", "https://e.org/?x=/"]
)
def test_a_base_that_no_iri_can_start_with_is_refused(base: str) -> None:
    with pytest.raises(UndocsError, match="--base"):
        checked_base(base)


def test_a_symbol_from_outside_names_the_document_and_answers_the_diagnostic() -> None:
    metadata = metadata_of_symbol("A/C.1/74/L.49/Rev.1")
    conversion = convert(EXAMPLE.read_bytes(), EXAMPLE.name, ConvertOptions(metadata=metadata))
    assert conversion.diagnostics == ()
    assert conversion.documents[0].metadata == metadata
    assert conversion.documents[0].symbol is None
    subject = "<https://w3id.org/undocs-rdf/doc/A/C.1/74/L.49/Rev.1>"
    assert any(triple[0] == subject for triple in conversion.triples)


def test_what_contradicts_the_text_is_said() -> None:
    metadata = Metadata("t.csv", parse_symbol("A/C.1/74/L.50"), date_issued="2019-11-02")
    conversion = convert(draft_with_symbol(), "draft.md", ConvertOptions(metadata=metadata))
    messages = [d.message for d in conversion.diagnostics if d.code is Code.METADATA_MISMATCH]
    assert messages == [
        "t.csv says that the symbol is A/C.1/74/L.50; the text prints A/C.1/74/L.49/Rev.1",
        "t.csv says that the date of issue is 2019-11-02; the text prints 2019-11-01",
    ]


def test_read_gives_what_a_file_holds(tmp_path: Path) -> None:
    from_path = undocs_rdf.read(EXAMPLE)
    assert from_path == undocs_rdf.read(str(EXAMPLE))
    from_bytes = undocs_rdf.read(EXAMPLE.read_bytes(), name=EXAMPLE.name)
    assert from_path == from_bytes
    with pytest.raises(UnreadableInputError):
        undocs_rdf.read(tmp_path / "missing.md")


def test_nothing_is_a_document_without_text() -> None:
    conversion = convert(b"", "empty.md")
    assert [d.code for d in conversion.diagnostics] == [Code.NO_TEXT]
    assert conversion.triples


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=300))
@settings(max_examples=50)
def test_content_never_raises(text: str) -> None:
    conversion = convert(text.encode(), "any.md")
    store_of(conversion.lines)


LINES = EXAMPLE.read_text(encoding="utf-8").splitlines(keepends=True)


@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(["\n", "\n\n", ""]))
@settings(max_examples=50, deadline=None)
def test_lines_of_a_real_document_in_any_order_never_raise(lines: list[str], gap: str) -> None:
    conversion = convert(gap.join(lines).encode(), "any.md")
    store_of(conversion.lines)


def test_the_bytes_do_not_depend_on_the_seed_of_hashing(tmp_path: Path) -> None:
    outputs = []
    for seed in ("0", "1"):
        path = tmp_path / f"{seed}.ttl"
        command = [
            sys.executable,
            "-m",
            "undocs_rdf",
            "convert",
            "-q",
            str(EXAMPLE),
            "-o",
            str(path),
        ]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        outputs.append(path.read_bytes())
    assert outputs[0] == outputs[1]
