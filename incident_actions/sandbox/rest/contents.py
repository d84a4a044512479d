"""Files: read, write and delete, with the blob they replace."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from incident_actions.sandbox.actor import require_read
from incident_actions.sandbox.git.objects import Object, tree_entries
from incident_actions.sandbox.operations import contents
from incident_actions.sandbox.refusal import Refusal, invalid, not_found
from incident_actions.sandbox.rest.call import REPO, Answer, Call, RouteTo
from incident_actions.sandbox.shapes import git as shapes

ONE = REPO + "/contents/{path:path}"


def read(call: Call) -> Answer:
    """A file with its text, or a folder's entries."""
    require_read(call.repository, call.actor, "contents")
    path = call.names.get("path", "").strip("/")
    found = contents.read(call.visit, path, call.query.get("ref"))
    if found.kind == "tree":
        return Answer(200, [_entry(call, path, name, oid) for _, name, oid in tree_entries(found.data)])
    return Answer(200, shapes.file(call.world, call.repository, path, found))


def write(call: Call) -> Answer:
    visit, path = call.visit, call.names["path"]
    branch, message = _branch(call), call.needed("message", "Commit")
    try:
        data = base64.b64decode(call.needed("content", "Commit"), validate=False)
    except binascii.Error:
        raise Refusal(422, "content is not valid Base64") from None
    visit.require("contents", needed="write")
    contents.check_path(path)
    new = visit.world.git(visit.repository).oid(f"refs/heads/{branch}:{path}") is None
    contents.check_sha(visit, branch, path, call.text("sha"))
    commit = contents.write(visit, branch, {path: data}, message)
    found = contents.read(visit, path, commit)
    entry = shapes.entry(call.world, visit.repository, path, found)
    return Answer(201 if new else 200, {"content": entry, "commit": _commit(call, commit)})


def delete(call: Call) -> Answer:
    visit, path = call.visit, call.names["path"]
    source: dict[str, Any] = call.body if isinstance(call.body, dict) and call.body else dict(call.query)
    branch = str(source.get("branch") or visit.repository.default_branch)
    if not source.get("message"):
        raise invalid("Commit", "message", "missing_field")
    visit.require("contents", needed="write")
    contents.read(visit, path, f"refs/heads/{branch}")
    contents.check_sha(visit, branch, path, source.get("sha"))
    commit = contents.write(visit, branch, {path: None}, str(source["message"]))
    return Answer(200, {"content": None, "commit": _commit(call, commit)})


def _branch(call: Call) -> str:
    """The branch to write to; 404 if there is none of this name."""
    branch = call.text("branch") or call.repository.default_branch
    if call.world.git(call.repository).head(branch) is None:
        raise Refusal(404, f"Branch {branch} not found")
    return branch


def _entry(call: Call, folder: str, name: str, oid: str) -> dict[str, Any]:
    path = f"{folder}/{name}" if folder else name
    return shapes.entry(call.world, call.repository, path, _object(call, oid))


def _commit(call: Call, oid: str) -> dict[str, Any]:
    return shapes.git_commit(call.world, call.repository, _object(call, oid))


def _object(call: Call, oid: str) -> Object:
    found = call.world.git(call.repository).object(oid)
    if found is None:
        raise not_found()
    return found


ROUTES = (
    RouteTo("GET", REPO + "/contents", read),
    RouteTo("GET", ONE, read),
    RouteTo("PUT", ONE, write),
    RouteTo("DELETE", ONE, delete),
)
