"""Rows as Python values."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import QuerySolutions, Store

from undocs_rdf.rows import Rows, rows_of

VALUES = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT * WHERE { VALUES (?iri ?words ?count ?share ?day ?is ?wrong ?none) {
  (<https://x/a> "mots"@fr 3 0.5 "2019-12-12"^^xsd:date true "no date"^^xsd:date UNDEF)
  (<https://x/b> "words" 4 1.5 "2019-12-13"^^xsd:date false "x"^^xsd:integer UNDEF)
} }"""


def rows() -> Rows:
    solutions = Store().query(VALUES)
    assert isinstance(solutions, QuerySolutions)
    return rows_of(solutions)


def test_each_literal_is_a_value_of_its_type() -> None:
    first = rows()[0]
    assert first == {
        "iri": "https://x/a",
        "words": "mots",
        "count": 3,
        "share": 0.5,
        "day": date(2019, 12, 12),
        "is": True,
        "wrong": "no date",
        "none": None,
    }


def test_rows_are_a_sequence() -> None:
    assert len(rows()) == 2
    assert rows()[-1] == list(rows())[1]
    assert rows()[:1].cells == rows().cells[:1]


def test_a_table_of_pandas_has_typed_columns() -> None:
    pytest.importorskip("pandas", reason="the extra “pandas” is not installed")
    types = {name: str(kind) for name, kind in rows().to_pandas().dtypes.items()}
    assert (types["count"], types["share"], types["is"]) == ("Int64", "Float64", "boolean")
    assert types["day"].startswith("datetime64")
    assert types["words"].startswith("string")
