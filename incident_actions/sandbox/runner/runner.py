"""Runs workflows as events come in, through act or in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.runner import checks, records
from incident_actions.sandbox.runner.board import Board, Ticket
from incident_actions.sandbox.runner.jobs import perform
from incident_actions.sandbox.runner.library import Library
from incident_actions.sandbox.runner.losses import GoodPost, Post
from incident_actions.sandbox.runner.runs import Base, Run, as_told, facts
from incident_actions.sandbox.runner.timetable import due_between
from incident_actions.sandbox.runner.triggers import starts
from incident_actions.sandbox.runner.work import Executor
from incident_actions.sandbox.runner.workflows import Workflow, WorkflowError
from incident_actions.sandbox.world import World

PATIENCE = timedelta(minutes=10)


class Runner:
    """Listens to a world and runs what its deliveries start.

    With `parallel` threads the work goes on by itself; with none it is done, in order, by whoever calls
    `settle`. `on_run` is called whenever a run's record has changed.
    """

    def __init__(
        self,
        world: World,
        executor: Executor,
        *,
        parallel: int = 0,
        post: Post | None = None,
        on_run: Callable[[Run], None] | None = None,
    ) -> None:
        self._world = world
        self._executor = executor
        self._post = post or GoodPost()
        self._on_run = on_run or (lambda _: None)
        self._library = Library(world)
        self._changed: list[Run] = []
        self._board = Board(self._note)
        self._condition = Condition()
        self._busy = 0
        self._closed = False
        self._ticked = world.now()
        self._threads: list[Thread] = []
        self.hire(parallel)
        world.listen(self.deliver)
        world.clock.listen(self.tick)

    def hire(self, more: int) -> None:
        """So many threads more; from now on the work goes on by itself."""
        for _ in range(more):
            self._threads.append(Thread(target=self._work, daemon=True))
            self._threads[-1].start()

    def deliver(self, delivery: Delivery) -> None:
        """An event has happened; start what it starts."""
        if not delivery.starts_workflows or self._closed:
            return
        with self._turn():
            for arrived in self._post.carry(delivery):
                self._begin(arrived)

    def tick(self) -> None:
        """Start each schedule that came due since the last tick, once however often it did."""
        with self._turn():
            since, self._ticked = self._ticked, max(self._ticked, self._world.now())
            scheduled = tuple(due_between(self._world, self._library, since, self._ticked))
        for delivery in scheduled:
            self.deliver(delivery)

    def settle(self, limit: timedelta = PATIENCE) -> None:
        """Return when nothing runs or waits any more; raises TimeoutError if that takes longer."""
        self._arrive()
        while not self._threads and (ticket := self._take()):
            self._perform(ticket)
            self._arrive()
        with self._condition:
            if not self._condition.wait_for(self._is_quiet, limit.total_seconds()):
                raise TimeoutError(f"workflows were still running after {limit}")

    def close(self) -> None:
        """Let what runs end, start nothing more, and let go of what was held."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        for thread in self._threads:
            thread.join()
        self._executor.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """One change of the board at a time; who listens to runs is told when the lock is free again."""
        with self._condition:
            yield
            changed, self._changed = self._changed, []
            self._condition.notify_all()
        for run in changed:
            self._on_run(run)

    def _is_quiet(self) -> bool:
        return not self._busy and not self._board.ready

    def _arrive(self) -> None:
        with self._turn():
            for late in self._post.rest():
                self._begin(late)

    def _begin(self, delivery: Delivery) -> None:
        repository = self._world.repository(delivery.repository)
        changed = self._library.changed(repository, delivery)
        commit = self._library.commit(repository, delivery)
        for workflow in self._library.workflows(repository, commit):
            if starts(workflow, delivery, changed):
                self._board.begin(self._run(repository, delivery, workflow, commit))
        for error in self._library.unreadable(repository, commit):
            self._refuse(repository, delivery, error)

    def _run(self, repository: Repository, delivery: Delivery, workflow: Workflow, commit: str) -> Run:
        base = Base(records.branch_of(delivery) or repository.default_branch, commit)
        record = records.opened(self._world, repository, delivery, workflow.path, commit)
        known = facts(delivery, workflow, record, self._world.url, base)
        run = Run(as_told(delivery), workflow, record, known, base)
        checks.opened(self._world, repository, run)
        return run

    def _refuse(self, repository: Repository, delivery: Delivery, error: WorkflowError) -> None:
        """A workflow file that cannot be read shows as a failed run."""
        record = records.opened(self._world, repository, delivery, error.path, self._library.head(repository))
        record.log = f"{error}\n"
        records.completed(self._world, record, "failure")

    def _note(self, run: Run) -> None:
        checks.settled(self._world, run)
        if run.finished:
            records.completed(self._world, run.record, run.conclusion)
        self._changed.append(run)

    def _work(self) -> None:
        """A thread's life."""
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._closed or self._board.ready)
                if self._closed:
                    return
            if ticket := self._take():
                self._perform(ticket)

    def _take(self) -> Ticket | None:
        with self._turn():
            if not self._board.ready:
                return None
            self._busy += 1
            ticket = self._board.ready.popleft()
            records.started(self._world, ticket.run.record)
            if ticket.job is not None:
                checks.started(self._world, ticket.run, ticket.job)
            self._changed.append(ticket.run)
            return ticket

    def _perform(self, ticket: Ticket) -> None:
        refused, ticket.run.refused = tuple(ticket.run.refused), []
        try:
            done = perform(self._world, self._executor, ticket, refused)
            records.noted(self._world, ticket.run.record, done.outcome, done.requests)
            if ticket.job is not None:
                checks.told(self._world, ticket.run, ticket.job, done.outcome)
            with self._turn():
                self._board.end(ticket, done.results)
                checks.settled(self._world, ticket.run)
        finally:
            with self._condition:
                self._busy -= 1
                self._condition.notify_all()
