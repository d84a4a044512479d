"""Refs and git objects."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.git.commits import parse_commit
from incident_actions.sandbox.git.objects import Object, kind_of, tree_entries
from incident_actions.sandbox.graphql.fields import Seen, field
from incident_actions.sandbox.node_ids import node_id
from incident_actions.sandbox.shapes.repositories import page

PREFIXES = {"Blob": "B", "Tree": "T", "Commit": "C"}


def ref_named(seen: Seen[Any], name: str) -> Seen[tuple[str, str]] | None:
    """A ref as its full name and the commit at its tip."""
    oid = seen.visit.world.git(seen.visit.repository).oid(name)
    return seen.beside((name, oid)) if oid else None


def git_object(seen: Seen[Any], expression: str) -> Seen[Object] | None:
    found = seen.visit.world.git(seen.visit.repository).object(expression)
    return seen.beside(found) if found else None


@field("Ref")
def id(seen: Seen[tuple[str, str]]) -> str:
    return node_id("REF", seen.visit.repository.id, seen.thing[0])


@field("Ref")
def name(seen: Seen[tuple[str, str]]) -> str:
    return seen.thing[0].split("/", 2)[2]


@field("Ref")
def prefix(seen: Seen[tuple[str, str]]) -> str:
    return "/".join(seen.thing[0].split("/", 2)[:2]) + "/"


@field("Ref")
def target(seen: Seen[tuple[str, str]]) -> Seen[Object] | None:
    return git_object(seen, seen.thing[1])


@field("Ref")
def compare(seen: Seen[tuple[str, str]], head_ref: str) -> dict[str, int] | None:
    """How many commits the other has that this ref has not, and the other way round."""
    bare = seen.visit.world.git(seen.visit.repository)
    other = bare.oid(seen.visit.repository.default_branch if head_ref == "HEAD" else head_ref)
    if other is None:
        return None
    behind, ahead = bare.run("rev-list", "--left-right", "--count", f"{seen.thing[1]}...{other}").split()
    return {"ahead_by": int(ahead), "behind_by": int(behind)}


@field("Ref", "Commit", "Tree", "Blob")
def repository(seen: Seen[Any]) -> Seen[Any]:
    return seen.beside(seen.visit.repository)


@field("Commit", "Tree", "Blob", name="id")
def object_id(seen: Seen[Object]) -> str:
    return node_id(PREFIXES[seen.thing.kind.capitalize()], seen.visit.repository.id, seen.thing.oid)


@field("Commit")
def message(seen: Seen[Object]) -> str:
    return parse_commit(seen.thing).message


@field("Commit")
def message_headline(seen: Seen[Object]) -> str:
    return message(seen).split("\n", 1)[0]


@field("Commit")
def committed_date(seen: Seen[Object]) -> datetime:
    return datetime.fromisoformat(parse_commit(seen.thing).committer["date"])


@field("Commit")
def authored_date(seen: Seen[Object]) -> datetime:
    return datetime.fromisoformat(parse_commit(seen.thing).author["date"])


@field("Commit")
def author(seen: Seen[Object]) -> dict[str, str]:
    return {key: parse_commit(seen.thing).author[key] for key in ("name", "email")}


@field("Commit")
def url(seen: Seen[Object]) -> str:
    return f"{page(seen.visit.world, seen.visit.repository)}/commit/{seen.thing.oid}"


@field("Tree")
def entries(seen: Seen[Object]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "type": kind_of(mode),
            "mode": int(mode, 8),
            "oid": oid,
            "path": name,
            "object": git_object(seen, oid),
        }
        for mode, name, oid in tree_entries(seen.thing.data)
    ]


@field("Blob")
def text(seen: Seen[Object]) -> str | None:
    """None for what is no text."""
    if is_binary(seen):
        return None
    return seen.thing.data.decode("utf-8", "replace")


@field("Blob")
def byte_size(seen: Seen[Object]) -> int:
    return len(seen.thing.data)


@field("Blob")
def is_truncated(_: Seen[Object]) -> bool:
    return False


@field("Blob")
def is_binary(seen: Seen[Object]) -> bool:
    return b"\0" in seen.thing.data[:8000]
