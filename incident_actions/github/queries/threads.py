"""The queries that read threads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from incident_actions.github.queries.pieces import ENTRIES, ENTRY, ISSUE, PULL, REFERENCE, REPOSITORY
from incident_actions.text.paths import branch_of


def threads(numbers: Iterable[int], tails: Mapping[int, str] | None = None) -> str:
    """The query for the first page of some issues' threads, with all that a run must know of the repository.

    `tails` are cursors of threads that have been read before: what came after them is asked for too.
    """
    fields = "\n".join(_thread(number, (tails or {}).get(number)) for number in numbers)
    return f"""
query Threads($owner: String!, $name: String!, $config: String!, $page: Int!) {{
  viewer {{ login databaseId }}
  repository(owner: $owner, name: $name) {{
    ...RepositoryFields
{fields}
  }}
}}
{REPOSITORY}{ISSUE}{PULL}{REFERENCE}{ENTRY}"""


_BY_AGE = "orderBy: { field: CREATED_AT, direction: ASC }"
_PULLS = "pageInfo { hasNextPage endCursor } nodes { ...PullFields }"


def _thread(number: int, tail: str | None) -> str:
    more = f"tail: timelineItems(first: 100, after: {json.dumps(tail)}, itemTypes: [{ENTRIES}]) {{ {_PAGE} }}"
    return (
        f"    issue{number}: issueOrPullRequest(number: {number}) {{\n"
        f"      ...IssueFields\n{f'      ... on Issue {{ {more} }}' if tail else ''}\n    }}\n"
        f'    draft{number}: ref(qualifiedName: "refs/heads/{branch_of(number)}") {{ name }}\n'
        f'    pulls{number}: pullRequests(headRefName: "{branch_of(number)}", first: 5, {_BY_AGE}) {{\n'
        f"      {_PULLS}\n    }}"
    )


_PAGE = "pageInfo { hasNextPage endCursor } nodes { ...EntryFields }"

MORE = f"""
query More(
  $owner: String!, $name: String!, $number: Int!, $page: Int!, $after: String
  $last: Int!, $before: String, $both: Boolean!
) {{
  repository(owner: $owner, name: $name) {{
    issue(number: $number) {{
      oldest: timelineItems(first: $page, after: $after, itemTypes: [{ENTRIES}]) {{ totalCount {_PAGE} }}
      newest: timelineItems(last: $last, before: $before, itemTypes: [{ENTRIES}]) @include(if: $both) {{
        pageInfo {{ startCursor endCursor }}
        nodes {{ ...EntryFields }}
      }}
    }}
  }}
}}
{ENTRY}"""

MORE_REFERENCES = f"""
query MoreReferences($owner: String!, $name: String!, $number: Int!, $after: String) {{
  repository(owner: $owner, name: $name) {{
    issue(number: $number) {{
      references: timelineItems(first: 50, after: $after, itemTypes: [CROSS_REFERENCED_EVENT]) {{
        pageInfo {{ hasNextPage endCursor }}
        nodes {{ ...ReferenceFields }}
      }}
    }}
  }}
}}
{REFERENCE}"""

MORE_PULLS = f"""
query MorePulls($owner: String!, $name: String!, $branch: String!, $after: String!) {{
  repository(owner: $owner, name: $name) {{
    pulls: pullRequests(headRefName: $branch, first: 50, after: $after, {_BY_AGE}) {{ {_PULLS} }}
  }}
}}
{PULL}"""
