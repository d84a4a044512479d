"""The schedules that come due, as deliveries."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.runner.library import Library
from incident_actions.sandbox.runner.schedules import due
from incident_actions.sandbox.runner.triggers import crons
from incident_actions.sandbox.shapes.repositories import full
from incident_actions.sandbox.world import World


def due_between(world: World, library: Library, after: datetime, until: datetime) -> Iterator[Delivery]:
    """One delivery for each cron line that came due in this time, once or many times."""
    for repository in tuple(world.repositories.values()):
        for workflow in library.workflows(repository, library.head(repository)):
            for line in crons(workflow):
                if due(line, after, until):
                    yield _delivery(world, repository, workflow.path, line)


def _delivery(world: World, repository: Repository, path: str, line: str) -> Delivery:
    with world.turn():
        payload = {"schedule": line, "workflow": path, "repository": full(world, repository)}
        return Delivery(
            str(uuid.uuid4()),
            "schedule",
            None,
            payload,
            repository.full_name,
            world.now(),
            starts_workflows=True,
        )
