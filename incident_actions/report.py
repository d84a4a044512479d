"""What a run tells about itself: its effects in words, its outputs, and the summary on its page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from incident_actions.effects import (
    Effect,
    FileIssue,
    OpenPullRequest,
    ProposeFiles,
    ReviseDraft,
    ReviseProposal,
    WriteComment,
    WriteFile,
    as_data,
)
from incident_actions.github.adapter import Request
from incident_actions.run import Run
from incident_actions.text.markdown import plain

#: The fields of effects that fit in a line.
_SHORT = frozenset((
    "label", "login", "key", "comment", "sign", "path", "branch", "title", "issue", "pull", "logins",
    "file", "on",
))  # fmt: skip


def outputs(run: Run) -> Mapping[str, str]:
    """The action's outputs, by name."""
    incident = run.settled[0] if run.settled else None
    pull = incident.postmortem if incident is not None else None
    return {
        "incident": str(incident.number) if incident is not None else "",
        "effects": json.dumps(data(run)),
        "post-mortem": pull.url if pull is not None else "",
        "digest": str(run.digest) if run.digest is not None else "",
    }


def data(run: Run) -> list[Mapping[str, Any]]:
    """The effects as plain data, each with the issue that it is for."""
    return [{"issue": issue, **as_data(effect)} for issue, effect in run.done]


def lines(run: Run) -> Iterable[str]:
    """One line an effect, and one for everything that a person should know."""
    verb = "would do" if run.dry else "did"
    for issue, effect in run.done:
        yield f"{f'#{issue}' if issue else 'repository'}: {verb} {in_words(effect)}"
    yield from run.told
    if not (run.done or run.told or run.failed):
        yield "Nothing to do."


def rendered(run: Run) -> Iterable[str]:
    """The texts that a dry run would write, in full."""
    for _, effect in run.done:
        match effect:
            case WriteComment(key=name, body=text) | FileIssue(key=name, body=text):
                yield f"--- {name} ---\n{text}\n"
            case (
                OpenPullRequest(path=name, text=text)
                | ReviseDraft(path=name, text=text)
                | WriteFile(path=name, text=text)
            ):
                yield f"--- {name} ---\n{text}\n"
            case ProposeFiles(files=files) | ReviseProposal(files=files):
                yield from (f"--- {each.path} ---\n{each.text}\n" for each in files)
            case _:
                pass


def summary(run: Run, requests: Sequence[Request]) -> str:
    """Markdown for the run's page: what was done, what it took."""
    writes = sum(request.write for request in requests)
    rows = "\n".join(f"| {request.what} | {request.status or 'no answer'} |" for request in requests)
    done = "\n".join(f"- {plain(line)}" for line in lines(run))
    return (
        f"### Incident Actions\n\n{done}\n\n"
        f"{len(requests)} requests, {writes} of them writes.\n\n"
        f"<details><summary>Requests</summary>\n\n| Request | Answer |\n| --- | --- |\n{rows}\n\n</details>\n"
    )


def in_words(effect: Effect) -> str:
    """`AddLabel severity/sev1`: an effect in a line; the texts stand elsewhere."""
    values = [getattr(effect, name) for name in effect.__dataclass_fields__ if name in _SHORT]
    return " ".join([type(effect).__name__, *(str(value) for value in values if value is not None)])
