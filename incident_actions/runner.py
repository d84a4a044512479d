"""The Actions runtime: which event it is, where to look, and what the run hands on."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incident_actions.errors import ConfigError, IncidentActionsError
from incident_actions.thread import Commits

#: The branch of a post-mortem names its incident.
BRANCH = "incident-actions/postmortem-"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
#: The runner drops outputs and summaries that are larger, in bytes.
MOST_OUTPUT, MOST_SUMMARY = 900_000, 900_000


@dataclass(frozen=True, slots=True)
class Event:
    """What started the run: only ever a hint where to look."""

    name: str
    payload: Mapping[str, Any]

    @property
    def issue(self) -> int | None:
        """The issue or the incident that the event is about, where it names one."""
        match self.payload:
            case {"issue": {"number": int(number)}}:
                return number
            case {"pull_request": {"head": {"ref": str(branch)}}} if branch.startswith(BRANCH):
                ending = branch.removeprefix(BRANCH)
                return int(ending) if ending.isdecimal() and len(ending) < 10 else None
            case _:
                return None

    @property
    def commits(self) -> Commits | None:
        """What a push brought to its branch."""
        match self.payload:
            case {"before": str(before), "after": str(after)} if self.name == "push":
                return Commits(before, after) if all(map(_COMMIT.fullmatch, (before, after))) else None
            case _:
                return None

    @property
    def reviews(self) -> bool:
        """Whether it is about a pull request."""
        return self.name == "pull_request"

    @property
    def comment(self) -> str | None:
        """The new comment's text, where the event is one that has just been written."""
        match self.payload:
            case {"action": "created", "comment": {"body": str(body)}} if self.name == "issue_comment":
                return body
            case _:
                return None


def event() -> Event:
    """The event that the runner describes. Raises IncidentActionsError where it describes none."""
    name, path = os.environ.get("GITHUB_EVENT_NAME", ""), os.environ.get("GITHUB_EVENT_PATH", "")
    try:
        payload = json.loads(Path(path).read_text("utf-8")) if path else {}
    except (OSError, ValueError, RecursionError) as error:
        raise IncidentActionsError(f"the event file {path} cannot be read: {error}") from None
    return Event(name, payload if isinstance(payload, dict) else {})


@dataclass(frozen=True, slots=True)
class Inputs:
    """The action's inputs. An empty command: what the event asks for; no config: the file's usual place."""

    command: str
    issue: int | None
    config: str | None
    dry: bool


def inputs() -> Inputs:
    """The inputs, from the environment alone. Raises ConfigError for a value that is not allowed."""
    issue = os.environ.get("INCIDENT_ACTIONS_ISSUE", "").strip().removeprefix("#")
    if issue and not (issue.isdecimal() and issue.isascii() and len(issue) < 10):
        raise ConfigError(f"issue: got {issue!r}, expected the number of an issue")
    dry = os.environ.get("INCIDENT_ACTIONS_DRY_RUN", "").strip().lower()
    if dry not in ("", "true", "false"):
        raise ConfigError(f"dry-run: got {dry!r}, expected true or false")
    return Inputs(
        command=os.environ.get("INCIDENT_ACTIONS_COMMAND", "").strip(),
        issue=int(issue) if issue else None,
        config=os.environ.get("INCIDENT_ACTIONS_CONFIG", "").strip() or None,
        dry=dry == "true",
    )


def workflow_file() -> str | None:
    """The file name of the workflow that runs, such as `incidents.yml`."""
    path = os.environ.get("GITHUB_WORKFLOW_REF", "").partition("@")[0]
    return path.rpartition("/")[2] or None


def hand_on(outputs: Mapping[str, str]) -> None:
    """The step's outputs, each behind a delimiter that nobody can guess."""
    from secrets import token_hex

    for name, value in outputs.items():
        delimiter = token_hex(16)
        text = value if len(value.encode("utf-8", "replace")) <= MOST_OUTPUT else "[]"
        assert delimiter not in text, "nobody can guess it"
        _append("GITHUB_OUTPUT", f"{name}<<{delimiter}\n{text}\n{delimiter}\n")


def summarise(markdown: str) -> None:
    """The run's page shows this."""
    text = markdown.encode("utf-8", "replace")[:MOST_SUMMARY].decode("utf-8", "ignore")
    _append("GITHUB_STEP_SUMMARY", text + "\n")


def _append(variable: str, text: str) -> None:
    if path := os.environ.get(variable):
        with Path(path).open("a", encoding="utf-8", errors="replace") as file:
            file.write(text)
