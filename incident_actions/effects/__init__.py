"""What shall be so on GitHub, as data: absolute and keyed, so that doing it twice equals doing it once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from incident_actions.effects.issue import (
    AddLabel,
    Assign,
    Close,
    DeleteComment,
    IssueEffect,
    PinComment,
    RemoveLabel,
    Reopen,
    Unassign,
    Verdict,
    WriteComment,
)
from incident_actions.effects.items import (
    CloseIssue,
    FileIssue,
    HandOver,
    ItemEffect,
    LabelIssue,
    ReopenIssue,
    RewriteIssue,
    SetMilestone,
    UnassignIssue,
)
from incident_actions.effects.outward import Delivery, OpenChannel, OutwardEffect, Send
from incident_actions.effects.pull_request import (
    BackToDraft,
    DescribePullRequest,
    DropReview,
    OpenPullRequest,
    PullRequestEffect,
    RequestReviews,
    ReviseDraft,
    RewriteRemark,
    SubmitReview,
    Suggest,
    Suggestion,
)
from incident_actions.effects.repository import (
    CatchUp,
    ClosePullRequest,
    ProposeFiles,
    RepositoryEffect,
    ReviseProposal,
    SwitchWorkflow,
    WriteFile,
)

__all__ = [
    "AddLabel",
    "Assign",
    "BackToDraft",
    "CatchUp",
    "Close",
    "CloseIssue",
    "ClosePullRequest",
    "DeleteComment",
    "Delivery",
    "DescribePullRequest",
    "DropReview",
    "Effect",
    "FileIssue",
    "HandOver",
    "LabelIssue",
    "OpenChannel",
    "OpenPullRequest",
    "OutwardEffect",
    "PinComment",
    "ProposeFiles",
    "RemoveLabel",
    "Reopen",
    "ReopenIssue",
    "RequestReviews",
    "ReviseDraft",
    "ReviseProposal",
    "RewriteIssue",
    "RewriteRemark",
    "Send",
    "SetMilestone",
    "SubmitReview",
    "Suggest",
    "Suggestion",
    "SwitchWorkflow",
    "Unassign",
    "UnassignIssue",
    "Verdict",
    "WriteComment",
    "WriteFile",
    "as_data",
]


Effect: TypeAlias = IssueEffect | PullRequestEffect | RepositoryEffect | ItemEffect | OutwardEffect


def as_data(effect: Effect) -> Mapping[str, object]:
    """The effect as plain data for `--json` and the action's output: its name is under `effect`."""
    fields = {name: getattr(effect, name) for name in effect.__dataclass_fields__}
    return {"effect": type(effect).__name__, **{name: _plain(value) for name, value in fields.items()}}


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case Suggestion(first, last, body):
            return {"first": first, "last": last, "body": body}
        case WriteFile(path, before, text, message):
            return {"path": path, "before": before, "text": text, "message": message}
        case _:
            return value
