"""`incident-actions sandbox`: an empty local GitHub that stays up, in a folder of one's own."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from incident_actions.errors import IncidentActionsError
from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.invitation import invitation
from incident_actions.sandbox.demo.room import NAME, Room, open_room
from incident_actions.sandbox.demo.stage import through_act
from incident_actions.sandbox.demo.staying import alive, until_stopped
from incident_actions.sandbox.runner.runs import Run


def open_house(
    root: Path,
    folder: Path,
    port: int,
    *,
    console: Console | None = None,
    wait: Callable[[], None] = until_stopped,
) -> None:
    """Serve the sandbox kept in `folder`, new or as it was left, until `wait` returns.

    `root` is where the action's files are. Raises IncidentActionsError for a port that is taken.
    """
    _check(port)
    told = console or Console()
    scenario = replace(CHECKOUT_OUTAGE, start=datetime.now(UTC), lines=())
    with (
        open_room() as room,
        through_act(root, scenario, folder, port=port, environment=room.environment) as stage,
        alive(stage),
    ):
        stage.on_end.append(lambda run: _tell(told, run, room))
        _say(told, f"A local GitHub stands at {stage.url}, with the repository {scenario.repository}", "bold")
        _say(told, "Open it in a browser; at its top right you choose who you are, and move the clock on.")
        _say(told, f"It is kept in {folder.resolve()}. Its workflow answers incidents within seconds.")
        for line in invitation(stage):
            _say(told, line)
        _say(told, "Ctrl-C ends it; the next start goes on from there.", "bold")
        wait()
        stage.world.save()


def _check(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            why = f"port: {port} cannot be used ({error.strerror}). Choose another, such as --port 8081"
            raise IncidentActionsError(why) from None


def _tell(console: Console, run: Run, room: Room) -> None:
    """One line for each run that did something, what it sent, and the log of one that failed."""
    if run.conclusion == "skipped":
        return
    record = run.record
    about = f"{record.updated_at:%H:%M:%S}  {record.event} by {record.actor}: “{record.title}”"
    _say(console, f"{about} → {run.conclusion}, {record.requests} requests")
    for words in room.news():
        _say(console, f"          {NAME} received: {words}")
    if run.conclusion != "success":
        _say(console, record.log, "red")


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style), soft_wrap=True)
