"""Refs and commits."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from incident_actions.sandbox.git.bare import ZERO
from incident_actions.sandbox.graphql.fields import Seen, field
from incident_actions.sandbox.graphql.git import git_object, ref_named
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.operations import contents, merges, refs
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.visit import Visit

Input = dict[str, Any]
Payload = dict[str, Any]


@field("Mutation")
def create_ref(root: Root, given: Input) -> Payload:
    seen = root.find(given["repository_id"], "R")
    refs.create(seen.visit, given["name"], given["oid"])
    return {"ref": ref_named(seen, given["name"])}


@field("Mutation")
def update_ref(root: Root, given: Input) -> Payload:
    seen = root.find(given["ref_id"], "REF")
    name = seen.thing[0]
    refs.update(seen.visit, name, given["oid"], force=bool(given.get("force")))
    return {"ref": ref_named(seen, name)}


@field("Mutation")
def update_refs(root: Root, given: Input) -> Payload:
    """All or none: every `beforeOid` is looked at before anything moves."""
    seen = root.find(given["repository_id"], "R")
    seen.visit.require("contents", needed="write")
    for update in given["ref_updates"]:
        _check_before(seen.visit, update)
    for update in given["ref_updates"]:
        _move(seen.visit, update)
    return {}


@field("Mutation")
def delete_ref(root: Root, given: Input) -> Payload:
    seen = root.find(given["ref_id"], "REF")
    refs.delete(seen.visit, seen.thing[0])
    return {}


@field("Mutation")
def create_commit_on_branch(root: Root, given: Input) -> Payload:
    """Commit on top of `expectedHeadOid`; STALE_DATA if the branch has moved on."""
    seen, branch = _branch(root, given["branch"])
    name, expected = f"refs/heads/{branch}", given["expected_head_oid"]
    stands = seen.visit.world.git(seen.visit.repository).oid(name)
    if stands != expected:
        message = f'Expected branch to point to "{expected}" but it did not. Pull and try again.'
        raise Refusal(409, message, kind="STALE_DATA")
    text = "\n\n".join(part for part in (given["message"]["headline"], given["message"].get("body")) if part)
    commit = contents.write(seen.visit, branch, _changes(given.get("file_changes") or {}), text)
    return {"commit": git_object(seen, commit), "ref": ref_named(seen, name)}


@field("Mutation")
def merge_branch(root: Root, given: Input) -> Payload:
    """Merge a branch or a commit into a branch; no commit where that has it already."""
    seen = root.find(given["repository_id"], "R")
    oid = merges.merge_branch(seen.visit, given["base"], given["head"], given.get("commit_message"))
    return {"merge_commit": git_object(seen, oid) if oid else None}


def _branch(root: Root, asked: dict[str, str]) -> tuple[Seen[Any], str]:
    if asked.get("id"):
        seen = root.find(asked["id"], "REF")
        return seen, seen.thing[0].removeprefix("refs/heads/")
    repository: Repository = root.world.repository(asked.get("repository_name_with_owner") or "")
    return Seen(root.visit(repository), repository), asked.get("branch_name", "").removeprefix("refs/heads/")


def _changes(asked: dict[str, Any]) -> dict[str, bytes | None]:
    changes: dict[str, bytes | None] = {deletion["path"]: None for deletion in asked.get("deletions") or ()}
    for addition in asked.get("additions") or ():
        try:
            changes[addition["path"]] = base64.b64decode(addition["contents"], validate=True)
        except binascii.Error:
            raise Refusal(422, f"{addition['path']}: contents are no valid Base64") from None
    return changes


def _check_before(visit: Visit, update: dict[str, Any]) -> None:
    refs.check_name(update["name"])
    before = update.get("before_oid")
    stands = visit.world.git(visit.repository).oid(update["name"]) or ZERO
    if before is not None and before != stands:
        raise Refusal(422, f"Reference update failed: {update['name']} is at {stands}, expected {before}")


def _move(visit: Visit, update: dict[str, Any]) -> None:
    name, after = update["name"], update["after_oid"]
    stands = visit.world.git(visit.repository).oid(name)
    if after == ZERO:
        refs.delete(visit, name)
    elif stands is None:
        refs.create(visit, name, after)
    else:
        refs.update(visit, name, after, force=bool(update.get("force")))
