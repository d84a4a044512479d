"""The workflow files of the sandbox's repositories, as they stand where an event looks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.git.bare import ZERO, GitError
from incident_actions.sandbox.git.objects import tree_entries
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.runner.values import member, text
from incident_actions.sandbox.runner.workflows import Workflow, WorkflowError, parse
from incident_actions.sandbox.world import World

FOLDER = ".github/workflows"


class Library:
    """Reads a commit's workflow files once."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._read: dict[tuple[str, str], tuple[Workflow | WorkflowError, ...]] = {}

    def workflows(self, repository: Repository, commit: str) -> tuple[Workflow, ...]:
        """The workflows that are not disabled."""
        found = (read for read in self._files(repository, commit) if isinstance(read, Workflow))
        return tuple(workflow for workflow in found if workflow.path not in repository.disabled_workflows)

    def unreadable(self, repository: Repository, commit: str) -> tuple[WorkflowError, ...]:
        """Why each of the other files cannot be read."""
        return tuple(read for read in self._files(repository, commit) if isinstance(read, WorkflowError))

    def head(self, repository: Repository) -> str:
        return self._world.git(repository).head(repository.default_branch) or ""

    def commit(self, repository: Repository, delivery: Delivery) -> str:
        """Whose files count: those of the commit that was pushed, else those of the default branch now."""
        pushed = delivery.payload.get("after") if delivery.event == "push" else None
        return text(pushed) or self.head(repository)

    def changed(self, repository: Repository, delivery: Delivery) -> Callable[[], Iterable[str]]:
        """Paths between the two commits that a push or a pull request is about; asked for only if needed."""
        span = self._span(repository, delivery)

        def paths() -> Iterable[str]:
            try:
                return self._world.git(repository).run("diff", "--name-only", span, "--").splitlines()
            except GitError:  # one of the two is not there
                return ()

        return paths

    def _span(self, repository: Repository, delivery: Delivery) -> str:
        """The two commits as git takes them; a new branch is held against the one that it comes from."""
        before, after = (text(delivery.payload.get(name)) for name in ("before", "after"))
        if (pull := delivery.payload.get("pull_request")) is not None:
            base, head = (text(member(member(pull, side), "sha")) for side in ("base", "head"))
            return f"{base}...{head}"
        return f"{self.head(repository)}...{after}" if before == ZERO else f"{before}..{after}"

    def _files(self, repository: Repository, commit: str) -> tuple[Workflow | WorkflowError, ...]:
        key = (repository.full_name, commit)
        if key not in self._read:
            self._read[key] = tuple(self._parsed(repository, key[1]))
        return self._read[key]

    def _parsed(self, repository: Repository, commit: str) -> Iterable[Workflow | WorkflowError]:
        git = self._world.git(repository)
        tree = git.object(f"{commit}:{FOLDER}")
        for _, name, oid in tree_entries(tree.data) if tree else ():
            blob = git.object(oid)
            if blob is None or not name.endswith((".yml", ".yaml")):
                continue
            try:
                yield parse(f"{FOLDER}/{name}", blob.data.decode(errors="replace"))
            except WorkflowError as error:
                yield error
