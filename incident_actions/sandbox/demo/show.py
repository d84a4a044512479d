"""`incident-actions demo`: the whole play, told as it goes, and what is left of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkdtemp

from rich.console import Console

from incident_actions.errors import IncidentActionsError
from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.invitation import invitation
from incident_actions.sandbox.demo.outcome import documents
from incident_actions.sandbox.demo.reading import console_of_here, show_documents
from incident_actions.sandbox.demo.room import NAME, open_room
from incident_actions.sandbox.demo.scenario import Scenario
from incident_actions.sandbox.demo.screenplay import Scene, play
from incident_actions.sandbox.demo.stage import Stage, through_act
from incident_actions.sandbox.demo.staying import alive, until_stopped
from incident_actions.sandbox.demo.telling import Telling


def show(
    root: Path,
    *,
    scenario: Scenario = CHECKOUT_OUTAGE,
    console: Console | None = None,
    folder: Path | None = None,
    wait: Callable[[], None] | None = until_stopped,
) -> int:
    """Play with the action of the checkout `root`; 0 if every run went well, else 1.

    At the end the sandbox stays up until `wait` returns; without one it ends at once. What was played
    stays in `folder`. Raises IncidentActionsError where that holds a sandbox already.
    """
    begun = time.monotonic()
    console = console or console_of_here()
    with (
        open_room() as room,
        through_act(root, scenario, _empty(folder), environment=room.environment) as stage,
    ):
        telling = Telling(console, room)
        telling.opening(scenario, stage.url)
        scenes = list(telling.scenes(play(scenario, stage)))
        failed = _failed(scenes)
        if failed:
            telling.say(f"\nA run failed, so the play ends here. Its log:\n{failed}", "red")
            return 1
        show_documents(console, documents(stage.world, stage.repository))
        telling.say(f"\n{_sum(scenes, time.monotonic() - begun)} {room.arrived} messages arrived in {NAME}.")
        stage.world.save()
        telling.say(f"The repository lies on disk, to look around: git clone {stage.git_folder}")
        if wait is not None:
            _stay(stage, telling, wait)
    return 0


def _empty(folder: Path | None) -> Path:
    """A folder for this play alone; it is kept."""
    if folder is None:
        return Path(mkdtemp(prefix="incident-actions-demo-"))
    if folder.exists() and any(folder.iterdir()):
        raise IncidentActionsError(f"--folder: {folder} is not empty, and the play begins anew: name another")
    return folder


def _stay(stage: Stage, telling: Telling, wait: Callable[[], None]) -> None:
    telling.say("\nThe sandbox stays up, and its workflow answers. Your turn:", "bold")
    for line in invitation(stage, min(stage.repository.issues)):
        telling.say(line)
    telling.say("Ctrl-C ends it.", "bold")
    stage.on_end.append(lambda _: telling.arrivals())
    with alive(stage):
        wait()
    stage.world.save()


def _sum(scenes: Sequence[Scene], seconds: float) -> str:
    ran = [run for scene in scenes for run in scene.runs if run.conclusion != "skipped"]
    idle = sum(scene.line is None and not scene.deeds for scene in scenes)
    requests = sum(scene.requests for scene in scenes)
    return (
        f"{len(ran)} workflow runs made {requests} requests in {seconds:.0f} s. "
        f"{idle} of them were on schedule and found nothing to do."
    )


def _failed(scenes: Sequence[Scene]) -> str:
    """The log of the first run that failed."""
    runs = (run for scene in scenes if scene.failed for run in scene.runs)
    return next((run.record.log for run in runs if run.conclusion != "success"), "")
