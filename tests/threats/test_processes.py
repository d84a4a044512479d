"""What runs, with which rights, from where: rules 14, 22, 25 and 26, read off the files that say so."""

import ast
import re

import pytest
import yaml

from release.build import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
COPIED = [ROOT / ".github" / "workflows" / name for name in ("incidents.yml", "incidents-watch.yml")]
SHIPPED = sorted(
    path
    for folder in ("incident_actions", "action", "release")
    for path in (ROOT / folder).rglob("*.py")
    if "sandbox" not in path.parts
)
#: Programs that ours start, each with all of its arguments written out.
STARTED = {("gh", "auth", "token"), ("git", "config", "--get", "remote.origin.url")}
LOCKED = re.compile(r"^[a-z0-9][a-z0-9._-]*==\S+", re.M)


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def triggers(path):
    return set(read(path)[True])  # YAML 1.1 reads `on` as true


def calls(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def uses(path):
    return [step["uses"] for job in read(path)["jobs"].values() for step in job["steps"] if "uses" in step]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_r14_no_workflow_runs_a_pull_requests_code_with_a_token_that_writes(path):
    assert triggers(path) & {"pull_request_target", "workflow_run"} == set()


def test_r14_a_file_to_copy_checks_nothing_out_and_takes_no_artifact():
    used = [name for path in COPIED for name in uses(path)]
    assert [name for name in used if not name.startswith("incident-actions/")] == []
    assert "github.event.pull_request.head.repo.full_name == github.repository" in COPIED[0].read_text()


def test_r14_a_checkout_keeps_no_token_behind():
    steps = [step for path in WORKFLOWS for job in read(path)["jobs"].values() for step in job["steps"]]
    kept = [step["with"].get("persist-credentials") for step in steps if "checkout@" in step.get("uses", "")]
    assert (set(kept), bool(kept)) == ({False}, True)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_r22_no_file_of_ours_asks_for_a_shell(path):
    named = {ast.unparse(call.func) for call in calls(path)}
    assert named & {"os.system", "os.popen", "subprocess.getoutput", "eval", "exec"} == set()
    assert [call for call in calls(path) for given in call.keywords if given.arg == "shell"] == []


def test_r22_the_program_starts_git_and_gh_with_fixed_arguments_only():
    starting = [path for path in SHIPPED if "subprocess.run" in {ast.unparse(c.func) for c in calls(path)}]
    ours = [path for path in starting if "incident_actions" in path.parts]
    commands = {
        tuple(word.value for word in given.elts)
        for path in ours
        for call in calls(path)
        for given in call.args
        if isinstance(given, ast.List) and ast.unparse(call.func) == "_answer"
    }
    assert ([path.name for path in ours], commands) == (["surroundings.py"], STARTED)


@pytest.mark.parametrize("path", COPIED, ids=lambda path: path.stem)
def test_r25_a_file_to_copy_asks_for_no_more_than_security_md_explains(path):
    (job,) = read(path)["jobs"].values()
    explained = re.findall(r"^\| `([a-z-]+): (read|write)` \|", (ROOT / "SECURITY.md").read_text(), re.M)
    assert job["permissions"] == dict(explained)


def test_r25_our_own_checks_may_read_only():
    (job,) = read(ROOT / ".github" / "workflows" / "ci.yml")["jobs"].values()
    assert job["permissions"] == {"contents": "read"}


def test_r26_each_line_of_a_lock_has_its_hashes():
    locks = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "locks").glob("*.txt")}
    entries = {name: re.split(r"^(?=[a-z0-9])", text, flags=re.M) for name, text in locks.items()}
    bare = [(name, entry) for name, all_of in entries.items() for entry in all_of if LOCKED.match(entry)]
    assert [(name, entry) for name, entry in bare if "--hash=sha256:" not in entry] == []
    assert len(bare) > 50


@pytest.mark.parametrize("path", ["action/install.py", "release/fetching.py", "Makefile"])
def test_r26_what_is_installed_is_checked_by_its_hash(path):
    assert "--require-hashes" in (ROOT / path).read_text(encoding="utf-8")


def test_r26_a_release_is_attested_before_it_is_published():
    names = [
        step.get("uses", step.get("run", "")) for step in read(WORKFLOWS[-1])["jobs"]["release"]["steps"]
    ]
    attested = next(n for n, name in enumerate(names) if name.startswith("actions/attest-build-provenance@"))
    published = next(n for n, name in enumerate(names) if name.startswith("release/publish.sh"))
    assert attested < published
