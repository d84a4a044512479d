"""Reading a commit object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from incident_actions.sandbox.git.objects import Object


@dataclass(frozen=True, slots=True)
class CommitText:
    """Who wrote it has `name`, `email` and `date`, a time in UTC as GitHub writes it."""

    oid: str
    tree: str
    parents: tuple[str, ...]
    author: dict[str, str]
    committer: dict[str, str]
    message: str


def parse_commit(found: Object) -> CommitText:
    head, _, message = found.data.decode(errors="replace").partition("\n\n")
    lines = [line.partition(" ") for line in head.splitlines() if not line.startswith(" ")]
    fields = {key: value for key, _, value in lines}
    parents = tuple(value for key, _, value in lines if key == "parent")
    author, committer = _signature(fields["author"]), _signature(fields["committer"])
    return CommitText(found.oid, fields["tree"], parents, author, committer, message.rstrip("\n"))


def _signature(line: str) -> dict[str, str]:
    who, stamp, _ = line.rsplit(" ", 2)
    name, _, email = who.partition(" <")
    at = datetime.fromtimestamp(int(stamp), UTC)
    return {"name": name, "email": email.rstrip(">"), "date": at.strftime("%Y-%m-%dT%H:%M:%SZ")}
