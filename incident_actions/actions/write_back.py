"""Changes of files on the default branch, by pull request where that takes no commits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from incident_actions.command import Context
from incident_actions.effects import (
    CatchUp,
    ClosePullRequest,
    Effect,
    ProposeFiles,
    ReviseProposal,
    WriteFile,
)
from incident_actions.incident.model import Incident
from incident_actions.messages.render import render
from incident_actions.postmortem.index import index_of
from incident_actions.refusals import CATCHING_UP, PROPOSING, WRITING_BACK
from incident_actions.text.paths import WRITE_BACK
from incident_actions.thread import WriteBack

TITLE = "Links and ticks of published post-mortems"
#: What is decided for a merged post-mortem, from its text as the context has it.
Decide = Callable[[Context], Iterable[Effect]]


def places(incident: Incident, path: str) -> tuple[str, ...]:
    """Where the waiting texts of a post-mortem are read, `COMMIT:PATH`; none where no pull request is open."""
    waiting = _open(incident)
    return () if waiting is None else tuple(f"{waiting.head}:{each}" for each in (path, index_of(path)))


def through(decide: Decide, incident: Incident, context: Context, path: str) -> Iterator[Effect]:
    """What `decide` wants; its files by pull request while one is open, or once a commit was refused."""
    wanted = list(decide(context))
    waiting, files = _open(incident), _files(wanted)
    if waiting is None and WRITING_BACK not in context.refused:
        yield from wanted
        return
    yield from (effect for effect in wanted if not isinstance(effect, WriteFile))
    if waiting is not None:
        yield from _update(waiting, files, decide, context, path)
    elif files and PROPOSING not in context.refused:
        yield _proposal(files, incident, context)


def _open(incident: Incident) -> WriteBack | None:
    found = incident.thread.repository.write_back
    return found if found is not None and found.pull else None


def _files(effects: Iterable[Effect]) -> tuple[WriteFile, ...]:
    return tuple(effect for effect in effects if isinstance(effect, WriteFile))


def _proposal(files: Sequence[WriteFile], incident: Incident, context: Context) -> ProposeFiles:
    left = incident.thread.repository.write_back
    body = render(context.templates, "write-back.md", branch=incident.thread.repository.branch)
    return ProposeFiles(WRITE_BACK, left.head if left else None, tuple(files), TITLE, body.rstrip())


def _update(
    waiting: WriteBack, files: Sequence[WriteFile], decide: Decide, context: Context, path: str
) -> Iterator[Effect]:
    """The waiting texts brought to what we want: first what has come to the default branch, then ours.

    What a person has committed to the branch stays, for ours is decided from the text as it stands there.
    """
    both = (path, index_of(path))
    here = {each: context.documents.get(f"{waiting.head}:{each}") for each in both}
    wanted = {each: context.documents.get(each) for each in both}
    wanted |= {each.path: each.text for each in files}
    if here != wanted and waiting.behind and CATCHING_UP not in context.refused:
        yield CatchUp(WRITE_BACK)
        return
    seen = {**context.documents, **{each: text for each, text in here.items() if text is not None}}
    revised = () if here == wanted else _files(decide(replace(context, documents=seen)))
    if revised:
        yield ReviseProposal(WRITE_BACK, waiting.head, revised)
    elif not files and not waiting.paths:
        yield ClosePullRequest(waiting.pull)
