"""The four roles that are always there, and what whoever takes one is asked to do."""

from __future__ import annotations

from incident_actions.config.model import Role

_COMMANDER = """\
You lead; you do not fix. Ask others to look, and keep your own hands free.
Say out loud what is known, what is tried next, and who does it by when.
Decide with what you have. A decision that can be undone beats waiting; note it with `/decision`.
First stop the harm, then look for the cause: a rollback is better than a theory.
Tired, or needed elsewhere? Hand over with `/ic @login`, in words that the next one can start from."""

_LEAD = """\
Find the fastest safe way to stop the harm; the cause can wait until tomorrow.
Say what you are about to change before you change it, and one thing at a time.
Tell the commander what you see, not only what you think: links and figures help.
Stuck for fifteen minutes? Ask for somebody who knows the part in question."""

_COMMUNICATIONS = """\
Write for people who cannot see what you see: what is broken for them, since when, and what to do meanwhile.
Send `/update` on time, even when nothing is new. Silence reads as nobody being there.
Promise the time of the next update, never the time of the repair.
Keep questions away from those who fix; collect them and ask the commander once."""

_SCRIBE = """\
Note what happens when it happens: `/event at 14:32 ...`. A rough line now beats a good one tomorrow.
Write down decisions with their reason, and who takes which role.
Keep links to charts, logs and changes; they are hard to find again.
If you miss something, ask. Nobody remembers the times afterwards."""

STANDARD = (
    Role("commander", "Incident commander", _COMMANDER, ("ic",)),
    Role("lead", "Technical lead", _LEAD, ("tech-lead",)),
    Role("communications", "Communications", _COMMUNICATIONS, ("comms",)),
    Role("scribe", "Scribe", _SCRIBE),
)
#: The role that each further word means.
ALIASES = {alias: role.name for role in STANDARD for alias in role.aliases}
