"""Looking at incidents: threads read, commands claimed, rights looked up, and what a plan is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from incident_actions import labels
from incident_actions.actions import write_back
from incident_actions.actions.filing import owners
from incident_actions.answer import named_for_roles, named_issues
from incident_actions.claiming import Claims
from incident_actions.command import Context
from incident_actions.commands import with_roles
from incident_actions.config import read_config
from incident_actions.effects import Effect
from incident_actions.github.gateway import Gateway
from incident_actions.incident.checklist import unread_ticks
from incident_actions.incident.fold import fold
from incident_actions.incident.memory import STATUS
from incident_actions.incident.model import Incident
from incident_actions.incident.rights import asking
from incident_actions.lists import item_incident
from incident_actions.outbox import unsent
from incident_actions.plan import plan
from incident_actions.postmortem import draft, pull_request
from incident_actions.postmortem.index import index_of
from incident_actions.rereading import reread
from incident_actions.review import pull_request as pull_review
from incident_actions.run import Run
from incident_actions.templates import filled, load
from incident_actions.thread import Thread, Unlabeled


@dataclass(frozen=True, slots=True)
class Look:
    """An incident as read just now, with all that a plan is made from."""

    thread: Thread
    context: Context


def look(github: Gateway, numbers: Sequence[int], run: Run, mine: set[int]) -> list[Look]:
    """The incidents among these issues, their unanswered commands claimed, the rights they need looked up."""
    return look_into(github, github.threads(numbers), run, mine)


def look_into(github: Gateway, read: Mapping[int, Thread], run: Run, mine: set[int]) -> list[Look]:
    """As `look`, for issues whose threads have been read."""
    threads = reread(github, _incidents(github, read), unread_ticks)
    if not threads:
        return []
    context = context_of(github, threads[0], run)
    incidents = [fold(thread, context.config, context.commands) for thread in threads]
    documents = github.documents({place for each in incidents for place in _places(each, context)})
    context = replace(context, documents=documents, refused=frozenset(github.refused))
    return [Look(incident.thread, _ask(github, incident, context, run, mine)) for incident in incidents]


def _places(incident: Incident, context: Context) -> Iterator[str]:
    """Where the post-mortem is read: on the default branch once it is merged, before that on its own."""
    if incident.published:
        path = draft.path_of(incident)
        yield from (path, index_of(path))
        yield from write_back.places(incident, path)
        return
    followed = filled(context, lambda context: pull_request.place_of(incident, context))[1]
    yield from {place for place in (followed, pull_review.unread(incident, context)) if place is not None}


def decided(look: Look) -> tuple[Look, tuple[Effect, ...]]:
    """The plan, and what it was made from: our own templates in place of such as cannot be used."""
    context, effects = filled(look.context, lambda context: plan(look.thread, context))
    return Look(look.thread, context), effects


def folded(look: Look) -> Incident:
    """The incident that was looked at."""
    return fold(look.thread, look.context.config, look.context.commands, look.context.rights)


def _incidents(github: Gateway, read: Mapping[int, Thread]) -> list[Thread]:
    """The incidents among these threads; of an action item, that of its incident."""
    found = {number: thread for number, thread in read.items() if is_incident(thread)}
    parents = {incident_of(thread) for number, thread in read.items() if number not in found}
    missing = sorted(number for number in parents if number is not None and number not in found)
    more = github.threads(missing) if missing else {}
    return [*found.values(), *(thread for thread in more.values() if is_incident(thread))]


def is_incident(thread: Thread) -> bool:
    """Whether the issue carries our label, or was made by our form where that label did not exist yet.

    Whoever takes the label away says that it is no incident.
    """
    taken = any(
        isinstance(entry, Unlabeled) and labels.of_incident([entry.label]) for entry in thread.entries
    )
    from_form = thread.body.startswith("### What is happening?") and "\n### Severity" in thread.body
    return labels.of_incident(thread.labels) or (from_form and not taken)


def incident_of(thread: Thread) -> int | None:
    """The incident whose action item this issue is, if it is one that we filed."""
    ours = thread.author is not None and thread.author.ours
    return item_incident(thread.body) if ours else None


def context_of(github: Gateway, thread: Thread, run: Run) -> Context:
    files = thread.repository.files
    config = read_config(files.get(run.config_path), run.config_path)
    texts, problems = load(files)
    return Context(
        now=run.now or github.now,
        config=replace(config, problems=(*config.problems, *problems)),
        commands=with_roles(config.roles),
        templates=texts,
        refused=frozenset(github.refused),
        sweeping=run.sweeping,
        drafting=run.drafting,
        reviewing=run.reviewing,
    )


def _ask(github: Gateway, incident: Incident, context: Context, run: Run, mine: set[int]) -> Context:
    claims = Claims(github, context, run)
    mine.update(
        each.comment.id for each in incident.pending if each.comment.id in mine or claims.answer(each)
    )
    people = asking(incident, frozenset(mine), context.now)
    rights = {person.id: github.permission(person) for person in sorted(people, key=lambda person: person.id)}
    return replace(
        context,
        mine=frozenset(mine),
        rights={number: permission for number, permission in rights.items() if permission is not None},
        assignable=github.assignable(_to_assign(incident, context, frozenset(mine))),
        issues=github.issues(named_issues(incident, frozenset(mine), context.commands)),
        sending=frozenset(
            comment.id for key, comment in unsent(incident, context.now) if claims.send(key, comment)
        ),
        outcomes=run.outcomes.get(incident.number, {}),
        channel=run.channels.get(incident.number),
    )


def _to_assign(incident: Incident, context: Context, mine: frozenset[int]) -> frozenset[str]:
    named = incident.form.commander
    first = {named} if named and STATUS not in incident.keyed and incident.commander is None else set()
    text = context.documents.get(draft.path_of(incident)) if incident.published else None
    today = context.now.astimezone(context.config.zone).date()
    filed = owners(text, incident, today) if text else frozenset()
    reviewed = (
        frozenset[str]()
        if pull_review.unread(incident, context) is None
        else (pull_review.owners(incident, context.documents, context.now))
    )
    return frozenset(first | filed | reviewed | named_for_roles(incident, mine, context.commands))
