from datetime import UTC, datetime
from itertools import count

import pytest

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.world import World


class Place:
    """A sandbox with one repository, and a quick way to say that something has happened there."""

    def __init__(self, folder, files):
        self.world = World(folder)
        self.world.clock.set(datetime(2026, 11, 23, 10, 1, tzinfo=UTC))
        paths = {f".github/workflows/{name}": text for name, text in files.items()}
        self.repository = self.world.add_repository("acme/shop", {"ana": "write"}, paths)
        self._ids = count()

    def event(self, name, action=None, *, by="ana", starts_workflows=True, **payload):
        return Delivery(
            str(next(self._ids)),
            name,
            action,
            {"action": action, **payload, "sender": {"login": by}},
            "acme/shop",
            self.world.now(),
            starts_workflows,
        )

    def comment(self, issue, body, **more):
        return self.event("issue_comment", "created", issue={"number": issue}, comment={"body": body}, **more)

    @property
    def conclusions(self):
        return [run.conclusion for run in self.repository.runs]


@pytest.fixture
def place(tmp_path):
    """Make the sandbox: `place(**{"w.yml": text})`."""
    made = []

    def make(**files):
        made.append(
            Place(tmp_path / "world", {name.replace("_yml", ".yml"): text for name, text in files.items()})
        )
        return made[-1]

    yield make
    for one in made:
        one.world.close()
