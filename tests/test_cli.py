"""The command line against the sandbox: what a command does and prints, and its exit code."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner

from incident_actions.cli import DONE, UNDONE, UNUSABLE, USAGE, cli
from incident_actions.sandbox.model.runs import WorkflowRun
from incident_actions.sandbox.operations.workflows import FOLDER
from incident_actions.watch import FILE
from tests.shop import NAME, shop

VARIABLES = (
    "INCIDENT_ACTIONS_TOKEN", "GITHUB_TOKEN", "GH_TOKEN", "GITHUB_REPOSITORY", "GITHUB_API_URL",
    "GITHUB_OUTPUT", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH",
    "GITHUB_WORKFLOW_REF",
)  # fmt: skip


@pytest.fixture
def open_shop():
    with shop() as opened:
        yield opened


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A start with nothing around it: no token, no repository, no checkout."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def start(*arguments, **environment):
        return CliRunner().invoke(cli, arguments, env=environment)

    return start


@pytest.fixture
def start(bare, open_shop):
    """A start as the action makes it, in the shop."""

    def begin(*arguments, **environment):
        ours = {"GITHUB_TOKEN": open_shop.token, "GITHUB_REPOSITORY": NAME, "GITHUB_API_URL": open_shop.url}
        return bare(*arguments, **ours, **environment)

    return begin


def test_sync_settles_an_incident_and_says_what_it_did(start, open_shop):
    open_shop.declare()

    done = start("sync", "1")

    assert done.exit_code == DONE
    assert "#1: did WriteComment status" in done.output
    assert "severity/sev2" in open_shop.labels()


def test_sync_again_does_nothing(start, open_shop):
    open_shop.declare()
    start("sync", "1")

    assert start("sync", "1").output == "Nothing to do.\n"


def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(start, open_shop):
    open_shop.declare()
    before = len(open_shop.world.log.writes)

    shown = start("--dry-run", "sync", "1")

    assert (shown.exit_code, len(open_shop.world.log.writes)) == (DONE, before)
    assert "#1: would do WriteComment status" in shown.output
    assert "--- status ---" in shown.output


def test_json_is_data_and_nothing_else(start, open_shop):
    open_shop.declare()

    effects = json.loads(start("--json", "--dry-run", "sync", "1").output)

    assert {"issue": 1, "effect": "AddLabel", "label": "severity/sev2"} in effects


def test_an_issue_that_is_no_incident_is_left_alone(start, open_shop):
    open_shop.people.declare("ana", "A question", (), "How do I?")

    done = start("sync", "1")

    assert (done.exit_code, done.output) == (DONE, "#1 is no incident.\n")


def test_now_is_another_time_in_rehearsals(start, open_shop):
    open_shop.declare()
    start("sync", "1")

    later = start("--now", "2026-11-23T17:00Z", "--dry-run", "sweep")

    assert later.exit_code == DONE
    assert "would do WriteComment update-due" in later.output


def test_sweep_finds_an_incident_that_no_event_told_of(start, open_shop):
    open_shop.declare()

    assert start("sweep").exit_code == DONE
    assert "status/investigating" in open_shop.labels()


def test_a_post_mortem_is_drafted_on_demand(start, open_shop):
    open_shop.declare(severity="SEV4 Low: cosmetic, minimal impact")
    open_shop.says("ana", "/resolve It was the cache")
    start("sync", "1")

    done = start("postmortem", "1")

    assert "did OpenPullRequest" in done.output
    assert "incident-actions/postmortem-1" in open_shop.repository.heads


def test_the_digest_is_filed_on_its_day(start, open_shop):
    open_shop.declare()
    open_shop.says("ana", "/resolve It was the cache")
    start("sync", "1")

    done = start("--now", "2026-12-07T10:00Z", "--json", "digest")

    assert done.exit_code == DONE
    assert [each["effect"] for each in json.loads(done.output)] == ["FileIssue"]


@pytest.mark.parametrize(
    "command", ["sync", "sweep", "postmortem", "digest", "run", "demo", "sandbox", "help"]
)
def test_every_command_says_what_it_is_for(bare, command):
    shown = bare(command, "--help")
    assert (shown.exit_code, f"Usage: cli {command}" in shown.output) == (DONE, True)


def test_exit_codes_are_documented(bare):
    text = " ".join(bare("--help").output.split())
    assert "0 done; 1 GitHub did not do all of it, run again; 2 wrong usage; 3 unusable config" in text


@pytest.mark.parametrize("name", ["severity", "/severity", "SEVERITY"])
def test_help_shows_a_slash_command(bare, name):
    shown = bare("help", name)
    assert (shown.exit_code, shown.output.startswith("/severity")) == (DONE, True)


def test_help_lists_all_slash_commands(bare):
    shown = bare("help")
    assert {"/ack", "/resolve", "/update"} <= {line.split()[0] for line in shown.output.splitlines()}


def test_help_suggests_the_nearest(bare):
    shown = bare("help", "severty")
    assert (shown.exit_code, "there is no /severty. Did you mean /severity?" in shown.output) == (USAGE, True)


def test_help_suggests_nothing_for_a_word_that_is_near_nothing(bare):
    shown = bare("help", "xyzzy")
    assert (shown.exit_code, "Did you mean" in shown.output) == (USAGE, False)


WRONG = [
    (("sync", "12"), {}, UNUSABLE, "repository: none was given, expected owner/name."),
    (("--repo", "acme", "sync", "12"), {}, UNUSABLE, "repository: got 'acme', expected owner/name."),
    (("--repo", "acme/..", "sync", "12"), {}, UNUSABLE, "repository: got 'acme/..', expected owner/name."),
    (("--repo", "acme/shop", "sync", "12"), {}, UNUSABLE, "token: none was found. Set GITHUB_TOKEN, or"),
    (("sync", "0"), {}, USAGE, "0 is not in the range x>=1"),
    (("sync", "twelve"), {}, USAGE, "'twelve' is not a valid integer range"),
    (("--now", "soon", "sweep"), {}, USAGE, "got 'soon', expected a time such as 2026-11-23T14:32Z"),
    (("snyc", "12"), {}, USAGE, "No such command 'snyc'"),
    (("run",), {"INCIDENT_ACTIONS_ISSUE": "x"}, UNUSABLE, "issue: got 'x', expected the number of an issue"),
    (("run",), {"INCIDENT_ACTIONS_DRY_RUN": "x"}, UNUSABLE, "dry-run: got 'x', expected true or false"),
]


@pytest.mark.parametrize(("arguments", "environment", "code", "message"), WRONG)
def test_what_is_missing_or_wrong_is_said_with_its_exit_code(bare, arguments, environment, code, message):
    done = bare(*arguments, PATH="/nowhere", **environment)
    assert (done.exit_code, message in done.output) == (code, True)


def test_the_checkouts_origin_names_the_repository(bare, tmp_path):
    git = tmp_path / "git"
    git.write_text("#!/bin/sh\necho git@github.com:acme/shop.git\n")
    git.chmod(0o755)

    assert "token: none was found" in bare("sync", "12", PATH=str(tmp_path)).output


def test_a_persons_token_may_only_look(start, open_shop):
    open_shop.declare()
    token = open_shop.world.tokens.person("ana")
    before = len(open_shop.world.log.writes)

    refused = start("sync", "1", INCIDENT_ACTIONS_TOKEN=token)
    shown = start("--dry-run", "sync", "1", INCIDENT_ACTIONS_TOKEN=token)

    assert (refused.exit_code, shown.exit_code) == (UNDONE, DONE)
    assert "You are ana: only the bot writes to the record. Use --dry-run to look." in refused.output
    assert len(open_shop.world.log.writes) == before


def test_a_token_that_is_not_valid_is_said_so(start, open_shop):
    open_shop.declare()

    done = start("sync", "1", INCIDENT_ACTIONS_TOKEN="ghs_canary")

    assert (done.exit_code, "Nothing to do" in done.output) == (UNDONE, False)
    assert "error: query Threads: GitHub answered 401 Bad credentials for acme/shop." in done.output
    assert "ghs_canary" not in done.output


def event(tmp_path, name, payload):
    path = tmp_path / "event.json"
    path.write_text(json.dumps(payload))
    return {"GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(path)}


def test_run_does_what_the_event_asks_for_and_hands_on(start, open_shop, tmp_path):
    open_shop.declare()
    output, summary = tmp_path / "output", tmp_path / "summary"
    files = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}

    done = start("run", **files, **event(tmp_path, "issues", {"issue": {"number": 1}}))

    assert done.exit_code == DONE
    assert "incident<<" in output.read_text()
    assert "requests, " in summary.read_text()


@pytest.mark.parametrize(
    ("command", "code"), [("sweep", DONE), ("digest", DONE), ("dance", UNUSABLE), ("sync", UNUSABLE)]
)
def test_run_takes_a_command_instead(start, tmp_path, command, code):
    asked = {"INCIDENT_ACTIONS_COMMAND": command, **event(tmp_path, "workflow_dispatch", {})}
    assert start("run", **asked).exit_code == code


@pytest.fixture
def watched_last(start, open_shop, tmp_path):
    """An event's run for an incident that is so many minutes old and was watched so many minutes ago."""

    def run(age, watched):
        open_shop.declare()
        start("sync", "1")
        open_shop.later(minutes=age)
        lost = open_shop.declare()
        at = open_shop.world.now() - timedelta(minutes=watched)
        past = WorkflowRun(77, f"{FOLDER}/{FILE}", "schedule", "completed", at, at, "success")
        open_shop.repository.runs.append(past)
        done = start("run", **event(tmp_path, "issues", {"issue": {"number": 1}}))
        return done.exit_code, bool(open_shop.messages(lost))

    return run


@pytest.mark.parametrize(
    ("age", "watched", "swept"), [(50, 50, False), (90, 50, False), (50, 5_000, False), (90, 70, True)]
)
def test_an_events_run_sweeps_where_its_open_incident_was_not_watched_for_an_hour(
    watched_last, age, watched, swept
):
    assert watched_last(age, watched) == (DONE, swept)


def test_an_event_of_a_resolved_incident_is_not_late(watched_last, open_shop):
    open_shop.declare()
    open_shop.people.close("ana", 1)

    assert watched_last(90, 70) == (DONE, False)


def test_the_watching_schedules_own_run_switches_it_off(start, open_shop, tmp_path):
    open_shop.repository.disabled_workflows.clear()
    around = {"GITHUB_WORKFLOW_REF": f"{NAME}/{FOLDER}/{FILE}@refs/heads/main"}

    done = start("run", INCIDENT_ACTIONS_COMMAND="sweep", **around, **event(tmp_path, "schedule", {}))

    assert (done.exit_code, open_shop.watched) == (DONE, False)
    assert "did SwitchWorkflow incidents-watch.yml False" in done.output
