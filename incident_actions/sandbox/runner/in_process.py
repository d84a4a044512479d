"""Jobs as calls of a Python function: hundreds of runs in a test, without a process each."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from incident_actions.sandbox.runner.work import Outcome, Work

Program = Callable[[str, Mapping[str, Any], str, Mapping[str, str]], int]
"""Event name, payload, token and environment to an exit code."""


class InProcess:
    """Calls the program where act would run the job's steps, with `environment` as a workflow's `env`."""

    def __init__(self, program: Program, environment: Mapping[str, str] = MappingProxyType({})) -> None:
        self._program = program
        self._environment = environment

    def execute(self, work: Work) -> Outcome:
        """An exit code other than 0, or an exception, is a failure; the exception stands in the log."""
        if work.job is None:
            return Outcome({})
        environment = {**self._environment, **work.environment}
        try:
            code, log = self._program(work.event, work.payload, work.token, environment), ""
        except Exception:  # noqa: BLE001  # whatever the program under test raises ends its job, not the runner
            code, log = 1, traceback.format_exc()
        return Outcome({work.job.id: "failure" if code else "success"}, log)

    def close(self) -> None:
        """Nothing is held."""
