"""Merging a pull request, with a real commit."""

from __future__ import annotations

from dataclasses import dataclass

from incident_actions.sandbox.git.bare import GitError
from incident_actions.sandbox.git.comparison import Comparison
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull
from incident_actions.sandbox.operations import contents, issues, mentions, pushes
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.visit import Visit


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
    comparison = Comparison(bare, ours, theirs)
    if not comparison.ahead:
        return None
    tree = comparison.merged_tree
    if tree is None:
        raise Refusal(409, "Merge conflict")
    text = message or f"Merge {head} into {base}"
    oid = bare.commit_tree(tree, (ours, theirs), text, contents.identity(visit))
    bare.update_ref(f"refs/heads/{base}", oid, ours)
    pushes.notice(visit)
    return oid


def _commit(visit: Visit, issue: Issue, pull: Pull, wish: Wish) -> str:
    bare = visit.world.git(visit.repository)
    tree = visit.world.comparison(visit.repository, pull).merged_tree
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
