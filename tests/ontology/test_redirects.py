"""The redirects of w3id.org, asked of a real Apache server."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from rdflib import OWL, RDF, Graph

from undocs_rdf.publication import HOME
from undocs_rdf.resources import resource_folder
from undocs_rdf.vocabulary_files import released_versions

if TYPE_CHECKING:
    from collections.abc import Iterator

APACHE = shutil.which("apache2") or shutil.which("httpd")
MODULES = Path("/usr/lib/apache2/modules")
ONTOLOGY = resource_folder("ontology")
BASE = "https://w3id.org/undocs-rdf/"
VERSION = str(
    next(Graph().parse(ONTOLOGY / "undocs.ttl").objects(None, OWL.versionIRI))
).removeprefix(BASE)
CONFIGURATION = """
ServerRoot {root}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {root}/pid
ErrorLog {root}/error.log
{modules}
DocumentRoot {root}/site
<Directory {root}/site>
  AllowOverride All
  Require all granted
</Directory>
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        APACHE is None or not MODULES.is_dir(),
        reason="Apache is not installed (apt-get install apache2-bin)",
    ),
]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server that has the folder as w3id.org would."""
    # Not in pytest's own folder, which is closed to the user that the server becomes.
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with served(Path(folder)) as found:
            yield found


@contextmanager
def served(root: Path) -> Iterator[int]:
    """Start the server in a folder, and give the port that it listens to."""
    assert APACHE is not None
    folder = root / "site" / "undocs-rdf"
    folder.mkdir(parents=True)
    shutil.copy(ONTOLOGY / "w3id" / ".htaccess", folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    modules = "\n".join(
        f"LoadModule {name}_module {MODULES}/mod_{name}.so"
        for name in ("mpm_event", "authz_core", "env", "rewrite")
    )
    user = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
    configuration = root / "httpd.conf"
    unixd = (
        f"LoadModule unixd_module {MODULES}/mod_unixd.so\n"
        if (MODULES / "mod_unixd.so").exists()
        else ""
    )
    configuration.write_text(
        CONFIGURATION.format(root=root, port=free, modules=unixd + modules) + user
    )
    process = subprocess.Popen([APACHE, "-f", str(configuration), "-DFOREGROUND"])
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", free)) == 0:
                    break
            time.sleep(0.05)
        else:
            pytest.fail((root / "error.log").read_text())
        yield free
    finally:
        process.terminate()
        process.wait(timeout=10)


def answer(port: int, path: str, accept: str = "*/*") -> tuple[int, str | None]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/undocs-rdf/{path}", headers={"Accept": accept})
    response = connection.getresponse()
    response.read()
    return response.status, response.getheader("Location")


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("ontology", "ontology/undocs.ttl"),
        (VERSION, "ontology/undocs.ttl"),
        *((f"ontology/{one}", f"ontology/releases/{one}.ttl") for one in released_versions()),
        ("context.jsonld", "ontology/context.jsonld"),
        ("prefixes.json", "ontology/prefixes.json"),
        ("ontology/mappings.sssom.tsv", "ontology/mappings.sssom.tsv"),
        ("vocabulary/states", "ontology/vocabularies/states.ttl"),
        ("state/EST", "ontology/vocabularies/states.ttl"),
        ("body/A/C.1", "ontology/vocabularies/bodies.ttl"),
        ("group/african-group", "ontology/vocabularies/groups.ttl"),
        ("phrase/recalling-also", "ontology/vocabularies/phrases.ttl"),
        ("role/on-behalf", "ontology/vocabularies/concepts.ttl"),
        ("ballot", "ontology/vocabularies/concepts.ttl"),
    ],
)
def test_a_name_leads_to_a_file_that_is_there(port: int, path: str, target: str) -> None:
    assert answer(port, path) == (303, f"{HOME}/{target}")
    assert (ONTOLOGY.parent / target).is_file()


def test_people_get_pages_and_programs_get_turtle(port: int) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert answer(port, "ontology", browser) == (303, f"{HOME}/docs/ontology/index.html")
    assert answer(port, "ontology", "text/turtle") == (303, f"{HOME}/ontology/undocs.ttl")
    both = "text/turtle, text/html;q=0.5"
    assert answer(port, "ontology", both) == (303, f"{HOME}/ontology/undocs.ttl")


@pytest.mark.parametrize(
    "symbol", ["A/RES/74/28", "S/RES/2629%282022%29", "A/C.1/74/L.49/Rev.1", "A/CONF.62/122"]
)
def test_a_document_leads_to_its_page(port: int, symbol: str) -> None:
    status, location = answer(port, f"doc/{symbol}")
    assert status == 303
    assert location == f"https://undocs.org/{symbol.replace('%28', '(').replace('%29', ')')}"


@pytest.mark.parametrize("path", ["doc/_/95e875b6155e17c1", "nothing", "ontology/9.9.9"])
def test_what_leads_nowhere_is_not_found(port: int, path: str) -> None:
    assert answer(port, path) == (404, None)


def test_every_node_of_the_vocabularies_leads_to_the_file_that_describes_it(port: int) -> None:
    for path in sorted((ONTOLOGY / "vocabularies").glob("*.ttl")):
        graph = Graph().parse(path, format="turtle")
        kinds = {str(node).removeprefix(BASE).split("/")[0] for node in graph.subjects(RDF.type)}
        for kind in kinds - {"vocabulary"}:
            (node, *_) = sorted(
                str(node)
                for node in graph.subjects(RDF.type)
                if str(node).startswith(f"{BASE}{kind}")
            )
            found = answer(port, node.removeprefix(BASE))
            assert found == (303, f"{HOME}/ontology/vocabularies/{path.name}"), node
