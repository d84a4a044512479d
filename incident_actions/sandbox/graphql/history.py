"""What led to a commit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from incident_actions.sandbox.git.objects import Object
from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.graphql.git import git_object


@field("Commit")
def history(
    seen: Seen[Object],
    path: str | None = None,
    since: str | None = None,
    until: str | None = None,
    **window: Bound,
) -> dict[str, Any]:
    """The commit and those before it, the newest first; with a path, those that have changed something there.

    Both times are those of the commits, not of the pushes.
    """
    times = [f"--max-age={_seconds(since)}"] if since else []
    times += [f"--min-age={_seconds(until)}"] if until else []
    bare = seen.visit.world.git(seen.visit.repository)
    listed = bare.run("rev-list", *times, seen.thing.oid, "--", *([path] if path else [])).split()
    return connection(
        list(enumerate(listed)),
        "history",
        window,
        lambda each: each[0],
        lambda each: git_object(seen, each[1]),
    )


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
