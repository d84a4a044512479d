"""A merged post-mortem is shared: its row in the list of them all, a word to those who learn from it."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.actions.pairing import pairs
from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment, WriteFile
from incident_actions.incident.facts import Mark
from incident_actions.incident.model import NEWS_FOR, Incident
from incident_actions.messages.render import render
from incident_actions.postmortem.factors import factors
from incident_actions.postmortem.index import Row, index_of, indexed
from incident_actions.postmortem.task_list import tasks
from incident_actions.text.markdown import plain
from incident_actions.text.markers import mark
from incident_actions.text.moments import in_words

#: So many factors, and so much of each, stand in the list.
MOST_FACTORS, MOST_WORDS = 5, 60


def decide(incident: Incident, context: Context, path: str) -> Iterator[Effect]:
    """The row, where it differs, once each item has its issue; and the announcement, while it is news."""
    text = context.documents.get(path)
    if text is None or not incident.published:
        return
    yield from _list(incident, context, path, text)
    yield from _announce(incident, context, path, text)


def _list(incident: Incident, context: Context, path: str, text: str) -> Iterator[WriteFile]:
    place = index_of(path)
    if any(pair.unfiled for pair in pairs(text, incident)) or place in context.refused:
        return
    before = context.documents.get(place, "")
    after = indexed(before, _row(incident, path, text))
    if after != before:
        yield WriteFile(place, before, after, f"List the post-mortem of incident #{incident.number}")


def _announce(incident: Incident, context: Context, path: str, text: str) -> Iterator[Effect]:
    pull = incident.postmortem
    merged = pull.merged_at if pull is not None else None
    if pull is None or merged is None or context.now - merged >= NEWS_FOR or incident.silenced_since(merged):
        return
    key = f"published {pull.number}"
    if key not in incident.keyed:
        repository = incident.thread.repository
        body = render(
            context.templates,
            "published.md",
            title=plain(incident.declared_title, 200),
            url=f"{repository.url}/blob/{repository.branch}/{path}",
            severity=incident.highest or "unknown",
            duration=_duration(incident),
            factors=_factors(text),
            items=sum(not task.done for task in tasks(text, incident.number)),
        )
        yield WriteComment(key, mark(body, key))


def _row(incident: Incident, path: str, text: str) -> Row:
    return Row(
        file=path.rpartition("/")[2],
        title=plain(incident.declared_title, 100),
        severity=(incident.highest or "unknown").upper(),
        duration=_duration(incident) or "unknown",
        factors=_factors(text),
        open_items=sum(item.open for item in incident.items),
        items=len(incident.items),
    )


def _duration(incident: Incident) -> str | None:
    """From when it began to the resolution; None where that is unknown, or comes before."""
    resolved = incident.times.get(Mark.RESOLVED)
    _, began = incident.began()
    return in_words(resolved.at - began) if resolved is not None and resolved.at >= began else None


def _factors(text: str) -> tuple[str, ...]:
    """As they stand in a row of several, without a full stop at the end; an ellipsis stays."""
    named = (each if each.endswith("..") else each.removesuffix(".") for each in factors(text)[:MOST_FACTORS])
    return tuple(plain(each, MOST_WORDS) for each in named)
