"""What may run now and what waits: runs, their jobs, and the concurrency groups between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from incident_actions.sandbox.runner.expressions import holds, interpolate
from incident_actions.sandbox.runner.queues import Queues
from incident_actions.sandbox.runner.runs import Run
from incident_actions.sandbox.runner.syntax import ExpressionError
from incident_actions.sandbox.runner.values import text
from incident_actions.sandbox.runner.work import JobResult
from incident_actions.sandbox.runner.workflows import Group, Job


@dataclass(eq=False, slots=True)
class Ticket:
    """A job on its way; without a job, act is only asked whether it agrees that nothing runs."""

    run: Run
    job: Job | None
    group: str | None = None


class Board:
    """Decides, and does nothing: whoever takes tickets from `ready` runs them and says how it went."""

    def __init__(self, tell: Callable[[Run], None]) -> None:
        self.ready: deque[Ticket] = deque()
        self._tell = tell
        self._queues: Queues[Run | Ticket] = Queues()
        self._run_groups: dict[Run, str] = {}

    def begin(self, run: Run) -> None:
        """A run comes in; it may have to wait for its workflow's group."""
        self._tell(run)
        if run.workflow.group is None:
            self._plan(run)
            return
        try:
            name = _name(run, run.workflow.group, None)
        except ExpressionError as error:
            self._fail(run, error)
            return
        self._run_groups[run] = name
        self._enter(name, run, run.workflow.group.pending)

    def end(self, ticket: Ticket, results: Mapping[str, JobResult]) -> None:
        """A ticket's work is done; whoever waited for it comes next."""
        ticket.run.results.update(results)
        if ticket.group is not None:
            self._leave(ticket.group, ticket)
        self._plan(ticket.run)

    def _plan(self, run: Run) -> None:
        """Decide about every job that can be decided about; one refused may free others."""
        while jobs := run.ready():
            for job in jobs:
                try:
                    self._decide(run, job)
                except ExpressionError as error:
                    run.record.log += f"{run.workflow.path}: {job.id}: {error}\n"
                    run.results[job.id] = JobResult("failure")
        if run.refused and run.done and not run.started:
            run.started.add("nothing")
            self.ready.append(Ticket(run, None))
        elif run.done:
            self._finish(run)

    def _decide(self, run: Run, job: Job) -> None:
        if not holds(job.condition, run.context(job)):
            run.results[job.id] = JobResult("skipped")
            if not job.needs:
                run.refused.append(job.id)
            return
        name = _name(run, job.group, job) if job.group else None
        run.started.add(job.id)
        ticket = Ticket(run, job, name)
        if name is None or job.group is None:
            self.ready.append(ticket)
        else:
            self._enter(name, ticket, job.group.pending)

    def _enter(self, name: str, comer: Run | Ticket, pending: int) -> None:
        place = self._queues.enter(name, comer, pending)
        for cancelled in place.cancelled:
            self._cancel(cancelled)
        if place.starts:
            self._start(comer)

    def _leave(self, name: str, leaver: Run | Ticket) -> None:
        following = self._queues.leave(name, leaver)
        if following is not None:
            self._start(following)

    def _start(self, comer: Run | Ticket) -> None:
        match comer:
            case Run():
                self._plan(comer)
            case Ticket():
                self.ready.append(comer)

    def _cancel(self, comer: Run | Ticket) -> None:
        """A newer one has taken the place."""
        match comer:
            case Run():
                self._run_groups.pop(comer, None)
                comer.results.update({job.id: JobResult("cancelled") for job in comer.workflow.jobs})
                self._finish(comer)
            case Ticket(run=run, job=job):
                if job is not None:
                    run.results[job.id] = JobResult("cancelled")
                self._plan(run)

    def _fail(self, run: Run, error: ExpressionError) -> None:
        run.record.log += f"{run.workflow.path}: {error}\n"
        run.results.update({job.id: JobResult("failure") for job in run.workflow.jobs})
        self._finish(run)

    def _finish(self, run: Run) -> None:
        if run.finished:
            return
        run.finished = True
        self._tell(run)
        name = self._run_groups.pop(run, None)
        if name is not None:
            self._leave(name, run)


def _name(run: Run, group: Group, job: Job | None) -> str:
    """Groups are a repository's own."""
    return f"{run.delivery.repository}: {text(interpolate(group.name, run.context(job)))}"
