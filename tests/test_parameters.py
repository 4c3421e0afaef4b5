"""A value is understood in every spelling that people use, and refused where it means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from undocs_rdf.errors import UndocsError
from undocs_rdf.model import CitationType
from undocs_rdf.parameters import ParameterType, read_value
from undocs_rdf.vocabulary import bodies, groups, states

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("state", "Estonia", "EST"),
        ("state", "EST", "EST"),
        ("state", "est", "EST"),
        ("state", "Estonie", "EST"),
        ("state", "Turkey", "TUR"),
        ("state", "https://example.org/un/state/EST", "EST"),
        ("document", "A/RES/74/28", "A/RES/74/28"),
        ("document", "a/res/74/28", "A/RES/74/28"),
        ("document", "74/28", "A/RES/74/28"),
        ("document", " 54/237  C ", "A/RES/54/237C"),
        ("document", "217 (III) A", "A/RES/217(III)A"),
        ("document", "2532 (2020)", "S/RES/2532(2020)"),
        ("document", "2021/10", "E/RES/2021/10"),
        ("document", "A/C.1/74/L.49/Rev.1", "A/C.1/74/L.49/Rev.1"),
        ("document", "https://undocs.org/en/A/RES/74/28", "A/RES/74/28"),
        ("document", "https://docs.un.org/S/RES/2629%20(2022)", "S/RES/2629(2022)"),
        ("document", "https://example.org/un/doc/S/RES/2629%282022%29", "S/RES/2629(2022)"),
        ("document", "_/95e875b6155e17c1", "_/95e875b6155e17c1"),
        ("document", "https://example.org/doc/_/95e875b6155e17c1", "_/95e875b6155e17c1"),
        ("body", "First Committee", "A/C.1"),
        ("body", "a/c.1", "A/C.1"),
        ("body", "https://example.org/un/body/A/C.1", "A/C.1"),
        ("session", "74", "74"),
        ("session", "seventy-fourth", "74"),
        ("session", "Seventy-fourth session", "74"),
        ("session", "es-11", "ES-11"),
        ("session", "tenth emergency special session", "ES-10"),
        ("session", "2021", "2021"),
        ("group", "African Group", "Group of African States"),
        ("group", "african-group", "Group of African States"),
        ("phrase", "  Recalling  also,", "recalling also"),
        ("intent", "takesNoteOf", "takesNoteOf"),
        ("intent", "takes note of", "takesNoteOf"),
        ("string", ' as "it" is ', ' as "it" is '),
    ],
)
def test_a_spelling_gives_the_one_that_the_graph_has(kind: str, written: str, meant: str) -> None:
    assert read_value(ParameterType(kind), written, "--param x") == Literal(meant)


@pytest.mark.parametrize("written", ["2019-12-12", "12 December 2019"])
def test_a_date_becomes_a_date(written: str) -> None:
    expected = Literal("2019-12-12", datatype=NamedNode(f"{XSD}date"))
    assert read_value(ParameterType.DATE, written, "--param x") == expected


def test_a_whole_number_becomes_an_integer() -> None:
    assert read_value(ParameterType.INTEGER, "-10", "--param x") == Literal(-10)


@pytest.mark.parametrize(
    ("kind", "written", "remedy"),
    [
        ("state", "Estonai", "Estonia"),
        ("body", "Frist Committee", "First Committee"),
        ("group", "Africa Group States", "Group of African States"),
        ("intent", "recall", "recalls"),
        ("document", "the Charter", "A/RES/74/28"),
        ("document", "A/RES", "A/RES/74/28"),
        ("session", "last", "seventy-fourth"),
        ("date", "2019-02-30", "2019-12-12"),
        ("date", "2019-13-01", "2019-12-12"),
        ("integer", "ten", "whole number"),
        ("integer", "1e5", "whole number"),
        ("string", "\ud800", "Unicode"),
    ],
)
def test_what_means_nothing_is_refused_with_what_would_mean_something(
    kind: str, written: str, remedy: str
) -> None:
    with pytest.raises(UndocsError) as refusal:
        read_value(ParameterType(kind), written, "--param x")
    assert refusal.value.subject == f"--param x={written}"
    assert remedy in refusal.value.remedy


def test_every_name_of_the_vocabularies_is_understood() -> None:
    for state in states().values():
        for _, name in state.names:
            assert read_value(ParameterType.STATE, name, "x") == Literal(state.iso3)
    for body in bodies().values():
        assert read_value(ParameterType.BODY, body.symbol, "x") == Literal(body.symbol)
    for group in groups().values():
        assert read_value(ParameterType.GROUP, group.slug, "x") == Literal(group.name())
    for intent in CitationType:
        assert read_value(ParameterType.INTENT, intent.value, "x") == Literal(intent.value)


@given(st.sampled_from(ParameterType), st.text())
def test_any_value_becomes_a_term_or_is_refused(kind: ParameterType, written: str) -> None:
    try:
        term = read_value(kind, written, "--param x")
    except UndocsError as refusal:
        assert refusal.remedy
    else:
        assert isinstance(term, Literal)
