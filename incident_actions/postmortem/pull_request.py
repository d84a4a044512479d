"""The post-mortem's pull request: opened once; its draft follows the thread; who was there is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from incident_actions.command import Context
from incident_actions.effects import (
    BackToDraft,
    ClosePullRequest,
    DescribePullRequest,
    Effect,
    OpenPullRequest,
    RequestReviews,
    ReviseDraft,
)
from incident_actions.incident.model import Incident
from incident_actions.postmortem.commit_subject import subject
from incident_actions.postmortem.description import words_of
from incident_actions.postmortem.draft import document, path_of
from incident_actions.postmortem.following import followed, foreseen, remembered
from incident_actions.postmortem.offered import standing
from incident_actions.postmortem.offering import offers
from incident_actions.postmortem.state import postmortem_wanted, waived
from incident_actions.postmortem.suggesting import suggested, waits
from incident_actions.postmortem.taking_part import asked_to_review
from incident_actions.postmortem.written import Written
from incident_actions.text.markdown import title
from incident_actions.text.markers import digest, mark, without_marker
from incident_actions.text.paths import branch_of
from incident_actions.thread import PullRequest, PullState


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """The pull request with the draft, where one is wanted and none was made yet; then its upkeep."""
    wanted = postmortem_wanted(incident, context.now) or (context.drafting and incident.resolved)
    pull = incident.postmortem
    if wanted and pull is None and (context.drafting or not incident.thread.drafted):
        yield replace(opened(incident, context), branch_exists=incident.thread.drafted)
    if pull is None or not pull.number:
        return
    if waived(incident) and not _wanted_again(pull):
        yield from _close(incident, pull, context)
    elif pull.state is PullState.OPEN:
        yield from _keep_up(incident, pull, context)


def _keep_up(incident: Incident, pull: PullRequest, context: Context) -> Iterator[Effect]:
    if not incident.resolved and not pull.draft:
        yield BackToDraft(pull.number)
    yield from _ask_for_reviews(incident, pull)
    yield from _follow(incident, pull, context)


def _close(incident: Incident, pull: PullRequest, context: Context) -> Iterator[Effect]:
    """None is needed: it is closed and, once it is, the body says why."""
    if pull.state is PullState.OPEN and pull.ours:
        yield ClosePullRequest(pull.number)
    elif pull.state is PullState.CLOSED:
        yield from _described(incident, pull, Written.of(pull), context)


def _wanted_again(pull: PullRequest) -> bool:
    """Whether somebody has opened it again after we had closed it."""
    return pull.state is PullState.OPEN and Written.of(pull).waived


def _ask_for_reviews(incident: Incident, pull: PullRequest) -> Iterator[RequestReviews]:
    """Once a pull request; the record keeps for which.

    That somebody was asked shows on the pull request itself, but a run may have died over the others.
    """
    people = asked_to_review(incident)
    known = incident.record.get("reviews_asked", pull.number if pull.asked else None)
    if people and known != pull.number:
        yield RequestReviews(pull.number, people)


def opened(incident: Incident, context: Context) -> OpenPullRequest:
    """The branch, the file and the pull request of the draft."""
    text, words = document(incident, context), words_of(incident, context)
    return OpenPullRequest(
        branch=branch_of(incident.number),
        path=path_of(incident),
        text=text,
        title=f"Post-mortem: {title(incident.declared_title, 200)}",
        body=mark(words, _key(incident), Written.first(text, words).as_data()),
    )


def place_of(incident: Incident, context: Context) -> str | None:
    """Where the text of our open draft is read, `COMMIT:PATH`; None where there is nothing to do with it.

    That is where the thread has no news for it, and nothing is offered or waits to be.
    """
    pull = incident.postmortem
    if pull is None or not (pull.ours and pull.head and pull.state is PullState.OPEN):
        return None
    told = Written.of(pull).tells(document(incident, context))
    offering = waits(incident.number, pull) or any(each.tokens for each in standing(pull))
    return None if told and not offering else _place(incident, pull)


def _place(incident: Incident, pull: PullRequest) -> str:
    return f"{pull.head}:{path_of(incident)}"


def _follow(incident: Incident, pull: PullRequest, context: Context) -> Iterator[Effect]:
    """The body before the commit: whatever becomes of that, the body knows what the document may read."""
    text, written = context.documents.get(_place(incident, pull)), Written.of(pull)
    if text is None:
        yield from _described(incident, pull, written, context)
        return
    today = document(incident, context)
    after = followed(text, today, written)
    if after != text:
        yield from _described(incident, pull, foreseen(text, after, today, written), context)
        yield ReviseDraft(pull.branch, pull.head, path_of(incident), after, subject(text, after))
        return
    yield from _described(incident, pull, remembered(text, today, written), context)
    found = offers(text, today, written, pull)
    yield from suggested(found, incident.number, path_of(incident), pull, context)


def _described(
    incident: Incident, pull: PullRequest, written: Written, context: Context
) -> Iterator[DescribePullRequest]:
    """The body with what it keeps; its words too, where nobody has changed them. Nobody else's body."""
    if not pull.ours:
        return
    words = without_marker(pull.body)
    written = replace(written, waived=waived(incident))
    if written.stands(pull):
        words = words_of(incident, context)
        written = replace(written, words=digest(words))
    body = mark(words, _key(incident), written.as_data())
    if body != pull.body.rstrip():
        yield DescribePullRequest(pull.number, body)


def _key(incident: Incident) -> str:
    return f"postmortem {incident.number}"
