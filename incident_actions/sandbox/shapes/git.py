"""How git objects look in REST."""

from __future__ import annotations

import base64
from typing import Any

from incident_actions.sandbox.git.commits import parse_commit
from incident_actions.sandbox.git.objects import Object, kind_of, tree_entries
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes.repositories import api, page
from incident_actions.sandbox.shapes.users import simple
from incident_actions.sandbox.world import World

UNSIGNED = {
    "verified": False,
    "reason": "unsigned",
    "signature": None,
    "payload": None,
    "verified_at": None,
}


def git_commit(world: World, repository: Repository, found: Object) -> dict[str, Any]:
    """The git database's view of a commit."""
    text = parse_commit(found)
    url = api(world, repository)
    return {
        "sha": text.oid,
        "node_id": node_id("C", repository.id, text.oid),
        "url": f"{url}/git/commits/{text.oid}",
        "html_url": f"{page(world, repository)}/commit/{text.oid}",
        "author": text.author,
        "committer": text.committer,
        "tree": {"sha": text.tree, "url": f"{url}/git/trees/{text.tree}"},
        "message": text.message,
        "parents": [_parent(world, repository, parent, "git/commits") for parent in text.parents],
        "verification": UNSIGNED,
    }


def commit(world: World, repository: Repository, found: Object) -> dict[str, Any]:
    """A commit as branches and pull requests show it."""
    text = parse_commit(found)
    url = f"{api(world, repository)}/commits/{text.oid}"
    inner = git_commit(world, repository, found)
    kept = ("author", "committer", "message", "tree", "url", "verification")
    return {
        "sha": text.oid,
        "node_id": inner["node_id"],
        "commit": {**{key: inner[key] for key in kept}, "comment_count": 0},
        "url": url,
        "html_url": inner["html_url"],
        "comments_url": f"{url}/comments",
        "author": _account(world, text.author),
        "committer": _account(world, text.committer),
        "parents": [_parent(world, repository, parent, "commits") for parent in text.parents],
    }


def ref(world: World, repository: Repository, name: str, oid: str) -> dict[str, Any]:
    url = api(world, repository)
    return {
        "ref": name,
        "node_id": node_id("REF", repository.id, name),
        "url": f"{url}/git/{name}",
        "object": {"sha": oid, "type": "commit", "url": f"{url}/git/commits/{oid}"},
    }


def file(world: World, repository: Repository, path: str, found: Object) -> dict[str, Any]:
    """A file of the contents endpoint, text included."""
    encoded = base64.encodebytes(found.data).decode()
    shape = entry(world, repository, path, found)
    return {**shape, "content": encoded, "encoding": "base64"}


def entry(world: World, repository: Repository, path: str, found: Object) -> dict[str, Any]:
    """A file or folder of the contents endpoint, without its text."""
    oid, kind = found.oid, found.kind
    is_file = kind == "blob"
    url = f"{api(world, repository)}/contents/{path}?ref={repository.default_branch}"
    git_url = f"{api(world, repository)}/git/{'blobs' if is_file else 'trees'}/{oid}"
    html = f"{page(world, repository)}/{kind}/{repository.default_branch}/{path}"
    raw = f"{page(world, repository)}/raw/{repository.default_branch}/{path}" if is_file else None
    return {
        "name": path.rsplit("/", 1)[-1],
        "path": path,
        "sha": oid,
        "size": len(found.data) if is_file else 0,
        "url": url,
        "html_url": html,
        "git_url": git_url,
        "download_url": raw,
        "type": "file" if is_file else "dir",
        "_links": {"self": url, "git": git_url, "html": html},
    }


def tree(world: World, repository: Repository, found: Object) -> dict[str, Any]:
    url = f"{api(world, repository)}/git"
    return {
        "sha": found.oid,
        "url": f"{url}/trees/{found.oid}",
        "truncated": False,
        "tree": [
            {
                "path": name,
                "mode": mode,
                "type": kind_of(mode),
                "sha": oid,
                "url": f"{url}/{'trees' if kind_of(mode) == 'tree' else 'blobs'}/{oid}",
            }
            for mode, name, oid in tree_entries(found.data)
        ],
    }


def _parent(world: World, repository: Repository, oid: str, path: str) -> dict[str, str]:
    return {
        "sha": oid,
        "url": f"{api(world, repository)}/{path}/{oid}",
        "html_url": f"{page(world, repository)}/commit/{oid}",
    }


def _account(world: World, signed: dict[str, str]) -> dict[str, Any] | None:
    """The account behind a commit's address; None for an address that is nobody's."""
    return simple(world, signed["email"].removesuffix("@users.noreply.github.com").partition("+")[2])
