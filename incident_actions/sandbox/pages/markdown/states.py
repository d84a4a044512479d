"""How a link to an issue looks: its title in a tooltip, its state in its colour."""

from __future__ import annotations

from incident_actions.sandbox.model.issues import Issue


def look(issue: Issue) -> dict[str, str]:
    """The class and the title of a link to an issue or a pull request."""
    return {"class": f"issue-link state-{state(issue)}", "title": issue.title}


def state(issue: Issue) -> str:
    """GitHub's word for what the icon shows: open, draft, closed, merged or not-planned."""
    if issue.pull and issue.pull.merged:
        return "merged"
    if issue.state == "open":
        return "draft" if issue.pull and issue.pull.draft else "open"
    return "not-planned" if issue.state_reason in {"not_planned", "duplicate"} else "closed"
