"""`incident-actions demo`: the whole play, told as it goes, and what is left of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.outcome import documents
from incident_actions.sandbox.demo.scenario import Scenario
from incident_actions.sandbox.demo.screenplay import Scene, play
from incident_actions.sandbox.demo.stage import installed_files, set_up
from incident_actions.sandbox.demo.telling import Telling
from incident_actions.sandbox.runner.act import Act
from incident_actions.sandbox.runner.action_folder import running


def show(
    root: Path,
    *,
    scenario: Scenario = CHECKOUT_OUTAGE,
    console: Console | None = None,
    folder: Path | None = None,
    wait: Callable[[str], None] | None = None,
) -> int:
    """Play with the action of the checkout `root`; 0 if every run went well, else 1.

    `wait` is handed the sandbox's address at the end, while it can still be looked at.
    """
    telling = Telling(console or Console())
    begun = time.monotonic()
    with TemporaryDirectory(prefix="incident-actions-") as temporary:
        action = running(root, Path(temporary))
        with set_up(scenario, installed_files(root), lambda world: Act(world, action), folder) as stage:
            telling.opening(scenario, stage.url)
            scenes = list(telling.scenes(play(scenario, stage)))
            telling.ending(documents(stage.world, stage.repository))
            telling.say(_sum(scenes, time.monotonic() - begun))
            stage.world.save()
            telling.say(f"The repository lies in {stage.git_folder}: git clone it to look around.")
            if wait is not None:
                wait(stage.url)
    return _code(scenes, telling)


def _sum(scenes: list[Scene], seconds: float) -> str:
    ran = [run for scene in scenes for run in scene.runs if run.conclusion != "skipped"]
    requests = sum(scene.requests for scene in scenes)
    return f"\n{len(ran)} workflow runs made {requests} requests; all of it took {seconds:.0f} s."


def _code(scenes: list[Scene], telling: Telling) -> int:
    failed = [run for scene in scenes if scene.failed for run in scene.runs if run.conclusion == "failure"]
    if not failed:
        return 0
    telling.say(f"\n{len(failed)} runs failed. The last one's log:\n{failed[-1].record.log}")
    return 1
