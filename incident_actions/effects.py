"""What shall be so on GitHub, as data: absolute and keyed, so that doing it twice equals doing it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from incident_actions.thread import Sign


@dataclass(frozen=True, slots=True)
class AddLabel:
    label: str


@dataclass(frozen=True, slots=True)
class RemoveLabel:
    label: str


@dataclass(frozen=True, slots=True)
class Assign:
    login: str


@dataclass(frozen=True, slots=True)
class Unassign:
    login: str


@dataclass(frozen=True, slots=True)
class Close:
    reason: str = "COMPLETED"


@dataclass(frozen=True, slots=True)
class Reopen:
    pass


@dataclass(frozen=True, slots=True)
class WriteComment:
    """One comment of ours, found again by its key and then rewritten; `comment` is its id once it exists.

    `body` ends with the marker that holds the key. `issue` is another issue than the thread's, if any.
    """

    key: str
    body: str
    comment: int | None = None
    issue: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Our answer to a command's comment, the proof that all the rest was done: so it is applied last."""

    comment: int
    sign: Sign


@dataclass(frozen=True, slots=True)
class OpenPullRequest:
    """A branch of ours off the default branch with one new file, and its pull request, as one request.

    `branch_exists`: an earlier run made the branch and its file, and only the pull request is missing.
    """

    branch: str
    path: str
    text: str
    title: str
    body: str
    branch_exists: bool = False


@dataclass(frozen=True, slots=True)
class ReviseDraft:
    """The file on a branch of ours shall read `text`; the branch stood at commit `before` when decided."""

    branch: str
    before: str
    path: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class DescribePullRequest:
    """The body of a pull request of ours."""

    pull: int
    body: str


@dataclass(frozen=True, slots=True)
class BackToDraft:
    """A pull request that was ready for review is a draft again."""

    pull: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What line `line` of the file shall read instead, as a comment for its author to accept."""

    line: int
    body: str


@dataclass(frozen=True, slots=True)
class Suggest:
    """An unsubmitted review of ours with suggestions for a file at a commit; GitHub refuses a second.

    It is found again by the key in the marker of its `body`.
    """

    key: str
    pull: int
    commit: str
    path: str
    body: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class SubmitReview:
    """An unsubmitted review of ours is for everybody to see, and its body reads so."""

    pull: int
    review: int
    body: str


@dataclass(frozen=True, slots=True)
class DropReview:
    """An unsubmitted review of ours is gone."""

    pull: int
    review: int


@dataclass(frozen=True, slots=True)
class RequestReviews:
    """These people are asked to review a pull request; who cannot be asked is left out."""

    pull: int
    logins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PinComment:
    """A comment of ours stands at the top of the thread."""

    comment: int


@dataclass(frozen=True, slots=True)
class DeleteComment:
    """A comment of ours that was made twice by two runs at once."""

    comment: int


@dataclass(frozen=True, slots=True)
class WriteFile:
    """A file on the default branch shall read `text`; it read `before` when that was decided."""

    path: str
    before: str
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class ProposeFiles:
    """Files of the default branch shall read so, by a pull request from `branch`, off its newest state.

    `stands` is the commit of a branch of that name whose pull request was merged or closed; it starts anew.
    """

    branch: str
    stands: str | None
    files: tuple[WriteFile, ...]
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class ReviseProposal:
    """Files on the branch of our open pull request shall read so; the branch stood at commit `before`."""

    branch: str
    before: str
    files: tuple[WriteFile, ...]


@dataclass(frozen=True, slots=True)
class CatchUp:
    """A branch of ours has all that the default branch has."""

    branch: str


@dataclass(frozen=True, slots=True)
class ClosePullRequest:
    """A pull request of ours is closed; its branch is left."""

    pull: int


@dataclass(frozen=True, slots=True)
class FileIssue:
    """An issue of ours, found again by the key in its body's marker."""

    key: str
    title: str
    body: str
    labels: tuple[str, ...]
    assignee: str | None = None
    milestone: str | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class SetMilestone:
    """The milestone of this title exists, with this description, due date and state.

    `claims`: nothing was filed for it yet. Whoever makes it files what belongs to it, and nobody else.
    """

    title: str
    description: str
    due: date | None
    open: bool = True
    claims: bool = False


@dataclass(frozen=True, slots=True)
class LabelIssue:
    """Another issue than the thread's carries this label, or no longer does."""

    issue: int
    label: str
    present: bool = True


@dataclass(frozen=True, slots=True)
class RewriteIssue:
    """The body of an issue that we filed reads so, and its title where one is given."""

    issue: int
    body: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class UnassignIssue:
    """Somebody no longer has another issue than the thread's."""

    issue: int
    login: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Another issue than the thread's has `login` as its one assignee, in place of `former`."""

    issue: int
    login: str
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseIssue:
    """Another issue than the thread's is closed."""

    issue: int


@dataclass(frozen=True, slots=True)
class Send:
    """A message of ours goes out through a notifier; `key` is that of our comment which it repeats.

    `target` is the notifier's name, `secret` the name of the variable that holds its address.
    """

    key: str
    target: str
    secret: str
    title: str
    text: str
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of a `Send` or an `OpenChannel`: `why` it failed, empty where it did not."""

    attempt: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class OpenChannel:
    """The incident has its chat channel, with this topic, and these members of the chat are invited."""

    secret: str
    name: str
    topic: str
    text: str
    members: tuple[str, ...]
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class SwitchWorkflow:
    """The workflow of this file name runs on its schedule, or does not."""

    file: str
    on: bool


Effect: TypeAlias = (
    AddLabel
    | RemoveLabel
    | Assign
    | Unassign
    | Close
    | Reopen
    | WriteComment
    | Verdict
    | OpenPullRequest
    | ReviseDraft
    | DescribePullRequest
    | BackToDraft
    | Suggest
    | SubmitReview
    | DropReview
    | RequestReviews
    | PinComment
    | DeleteComment
    | WriteFile
    | ProposeFiles
    | ReviseProposal
    | CatchUp
    | ClosePullRequest
    | FileIssue
    | SetMilestone
    | LabelIssue
    | CloseIssue
    | RewriteIssue
    | UnassignIssue
    | HandOver
    | Send
    | OpenChannel
    | SwitchWorkflow
)


def as_data(effect: Effect) -> Mapping[str, object]:
    """The effect as plain data for `--json` and the action's output: its name is under `effect`."""
    fields = {name: getattr(effect, name) for name in effect.__dataclass_fields__}
    return {"effect": type(effect).__name__, **{name: _plain(value) for name, value in fields.items()}}


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(each) for each in value]
        case Suggestion(line, body):
            return {"line": line, "body": body}
        case WriteFile(path, before, text, message):
            return {"path": path, "before": before, "text": text, "message": message}
        case _:
            return value
