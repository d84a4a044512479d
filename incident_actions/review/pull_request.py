"""The review on the post-mortem's pull request: one comment, which tells of its newest commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_actions.command import Context
from incident_actions.effects import DeleteComment, WriteComment
from incident_actions.incident.model import Incident
from incident_actions.incident.rights import known_right
from incident_actions.postmortem.draft import path_of
from incident_actions.postmortem.task_list import tasks
from incident_actions.review import rule
from incident_actions.review.comment import comment
from incident_actions.review.reading import read_document
from incident_actions.review.review import Review, review
from incident_actions.text.markers import data_of, key_of, mark
from incident_actions.thread import Comment, Person, PullRequest, PullState, Sign

#: So many owners are asked about at the most: one whom nothing can be assigned to takes a request of its own.
_MOST_OWNERS = 10


def place_of(incident: Incident) -> str | None:
    """Where the document of the open pull request is read, `COMMIT:PATH`; None where there is none."""
    pull = incident.postmortem
    there = pull is not None and pull.head and not pull.forked and pull.state is PullState.OPEN
    return f"{pull.head}:{path_of(incident)}" if pull is not None and there else None


def unread(incident: Incident, context: Context) -> str | None:
    """The same; None, too, where the comment tells of that commit and the run is about something else."""
    pull = incident.postmortem
    told = None if pull is None else next(_told(incident, pull), None)
    if pull is not None and told is not None and data_of(told.body) == _of(pull) and not context.reviewing:
        return None
    return place_of(incident)


def owners(incident: Incident, documents: Mapping[str, str], now: datetime) -> frozenset[str]:
    """Whom the open pull request's document names for action items, and of whom GitHub has to be asked."""
    text = documents.get(place_of(incident) or "")
    today = now.astimezone(incident.config.zone).date()
    items = () if text is None else (task.item(today) for task in tasks(text, incident.number))
    known = {person.login.lower() for person in _members(incident)}
    named = {item.owner for item in items if item.owner is not None and item.owner.lower() not in known}
    return frozenset(sorted(named)[:_MOST_OWNERS])


def _members(incident: Incident) -> Iterator[Person]:
    """Who can be assigned an item, by what the thread tells: who is assigned to the incident, or may write.

    Whose command was accepted may, unless they are heard for another reason.
    """
    yield from incident.thread.assignees
    for each in incident.thread.comments:
        author = each.author
        if author and not author.bot and each.signed(Sign.ACCEPTED) and not known_right(author, incident):
            yield author


def reviewed(
    incident: Incident, documents: Mapping[str, str], now: datetime, assignable: Mapping[str, bool]
) -> Review | None:
    """The review of the open pull request's document; None where that is not among the documents.

    Links to other files are not followed: nothing is checked out.
    """
    place, pull = place_of(incident), incident.postmortem
    if place is None or pull is None or place not in documents:
        return None
    today = now.astimezone(incident.config.zone).date()
    document = read_document(documents[place])
    ready = not pull.draft or document.front.word("status") not in ("", "draft")
    return review(document, rule.Context(today, incident.config, path_of(incident), None, ready, assignable))


def decide(incident: Incident, context: Context) -> Iterator[WriteComment | DeleteComment]:
    """The comment, where it tells something else than it should; what two runs made twice goes again.

    Not while messages go out: that they did is noted first, whatever becomes of a new comment.
    """
    pull = incident.postmortem
    if pull is None or context.sending:
        return
    told = list(_told(incident, pull))
    if context.sweeping:
        yield from (DeleteComment(each.id) for each in told[1:])
    found = reviewed(incident, context.documents, context.now, context.assignable)
    if found is None or (pull.crowded and not told):
        return
    page = f"{incident.thread.repository.url}/blob/{pull.head}/{path_of(incident)}"
    body = mark(comment(found, page, draft=pull.draft), _key(incident), _of(pull))
    if not told:
        yield WriteComment(_key(incident), body, issue=pull.number)
    elif told[0].body.rstrip() != body:
        yield WriteComment(_key(incident), body, told[0].id, issue=pull.number)


def _told(incident: Incident, pull: PullRequest) -> Iterator[Comment]:
    return (each for each in pull.comments if each.ours and key_of(each.body) == _key(incident))


def _of(pull: PullRequest) -> dict[str, object]:
    """What the comment tells of: a commit, as a draft or not."""
    return {"of": pull.head, "draft": pull.draft}


def _key(incident: Incident) -> str:
    return f"review {incident.number}"
