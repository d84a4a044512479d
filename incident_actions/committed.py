"""What is committed to merged post-mortems: which incidents that is about, and settling them."""

from __future__ import annotations

from incident_actions.app import settle
from incident_actions.config import Config, read_config
from incident_actions.github.gateway import Gateway
from incident_actions.run import Run
from incident_actions.several import settle_all
from incident_actions.text.paths import incidents_named
from incident_actions.thread import Commits

#: How many incidents one push is followed to, the newest.
MOST = 200


def committed(github: Gateway, commits: Commits, config: Config) -> set[int]:
    """The incidents whose document differs before and after these commits."""
    names = github.changed(config.postmortem_folder, commits)
    return {number for name in names for number in incidents_named(name)}


def settle_committed(github: Gateway, commits: Commits, run: Run) -> None:
    """Settle the incidents whose document a push has changed. Raises GitHubError as `settle` does."""
    config = read_config(github.documents({run.config_path}).get(run.config_path), run.config_path)
    match sorted(committed(github, commits, config)):
        case [number]:
            settle(github, number, run)
        case numbers:
            if len(numbers) > MOST:
                run.told.append(f"{len(numbers)} post-mortems have changed; the newest {MOST} are followed.")
            settle_all(github, numbers[-MOST:], run, set())
