"""The git database and the branches."""

from __future__ import annotations

import base64
from typing import Any

from incident_actions.sandbox.git.bare import GitError
from incident_actions.sandbox.git.objects import Object
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.operations import contents, refs
from incident_actions.sandbox.refusal import Refusal, not_found
from incident_actions.sandbox.rest.call import NO_CONTENT, REPO, Answer, Call, RouteTo
from incident_actions.sandbox.rest.pages import paged
from incident_actions.sandbox.shapes import git as shapes
from incident_actions.sandbox.shapes.repositories import api, page

GIT = REPO + "/git"


def read_ref(call: Call) -> Answer:
    name = f"refs/{call.names['ref']}"
    return Answer(200, shapes.ref(call.world, call.repository, name, refs.oid_of(call.visit, name)))


def matching_refs(call: Call) -> Answer:
    start = f"refs/{call.names['ref']}"
    found = call.world.git(call.repository).refs("refs").items()
    wanted = [(name, oid) for name, oid in sorted(found) if name.startswith(start)]
    return Answer(200, [shapes.ref(call.world, call.repository, name, oid) for name, oid in wanted])


def create_ref(call: Call) -> Answer:
    name, oid = call.needed("ref", "Reference"), call.needed("sha", "Reference")
    refs.create(call.visit, name, oid)
    return Answer(201, shapes.ref(call.world, call.repository, name, oid), {"location": call.world.url})


def update_ref(call: Call) -> Answer:
    name, oid = f"refs/{call.names['ref']}", call.needed("sha", "Reference")
    refs.update(call.visit, name, oid, force=bool(call.json.get("force")))
    return Answer(200, shapes.ref(call.world, call.repository, name, oid))


def delete_ref(call: Call) -> Answer:
    refs.delete(call.visit, f"refs/{call.names['ref']}")
    return NO_CONTENT


def read_commit(call: Call) -> Answer:
    found = _object(call, call.names["sha"], "commit")
    return Answer(200, shapes.git_commit(call.world, call.repository, found))


def create_commit(call: Call) -> Answer:
    visit = call.visit
    visit.require("contents", needed="write")
    tree, parents = call.needed("tree", "Commit"), tuple(call.texts("parents") or ())
    try:
        oid = visit.world.git(visit.repository).commit_tree(
            tree, parents, call.needed("message", "Commit"), contents.identity(visit)
        )
    except GitError as error:
        raise Refusal(422, str(error)) from None
    return Answer(201, shapes.git_commit(call.world, call.repository, _object(call, oid, "commit")))


def read_tree(call: Call) -> Answer:
    sha = call.names["sha"]
    bare = call.world.git(call.repository)
    found = bare.object(f"{sha}^{{tree}}")
    if found is None:
        raise not_found()
    return Answer(200, shapes.tree(call.world, call.repository, found))


def create_tree(call: Call) -> Answer:
    """Entries with their text or with the blob they name, on top of `base_tree`."""
    visit = call.visit
    visit.require("contents", needed="write")
    bare = visit.world.git(visit.repository)
    changes = {str(entry["path"]): _content(call, entry) for entry in call.json.get("tree") or []}
    for path in changes:
        contents.check_path(path)
    oid = bare.tree_with(call.text("base_tree"), changes)
    return Answer(201, shapes.tree(call.world, call.repository, _object(call, oid, "tree")))


def read_blob(call: Call) -> Answer:
    found = _object(call, call.names["sha"], "blob")
    url = f"{api(call.world, call.repository)}/git/blobs/{found.oid}"
    text = base64.encodebytes(found.data).decode()
    node = node_id("B", call.repository.id, found.oid)
    shape = {"sha": found.oid, "node_id": node, "size": len(found.data), "url": url}
    return Answer(200, {**shape, "content": text, "encoding": "base64"})


def create_blob(call: Call) -> Answer:
    visit = call.visit
    visit.require("contents", needed="write")
    text = call.needed("content", "Blob")
    data = base64.b64decode(text) if call.text("encoding") == "base64" else text.encode()
    oid = visit.world.git(visit.repository).write_blobs([data])[data]
    return Answer(201, {"sha": oid, "url": f"{api(call.world, call.repository)}/git/blobs/{oid}"})


def branches(call: Call) -> Answer:
    found = sorted(call.world.git(call.repository).refs().items())
    return paged(call, found, lambda branch: _branch(call, branch[0].removeprefix("refs/heads/"), branch[1]))


def branch(call: Call) -> Answer:
    name = call.names["branch"]
    oid = call.world.git(call.repository).head(name)
    if oid is None:
        raise Refusal(404, "Branch not found")
    url = f"{api(call.world, call.repository)}/branches/{name}"
    html = f"{page(call.world, call.repository)}/tree/{name}"
    contexts = {"enforcement_level": "off", "contexts": [], "checks": []}
    shape = {
        **_branch(call, name, oid),
        "commit": shapes.commit(call.world, call.repository, _object(call, oid, "commit")),
        "_links": {"self": url, "html": html},
        "protection": {"enabled": False, "required_status_checks": contexts},
        "protection_url": f"{url}/protection",
    }
    return Answer(200, shape)


def _branch(call: Call, name: str, oid: str) -> dict[str, Any]:
    url = f"{api(call.world, call.repository)}/commits/{oid}"
    return {"name": name, "commit": {"sha": oid, "url": url}, "protected": False}


def _content(call: Call, entry: dict[str, Any]) -> bytes | None:
    if "content" in entry:
        return str(entry["content"]).encode()
    if entry.get("sha") is None:
        return None
    return _object(call, str(entry["sha"]), "blob").data


def _object(call: Call, oid: str, kind: str) -> Object:
    found = call.world.git(call.repository).object(oid)
    if found is None or found.kind != kind:
        raise not_found()
    return found


ROUTES = (
    RouteTo("GET", GIT + "/ref/{ref:path}", read_ref),
    RouteTo("GET", GIT + "/matching-refs/{ref:path}", matching_refs),
    RouteTo("GET", GIT + "/refs/{ref:path}", read_ref),
    RouteTo("POST", GIT + "/refs", create_ref),
    RouteTo("PATCH", GIT + "/refs/{ref:path}", update_ref),
    RouteTo("DELETE", GIT + "/refs/{ref:path}", delete_ref),
    RouteTo("POST", GIT + "/commits", create_commit),
    RouteTo("GET", GIT + "/commits/{sha}", read_commit),
    RouteTo("POST", GIT + "/trees", create_tree),
    RouteTo("GET", GIT + "/trees/{sha:path}", read_tree),
    RouteTo("POST", GIT + "/blobs", create_blob),
    RouteTo("GET", GIT + "/blobs/{sha}", read_blob),
    RouteTo("GET", REPO + "/branches", branches),
    RouteTo("GET", REPO + "/branches/{branch:path}", branch),
)
