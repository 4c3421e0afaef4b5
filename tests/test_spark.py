"""A cluster converts as one machine does: tried with Spark on this one."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from undocs_rdf.convert import convert
from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.spark import convert_documents, distinct_quads, file_quads, vocabulary_quads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

DOCUMENTS = sorted((Path(__file__).parent.parent / "examples").glob("*.md"))
MISSING = "pyspark is not installed" if find_spec("pyspark") is None else ""
MISSING = MISSING or ("" if shutil.which("java") else "there is no Java")
needs_spark = pytest.mark.skipif(bool(MISSING), reason=MISSING)


def triples(lines: list[str]) -> set[str]:
    quads = parse("".join(f"{line}\n" for line in lines), RdfFormat.N_QUADS)
    return {str(quad.triple) for quad in quads}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_file_says_what_its_conversion_says(path: Path) -> None:
    lines = file_quads(str(path), path.read_bytes())
    assert lines == file_quads(str(path))
    assert len(lines) == len(set(lines))
    said = triples(lines)
    assert said
    assert said <= {
        str(quad.triple)
        for quad in parse(
            "".join(f"{line}\n" for line in convert(path.read_bytes(), path.name).lines),
            RdfFormat.N_TRIPLES,
        )
    }


def test_the_name_of_a_file_is_that_of_its_address() -> None:
    content = DOCUMENTS[0].read_bytes()
    lines = file_quads("s3://bucket/a%20folder/the%20draft.md?version=2", content)
    assert any('"the draft.md"' in line for line in lines)


def test_what_cannot_be_read_is_said_to_be() -> None:
    with pytest.raises(UnreadableInputError):
        file_quads("nowhere.md")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra that may not be there

    with pytest.MonkeyPatch.context() as environment:
        # Spark starts "python3" as it finds it, unless it is told.
        environment.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.mark.slow
@needs_spark
def test_a_cluster_gives_the_lines_of_one_machine(spark: SparkSession) -> None:
    folder = str(DOCUMENTS[0].parent)
    files = spark.read.format("binaryFile").option("pathGlobFilter", "*.md").load(folder)
    converted = convert_documents(files).collect()
    assert all(row.problem is None for row in converted)
    expected = [line for path in DOCUMENTS for line in file_quads(str(path))]
    assert sorted(row.quad for row in converted) == sorted(expected)
    found = [row.quad for row in distinct_quads(convert_documents(files)).collect()]
    assert sorted(found) == sorted(set(expected))


@pytest.mark.slow
@needs_spark
def test_paths_alone_will_do_and_a_file_that_cannot_be_read_stops_no_other(
    spark: SparkSession,
) -> None:
    paths = [(str(DOCUMENTS[0]),), ("nowhere.md",)]
    rows = convert_documents(spark.createDataFrame(paths, "path string")).collect()
    failed = [row for row in rows if row.problem]
    assert [(row.path, row.quad) for row in failed] == [("nowhere.md", None)]
    assert "no such file" in failed[0].problem
    assert len(rows) - 1 == len(file_quads(str(DOCUMENTS[0])))


@pytest.mark.slow
@needs_spark
def test_the_vocabularies_are_there_too(spark: SparkSession) -> None:
    lines = [row.quad for row in vocabulary_quads(spark).collect()]
    assert any('"EST"' in line and line.endswith("graph/vocabularies> .") for line in lines)
