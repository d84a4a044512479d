"""The queries that list issues, for the sweep and the digest."""

from __future__ import annotations

from incident_actions.github.queries.pieces import PERSON, REPOSITORY, VERSIONS

_SAID = f"body createdAt lastEditedAt author {{ {PERSON} }}"
_SIGNS = "reactionGroups { content createdAt viewerHasReacted }"
#: Of incidents and digests the first comments tell what is kept there, of action items the last.
_FIRST = f"comments(first: 3) {{ totalCount nodes {{ {_SAID} }} }}"
#: A digest may go on in comments; a box in it may be ticked just before we write over it.
_PAGES = f"{VERSIONS} comments(first: 20) {{ totalCount nodes {{ {_SAID} {VERSIONS} }} }}"
_LAST = f"comments(last: 10) {{ totalCount nodes {{ fullDatabaseId {_SAID} {_SIGNS} }} }}"


def _listed(comments: str) -> str:
    return f"""
      pageInfo {{ hasNextPage endCursor }}
      nodes {{
        id number title body state stateReason(enableDuplicate: true)
        createdAt updatedAt closedAt lastEditedAt
        author {{ {PERSON} }} editor {{ {PERSON} }}
        labels(first: 20) {{ nodes {{ name }} }}
        assignees(first: 10) {{ nodes {{ id login }} }}
        milestone {{ dueOn }}
        {comments}
      }}"""


def _comments(label: str) -> str:
    """What is read of the comments of issues with this label."""
    return {"action-item": _LAST, "digest": _PAGES}.get(label, _FIRST)


#: The lists of the sweep: how each is called, the labels, and which of the issues that carry one.
LISTED = {
    "openIncidents": ("incident", "states: [OPEN]"),
    "changedIncidents": ("incident", "filterBy: { since: $since }"),
    "duePostmortems": ("postmortem/due", "states: [CLOSED]"),
    "reviewedPostmortems": ("postmortem/in-review", "states: [CLOSED]"),
    "openItems": ("action-item", "states: [OPEN]"),
    "changedItems": ("action-item", "filterBy: { since: $itemsSince }"),
    "digests": ("digest", "orderBy: { field: CREATED_AT, direction: DESC }"),
}

_LISTS = "\n".join(
    f'    {name}: issues(first: {10 if name == "digests" else "$page"}, labels: ["{label}"], {which}) {{'
    f"{_listed(_comments(label))}\n    }}"
    for name, (label, which) in LISTED.items()
)
LISTS = f"""
query Lists(
  $owner: String!, $name: String!, $config: String!, $page: Int!, $since: DateTime!, $itemsSince: DateTime!
  $past: GitTimestamp!
) {{
  viewer {{ login databaseId }}
  repository(owner: $owner, name: $name) {{
    ...RepositoryFields
    committed: defaultBranchRef {{ target {{ ... on Commit {{
      oid committedDate past: history(first: 1, until: $past) {{ nodes {{ oid }} }}
    }} }} }}
    closedItems: issues(first: 1, labels: ["action-item"], states: [CLOSED]) {{ totalCount }}
{_LISTS}
  }}
}}
{REPOSITORY}"""


#: A page of the closed action items that have changed since then, the newest first; and, where `$counting`,
#: how many of all that were ever closed are not planned, and how many are duplicates: only search tells that.
CLOSINGS = f"""
query Closings(
  $owner: String!, $name: String!, $page: Int!, $after: String, $since: DateTime
  $counting: Boolean!, $notPlanned: String!, $duplicate: String!
) {{
  notPlanned: search(query: $notPlanned, type: ISSUE, first: 1) @include(if: $counting) {{ issueCount }}
  duplicate: search(query: $duplicate, type: ISSUE, first: 1) @include(if: $counting) {{ issueCount }}
  repository(owner: $owner, name: $name) {{
    closed: issues(
      first: $page, after: $after, labels: ["action-item"], states: [CLOSED], filterBy: {{ since: $since }}
      orderBy: {{ field: UPDATED_AT, direction: DESC }}
    ) {{ {_listed(_LAST)} }}
  }}
}}
"""


def more_listed(label: str) -> str:
    """The query for a further page of a list of issues with this label."""
    return f"""
query MoreListed(
  $owner: String!, $name: String!, $page: Int!, $after: String!
  $labels: [String!], $states: [IssueState!], $filter: IssueFilters
) {{
  repository(owner: $owner, name: $name) {{
    more: issues(
      first: $page, after: $after, labels: $labels, states: $states, filterBy: $filter
    ) {{ {_listed(_comments(label))} }}
  }}
}}
"""
