"""What stands in the repository when the play is over, as a reader would find it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incident_actions.sandbox.git.objects import tree_entries
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.world import World

FOLDER = "postmortems"
LINE_END = re.compile(r"(?<=[^\s|>-])\n(?=[^\s|>#`<-])")
"""Where a paragraph goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Document:
    """A heading for the reader, and Markdown."""

    title: str
    text: str


def documents(world: World, repository: Repository) -> tuple[Document, ...]:
    """The status comment, the post-mortems, the action items and the digests."""
    ours = [issue for issue in repository.issues.values() if issue.author == BOT_LOGIN and issue.pull is None]
    digests = [issue for issue in ours if "digest" in _labels(repository, issue)]
    items = [issue for issue in ours if "action-item" in _labels(repository, issue)]
    return (
        *_status_comments(repository),
        *_post_mortems(world, repository),
        *(_issue(repository, "Action item", issue) for issue in items),
        *(_issue(repository, "Digest", issue) for issue in digests),
    )


def _status_comments(repository: Repository) -> tuple[Document, ...]:
    """The bot's first comment on each incident."""
    incidents = [issue for issue in repository.issues.values() if "incident" in _labels(repository, issue)]
    found = []
    for issue in incidents:
        ours = [id for id in issue.comments if repository.comments[id].author == BOT_LOGIN]
        if ours:
            title = f"Status comment of incident #{issue.number}, {issue.title}"
            found.append(Document(title, visible(repository.comments[ours[0]].body)))
    return tuple(found)


def _post_mortems(world: World, repository: Repository) -> tuple[Document, ...]:
    git = world.git(repository)
    tree = git.object(f"refs/heads/{repository.default_branch}:{FOLDER}")
    found = []
    for _, name, oid in tree_entries(tree.data) if tree else ():
        blob = git.object(oid)
        if blob is not None:
            found.append(Document(f"{FOLDER}/{name}", blob.data.decode(errors="replace")))
    return tuple(found)


def _issue(repository: Repository, kind: str, issue: Issue) -> Document:
    people = ", ".join(f"@{login}" for login in issue.assignees) or "nobody"
    milestone = repository.milestones.get(issue.milestone or 0)
    about = [issue.state, f"assigned to {people}", f"labels {', '.join(_labels(repository, issue))}"]
    about += [f"milestone “{milestone.title}”"] if milestone else []
    title = f"{kind} #{issue.number}: {issue.title}"
    return Document(title, f"{' · '.join(about)}\n\n{visible(issue.body or '')}")


def visible(markdown: str) -> str:
    """Without the comments that GitHub does not show; each line a line, as in issues and comments."""
    parts = markdown.split("<!--")
    shown = "".join([parts[0], *(part.partition("-->")[2] for part in parts[1:])]).strip()
    return LINE_END.sub("  \n", shown)


def _labels(repository: Repository, issue: Issue) -> list[str]:
    return [repository.labels[id].name for id in issue.labels if id in repository.labels]
