"""Every GraphQL document that we send; each is held against GitHub's own schema in a test."""

from incident_actions.github.queries.changes import MUTATIONS, mutation
from incident_actions.github.queries.lists import CLOSINGS, LISTED, LISTS, more_listed
from incident_actions.github.queries.lookups import (
    CHANGED,
    VERSIONS,
    assignees,
    files,
    issues,
    labels,
    statuses,
    targets,
)
from incident_actions.github.queries.threads import MORE, MORE_PULLS, MORE_REFERENCES, threads

__all__ = [
    "CHANGED",
    "CLOSINGS",
    "LISTED",
    "LISTS",
    "MORE",
    "MORE_PULLS",
    "MORE_REFERENCES",
    "MUTATIONS",
    "VERSIONS",
    "assignees",
    "files",
    "issues",
    "labels",
    "more_listed",
    "mutation",
    "statuses",
    "targets",
    "threads",
]
