"""A second incident, step by step: all that people do while it lasts, with everybody told outside GitHub."""

from __future__ import annotations

from incident_actions.sandbox.model.issues import Comment
from incident_actions.sandbox.operations import comments, reactions
from incident_actions.sandbox.visit import Visit
from tests.faults.story import Step, nothing, says
from tests.readers import SLACK
from tests.shop import Shop

CONFIG = f"{SLACK}escalation: {{sev1: [dana, ana], sev2: [ana]}}\n"
GUESSES = "/hypothesis The pool is empty\n\n/hypothesis The name server is slow"
JUDGED = "/ruled-out H2 because it answers in a millisecond\n\n/confirmed H1 because no connection is free"
UPDATE = "/update\nStatus: Customers cannot pay.\nNext: We roll back.\nETA: 16:40"


def _said(shop: Shop, begin: str) -> Comment:
    """The comment that begins so."""
    return next(each for each in shop.comments() if each.body.startswith(begin))


def _pin(shop: Shop) -> None:
    """Ben gives his rocket to what Zoe, a stranger, has seen."""
    shop.says("zoe", "Since 14:50 my card is refused.")
    reactions.add(shop.visit("ben"), shop.comments()[-1], "rocket")


def _unpin(shop: Shop) -> None:
    pinned = _said(shop, "Since 14:50")
    own = reactions.own(shop.visit("ben"), pinned, "rocket")
    if own is not None:
        reactions.remove(shop.visit("ben"), pinned, own)


def _add_by_edit(shop: Shop) -> None:
    comments.update(shop.visit("ben"), _said(shop, JUDGED), f"{JUDGED}\n\n/decision We roll back")


def _tick(shop: Shop) -> None:
    status = _said(shop, "🔴")
    comments.update(shop.visit("ben"), status, status.body.replace("- [ ] Roll back", "- [x] Roll back"))


def _tick_meanwhile(shop: Shop) -> None:
    """Ana ticks the next box, and a run of ours that had read before writes over it."""
    status = _said(shop, "🔴")
    before = status.body
    comments.update(shop.visit("ana"), status, before.replace("- [ ] ", "- [x] ", 1))
    ours = Visit(shop.world, shop.world.actor(shop.token), shop.repository)
    comments.update(ours, status, before)


def _retract(shop: Shop) -> None:
    shop.says("ana", f"/retract #issuecomment-{_said(shop, '/customers').id}")


def _delete(shop: Shop) -> None:
    comments.delete(shop.visit("ben"), _said(shop, JUDGED))


def _report(shop: Shop) -> None:
    """Somebody reports the same once more."""
    shop.declare("cleo", what="I cannot pay", severity="SEV3 Minor: limited impact")


def _small(shop: Shop) -> None:
    """Another incident, of which everybody is told, is over soon."""
    number = shop.declare("ana", what="Search is slow")
    shop.settle(number)
    shop.says("ana", "/resolve It was a test", number)


RESPONSE = (
    Step("declare to everybody", 0, lambda shop: shop.declare()),
    Step("nobody acknowledged", 16, nothing, scheduled=True),
    Step("nobody acknowledged yet", 31, nothing, scheduled=True),
    Step("somebody acknowledges", 32, says("ana", "/ack")),
    Step("guess", 34, says("ben", GUESSES)),
    Step("judge", 36, says("ben", JUDGED)),
    Step("pin", 38, _pin),
    Step("unpin", 40, _unpin),
    Step("add by an edit", 42, _add_by_edit),
    Step("put off", 44, says("ana", "/snooze 20m")),
    Step("raise and ask", 46, says("ana", "/severity sev1 nobody can pay")),
    Step("page", 48, says("ana", "/page pager the database is down")),
    Step("tell customers", 50, says("ana", "/customers told on the status page")),
    Step("update everybody", 52, says("ana", UPDATE)),
    Step("tick", 54, _tick),
    Step("tick meanwhile", 55, _tick_meanwhile),
    Step("retract", 56, _retract),
    Step("delete", 58, _delete),
    Step("report twice", 60, _report, issue=2),
    Step("relate", 61, says("ana", "/related #2")),
    Step("close the duplicate", 62, lambda shop: shop.says("ana", "/duplicate #1", 2), issue=2),
    Step("miss an update", 84, nothing, scheduled=True),
    Step("leave", 85, says("ana", "/ic none")),
    Step("nobody commands", 91, nothing, scheduled=True),
    Step("take command", 92, says("ben", "/ic")),
    Step("resolve for everybody", 95, says("ben", "/resolve Rolled back")),
    Step("a small one", 97, _small, issue=4),
    Step("waive", 99, lambda shop: shop.says("ana", "/postmortem waive it was a test", 4), issue=4),
)
