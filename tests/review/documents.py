"""A post-mortem without a finding, and what the review says of it once a part of it has changed."""

from datetime import date

from incident_actions.config import read_config
from incident_actions.review import Context, read_document, review

PATH = "postmortems/2026-11-23-incident-12-checkout-is-down.md"
TODAY = date(2026, 11, 25)

GOOD = """\
---
incident: 12
title: "Checkout is down"
severity: sev1
started: 2026-11-23T14:00:00Z
detected: 2026-11-23T14:05:00Z
declared: 2026-11-23T14:06:00Z
acknowledged: 2026-11-23T14:08:00Z
mitigated: 2026-11-23T14:40:00Z
resolved: 2026-11-23T15:11:00Z
approximate: []
commander: ana
participants: [ana, ben, cleo, dmitri-p, kofi]
status: draft
factors: []
---

# Post-mortem: Checkout is down

## Summary

No customer could pay for 40 minutes. A migration held a lock on the orders table.

## Timeline

| UTC | Event | Who | Link |
| --- | --- | --- | --- |
| 2026-11-23 14:05 | The alert on failed payments fired | alerts | [↗](https://x.example/12) |
| ~2026-11-23 14:20 – 14:25 | Ana stopped the migration | ana | [↗](https://x.example/12) |

## Impact

The status page told customers at 14:15. 212 tried to pay and could not.

## Root cause

The lock had no upper limit in time.

1. Why did payments fail? They waited for the orders table.
2. Why was that? The migration held an exclusive lock.
3. Why was that? Migrations run without a lock timeout by default.

## Contributing factors

- The table has grown to 80 GB since the last migration.

## What went well

- The rollback took one minute.

## What could improve

- The runbook has no page about locks.

## Action items

- [ ] Set a lock timeout for all migrations (@ana, due 2026-12-01, prevent)
"""


def read(text, config=None, files=None, *, ready=True, assignable=None):
    """The review of a text on the day of the stories; `files` are what stands in the repository, by path."""
    known = {PATH: text, **(files or {})}
    return review(
        read_document(text), Context(TODAY, read_config(config), PATH, known.get, ready, assignable or {})
    )


def ids(text, **around):
    """The rules that find something, each as often as it does."""
    return [told.finding.rule.id for told in read(text, **around).told]


def findings(text, rule, **around):
    """What one rule finds."""
    return [told.finding for told in read(text, **around).told if told.finding.rule.id == rule]


def changed(old, new, text=GOOD):
    """The good document with one part of it changed."""
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    return text.replace(old, new)


def saying(sentence):
    """The good document with one more sentence in it."""
    return changed("- The runbook has no page about locks.", f"- {sentence}")


def doing(*items):
    """The good document with these action items, without their boxes, and no others."""
    lines = "\n".join(f"- [ ] {item}" for item in items)
    return changed("- [ ] Set a lock timeout for all migrations (@ana, due 2026-12-01, prevent)", lines)
