"""Messages handed to the notifier, and what came of each: kept for the next look, which tells it."""

from __future__ import annotations

from collections.abc import Sequence

from incident_actions.effects import Delivery, Effect, OpenChannel, Send
from incident_actions.errors import NotifyError
from incident_actions.incident.memory import Channel
from incident_actions.notify.notifier import Notifier
from incident_actions.notify.plain_text import readable
from incident_actions.run import Run


def post(number: int, effects: Sequence[Effect], run: Run) -> bool:
    """Whether all went out. An opened channel is news for the record too, so it counts as not all."""
    outcomes = run.outcomes.setdefault(number, {})
    for effect in effects:
        match effect:
            case Send():
                outcome = run.notifier.send(effect.secret, effect.title, readable(effect.text))
                outcomes[effect.key, effect.target] = Delivery(effect.attempt, outcome.why)
                if outcome.why:
                    run.told.append(f"{effect.target}: {effect.key} was not sent: {outcome.why}")
            case OpenChannel():
                run.channels[number] = _opened(effect, run.notifier)
            case _:
                raise AssertionError(f"no notifier takes {effect}")
    failed = any(each.why for each in outcomes.values())
    return not failed and not any(isinstance(effect, OpenChannel) for effect in effects)


def _opened(effect: OpenChannel, notifier: Notifier) -> Channel:
    try:
        found = notifier.open_channel(
            effect.secret, effect.name, effect.topic, readable(effect.text), effect.members
        )
    except NotifyError as error:
        return Channel(problems=(str(error),), tries=effect.attempt)
    return Channel(found.url, effect.members, found.problems, effect.attempt)
