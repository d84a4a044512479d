"""One incident from the form to the second digest, step by step: what every fault is tried on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.operations import contents, issues, labels
from tests.shop import START, Shop

HOUR, DAY = 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Step:
    """What happens so many minutes after the start; then a run looks at it, or on schedule at all."""

    name: str
    minute: int
    deed: Callable[[Shop], object]
    scheduled: bool = False
    issue: int = 1
    """The one that the run looks at."""
    pushed: bool = False
    """It is a commit of a person to the default branch, and the run is told of that alone."""

    def happens(self, shop: Shop) -> None:
        shop.world.clock.set(START + timedelta(minutes=self.minute))
        self.deed(shop)

    def run(self, shop: Shop, **options: object) -> object:
        if self.scheduled:
            return shop.sweep(**options)  # type: ignore[arg-type] # handed on
        if self.pushed:
            return shop.follow(shop.pushed, **options)  # type: ignore[arg-type] # handed on
        return shop.settle(self.issue, **options)  # type: ignore[arg-type] # handed on


def says(who: str, text: str) -> Callable[[Shop], object]:
    return lambda shop: shop.says(who, text)


NOTED = """\
/action Give connections back to the pool @ben due 2026-12-02 prevent
/action Alert when the pool is nearly full @dana due in 10 days detect"""


def nothing(_: Shop) -> None:
    """The clock runs."""


def _draft(shop: Shop) -> Issue:
    return next(issue for issue in shop.repository.issues.values() if issue.pull)


def _edit_and_mark_ready(shop: Shop) -> None:
    """Ana's word stands in the timeline: from now on that is hers."""
    branch = _draft(shop).pull.head_ref  # type: ignore[union-attr] # it is a pull request
    (name,) = shop.world.git(shop.repository).run("ls-tree", "--name-only", f"{branch}:postmortems").split()
    path = f"postmortems/{name}"
    found = shop.world.git(shop.repository).object(f"{branch}:{path}")
    assert found is not None
    text = found.data.decode().replace("## Timeline\n", "## Timeline\n\nIt was a long hour.\n")
    contents.write(shop.visit("ana"), branch, {path: text.encode()}, "A word")
    shop.people.ready("ana", _draft(shop).number)


def _relabel(shop: Shop) -> None:
    labels.add(shop.visit("ben"), shop.issue(), ["severity/sev2"])


def _close(shop: Shop) -> None:
    issues.close(shop.visit("ben"), shop.issue())


def _reopen(shop: Shop) -> None:
    issues.set_state(shop.visit("ben"), shop.issue(), "open")


def _finish(number: int) -> Callable[[Shop], object]:
    return lambda shop: shop.people.close("ben", number)


def _tick(number: int) -> Callable[[Shop], object]:
    """Ben ticks the box of an item by a commit to the merged document."""

    def deed(shop: Shop) -> None:
        path, box = shop.document(), f"- [ ] [#{number}]"
        text = shop.file(path) or ""
        assert box in text
        text = text.replace(box, f"- [x] [#{number}]")
        contents.write(shop.visit("ben"), "main", {path: text.encode()}, "Done")

    return deed


STORY = (
    Step("declare", 0, lambda shop: shop.declare(commander="ben", severity="SEV3 Minor: limited impact")),
    Step("acknowledge", 1, says("ana", "/ack")),
    Step("hand over", 3, says("ben", "I know that code best.\n\n/role ic @cleo\n\n/comms @dana")),
    Step("close by hand", 4, _close),
    Step("reopen by hand", 5, _reopen),
    Step("raise severity", 6, says("cleo", "/severity sev1 nobody can pay any more")),
    Step(
        "update", 7, says("dana", "/update\nStatus: Customers cannot pay.\nNext: We roll back.\nETA: 15:40")
    ),
    Step("mistype", 8, says("cleo", "/evnt Rollback started")),
    Step("a stranger resolves", 9, says("mallory", "/resolve works for me")),
    Step(
        "several at once",
        10,
        says("ben", "/status identified A leak\n\n/event at 15:01 Deployed\n\n/decision Go back"),
    ),
    Step("relabel by hand", 11, _relabel),
    Step("update overdue", HOUR, nothing, scheduled=True),
    Step("note actions", HOUR + 10, says("ben", NOTED)),
    Step("mitigate", HOUR + 20, says("ben", "/mitigate at 16:10 All zones run 4.11.3")),
    Step("resolve", HOUR + 40, says("cleo", "/resolve at 16:30 Payments are normal")),
    Step("ready", 20 * HOUR, _edit_and_mark_ready),
    Step("a late word", 21 * HOUR, says("ben", "/event at 15:05 The pool ran full")),
    Step("another late word", 21 * HOUR + 20, says("ben", "/event at 15:06 Payments began to fail")),
    Step("merge", 22 * HOUR, lambda shop: shop.people.merge("ana", _draft(shop).number)),
    Step("nothing new", 22 * HOUR + 20, nothing, scheduled=True),
    Step("finish an item", 8 * DAY, _finish(3)),
    Step("a fortnight", 14 * DAY, nothing, scheduled=True),
    Step("a week more", 21 * DAY, nothing, scheduled=True),
    Step("tick the last", 22 * DAY, _tick(4), pushed=True),
    Step("a third week", 28 * DAY, nothing, scheduled=True),
)
