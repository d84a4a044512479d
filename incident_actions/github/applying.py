"""Effects carried out: as few requests as their order allows, each sent once, verdicts after all else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby
from typing import Any

from incident_actions import labels
from incident_actions.effects import (
    AddLabel,
    Assign,
    DropReview,
    Effect,
    FileIssue,
    HandOver,
    LabelIssue,
    PinComment,
    RemoveLabel,
    RequestReviews,
    RewriteRemark,
    SetMilestone,
    SubmitReview,
    Suggest,
    SwitchWorkflow,
    Verdict,
    WriteFile,
)
from incident_actions.errors import GitHubError
from incident_actions.github import queries
from incident_actions.github.adapter import Connection
from incident_actions.github.ids import Ids
from incident_actions.github.mutations import Mutation, filing, mutations, new_label, write_back
from incident_actions.github.rest_writes import RestWrites

#: Mutations a document.
AT_ONCE = 25
#: What GitHub says where a commit met a branch that had moved: read again, decide again.
_MOVED = ("expected branch to point to", "expectedheadoid", "stale")
#: What GitHub says where a rule, a setting or a conflict is in the way, and not a missing permission.
_ANOTHER_WAY = ("rule violation", "protected branch", "pull request", "conflict")


class _Way(Enum):
    """How an effect is sent. Neighbours that go the same way go together."""

    MUTATION = auto()
    FILING = auto()
    REST = auto()
    VERDICT = auto()


@dataclass(slots=True)
class Application:
    """Applies effects to the repository `name`; `told` and `refused` are what GitHub did not allow."""

    connection: Connection
    name: str
    query: Callable[[str, Mapping[str, Any], str], dict[str, Any]]
    ids: Ids
    told: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def apply(self, number: int | None, effects: Sequence[Effect]) -> None:
        """All of the effects on issue `number`, in order. Raises GitHubError at the first that failed."""
        self._know_labels({name for effect in effects for name in _labels_of(effect)})
        self.told += (f"{login} is not asked to review: unknown here." for login in self._unknown(effects))
        for way, group in groupby(effects, self._way):
            if way is _Way.REST:
                rest = RestWrites(self.connection, self.name, self.ids, self.told, self.refused)
                for effect in group:
                    rest.write(number, effect)
            elif way is _Way.FILING:
                self._file([effect for effect in group if isinstance(effect, FileIssue)])
            else:
                self._send(list(self._mutations(number, group)))

    def _unknown(self, effects: Sequence[Effect]) -> Iterator[str]:
        """Whom we cannot ask to review: somebody named for a role who never did anything here."""
        asking = (effect for effect in effects if isinstance(effect, RequestReviews))
        logins = (login for effect in asking for login in effect.logins)
        return (login for login in logins if login.lower() not in self.ids.people)

    def _mutations(self, number: int | None, effects: Iterable[Effect]) -> Iterator[Mutation]:
        """Files written one after the other go into one commit: a second would find the branch moved on."""
        for files, group in groupby(effects, lambda effect: isinstance(effect, WriteFile)):
            if files:
                yield write_back([effect for effect in group if isinstance(effect, WriteFile)], self.ids)
            else:
                yield from (each for effect in group for each in mutations(effect, number, self.ids))

    def _way(self, effect: Effect) -> _Way:
        match effect:
            case PinComment() | SetMilestone() | HandOver() | SwitchWorkflow():
                return _Way.REST
            case Suggest() | RewriteRemark() | SubmitReview() | DropReview():
                return _Way.REST
            case Assign(login) if login.lower() not in self.ids.people:
                return _Way.REST
            case FileIssue():
                return _Way.FILING
            case Verdict():
                return _Way.VERDICT
            case _:
                return _Way.MUTATION

    def _send(self, batch: Sequence[Mutation]) -> dict[str, Any]:
        results: dict[str, Any] = {}
        for start in range(0, len(batch), AT_ONCE):
            results |= self._mutate(batch[start : start + AT_ONCE])
        return results

    def _mutate(self, batch: Sequence[Mutation]) -> dict[str, Any]:
        document = queries.mutation(each.name for each in batch)
        variables = {f"input{n}": each.input for n, each in enumerate(batch)}
        names = ", ".join(dict.fromkeys(each.name for each in batch))
        answer = self.connection.mutate(document, variables, names)
        data = answer.data if isinstance(answer.data, dict) else {}
        for error in data.get("errors") or ():
            self._judge(error, batch)
        result = data.get("data")
        if not isinstance(result, dict):
            raise GitHubError(f"{names}: GitHub answered {answer.status}", unknown=answer.status == 200)
        self.ids.learn(result)
        return result

    def _judge(self, error: dict[str, Any], batch: Sequence[Mutation]) -> None:
        """What one failed mutation means: something to tell, or the end of this round."""
        message = str(error.get("message", "no reason given"))
        alias = str((error.get("path") or [""])[0])
        failed = batch[int(alias.removeprefix("done"))] if alias.startswith("done") else None
        name = failed.name if failed else "mutation"
        if any(word in message.lower() for word in _MOVED):
            raise GitHubError(f"{name}: the branch has moved on", unknown=True)
        if failed is not None and failed.may_fail:
            self.told.append(f"{failed.what}: {message}")
            if failed.refused and any(word in message.lower() for word in _ANOTHER_WAY):
                self.refused.add(failed.refused)
        else:  # an error without a type is GitHub running out of time, perhaps after it had done it
            raise GitHubError(f"{name}: {message}", unknown=not {"type", "extensions"} & error.keys())

    def _file(self, effects: Sequence[FileIssue]) -> None:
        """Issues of one post-mortem, or a digest: ids of owners and milestone first, if there are any."""
        owners = sorted({each.assignee for each in effects if each.assignee})
        title = next((each.milestone for each in effects if each.milestone), "")
        found = self._targets(owners, title) if owners or title else {}
        self._send([filing(each, found.get(each.milestone or ""), self.ids) for each in effects])

    def _targets(self, owners: Sequence[str], title: str) -> Mapping[str, str]:
        """The milestones with such a title, by title; the owners' ids are known then."""
        logins = {f"login{n}": login for n, login in enumerate(owners)}
        data = self.query(queries.targets(len(owners)), {"title": title, **logins}, "Targets")
        self.ids.learn(data)
        listed = {each["title"]: each["id"] for each in data["repository"]["milestones"]["nodes"]}
        return listed | self.ids.milestones

    def _know_labels(self, needed: set[str]) -> None:
        """Every label that is needed exists, with its colour, and its id is known."""
        if needed <= self.ids.labels.keys():
            return
        missing = self._find_labels([*labels.ALL, *needed])
        made = self._send([new_label(each, self.ids) for each in missing])
        self._learn_labels(each["label"] for each in made.values() if each)
        if unmade := self._find_labels(needed):  # another run was faster, or there is no room
            raise GitHubError(f"the label {unmade[0]} cannot be made")

    def _find_labels(self, names: Iterable[str]) -> list[str]:
        """Those of these labels that the repository does not have; of the others the ids are known then."""
        unknown = [name for name in dict.fromkeys(names) if name not in self.ids.labels]
        if unknown:
            found = self.query(queries.labels(unknown), {}, "Labels")["repository"]
            self._learn_labels(found.values())
        return [name for name in unknown if name not in self.ids.labels]

    def _learn_labels(self, nodes: Iterable[dict[str, str] | None]) -> None:
        self.ids.labels |= {node["name"].lower(): node["id"] for node in nodes if node}


def _labels_of(effect: Effect) -> Iterator[str]:
    match effect:
        case AddLabel(label) | RemoveLabel(label) | LabelIssue(label=label):
            yield label
        case FileIssue(labels=names):
            yield from names
        case _:
            pass
