"""What act says about a run, from its lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from incident_actions.sandbox.runner.annotations import Line, annotated, complains, complaint, step_of
from incident_actions.sandbox.runner.processes import Ended
from incident_actions.sandbox.runner.work import Outcome

NO_DOCKER = "Couldn't get a valid docker connection"
SECRET_COMMANDS = ("add-mask",)


def outcome(ended: Ended, job: str | None) -> Outcome:
    """What came of it all; when act itself failed, `job` failed, and the log says why."""
    lines = list(_once(_lines(ended.out)))
    conclusions = {str(line["jobID"]): str(line["jobResult"]) for line in lines if "jobResult" in line}
    shown = [_shown(line) for line in lines]
    log = "".join(shown)
    numbers = accumulate((text.count("\n") for text in shown), initial=1)
    annotations = annotated(zip(lines, numbers, strict=False))
    if not ended.in_time:
        conclusions = {name: "cancelled" for name in (*conclusions, job) if name is not None}
        log += "The job has exceeded its maximum execution time and was cancelled.\n"
    elif ended.code and "failure" not in conclusions.values():
        conclusions[job or "act"] = "failure"
        log += _complaint(ended.err)
    summary = "\n".join(str(line["content"]) for line in _commands(lines, "summary"))
    return Outcome(conclusions, log, summary, _outputs(lines), annotations)


def _lines(out: str) -> Iterator[Line]:
    for raw in out.splitlines():
        try:
            line = json.loads(raw)
        except ValueError:
            line = {"raw_output": True, "msg": raw + "\n"}
        if isinstance(line, dict):
            yield line


def _once(lines: Iterable[Line]) -> Iterator[Line]:
    """A composite action's step complains, and then the step that it is part of does so again."""
    failed = set()
    for line in lines:
        if complains(line) and step_of(line):
            if step_of(line) in failed:
                continue
            failed.add(step_of(line))
        yield line


def _shown(line: Line) -> str:
    """What a step wrote, and why it failed; nothing of act's own."""
    if line.get("raw_output"):
        return str(line["msg"])
    if "raw" in line and line.get("command") not in SECRET_COMMANDS:
        return str(line["raw"])
    if complains(line):
        return f"Error: {complaint(str(line.get('msg')))}\n"
    return ""


def _commands(lines: Iterable[Line], name: str) -> Iterator[Line]:
    """A composite action's steps report too, below their step; only the job's own steps count."""
    return (line for line in lines if line.get("command") == name and len(line.get("stepID", ())) == 1)


def _outputs(lines: Iterable[Line]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in _commands(lines, "set-output"):
        found.setdefault(str(line["stepID"][0]), {})[str(line["name"])] = str(line["arg"])
    return found


def _complaint(err: str) -> str:
    return "".join(f"{line}\n" for line in err.splitlines() if NO_DOCKER not in line)
