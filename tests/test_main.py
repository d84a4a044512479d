"""The first step of every start: most comments end there, before anything heavy is imported."""

import json
import os
import subprocess
import sys

import pytest

START = """
import sys
sys.argv = ["incident-actions", "run"]
from incident_actions.__main__ import main
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""
HEAVY = {
    "click", "fastjsonschema", "github", "holidays", "jinja2", "markdown_it", "rapidfuzz", "requests", "yaml",
}  # fmt: skip
QUIET = [
    "See https://example.com/graph",
    "no slash at all",
    "",
    "> /ack said somebody",
    "```\n/ack\n```",
    "either/or",
    "<!-- /ack -->",
]


@pytest.fixture
def start(tmp_path):
    """A start on a new comment: its exit code, what it prints, and the modules that it imported."""

    def begin(body, name="issue_comment", action="created"):
        event = tmp_path / "event.json"
        event.write_text(json.dumps({"action": action, "issue": {"number": 12}, "comment": {"body": body}}))
        around = {"PATH": os.environ["PATH"], "GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(event)}
        done = subprocess.run(
            [sys.executable, "-c", START], env=around, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout, set(done.stderr.split())

    return begin


@pytest.mark.parametrize("body", QUIET)
def test_a_comment_without_a_command_ends_before_anything_heavy_is_imported(start, body):
    code, told, modules = start(body)
    assert (code, told, modules & HEAVY) == (0, "", set())


def test_a_comment_without_a_command_makes_no_request(start):
    _, _, modules = start("All is well.")
    assert modules & {"socket", "ssl", "http.client", "urllib.request"} == set()


@pytest.mark.parametrize(
    ("body", "name", "action"),
    [
        ("/ack", "issue_comment", "created"),
        ("Text", "issue_comment", "edited"),
        ("Text", "issues", "created"),
    ],
)
def test_whatever_may_matter_goes_on(start, body, name, action):
    code, _, modules = start(body, name, action)
    assert (code, "click" in modules) == (3, True), "no token, so it ends with the code for that"
