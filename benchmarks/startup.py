"""How long the action takes to its first line, as a release carries it, beside the bare interpreter.

Figures are the median of rounds taken in turn (A B A B ...), and their ratio to `python3 -I -c pass`.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
SITE = ROOT / "dist" / "action"
ROUNDS = 9
LIBRARIES = "import github, yaml, click, jinja2, markdown_it, rapidfuzz, fastjsonschema"


def cases(folder: Path) -> Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]]:
    """What is timed: a command and its environment, by its name."""
    python = (sys.executable, "-I")
    path = f"import sys; sys.path.insert(0, {str(SITE)!r}); "
    quiet = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "GITHUB_ACTION_PATH": str(ROOT),
        **plain_comment(folder),
    }
    return {
        "python3 -I -c pass": ((*python, "-c", "pass"), {}),
        "first line of ours, by bash": (
            ("bash", "-c", f'{sys.executable} -I -c "{path} import incident_actions"'),
            {},
        ),
        "a comment that is no command": ((str(ROOT / "action" / "run.sh"),), quiet),
        "every library": ((*python, "-c", path + LIBRARIES), {}),
    }


def plain_comment(folder: Path) -> Mapping[str, str]:
    """The environment of a run for a comment that holds no command."""
    event = folder / "event.json"
    event.write_text(
        json.dumps(
            {
                "action": "created",
                "issue": {"number": 12, "labels": [{"name": "incident"}]},
                "comment": {"id": 1, "body": "See https://example.com/graph", "user": {"type": "User"}},
                "repository": {"full_name": "acme/shop"},
            }
        )
    )
    outputs = {name: str(folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    return {
        "GITHUB_EVENT_NAME": "issue_comment",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": "acme/shop",
        "INCIDENT_ACTIONS_TOKEN": "none",
        **outputs,
    }


def once(command: tuple[str, ...], env: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=dict(env), capture_output=True, check=True)
    return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        timed = cases(Path(folder))
        rounds = [{name: once(*case) for name, case in timed.items()} for _ in range(ROUNDS)]
    medians = {name: statistics.median(taken[name] for taken in rounds) for name in timed}
    floor = medians["python3 -I -c pass"]
    for name, median in medians.items():
        print(f"{name:32} {median * 1000:7.0f} ms  {median / floor:5.1f} x")


if __name__ == "__main__":
    main()
