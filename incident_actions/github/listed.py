"""Issues as lists bring them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from incident_actions.actions.heard import heard
from incident_actions.actions.proof import says_something
from incident_actions.digest.pages import Page, restless
from incident_actions.github.accounts import Accounts
from incident_actions.github.values import day, names, text_of, time, time_or_none
from incident_actions.github.versions import versions
from incident_actions.incident.item_record import ItemRecord, record_of
from incident_actions.lists import UNMARKED, ListedIssue, marked
from incident_actions.text.calls import scan
from incident_actions.text.markers import data_of, key_of
from incident_actions.thread import Comment, Reaction, Sign


def listed(node: dict[str, Any], accounts: Accounts) -> ListedIssue:
    """One issue of a list."""
    author = accounts.person(node["author"])
    comments = [_comment(each, accounts) for each in node["comments"]["nodes"]]
    ours = _ours(comments)
    is_ours = author is not None and author.ours
    pages = _pages(node, ours, accounts) if is_ours else ()
    assignees = tuple(each["login"] for each in node["assignees"]["nodes"])
    theirs = (each for each in comments if each.author is not None and each.author.login in assignees)
    return ListedIssue(
        number=node["number"],
        title=node["title"],
        body=text_of(node),
        ours=is_ours,
        open=node["state"] == "OPEN",
        created_at=time(node["createdAt"]),
        updated_at=time(node["updatedAt"]),
        closed_at=time_or_none(node["closedAt"]),
        reason=node["stateReason"],
        labels=names(node["labels"]),
        assignees=assignees,
        milestone_due=day(node["milestone"]["dueOn"]) if node["milestone"] else None,
        record=data_of(ours["status"].body) if "status" in ours else None,
        told=frozenset(ours),
        heard_from=comments[0].at if node["comments"]["totalCount"] > len(comments) > 0 else None,
        unanswered=tuple(_unanswered(comments, record_of(text_of(node)), ours)),
        pages=tuple(page.body for page in pages),
        ticked=any(map(restless, pages)),
        spoken=any(map(says_something, theirs)),
        asked_at=max((each.at for key, each in ours.items() if key.startswith("proof ")), default=None),
        worded=any(map(says_something, comments)),
        marked=marked(text_of(node)) if is_ours else UNMARKED,
    )


def _comment(node: dict[str, Any], accounts: Accounts) -> Comment:
    """A comment as far as a list has it: with our own reactions alone, and its number on an action item."""
    groups = [group for group in node.get("reactionGroups") or () if group["content"] in set(Sign)]
    return Comment(
        id=int(node.get("fullDatabaseId") or 0),
        author=accounts.person(node["author"]),
        body=text_of(node),
        at=time(node["createdAt"]),
        edited_at=time_or_none(node["lastEditedAt"]),
        versions=versions(node, accounts),
        reactions=tuple(
            Reaction(Sign(group["content"]), time(group["createdAt"]), ours=True)
            for group in groups
            if group["viewerHasReacted"]
        ),
    )


def _ours(comments: Sequence[Comment]) -> Mapping[str, Comment]:
    """Our own of these comments, by key."""
    keyed = {key_of(each.body): each for each in reversed(comments) if each.ours}
    return {key: each for key, each in keyed.items() if key is not None}


def _pages(node: dict[str, Any], ours: Mapping[str, Comment], accounts: Accounts) -> tuple[Page, ...]:
    """The parts of a digest, by their keys: the second is the digest's own with a `2`."""
    key = key_of(text_of(node)) or ""
    if not key.startswith("digest "):
        return ()
    further = (ours.get(f"{key} {number}") for number in range(2, len(ours) + 2))
    first = Page(text_of(node), accounts.person(node["editor"]), versions=versions(node, accounts))
    return (first, *(Page(each.body, None, versions=each.versions) for each in further if each is not None))


def _unanswered(comments: Iterable[Comment], record: ItemRecord | None, told: Iterable[str]) -> Iterator[str]:
    """The slash words of people that await an answer from an action item with this record.

    So do those of accepted comments that the record does not know, or not as they read since an edit.
    """
    helped = frozenset(key.removeprefix("help ") for key in told if key.startswith("help "))
    if record is None:
        return
    for comment in comments:
        if comment.author is not None and not comment.author.bot and not _refused(comment):
            calls = heard(comment, scan(comment.body), record, helped).awaiting
            yield from (call.name for call in calls)


def _refused(comment: Comment) -> bool:
    """Whether it reads as it did when it was refused."""
    refused = comment.signed(Sign.REFUSED)
    return refused is not None and (comment.edited_at is None or comment.edited_at <= refused.at)
