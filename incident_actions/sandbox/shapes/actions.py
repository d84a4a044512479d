"""How workflows and their runs look in REST."""

from __future__ import annotations

from typing import Any

from incident_actions.sandbox.git.commits import CommitText, parse_commit
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.model.runs import Workflow, WorkflowRun
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes.checks import pulls_at
from incident_actions.sandbox.shapes.repositories import api, minimal, page
from incident_actions.sandbox.shapes.users import simple, stamp
from incident_actions.sandbox.world import World


def workflow(world: World, repository: Repository, of: Workflow) -> dict[str, Any]:
    name = of.path.rsplit("/", 1)[-1]
    home = page(world, repository)
    return {
        "id": of.id,
        "node_id": node_id("W", repository.id, of.id),
        "name": of.name,
        "path": of.path,
        "state": of.state,
        "created_at": stamp(repository.created_at),
        "updated_at": stamp(repository.created_at),
        "url": f"{api(world, repository)}/actions/workflows/{of.id}",
        "html_url": f"{home}/blob/{repository.default_branch}/{of.path}",
        "badge_url": f"{home}/actions/workflows/{name}/badge.svg",
    }


def run(world: World, repository: Repository, source: Workflow, of: WorkflowRun) -> dict[str, Any]:
    home = minimal(world, repository)
    url = f"{api(world, repository)}/actions/runs/{of.id}"
    tails = ("jobs", "logs", "artifacts", "cancel", "rerun")
    sha = of.head_sha or repository.heads.get(of.head_branch, "")
    found = world.git(repository).object(sha)
    actor = simple(world, of.actor)
    return {
        "id": of.id,
        "name": source.name,
        "node_id": node_id("WFR", repository.id, of.id),
        "check_suite_id": of.id,
        "check_suite_node_id": node_id("CS", repository.id, of.id),
        "head_branch": of.head_branch,
        "head_sha": sha,
        "path": of.workflow,
        "run_number": of.number,
        "run_attempt": 1,
        "event": of.event,
        "display_title": of.title or source.name,
        "status": of.status,
        "conclusion": of.conclusion,
        "workflow_id": source.id,
        "url": url,
        "html_url": f"{page(world, repository)}/actions/runs/{of.id}",
        "pull_requests": pulls_at(world, repository, sha),
        "created_at": stamp(of.created_at),
        "updated_at": stamp(of.updated_at),
        **({"actor": actor, "triggering_actor": actor} if actor else {}),
        "run_started_at": stamp(of.created_at),
        **{f"{tail}_url": f"{url}/{tail}" for tail in tails},
        "check_suite_url": f"{api(world, repository)}/check-suites/{of.id}",
        "workflow_url": f"{api(world, repository)}/actions/workflows/{source.id}",
        "head_commit": _head(parse_commit(found)) if found else None,
        "repository": home,
        "head_repository": home,
    }


def _head(text: CommitText) -> dict[str, Any]:
    people = {
        key: {"name": who["name"], "email": who["email"]}
        for key, who in (("author", text.author), ("committer", text.committer))
    }
    shape = {"id": text.oid, "tree_id": text.tree, "message": text.message}
    return {**shape, "timestamp": text.committer["date"], **people}
