"""People at work: plain requests to the sandbox, each with their own token."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from incident_actions.sandbox.world import World


class RequestFailedError(Exception):
    """The sandbox said no; the message has the request and the answer."""


class People:
    """Everybody of one sandbox, in one repository."""

    def __init__(self, world: World, url: str, repository: str) -> None:
        self._world = world
        self._address = urlsplit(url).netloc
        self._path = f"/repos/{repository}"

    def declare(self, who: str, title: str, labels: tuple[str, ...], body: str) -> int:
        """Open an issue; its number."""
        issue = self._ask(who, "POST", "/issues", title=title, body=body, labels=list(labels))
        return int(issue["number"])

    def comment(self, who: str, number: int, body: str) -> int:
        return int(self._ask(who, "POST", f"/issues/{number}/comments", body=body)["id"])

    def edit(self, who: str, comment: int, body: str) -> None:
        """Change a comment; for somebody else's it takes write permission."""
        self._ask(who, "PATCH", f"/issues/comments/{comment}", body=body)

    def react(self, who: str, comment: int, content: str) -> None:
        """`content` is GitHub's word for the reaction, such as `rocket`."""
        self._ask(who, "POST", f"/issues/comments/{comment}/reactions", content=content)

    def close(self, who: str, number: int) -> None:
        self._ask(who, "PATCH", f"/issues/{number}", state="closed")

    def open_pull(self, who: str, page: str) -> int:
        """Open a pull request where a link leads: `…/compare/main...branch?title=…&body=…`; its number."""
        link = urlsplit(page)
        base, _, head = link.path.rpartition("/compare/")[2].partition("...")
        fields = {"base": base, "head": head, **dict(parse_qsl(link.query))}
        return int(self._ask(who, "POST", "/pulls", **fields)["number"])

    def ready(self, who: str, number: int) -> None:
        """Take a pull request out of draft, which only GraphQL can."""
        pull = self._ask(who, "GET", f"/pulls/{number}")
        mutation = (
            "mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { __typename } }"
        )
        answer = self._request(
            who, "POST", "/graphql", {"query": mutation, "variables": {"id": pull["node_id"]}}
        )
        if answer.get("errors"):
            raise RequestFailedError(f"{who}: markPullRequestReadyForReview: {answer['errors']}")

    def merge(self, who: str, number: int) -> None:
        self._ask(who, "PUT", f"/pulls/{number}/merge", merge_method="merge")

    def file(self, who: str, path: str, branch: str) -> tuple[str, str]:
        """A file's text, and the sha by which it can be replaced."""
        found = self._ask(who, "GET", f"/contents/{quote(path)}?ref={quote(branch, safe='')}")
        return base64.b64decode(found["content"]).decode(), str(found["sha"])

    def replace(self, who: str, path: str, branch: str, text: str, sha: str) -> None:
        content = base64.b64encode(text.encode()).decode()
        message = f"Fill in {path.rsplit('/', 1)[-1]}"
        url = f"/contents/{quote(path)}"
        self._ask(who, "PUT", url, message=message, content=content, branch=branch, sha=sha)

    def _ask(self, who: str, method: str, path: str, **body: object) -> Any:  # noqa: ANN401  # JSON of any form
        return self._request(who, method, self._path + path, body or None)

    def _request(self, who: str, method: str, path: str, body: Mapping[str, object] | None) -> Any:  # noqa: ANN401
        connection = http.client.HTTPConnection(self._address, timeout=30)
        token = self._world.tokens.of(who)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status >= 300:
            raise RequestFailedError(f"{who}: {method} {path}: {answer.status} {text[:500]}")
        return json.loads(text) if text else None
