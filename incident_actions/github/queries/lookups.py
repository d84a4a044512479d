"""The queries that look up a few things by name: files, owners and milestones, labels."""

from __future__ import annotations

import json
from collections.abc import Iterable


def files(count: int) -> str:
    """The query for the texts of so many files on the default branch; `$pathN` is `HEAD:` and the path."""
    fields = "\n".join(
        f"    file{n}: object(expression: $path{n}) {{ ... on Blob {{ text byteSize isTruncated }} }}"
        for n in range(count)
    )
    return f"""
query Files($owner: String!, $name: String!{_strings("path", count)}) {{
  repository(owner: $owner, name: $name) {{
{fields}
  }}
}}
"""


#: The files of a folder in two commits; `$before` and `$after` are `COMMIT:FOLDER`.
CHANGED = """
query Changed($owner: String!, $name: String!, $before: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    before: object(expression: $before) { ... on Tree { entries { name oid } } }
    after: object(expression: $after) { ... on Tree { entries { name oid } } }
  }
}
"""


#: The texts of versions of bodies by their node ids: what GitHub calls a `diff` is the whole text.
VERSIONS = """
query Versions($owner: String!, $name: String!, $ids: [ID!]!) {
  repository(owner: $owner, name: $name) { id }
  nodes(ids: $ids) { ... on UserContentEdit { id diff } }
}
"""


def targets(owners: int) -> str:
    """The query for the ids that filing needs: so many owners by login, milestones by title."""
    people = "\n".join(f"  user{n}: user(login: $login{n}) {{ id login }}" for n in range(owners))
    return f"""
query Targets($owner: String!, $name: String!, $title: String!{_strings("login", owners)}) {{
  repository(owner: $owner, name: $name) {{
    milestones(first: 20, query: $title) {{ nodes {{ id title }} }}
  }}
{people}
}}
"""


def statuses(people: int) -> str:
    """The query for what so many people, `$loginN`, say of what they do."""
    fields = "\n".join(
        f"  user{n}: user(login: $login{n}) {{ status {{ indicatesLimitedAvailability expiresAt }} }}"
        for n in range(people)
    )
    return f"""
query Statuses($owner: String!, $name: String!{_strings("login", people)}) {{
  repository(owner: $owner, name: $name) {{ id }}
{fields}
}}
"""


def assignees(people: int) -> str:
    """The query for whom issues can be assigned to, by so many logins, `$loginN`, or parts of them."""
    fields = "\n".join(
        f"    user{n}: assignableUsers(first: 20, query: $login{n}) {{ nodes {{ login }} }}"
        for n in range(people)
    )
    return f"""
query Assignees($owner: String!, $name: String!{_strings("login", people)}) {{
  repository(owner: $owner, name: $name) {{
{fields}
  }}
}}
"""


def issues(numbers: Iterable[int]) -> str:
    """The query for whether there are issues or pull requests of these numbers, and which are closed."""
    closed = "... on Issue { closed } ... on PullRequest { closed }"
    fields = "\n".join(f"    issue{n}: issueOrPullRequest(number: {n}) {{ {closed} }}" for n in numbers)
    return f"""
query Issues($owner: String!, $name: String!) {{
  repository(owner: $owner, name: $name) {{
{fields}
  }}
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


def _strings(name: str, count: int) -> str:
    """So many more variables, `$name0` and on."""
    return "".join(f", ${name}{n}: String!" for n in range(count))
