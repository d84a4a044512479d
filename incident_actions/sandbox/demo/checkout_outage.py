"""The incident of the demonstration: an hour without payments, and the fortnight after it."""

from __future__ import annotations

from datetime import UTC, datetime

from incident_actions.sandbox.demo.scenario import Deed, Line, Scenario

DAY = 24 * 60
CONFIG = """\
timezone: Europe/Berlin
responders: [cleo]
escalation:
  sev1: [erin]
notify:
  targets:
    - name: ops-chat
      secret: OPS_CHAT
      audiences: [responders]
services:
  payments: {rollback_may_lose_data: true}
runbooks:
  cart: docs/runbooks/cart.md
"""
README = """\
# shop

The shop of ACME. Incidents are declared, led and followed up in this repository's issues.
"""
RUNBOOK = """\
# Cart service

- Each zone has a pool of 200 connections; the chart is on the board *Cart*.
- Roll back with the job *Deploy cart* and the former version. It takes four minutes a zone.
"""
#: The action items once the review has asked for what exactly is to be done.
ITEMS = """\
- [ ] Give connections back to the pool after a retry (@ben, due 2026-12-02, prevent)
- [ ] Alert when the connection pool is 80 % full (@ana, due 2026-12-04, detect)
- [ ] Deploy the cart service to one zone first (@cleo, due 2026-12-18, mitigate)"""
FIXED = "The cart service gives both connections back since 4.12.1, and a test runs its pool empty."


def _says(minute: int, who: str, *text: str) -> Line:
    return Line(minute, who, Deed.COMMENT, "\n".join(text))


DECLARED = Line(
    0,
    "ana",
    Deed.DECLARE,
    answers={
        "what": "Checkout fails for many customers",
        "impact": "About a third of all payments fail with an error. Browsing works.",
        "severity": "SEV2 Major: significant degradation, a major feature is unavailable or very slow",
        "detected_by": "SLO alert",
        "started_at": "2026-11-23 14:50",
        "detected_at": "2026-11-23 14:58",
        "services": "cart, payments",
    },
)
HOUR = (
    DECLARED,
    _says(1, "ben", "/ack"),
    _says(2, "ben", "/role comms @dana"),
    _says(
        4, "ana", "The errors all come from the cart service. It looks as if its connection pool is empty."
    ),
    Line(5, "ben", Deed.PIN, "The errors all come from the cart service"),
    _says(5, "ben", "/severity sev1 nobody can pay any more"),
    _says(6, "mallory", "/resolve works for me"),
    _says(7, "cleo", "/evnt at 14:45 Cart service 4.12.0 deployed"),
    Line(8, "cleo", Deed.EDIT, "/event at 14:45 Cart service 4.12.0 deployed, with the new retry policy"),
    _says(9, "erin", "/hypothesis The payment provider answers too slowly"),
    _says(
        10,
        "dana",
        "/update",
        "Status: Customers cannot pay. Browsing and the cart work.",
        "Actions: We compare the cart service's last deployment with the one before.",
        "Next: We decide about a rollback within ten minutes.",
        "ETA: unknown",
    ),
    _says(12, "erin", "/ruled-out H1 because it answers within 80 ms, as on any day"),
    _says(13, "ben", "/status identified The new retry policy does not give connections back to the pool"),
    _says(
        15, "ben", "I know that code best and will roll it back. Cleo leads from here.", "", "/role ic @cleo"
    ),
    _says(
        17,
        "cleo",
        "/decision Roll back to 4.11.3 because testing a fix would take longer than the rollback revisit 20m",
    ),
    _says(21, "ben", "/event Rollback to 4.11.3 started, one zone after the other"),
    _says(
        24,
        "dana",
        "/update",
        "Status: Payments still fail for most customers.",
        "Actions: Version 4.11.3 is being rolled out, one of three zones is done.",
        "Next: We check each zone before we go on.",
        "ETA: 15:40",
    ),
    _says(28, "ana", "The first zone is back at 0.2 % errors. 🎉"),
    Line(32, "ben", Deed.TICK, "Roll back the last deployment"),
    _says(33, "ben", "/mitigate at 15:34 All zones run 4.11.3, customers can pay again"),
    _says(
        36,
        "dana",
        "/update",
        "Status: Customers can pay again.",
        "Actions: The rollback is done in all zones.",
        "Next: We watch the payments for twenty minutes.",
    ),
    _says(40, "ben", "/action Give connections back to the pool after a retry @ben due 2026-12-02 prevent"),
    _says(42, "ana", "/action Improve the monitoring @ana due 2026-12-04 detect"),
    _says(44, "cleo", "/action Deploy the cart service to one zone first @cleo due 2026-12-18 mitigate"),
    _says(47, "dana", "/customers told on the status page, and those who wrote to us"),
    _says(53, "ana", "/event Twenty minutes without a failed payment"),
    _says(
        55, "cleo", "/resolve Version 4.11.3 runs everywhere, and payments have been normal for 20 minutes"
    ),
)
FORTNIGHT = (
    Line(
        20 * 60,
        "ana",
        Deed.WRITE,
        answers={
            "Summary": (
                "For 44 minutes, first a third and then all of our customers could not pay: a deployment "
                "used up the connections of the cart service. Rolling it back ended it."
            ),
            "Root cause": (
                "A retried request took a second connection and never gave back the first.\n\n"
                "1. Why did payments fail? The cart service had no connection left.\n"
                "2. Why? Each retry kept one.\n"
                "3. Why did no test find it? They use a pool without a limit."
            ),
            "Contributing factors": (
                "- The alert came eight minutes after the first failed payment.\n"
                "- The deployment went to all zones at once."
            ),
            "What went well": "Whoever knew the code could work on it, because somebody else led.",
            "What could improve": "Ben should have rolled 4.12.0 out to one zone before the others.",
        },
    ),
    Line(
        20 * 60 + 15,
        "ana",
        Deed.WRITE,
        answers={
            "What could improve": "The deployment went through all zones in five minutes; none is a canary.",
            "Action items": ITEMS,
        },
    ),
    Line(20 * 60 + 20, "ana", Deed.READY),
    Line(21 * 60, "cleo", Deed.COMMENT, "Thank you, that is how I remember it."),
    Line(22 * 60, "ana", Deed.MERGE),
    Line(8 * DAY, "ben", Deed.FINISH, "Give connections back", answers={"done": FIXED}),
    Line(14 * DAY, "", Deed.WAIT),
)
CHECKOUT_OUTAGE = Scenario(
    "acme/shop",
    datetime(2026, 11, 23, 14, 2, tzinfo=UTC),
    {"ana": "admin", "ben": "write", "cleo": "triage", "dana": "read", "erin": "write"},
    HOUR + FORTNIGHT,
    strangers=("mallory",),
    files={"README.md": README, ".github/incidents.yml": CONFIG, "docs/runbooks/cart.md": RUNBOOK},
)
