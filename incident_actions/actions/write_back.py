"""Changes of files on the default branch, by pull request where that takes no commits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

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


def places(incident: Incident, path: str) -> tuple[str, ...]:
    """Where the waiting texts of a post-mortem are read, or the declined ones, `COMMIT:PATH`."""
    found = incident.thread.repository.write_back
    if found is None or not (found.pull or found.declined):
        return ()
    return tuple(f"{found.head}:{each}" for each in (path, index_of(path)))


@dataclass(frozen=True, slots=True)
class Published:
    """A merged post-mortem at `path`, and what is decided for it from its text, as a context has that."""

    incident: Incident
    path: str
    decide: Callable[[Context], Iterable[Effect]]

    @property
    def paths(self) -> tuple[str, str]:
        return (self.path, index_of(self.path))

    def files(self, context: Context) -> tuple[WriteFile, ...]:
        return tuple(effect for effect in self.decide(context) if isinstance(effect, WriteFile))


def through(published: Published, context: Context) -> Iterator[Effect]:
    """What is decided; its files by pull request while one is open, or once a commit was refused.

    What somebody has declined is not proposed again, until there is something new.
    """
    waiting, declined = _open(published.incident), _declined(published, context)
    if waiting is None and not declined and WRITING_BACK not in context.refused:
        yield from published.decide(context)
        return
    yield from (effect for effect in published.decide(context) if not isinstance(effect, WriteFile))
    if waiting is not None:
        yield from _update(waiting, published, context)
    elif not declined:
        yield from _proposal(published, context)


def _declined(published: Published, context: Context) -> bool:
    """Whether all that we want stands on the branch of a pull request that was closed without a merge."""
    found = published.incident.thread.repository.write_back
    if found is None or not found.declined:
        return False
    return not published.files(_there(found, published, context))


def _there(branch: WriteBack, published: Published, context: Context) -> Context:
    """The run with the texts of the post-mortem as they stand on the branch."""
    here = {each: context.documents.get(f"{branch.head}:{each}") for each in published.paths}
    known = {path: text for path, text in here.items() if text is not None}
    return replace(context, documents={**context.documents, **known})


def _open(incident: Incident) -> WriteBack | None:
    found = incident.thread.repository.write_back
    return found if found is not None and found.pull else None


def _proposal(published: Published, context: Context) -> Iterator[ProposeFiles]:
    files = published.files(context)
    if files and PROPOSING not in context.refused:
        repository = published.incident.thread.repository
        stands = repository.write_back.head if repository.write_back else None
        body = render(context.templates, "write-back.md", branch=repository.branch).rstrip()
        yield ProposeFiles(WRITE_BACK, stands, files, TITLE, body)


def _update(waiting: WriteBack, published: Published, context: Context) -> Iterator[Effect]:
    """The waiting texts brought to what we want: first what has come to the default branch, then ours.

    What a person has committed to the branch stays, for ours is decided from the text as it stands there.
    Where the two cannot be merged and the branch is ours alone, another pull request takes its place.
    """
    files, paths = published.files(context), published.paths
    here = {each: context.documents.get(f"{waiting.head}:{each}") for each in paths}
    wanted = {each: context.documents.get(each) for each in paths} | {each.path: each.text for each in files}
    behind = waiting.behind and (here != wanted or (not files and {*waiting.paths} <= {*paths}))
    if behind and CATCHING_UP not in context.refused:
        yield CatchUp(WRITE_BACK)
    elif behind and files and not waiting.shared:
        yield ClosePullRequest(waiting.pull)
        yield from _proposal(published, context)
    elif not files and not waiting.paths:
        yield ClosePullRequest(waiting.pull)
    elif here != wanted:
        yield from _revised(waiting, published, context)


def _revised(waiting: WriteBack, published: Published, context: Context) -> Iterator[ReviseProposal]:
    if files := published.files(_there(waiting, published, context)):
        yield ReviseProposal(WRITE_BACK, waiting.head, files)
