"""The Actions runtime: odd events, wrong inputs, and what is handed on whatever it holds."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions import runner
from incident_actions.errors import ConfigError, IncidentActionsError
from incident_actions.thread import NO_COMMIT, Commits

COMMENT = {"action": "created", "issue": {"number": 12}, "comment": {"body": "/ack"}}
PULL = {"pull_request": {"head": {"ref": "incident-actions/postmortem-12"}}, "number": 99}


@pytest.fixture
def files(tmp_path, monkeypatch):
    """The files that a runner lends to a step, by variable; all of them empty."""
    lent = {name: tmp_path / name for name in ("OUTPUT", "STEP_SUMMARY", "ENV", "PATH")}
    for name, path in lent.items():
        path.touch()
        monkeypatch.setenv(f"GITHUB_{name}", str(path))
    return lent


@pytest.fixture
def happens(tmp_path, monkeypatch):
    """An event with this text in its file."""

    def describe(name, text):
        path = tmp_path / "event.json"
        path.write_text(text if isinstance(text, str) else json.dumps(text))
        monkeypatch.setenv("GITHUB_EVENT_NAME", name)
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(path))
        return runner.event()

    return describe


def outputs(text):
    """A file of outputs as the runner reads it: `name<<delimiter`, the lines up to that delimiter."""
    lines, found = iter(text.splitlines()), {}
    for line in lines:
        name, delimiter = line.split("<<")
        found[name] = "\n".join(iter(lines.__next__, delimiter))
    return found


@pytest.mark.parametrize(
    ("name", "payload", "issue", "comment"),
    [
        ("issue_comment", COMMENT, 12, "/ack"),
        ("issue_comment", {**COMMENT, "action": "edited"}, 12, None),
        ("issues", {"issue": {"number": 12}}, 12, None),
        ("pull_request", PULL, 12, None),
        ("pull_request", {"pull_request": {"head": {"ref": "feature"}}}, None, None),
        ("pull_request", {"pull_request": {"head": {"ref": "incident-actions/postmortem-1²"}}}, None, None),
        ("pull_request", {"pull_request": {"head": None}}, None, None),
        ("schedule", {}, None, None),
        ("schedule", [], None, None),
        ("issues", {"issue": {"number": "12"}}, None, None),
        ("repository_dispatch", {"client_payload": {"issue": {"number": 1}}}, None, None),
    ],
)
def test_r16_an_event_only_says_where_to_look(happens, name, payload, issue, comment):
    event = happens(name, payload)
    assert (event.issue, event.comment) == (issue, comment)


BEFORE, AFTER = "b" * 40, "a" * 40
PUSH = {"ref": "refs/heads/main", "before": BEFORE, "after": AFTER, "commits": []}


@pytest.mark.parametrize(
    ("name", "payload", "commits"),
    [
        ("push", PUSH, Commits(BEFORE, AFTER)),
        ("push", {**PUSH, "before": NO_COMMIT}, Commits(NO_COMMIT, AFTER)),
        ("push", {**PUSH, "after": "a" * 64}, Commits(BEFORE, "a" * 64)),
        ("push", {**PUSH, "before": "HEAD:.github"}, None),
        ("push", {**PUSH, "after": None}, None),
        ("push", [], None),
        ("pull_request", {**PULL, "before": BEFORE, "after": AFTER}, None),
    ],
)
def test_r16_a_push_says_between_which_commits_to_look(happens, name, payload, commits):
    assert happens(name, payload).commits == commits


@pytest.mark.parametrize("text", ["", "{", "\x00", "[" * 100_000])
def test_an_event_file_that_cannot_be_read_is_named(happens, text):
    with pytest.raises(IncidentActionsError, match=r"the event file .*event\.json cannot be read"):
        happens("issues", text)


def test_a_missing_event_file_is_named(monkeypatch):
    monkeypatch.setenv("GITHUB_EVENT_PATH", "/nowhere/event.json")
    with pytest.raises(IncidentActionsError, match=r"the event file /nowhere/event\.json cannot be read"):
        runner.event()


@pytest.fixture
def given_inputs(monkeypatch):
    def give(**inputs):
        for name, value in inputs.items():
            monkeypatch.setenv(f"INCIDENT_ACTIONS_{name.upper()}", value)
        return runner.inputs()

    return give


def test_inputs_come_from_the_environment(given_inputs):
    inputs = given_inputs(command=" sync ", issue="#12", config="", dry_run="TRUE")
    assert inputs == runner.Inputs("sync", 12, None, dry=True)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"issue": "twelve"}, "issue: got 'twelve', expected the number of an issue"),
        ({"issue": "1²"}, "issue: got '1²', expected the number of an issue"),
        ({"issue": "-1"}, "issue: got '-1', expected the number of an issue"),
        ({"issue": "9" * 30}, "expected the number of an issue"),
        ({"dry_run": "yes"}, "dry-run: got 'yes', expected true or false"),
    ],
)
def test_a_wrong_input_says_what_was_got_and_what_is_expected(given_inputs, inputs, message):
    with pytest.raises(ConfigError, match=message):
        given_inputs(**inputs)


def test_the_workflow_is_known_by_its_file(monkeypatch):
    monkeypatch.setenv("GITHUB_WORKFLOW_REF", "acme/shop/.github/workflows/incidents.yml@refs/heads/main")
    assert runner.workflow_file() == "incidents.yml"


def test_outputs_are_handed_on(files):
    runner.hand_on({"incident": "12", "effects": '[\n{"a": 1}\n]'})
    assert outputs(files["OUTPUT"].read_text()) == {"incident": "12", "effects": '[\n{"a": 1}\n]'}


def test_r03_a_delimiter_is_never_the_same(files):
    runner.hand_on({"incident": "12", "digest": "12"})
    runner.hand_on({"incident": "12"})
    delimiters = [line.split("<<")[1] for line in files["OUTPUT"].read_text().splitlines() if "<<" in line]
    assert [len(delimiter) for delimiter in delimiters] == [32, 32, 32]
    assert len(set(delimiters)) == 3


@given(
    value=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
    )
)
def test_r03_no_value_becomes_another_output(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("step") / "output"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GITHUB_OUTPUT", str(path))
        runner.hand_on({"effects": f"{value}\nincident<<EOF\n13\nEOF", "incident": "12"})
    told = outputs(path.read_text())
    assert told == {"effects": f"{value}\nincident<<EOF\n13\nEOF", "incident": "12"}


def test_r03_the_environment_of_later_steps_is_never_touched(files):
    runner.hand_on({"incident": "12"})
    runner.summarise("### Done")
    assert (files["ENV"].read_text(), files["PATH"].read_text()) == ("", "")


def test_r03_no_file_of_ours_names_the_variables_that_change_later_steps():
    sources = Path(runner.__file__).parent.rglob("*.py")
    shipped = [path for path in sources if "sandbox" not in path.parts]
    naming = [
        path.name for path in shipped if {"GITHUB_ENV", "GITHUB_PATH"} & set(path.read_text().split('"'))
    ]
    assert (len(shipped) > 50, naming) == (True, [])


def test_an_output_that_is_too_large_is_left_out_as_a_whole(files):
    runner.hand_on({"effects": "[" + "é" * 500_000 + "]"})
    assert outputs(files["OUTPUT"].read_text()) == {"effects": "[]"}


def test_a_summary_that_is_too_large_is_cut_between_characters(files):
    runner.summarise("é" * 600_000)
    assert files["STEP_SUMMARY"].read_text() == "é" * 450_000 + "\n"


def test_half_a_character_stops_nothing(files):
    runner.hand_on({"digest": "\ud83d"})
    runner.summarise("\ud83d")
    assert files["STEP_SUMMARY"].read_text() == "?\n"


def test_outside_a_runner_nothing_is_handed_on(monkeypatch, tmp_path):
    monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
    monkeypatch.chdir(tmp_path)
    runner.hand_on({"incident": "12"})
    assert list(tmp_path.iterdir()) == []
