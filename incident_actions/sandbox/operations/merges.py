"""Merging a pull request, with a real commit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from incident_actions.sandbox.git.bare import GitError
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull
from incident_actions.sandbox.operations import contents, issues, mentions, pushes
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.visit import Visit

_HUNK = re.compile(r"@@ -[0-9,]+ \+(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Wish:
    """How to merge: `merge` or `squash`; `head` refuses if the branch has moved on."""

    method: str = "merge"
    title: str | None = None
    message: str | None = None
    head: str | None = None


def merge(visit: Visit, issue: Issue, pull: Pull, wish: Wish) -> str:
    """Merge, close, and close what the body says it closes; the merge commit's id."""
    visit.require("contents", needed="write")
    if wish.method not in ("merge", "squash"):
        raise Refusal(405, "Rebase merges are not allowed on this repository.")
    if wish.head not in (None, pull.head_sha):
        raise Refusal(409, "Head branch was modified. Review and try the merge again.")
    if issue.state != "open" or pull.draft:
        raise Refusal(405, "Pull Request is still a draft" if pull.draft else "Pull Request is not mergeable")
    oid = _commit(visit, issue, pull, wish)
    pull.merged_at, pull.merged_by, pull.merge_sha = visit.now, visit.login, oid
    issue.state, issue.closed_at, issue.closed_by = "closed", visit.now, visit.login
    visit.record(issue, "merged", commit=oid)
    visit.record(issue, "closed")
    pushes.notice(visit)
    visit.emit("pull_request", "closed", pull_request=issue)
    if pull.base_ref == visit.repository.default_branch:
        _close_linked(visit, issue)
    return oid


def merge_branch(visit: Visit, base: str, head: str, message: str | None = None) -> str | None:
    """Merge a branch or commit into a branch; the merge commit's id, None where there is nothing to merge."""
    visit.require("contents", needed="write")
    contents.check_protection(visit, base)
    bare = visit.world.git(visit.repository)
    ours, theirs = bare.head(base), bare.head(head) or bare.oid(head)
    if ours is None or theirs is None:
        raise Refusal(404, "Base does not exist" if ours is None else "Head does not exist")
    if not bare.run("rev-list", "--max-count=1", theirs, f"^{ours}"):
        return None
    try:
        tree = bare.run("merge-tree", "--write-tree", ours, theirs).splitlines()[0]
    except GitError:
        raise Refusal(409, "Merge conflict") from None
    text = message or f"Merge {head} into {base}"
    oid = bare.commit_tree(tree, (ours, theirs), text, contents.identity(visit))
    bare.update_ref(f"refs/heads/{base}", oid, ours)
    pushes.notice(visit)
    return oid


def mergeable(visit: Visit, pull: Pull) -> bool | None:
    """Whether the branches merge without conflict; None once there is nothing left to merge."""
    if pull.merged:
        return None
    return merged_tree(visit, pull) is not None


def merged_tree(visit: Visit, pull: Pull) -> str | None:
    try:
        done = visit.world.git(visit.repository).run(
            "merge-tree", "--write-tree", pull.base_sha, pull.head_sha
        )
    except GitError:
        return None
    return done.splitlines()[0]


def changed_files(visit: Visit, pull: Pull) -> list[dict[str, Any]]:
    """Each changed file with its status and its counts."""
    bare = visit.world.git(visit.repository)
    span = _span(visit, pull)
    names = bare.run("diff-tree", "-r", "--no-renames", "--name-status", "-z", *span).split("\0")
    counts = bare.run("diff-tree", "-r", "--no-renames", "--numstat", "-z", *span).split("\0")
    words = {"A": "added", "D": "removed"}
    files = []
    for status, path, numbers in zip(names[::2], names[1::2], counts, strict=False):
        added, removed, _ = numbers.split("\t", 2)
        plus, minus = (int(count) if count.isdigit() else 0 for count in (added, removed))
        files.append(
            {
                "filename": path,
                "status": words.get(status, "modified"),
                "additions": plus,
                "deletions": minus,
                "oid": bare.oid(f"{pull.head_sha}:{path}") or bare.oid(f"{span[0]}:{path}"),
            }
        )
    return files


def commits(visit: Visit, pull: Pull) -> list[str]:
    """The pull request's own commits, oldest first."""
    listed = visit.world.git(visit.repository).run(
        "rev-list", "--reverse", pull.head_sha, f"^{pull.base_sha}"
    )
    return listed.split()


def _commit(visit: Visit, issue: Issue, pull: Pull, wish: Wish) -> str:
    bare = visit.world.git(visit.repository)
    tree = merged_tree(visit, pull)
    if tree is None:
        raise Refusal(405, "Pull Request is not mergeable")
    parents: tuple[str, ...] = (pull.base_sha, pull.head_sha)
    title = f"Merge pull request #{issue.number} from {visit.repository.owner}/{pull.head_ref}"
    message = wish.message or issue.title
    if wish.method == "squash":
        parents, title = (pull.base_sha,), f"{issue.title} (#{issue.number})"
        message = wish.message or ""
    text = f"{wish.title or title}\n\n{message}".strip()
    oid = bare.commit_tree(tree, parents, text, contents.identity(visit))
    try:
        bare.update_ref(f"refs/heads/{pull.base_ref}", oid, pull.base_sha)
    except GitError:
        raise Refusal(405, "Base branch was modified. Review and try the merge again.") from None
    return oid


def _close_linked(visit: Visit, pull: Issue) -> None:
    for number in mentions.closing(pull, visit.repository.full_name):
        issue = visit.repository.issues.get(number)
        if issue is not None and issue.pull is None and issue.state == "open":
            issues.close(visit, issue, "completed", pull)


def patch(visit: Visit, pull: Pull, path: str) -> str:
    """What changed in one file, as a unified diff without its header."""
    span = _span(visit, pull)
    diff = visit.world.git(visit.repository).run("diff-tree", "-p", "--no-renames", *span, "--", path)
    _, found, text = diff.partition("\n@@")
    return f"@@{text}" if found else ""


def shown_lines(visit: Visit, pull: Pull, path: str) -> frozenset[int]:
    """The numbers of the lines of a file, as it reads after the change, that its diff shows."""
    shown, line = set(), 0
    for text in patch(visit, pull, path).split("\n"):
        if hunk := _HUNK.match(text):
            line = int(hunk[1])
        elif text[:1] in ("+", " "):
            shown.add(line)
            line += 1
    return frozenset(shown)


def _span(visit: Visit, pull: Pull) -> tuple[str, str]:
    return visit.world.git(visit.repository).run("merge-base", pull.base_sha, pull.head_sha), pull.head_sha
