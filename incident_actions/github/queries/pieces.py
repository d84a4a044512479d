"""What our queries have in common: who did it, the repository, the entries of a thread."""

from __future__ import annotations

from incident_actions.text.paths import WRITE_BACK

ENTRIES = (
    "ISSUE_COMMENT LABELED_EVENT UNLABELED_EVENT CLOSED_EVENT REOPENED_EVENT ASSIGNED_EVENT UNASSIGNED_EVENT "
    "RENAMED_TITLE_EVENT COMMENT_DELETED_EVENT"
).replace(" ", ", ")

USER = "... on User { id login databaseId }"
PERSON = "login __typename ... on User { id databaseId } ... on Bot { id databaseId }"
#: The newest versions of a body, which GitHub lists first, without their texts: these are read where one was
#: written over unread.
VERSIONS = f"versions: userContentEdits(first: 10) {{ nodes {{ id editedAt editor {{ {PERSON} }} }} }}"

REPOSITORY = f"""
fragment RepositoryFields on Repository {{
  id nameWithOwner url
  defaultBranchRef {{ name target {{ oid }} }}
  config: object(expression: $config) {{ ... on Blob {{ text }} }}
  templates: object(expression: "HEAD:.github/incidents") {{
    ... on Tree {{ entries {{ name object {{ ... on Blob {{ text }} }} }} }}
  }}
  labels(first: 100) {{ nodes {{ id name }} }}
  writeBack: ref(qualifiedName: "refs/heads/{WRITE_BACK}") {{
    target {{ oid }} compare(headRef: "HEAD") {{ aheadBy }}
    pulls: associatedPullRequests(states: [OPEN], first: 3) {{
      nodes {{
        id number url headRepository {{ nameWithOwner }} files(first: 50) {{ nodes {{ path }} }}
        commits(last: 50) {{ nodes {{ commit {{ author {{ name }} }} }} }}
      }}
    }}
    closed: associatedPullRequests(
      states: [CLOSED], first: 1, orderBy: {{field: CREATED_AT, direction: DESC}}
    ) {{ nodes {{ headRefOid }} }}
  }}
  running: issues(first: 1, labels: ["incident"], states: [OPEN]) {{ totalCount }}
}}
"""

ENTRY = f"""
fragment EntryFields on IssueTimelineItems {{
  __typename
  ... on IssueComment {{
    id fullDatabaseId body createdAt lastEditedAt url
    author {{ {PERSON} }} editor {{ {PERSON} }} {VERSIONS}
    reactionGroups {{ content createdAt viewerHasReacted }}
    rockets: reactions(content: ROCKET, first: 10) {{ nodes {{ createdAt user {{ login databaseId }} }} }}
  }}
  ... on LabeledEvent {{ createdAt actor {{ {PERSON} }} label {{ name }} }}
  ... on UnlabeledEvent {{ createdAt actor {{ {PERSON} }} label {{ name }} }}
  ... on ClosedEvent {{ createdAt actor {{ {PERSON} }} stateReason closer {{ __typename }} }}
  ... on ReopenedEvent {{ createdAt actor {{ {PERSON} }} }}
  ... on AssignedEvent {{ createdAt actor {{ {PERSON} }} assignee {{ {USER} }} }}
  ... on UnassignedEvent {{ createdAt actor {{ {PERSON} }} assignee {{ {USER} }} }}
  ... on RenamedTitleEvent {{ createdAt actor {{ {PERSON} }} previousTitle currentTitle }}
  ... on CommentDeletedEvent {{ createdAt actor {{ {PERSON} }} deletedCommentAuthor {{ {PERSON} }} }}
}}
"""

REFERENCE = """
fragment ReferenceFields on CrossReferencedEvent {
  createdAt isCrossRepository
  source {
    __typename
    ... on Issue {
      id number url title body state stateReason(enableDuplicate: true) closedAt
      author { login __typename ... on User { databaseId } ... on Bot { databaseId } }
      labels(first: 20) { nodes { name } }
      assignees(first: 10) { nodes { login } }
      milestone { number title state dueOn }
      closedByPullRequestsReferences(first: 5, includeClosedPrs: true) { nodes { number url merged } }
    }
  }
}
"""

PULL = f"""
fragment PullFields on PullRequest {{
  id number url body createdAt headRefName headRefOid headRepository {{ nameWithOwner }}
  state isDraft mergedAt
  author {{ {PERSON} }}
  files(first: 10) {{ nodes {{ path }} }}
  reviewRequests(first: 20) {{ totalCount nodes {{ requestedReviewer {{ ... on User {{ login }} }} }} }}
  comments(first: 20) {{ totalCount nodes {{ id fullDatabaseId body createdAt author {{ {PERSON} }} }} }}
  reviews(last: 50) {{ nodes {{ fullDatabaseId state body author {{ {PERSON} }} }} }}
  reviewThreads(last: 50) {{
    nodes {{
      isResolved line startLine
      comments(first: 1) {{ nodes {{ fullDatabaseId body pullRequestReview {{ fullDatabaseId }} }} }}
    }}
  }}
}}
"""

ISSUE = f"""
fragment IssueFields on Issue {{
  id number title body state createdAt lastEditedAt url
  author {{ {PERSON} }} editor {{ {PERSON} }} {VERSIONS}
  subIssuesSummary {{ total }}
  fixes: closedByPullRequestsReferences(first: 5, includeClosedPrs: true) {{ nodes {{ merged }} }}
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
