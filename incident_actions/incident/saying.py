"""What each fact of an accepted command does to the story so far."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from incident_actions.incident.facts import (
    ActionGiven,
    CustomersTold,
    DecisionGiven,
    Fact,
    HypothesisGiven,
    HypothesisJudged,
    Mark,
    NoteGiven,
    PageGiven,
    PostmortemAsked,
    PostmortemWaived,
    RelatedGiven,
    ReopenGiven,
    ResolutionGiven,
    RetractionGiven,
    RoleGiven,
    Row,
    SeverityGiven,
    SnoozeGiven,
    StatusGiven,
    TimeGiven,
    UpdateGiven,
)
from incident_actions.incident.model import Resolution
from incident_actions.incident.said import (
    Decision,
    Hypothesis,
    Note,
    NotedAction,
    ToldCustomers,
    Update,
    Waived,
)
from incident_actions.incident.story import Source, Story
from incident_actions.text.moments import Moment


def say(fact: Fact, story: Story, source: Source) -> None:  # noqa: C901, PLR0912 # one case a fact
    """One fact of an accepted command, in the order of the thread."""
    match fact:
        case Row():
            story.row(fact.text, fact.moment, source, fact.mark)
        case TimeGiven():
            _time(fact, story, source)
        case RoleGiven():
            _role(fact, story, source)
        case SeverityGiven():
            _severity(fact, story, source)
        case StatusGiven():
            _status(fact, story, source)
        case UpdateGiven():
            _update(fact, story, source)
        case DecisionGiven():
            _decision(fact, story, source)
        case HypothesisGiven():
            _hypothesis(fact, story, source)
        case HypothesisJudged():
            _judge(fact, story, source)
        case ResolutionGiven():
            _resolution(fact, story, source)
        case ReopenGiven():
            _reopen(fact, story, source)
        case CustomersTold():
            story.customers.append(_told(fact, source))
            story.row("Customers told" + because(fact.text), fact.moment, source)
        case PageGiven():
            story.row(f"Paged {fact.whom}" + because(fact.why), fact.moment, source)
        case _:
            _note(fact, story, source)


def _note(
    fact: ActionGiven
    | NoteGiven
    | RelatedGiven
    | SnoozeGiven
    | RetractionGiven
    | PostmortemAsked
    | PostmortemWaived,
    story: Story,
    source: Source,
) -> None:
    """Facts that make no row, but for a waiver."""
    match fact:
        case ActionGiven():
            story.actions.append(NotedAction(source.by, source.at, source.url, fact))
        case NoteGiven():
            story.notes.append(Note(source.by, source.at, source.url, fact))
        case RelatedGiven():
            story.related.setdefault(fact.issue)
            if fact.duplicate:
                _duplicate(fact, story, source)
        case SnoozeGiven():
            story.snoozed_until = source.at + fact.span
        case PostmortemAsked():
            story.postmortem_asked, story.waived = True, None
        case PostmortemWaived():
            story.waived = Waived(source.by, source.at, source.url, fact.why)
            story.row(f"Post-mortem waived: {fact.why}", None, source)
        case RetractionGiven():
            pass  # the fold knows of it before it reads what is taken back
        case _:
            assert_never(fact)


def _time(fact: TimeGiven, story: Story, source: Source) -> None:
    """The last word counts; but who acknowledges after others, without a time, says nothing of the first."""
    first = fact.mark is Mark.ACKNOWLEDGED and fact.moment is None
    if not (first and fact.mark in story.times):
        story.say_time(source.time(fact.mark, fact.moment))
    if fact.mark is Mark.MITIGATED:
        story.hear_news(source.at)


def _reopen(fact: ReopenGiven, story: Story, source: Source) -> None:
    story.row(f"Reopened: {fact.why}", fact.moment, source)
    story.heard("status", source.at)
    if story.resolution is not None:
        story.reopen(source.at)


def _role(fact: RoleGiven, story: Story, source: Source) -> None:
    if fact.if_free and fact.role in story.roles:
        return
    story.heard(fact.role, source.at)
    before = story.roles.pop(fact.role, None)
    name = fact.role.replace("-", " ").capitalize()
    if fact.login is None:
        said = f"{name}: nobody" + (f" (was {before})" if before else "")
    elif before is None or before.lower() == fact.login.lower():
        said = f"{name}: {fact.login}"
    else:
        said = f"{name} handed over: {before} → {fact.login}"
    story.row(said, fact.moment, source)
    if fact.login is not None:
        story.take_role(fact.role, fact.login, source.at, source.by)


def _severity(fact: SeverityGiven, story: Story, source: Source) -> None:
    before = story.severity_so_far(source.at)
    story.say_severity(fact.severity, source.at, fact.moment.at if fact.moment else None)
    arrow = f"{before.upper()} → " if before else ""
    story.row(f"Severity {arrow}{fact.severity.upper()}" + because(fact.why), fact.moment, source)
    story.heard("severity", source.at)


def _status(fact: StatusGiven, story: Story, source: Source) -> None:
    mark = Mark.MITIGATED if fact.status == "mitigated" else None
    story.row(f"Status: {fact.status}" + because(fact.text), fact.moment, source, mark)
    story.heard("status", source.at)
    if fact.text:
        story.hear_news(source.at)


def _update(fact: UpdateGiven, story: Story, source: Source) -> None:
    story.updates.append(Update(source.by, source.at, source.url, fact))
    parts = (("", fact.status), ("Actions: ", fact.actions), ("Next: ", fact.following), ("ETA: ", fact.eta))
    story.row("Update: " + " · ".join(name + text for name, text in parts if text), fact.moment, source)
    if fact.moment is None:
        story.hear_news(source.at)


def _decision(fact: DecisionGiven, story: Story, source: Source) -> None:
    story.decisions.append(Decision(source.by, source.at, source.url, fact))
    reason = f" — because {fact.because}" if fact.because else ""
    story.row(f"Decision: {fact.text}{reason}", fact.moment, source)


def _hypothesis(fact: HypothesisGiven, story: Story, source: Source) -> None:
    at = fact.moment.at if fact.moment else source.at
    story.hypotheses[fact.number] = Hypothesis(source.by, at, source.url, fact)
    story.row(f"H{fact.number}: {fact.text}", fact.moment, source)


def _judge(fact: HypothesisJudged, story: Story, source: Source) -> None:
    """What became of a hypothesis; of one that was taken back since, only the row is left."""
    verdict = "confirmed" if fact.confirmed else "ruled out"
    reason = f" — because {fact.because}" if fact.because else ""
    story.row(f"H{fact.number} {verdict}{reason}", fact.moment, source)
    known = story.hypotheses.get(fact.number)
    if known is not None:
        at = fact.moment.at if fact.moment else source.at
        story.hypotheses[fact.number] = replace(
            known, confirmed=fact.confirmed, judged_at=at, because=fact.because
        )


def _resolution(fact: ResolutionGiven, story: Story, source: Source) -> None:
    story.resolution = Resolution(fact.moment or Moment(source.at), fact.text, source.by, said=True)
    story.row("Resolved" + because(fact.text), fact.moment, source, Mark.RESOLVED)
    story.times_said.append(source.time(Mark.RESOLVED, fact.moment))
    story.heard("status", source.at)


def _duplicate(fact: RelatedGiven, story: Story, source: Source) -> None:
    """It goes on elsewhere from then on, however much later the issue is closed for it."""
    story.duplicate_of = fact.issue
    if story.resolution is None:
        story.resolution = Resolution(Moment(source.at), "", source.by, discarded=True, said=True)


def _told(fact: CustomersTold, source: Source) -> ToldCustomers:
    moment = fact.moment or Moment(source.at)
    return ToldCustomers(source.by, moment.at, source.url, moment, fact.text)


def because(why: str) -> str:
    """`: the words`, or nothing where nobody gave any."""
    return f": {why}" if why else ""
