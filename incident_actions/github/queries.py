"""Every GraphQL document that we send; each is held against GitHub's own schema in a test."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

ENTRIES = (
    "ISSUE_COMMENT LABELED_EVENT UNLABELED_EVENT CLOSED_EVENT REOPENED_EVENT ASSIGNED_EVENT UNASSIGNED_EVENT "
    "RENAMED_TITLE_EVENT COMMENT_DELETED_EVENT"
).replace(" ", ", ")

_USER = "... on User { id login databaseId }"
_PERSON = "login __typename ... on User { id databaseId } ... on Bot { id databaseId }"

REPOSITORY = """
fragment RepositoryFields on Repository {
  id nameWithOwner url
  defaultBranchRef { name target { oid } }
  config: object(expression: $config) { ... on Blob { text byteSize } }
  templates: object(expression: "HEAD:.github/incidents") {
    ... on Tree { entries { name object { ... on Blob { text byteSize } } } }
  }
  labels(first: 100) { nodes { id name } }
}
"""

ENTRY = f"""
fragment EntryFields on IssueTimelineItems {{
  __typename
  ... on IssueComment {{
    id fullDatabaseId body createdAt lastEditedAt url
    author {{ {_PERSON} }} editor {{ {_PERSON} }}
    reactionGroups {{ content createdAt viewerHasReacted }}
  }}
  ... on LabeledEvent {{ createdAt actor {{ {_PERSON} }} label {{ name }} }}
  ... on UnlabeledEvent {{ createdAt actor {{ {_PERSON} }} label {{ name }} }}
  ... on ClosedEvent {{ createdAt actor {{ {_PERSON} }} stateReason }}
  ... on ReopenedEvent {{ createdAt actor {{ {_PERSON} }} }}
  ... on AssignedEvent {{ createdAt actor {{ {_PERSON} }} assignee {{ {_USER} }} }}
  ... on UnassignedEvent {{ createdAt actor {{ {_PERSON} }} assignee {{ {_USER} }} }}
  ... on RenamedTitleEvent {{ createdAt actor {{ {_PERSON} }} previousTitle currentTitle }}
  ... on CommentDeletedEvent {{ createdAt actor {{ {_PERSON} }} deletedCommentAuthor {{ {_PERSON} }} }}
}}
"""

REFERENCE = """
fragment ReferenceFields on CrossReferencedEvent {
  createdAt
  source {
    __typename
    ... on Issue {
      id number url title body state closedAt
      author { login __typename ... on User { databaseId } ... on Bot { databaseId } }
      labels(first: 20) { nodes { name } }
      assignees(first: 10) { nodes { login } }
      milestone { number title state dueOn }
      closedByPullRequestsReferences(first: 1) { nodes { number url } }
    }
    ... on PullRequest {
      id number url headRefName headRepository { nameWithOwner } pullState: state isDraft mergedAt
      labels(first: 20) { nodes { name } }
      files(first: 10) { nodes { path } }
      reviewRequests(first: 1) { totalCount }
      reviews(first: 1) { totalCount }
    }
  }
}
"""

ISSUE = f"""
fragment IssueFields on Issue {{
  id number title body state createdAt url
  author {{ {_PERSON} }}
  labels(first: 100) {{ nodes {{ id name }} }}
  assignees(first: 10) {{ nodes {{ id login databaseId }} }}
  references: timelineItems(first: 50, itemTypes: [CROSS_REFERENCED_EVENT]) {{
    pageInfo {{ hasNextPage endCursor }}
    nodes {{ ...ReferenceFields }}
  }}
  entries: timelineItems(first: $page, itemTypes: [{ENTRIES}]) {{
    totalCount
    pageInfo {{ hasNextPage endCursor }}
    nodes {{ ...EntryFields }}
  }}
}}
"""


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
{REPOSITORY}{ISSUE}{REFERENCE}{ENTRY}"""


def _thread(number: int, tail: str | None) -> str:
    more = f"tail: timelineItems(first: 100, after: {json.dumps(tail)}, itemTypes: [{ENTRIES}]) {{ {_PAGE} }}"
    return (
        f"    issue{number}: issueOrPullRequest(number: {number}) {{\n"
        f"      ...IssueFields\n{f'      ... on Issue {{ {more} }}' if tail else ''}\n    }}\n"
        f'    draft{number}: ref(qualifiedName: "refs/heads/incident-actions/postmortem-{number}") {{ name }}'
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


def files(count: int) -> str:
    """The query for the texts of so many files on the default branch; `$pathN` is `HEAD:` and the path."""
    variables = "".join(f", $path{n}: String!" for n in range(count))
    fields = "\n".join(
        f"    file{n}: object(expression: $path{n}) {{ ... on Blob {{ text }} }}" for n in range(count)
    )
    return f"""
query Files($owner: String!, $name: String!{variables}) {{
  repository(owner: $owner, name: $name) {{
{fields}
  }}
}}
"""


def targets(owners: int) -> str:
    """The query for the ids that filing needs: so many owners by login, milestones by title."""
    variables = "".join(f", $login{n}: String!" for n in range(owners))
    people = "\n".join(f"  user{n}: user(login: $login{n}) {{ id login }}" for n in range(owners))
    return f"""
query Targets($owner: String!, $name: String!, $title: String!{variables}) {{
  repository(owner: $owner, name: $name) {{
    milestones(first: 20, query: $title) {{ nodes {{ id title }} }}
  }}
{people}
}}
"""


def labels(names: Iterable[str]) -> str:
    """The query for the ids of labels that are not among the repository's first hundred."""
    fields = "\n".join(
        f"    label{n}: label(name: {json.dumps(name)}) {{ id name }}" for n, name in enumerate(names)
    )
    return f"""
query Labels($owner: String!, $name: String!) {{
  repository(owner: $owner, name: $name) {{
{fields}
  }}
}}
"""


_LISTED = f"""
      pageInfo {{ hasNextPage endCursor }}
      nodes {{
        id number title body state createdAt updatedAt closedAt
        author {{ {_PERSON} }}
        labels(first: 20) {{ nodes {{ name }} }}
        assignees(first: 10) {{ nodes {{ login }} }}
        milestone {{ dueOn }}
        comments(first: 3) {{ nodes {{ body author {{ {_PERSON} }} }} }}
      }}"""

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
    f"{_LISTED}\n    }}"
    for name, (label, which) in LISTED.items()
)
LISTS = f"""
query Lists(
  $owner: String!, $name: String!, $config: String!, $page: Int!, $since: DateTime!, $itemsSince: DateTime!
) {{
  viewer {{ login databaseId }}
  repository(owner: $owner, name: $name) {{
    ...RepositoryFields
    closedItems: issues(first: 1, labels: ["action-item"], states: [CLOSED]) {{ totalCount }}
{_LISTS}
  }}
}}
{REPOSITORY}"""

MORE_LISTED = f"""
query MoreListed(
  $owner: String!, $name: String!, $page: Int!, $after: String!
  $labels: [String!], $states: [IssueState!], $filter: IssueFilters
) {{
  repository(owner: $owner, name: $name) {{
    more: issues(
      first: $page, after: $after, labels: $labels, states: $states, filterBy: $filter
    ) {{ {_LISTED} }}
  }}
}}
"""

#: Each mutation that we send: its field, the type of its input, and what we ask back.
MUTATIONS = {
    "addLabelsToLabelable": ("AddLabelsToLabelableInput", "clientMutationId"),
    "removeLabelsFromLabelable": ("RemoveLabelsFromLabelableInput", "clientMutationId"),
    "createLabel": ("CreateLabelInput", "label { id name }"),
    "addAssigneesToAssignable": ("AddAssigneesToAssignableInput", "clientMutationId"),
    "removeAssigneesFromAssignable": ("RemoveAssigneesFromAssignableInput", "clientMutationId"),
    "addComment": ("AddCommentInput", "commentEdge { node { id fullDatabaseId } }"),
    "updateIssueComment": ("UpdateIssueCommentInput", "issueComment { id }"),
    "deleteIssueComment": ("DeleteIssueCommentInput", "clientMutationId"),
    "addReaction": ("AddReactionInput", "reaction { content }"),
    "closeIssue": ("CloseIssueInput", "issue { id }"),
    "reopenIssue": ("ReopenIssueInput", "issue { id }"),
    "createIssue": ("CreateIssueInput", "issue { id number }"),
    "createRef": ("CreateRefInput", "ref { name }"),
    "createCommitOnBranch": ("CreateCommitOnBranchInput", "commit { oid }"),
    "createPullRequest": ("CreatePullRequestInput", "pullRequest { number url }"),
}


def mutation(names: Iterable[str]) -> str:
    """One document that does these mutations one after the other; each has its input as `$inputN`."""
    fields = [(name, *MUTATIONS[name]) for name in names]
    variables = ", ".join(f"$input{n}: {kind}!" for n, (_, kind, _) in enumerate(fields))
    lines = "\n".join(
        f"  done{n}: {name}(input: $input{n}) {{ {back} }}" for n, (name, _, back) in enumerate(fields)
    )
    return f"mutation Apply({variables}) {{\n{lines}\n}}"
