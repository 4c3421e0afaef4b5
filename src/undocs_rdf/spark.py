"""Conversion on a cluster: a DataFrame of documents becomes a DataFrame of N-Quads lines.

The same functions convert as on one machine; Spark only brings the files to them. It is an extra,
`pip install undocs-rdf[spark]`, and needs Java 17. The environment variable PYSPARK_PYTHON names
the Python of the executors, in which undocs-rdf must be installed.

    from pyspark.sql import SparkSession
    from undocs_rdf.spark import convert_documents, distinct_quads

    spark = SparkSession.builder.getOrCreate()
    files = spark.read.format("binaryFile").option("recursiveFileLookup", True).load("documents/")
    converted = convert_documents(files)
    distinct_quads(converted).write.text("quads/", compression="gzip")
    converted.where("problem IS NOT NULL").select("path", "problem").show()

As in a base, what a file says of its own documents is in a graph named by its Source, and what
documents share is in one graph. Unlike a base, nothing is decided between files: where they give a
shared node, such as an agenda item, two titles, it has both.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from undocs_rdf.building.vocabularies import vocabulary_nodes, vocabulary_triples
from undocs_rdf.convert import ConvertOptions, checked_base, read_source
from undocs_rdf.errors import UndocsError
from undocs_rdf.graph import own_and_shared
from undocs_rdf.inputs import DEFAULT_MAX_SIZE, read_input
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.store.layout import GraphNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd
    from pyspark.sql import DataFrame, SparkSession

    from undocs_rdf.graph import Triple

SCHEMA: Final = "path string, quad string, problem string"
"""The columns of a converted DataFrame: a line of N-Quads without its end, or what went wrong."""


def convert_documents(documents: DataFrame, base: str = DEFAULT_BASE) -> DataFrame:
    """Return the N-Quads of documents, a row a line, in the order of reading within a file.

    Args:
        documents: A row a file: `path`, its path or address; and `content`, its bytes. Without
            `content` the files are opened by `path`, which each executor must be able to.
        base: The IRI that the IRIs of documents start with.

    Returns:
        `path`; `quad`, or null where a file can't be read; `problem`, why it can't. A line on
        what documents share comes once for each file that says it: see `distinct_quads`.

    Raises:
        UndocsError: The base is no IRI that others can start with.
    """
    columns = [name for name in ("path", "content") if name in documents.columns]
    convert = partial(_convert_batches, base=checked_base(base))
    return documents.select(*columns).mapInPandas(convert, SCHEMA)


def distinct_quads(converted: DataFrame) -> DataFrame:
    """Return the lines of a converted DataFrame, each once, as its one column `quad`."""
    return converted.where(converted["quad"].isNotNull()).select("quad").distinct()


def vocabulary_quads(spark: SparkSession, base: str = DEFAULT_BASE) -> DataFrame:
    """Return what documents refer to and none says: States, bodies, groups, as column `quad`."""
    graph = GraphNames(checked_base(base)).vocabularies
    lines = [(line,) for line in _quads(vocabulary_triples(base), graph)]
    return spark.createDataFrame(lines, "quad string")


def file_quads(path: str, content: bytes | None = None, base: str = DEFAULT_BASE) -> list[str]:
    """Return the N-Quads of a file, without line ends, each once, in the order of reading.

    Args:
        path: Its path or address, of which the base name is kept.
        content: Its bytes; None to read them from the path.
        base: The IRI that the IRIs of documents start with.

    Raises:
        UndocsError: It can't be read.
    """
    data = read_input(path, DEFAULT_MAX_SIZE) if content is None else content
    name = PurePosixPath(unquote(urlsplit(path).path)).name or path
    parsed, _ = read_source(data, name, ConvertOptions(base=base))
    source = f"{base}source/{hashlib.sha256(data).hexdigest()[:16]}"
    shared = GraphNames(base).shared
    known = vocabulary_nodes(base)
    lines: list[str] = []
    for document in parsed.documents:
        own, nodes = own_and_shared(document, base)
        lines += _quads(own, source)
        for node, triples in nodes.items():
            if node not in known:
                lines += _quads(triples, shared)
    return list(dict.fromkeys(lines))


def _quads(triples: Iterable[Triple], graph: str) -> list[str]:
    return [f"{' '.join(triple)} <{graph}> ." for triple in triples]


def _convert_batches(batches: Iterator[pd.DataFrame], base: str) -> Iterator[pd.DataFrame]:
    """Yield the lines of batches of files: what runs in an executor."""
    import pandas as pd  # noqa: PLC0415 - an extra, and takes time to load

    for batch in batches:
        rows: list[tuple[str, str | None, str | None]] = []
        for file in batch.itertuples(index=False):
            path, content = str(file.path), _content(file)
            try:
                rows += [(path, line, None) for line in file_quads(path, content, base)]
            except UndocsError as error:
                rows.append((path, None, f"{error.problem}; {error.remedy}"))
        yield pd.DataFrame(rows, columns=["path", "quad", "problem"], dtype=object)


def _content(file: Any) -> bytes | None:
    """Return the bytes of a file of a batch; None if there is no such column."""
    content = getattr(file, "content", None)
    return None if content is None else bytes(content)
