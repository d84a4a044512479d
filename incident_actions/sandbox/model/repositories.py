"""A repository, and all that is found in it by its number, id or name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from incident_actions.sandbox.model.issues import Comment, Issue, Label, Milestone
from incident_actions.sandbox.model.runs import CheckRun, WorkflowRun


@dataclass(slots=True)
class Repository:
    """A repository without its git objects, which lie on disk."""

    id: int
    full_name: str
    created_at: datetime
    private: bool = False
    collaborators: dict[str, str] = field(default_factory=dict)
    default_branch: str = "main"
    labels: dict[int, Label] = field(default_factory=dict)
    milestones: dict[int, Milestone] = field(default_factory=dict)
    issues: dict[int, Issue] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    gone: dict[int, str] = field(default_factory=dict)
    """Numbers of deleted issues (empty text) and of transferred ones (`owner/name#number`)."""
    runs: list[WorkflowRun] = field(default_factory=list)
    checks: list[CheckRun] = field(default_factory=list)
    disabled_workflows: list[str] = field(default_factory=list)
    actions_may_open_pulls: bool = False
    protected_branches: list[str] = field(default_factory=list)
    """Branches that change by pull request only, unless an administrator does it."""
    assignable: list[str] = field(default_factory=list)
    last_number: int = 0
    heads: dict[str, str] = field(default_factory=dict)
    """Branches as they were when a push was last noticed."""

    @property
    def owner(self) -> str:
        return self.full_name.split("/")[0]

    @property
    def name(self) -> str:
        return self.full_name.split("/")[1]

    def label_named(self, name: str) -> Label | None:
        """GitHub compares label names without case."""
        wanted = name.casefold()
        return next((label for label in self.labels.values() if label.name.casefold() == wanted), None)
