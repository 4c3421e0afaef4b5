"""What a team switches on in its pipeline does what it says, as far as it runs without the host."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import junitparser
import pytest
import yaml

ROOT = Path(__file__).parent.parent
CONFORMS = ROOT / "examples" / "resolution-74-28.md"
WARNED = ROOT / "tests" / "data" / "diagnostics" / "UND006-no-sponsor.md"
COMMAND = Path(sys.executable).parent / "undocs-rdf"

pytestmark = pytest.mark.skipif(
    not COMMAND.exists() or shutil.which("bash") is None,
    reason="needs bash, and the command undocs-rdf beside the Python that runs the tests",
)


def run_bash(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


# A composite action for GitHub.

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def filled(value: str, inputs: dict[str, str], scratch: Path) -> str:
    """Return a value with its expressions as the host fills them in."""
    known = {
        "github.action_path": str(ROOT),
        "runner.temp": str(scratch),
        **{
            f"inputs.{name}": str(given.get("default", ""))
            for name, given in ACTION["inputs"].items()
        },
        **{f"inputs.{name}": given for name, given in inputs.items()},
    }
    return re.sub(r"\$\{\{\s*([\w.-]+)\s*\}\}", lambda match: known[match[1]], value)


def run_step(index: int, folder: Path, inputs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    step = ACTION["runs"]["steps"][index]
    assert step["shell"] == "bash"
    assert "${{" not in step["run"]  # what users give must not become a part of a command
    environment = {
        name: filled(value, inputs, folder / "scratch") for name, value in step["env"].items()
    }
    return run_bash(step["run"], folder, **environment)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a folder with documents, in which the action finds undocs-rdf installed."""
    commands = tmp_path / "scratch" / "undocs-rdf" / "bin"
    commands.mkdir(parents=True)
    (commands / "undocs-rdf").symlink_to(COMMAND)
    (tmp_path / "drafts").mkdir()
    shutil.copy(CONFORMS, tmp_path / "drafts" / "it's $(fine).md")
    shutil.copy(WARNED, tmp_path / "drafts" / "warned.md")
    return tmp_path


def test_the_action_shows_findings_and_writes_sarif(workspace: Path) -> None:
    inputs = {"paths": "drafts/it's $(fine).md\ndrafts/warned.md\n", "sarif-file": "v.sarif"}
    result = run_step(1, workspace, inputs)
    assert result.returncode == 0, result.stderr
    first, *_, last = result.stdout.splitlines()
    assert first.startswith("::warning file=drafts/warned.md,line=")
    assert last.startswith("2 files checked: 0 violations, 1 warning")
    [run] = json.loads((workspace / "v.sarif").read_bytes())["runs"]
    [finding] = run["results"]
    place = finding["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/warned.md"


@pytest.mark.slow
def test_the_action_fails_as_it_is_told(workspace: Path) -> None:
    inputs = {"paths": "drafts", "fail-on": "warning"}
    assert run_step(1, workspace, inputs).returncode == 1
    known = workspace / "known.json"
    run_bash(f"undocs-rdf validate drafts --baseline {known} --update-baseline", workspace)
    assert run_step(1, workspace, {**inputs, "baseline": str(known)}).returncode == 0
    assert run_step(1, workspace, {"paths": "missing"}).returncode == 3


@pytest.mark.slow
def test_the_action_takes_shapes(workspace: Path) -> None:
    (workspace / "house.ttl").write_text(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        <#title> a sh:PropertyShape ; sh:targetClass und:Resolution ; sh:path und:jobNumber ;
            sh:minCount 1 .
        """,
        encoding="utf-8",
    )
    result = run_step(1, workspace, {"paths": "drafts", "shapes": "house.ttl"})
    assert result.returncode == 1
    assert "::error file=drafts/it's $(fine).md" in result.stdout


@pytest.mark.slow
def test_the_action_installs_what_it_runs(tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    installed = run_step(0, tmp_path, {"python": sys.executable, "paths": ""})
    assert installed.returncode == 0, installed.stderr
    result = run_step(1, tmp_path, {"paths": str(CONFORMS)})
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("1 file checked")


# A hook for pre-commit.

[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_hook_is_run_on_what_it_matches(workspace: Path) -> None:
    assert (HOOK["id"], HOOK["language"]) == ("undocs-validate", "python")
    names = ["drafts/it's $(fine).md", "drafts/warned.md", "code.py", "graph.ttl", "README.rst"]
    matched = [name for name in names if re.search(HOOK["files"], name)]
    assert matched == [*names[:2], "graph.ttl"]
    given = " ".join(shlex.quote(name) for name in matched[:2])
    result = run_bash(f"{HOOK['entry']} {given}", workspace)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1].startswith("2 files checked")
    assert run_bash(f"{HOOK['entry']} --strict {given}", workspace).returncode == 1


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pre-commit") is None, reason="needs pre-commit")
def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    shutil.copy(CONFORMS, tmp_path / "draft.md")
    run_bash("git init -q . && git add draft.md", tmp_path)
    result = run_bash(f"pre-commit try-repo {ROOT} undocs-validate --files draft.md", tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Passed" in result.stdout


# The snippets of the documentation.

SNIPPETS = [
    yaml.safe_load(block)
    for block in re.findall(
        r"```yaml\n(.*?)```",
        (ROOT / "docs" / "validation.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
]


def test_the_snippet_for_gitlab_runs(workspace: Path) -> None:
    [job] = [snippet["validate"] for snippet in SNIPPETS if "validate" in snippet]
    install, validate = job["script"]
    assert "pip install" in install
    result = run_bash(validate, workspace)
    assert result.returncode == 1, result.stderr
    suites = junitparser.JUnitXml.fromfile(str(workspace / job["artifacts"]["reports"]["junit"]))
    assert (suites.tests, suites.failures) == (2, 1)


def test_the_snippets_name_what_there_is() -> None:
    [steps] = [snippet["steps"] for snippet in SNIPPETS if "steps" in snippet]
    [step] = [step for step in steps if "undocs-rdf" in step["uses"]]
    assert set(step["with"]) <= set(ACTION["inputs"])
    required = {name for name, given in ACTION["inputs"].items() if given.get("required")}
    assert required <= set(step["with"])
    [repository] = [snippet["repos"][0] for snippet in SNIPPETS if "repos" in snippet]
    assert [hook["id"] for hook in repository["hooks"]] == [HOOK["id"]]


@pytest.mark.slow
def test_the_shapes_of_the_documentation_are_shapes(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    [shapes] = re.findall(r"```turtle\n(.*?)```", text, re.DOTALL)
    (tmp_path / "house.ttl").write_text(shapes, encoding="utf-8")
    result = run_bash(f"undocs-rdf validate {WARNED} --shapes house.ttl", tmp_path)
    assert (
        "Every draft of ours has a job number. [https://example.org/shapes#draft-job-number]"
        in (result.stdout)
    )


def test_the_output_in_the_documentation_is_what_is_printed() -> None:
    text = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    [(command, output)] = re.findall(r"```console\n\$ ([^\n]*)\n(.*?)```", text, re.DOTALL)
    assert run_bash(command, ROOT).stdout == output
