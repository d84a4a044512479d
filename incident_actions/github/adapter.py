"""The one connection to GitHub, on PyGithub with settings that never repeat a write."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from incident_actions.errors import GitHubError

API_VERSION = "2022-11-28"
#: How often a read is sent at the most, and one that GitHub may find too wide: its page is halved then.
TRIES, TRIES_IF_WIDE = 4, 2
#: How long a limit is waited for without a `retry-after`, and at the most.
LIMIT_WAIT, LONGEST_WAIT = 60.0, 120.0


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the summary shows it: never with a token, a query string or a body."""

    what: str
    status: int
    write: bool


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    data: Any


@dataclass(slots=True)
class Connection:
    """Sends requests to one repository's GitHub. `wait` sleeps; tests hand in one that does not."""

    token: str = field(repr=False)
    url: str = "https://api.github.com"
    timeout: float = 12
    wait: Callable[[float], None] = time.sleep
    requests: list[Request] = field(default_factory=list)
    now: datetime | None = None
    _requester: Any = None

    def read(self, path: str, template: str) -> Answer:
        """A GET. `template` is the path as logs show it. Any answer below 500 is returned, 404 too."""
        return self._patiently(lambda: self._send("GET", path, None, template, write=False))

    def write(self, verb: str, path: str, template: str, data: Mapping[str, Any] | None = None) -> Answer:
        """A request that changes something, sent once; repeated only where GitHub says that it did nothing.

        Raises GitHubError with `unknown` where no good answer came.
        """
        return self._once(lambda: self._send(verb, path, data, template, write=True))

    def query(self, document: str, variables: Mapping[str, Any], name: str) -> Answer:
        """A GraphQL query. Its errors are in the answer's data, beside what could be read."""
        return self._patiently(lambda: self._graphql(document, variables, f"query {name}", write=False))

    def mutate(self, document: str, variables: Mapping[str, Any], name: str) -> Answer:
        """A GraphQL document of mutations, sent once, as `write` is."""
        return self._once(lambda: self._graphql(document, variables, f"mutation {name}", write=True))

    def _patiently(self, send: Callable[[], Answer]) -> Answer:
        for attempt in range(TRIES):
            try:
                answer = send()
            except GitHubError as error:
                if attempt + 1 >= (TRIES_IF_WIDE if error.status in {502, 504} else TRIES):
                    raise
                self.wait(2**attempt)
                continue
            if self._must_wait(answer, attempt) or (answer.status == 401 and attempt == 0):
                continue
            return answer
        raise GitHubError(f"GitHub does not answer after {TRIES} tries. Run again later.")

    def _once(self, send: Callable[[], Answer]) -> Answer:
        for attempt in range(TRIES):
            answer = send()
            if not self._must_wait(answer, attempt) and not (answer.status == 401 and attempt == 0):
                return answer
        raise GitHubError("GitHub's rate limit is not over yet. The next run goes on from here.")

    def _must_wait(self, answer: Answer, attempt: int) -> bool:
        """Whether GitHub refused for a limit, and the wait is over now. Nothing was done then."""
        message = str(answer.data.get("message", "")) if isinstance(answer.data, dict) else ""
        limited = answer.status == 429 or (answer.status == 403 and "rate limit" in message.lower())
        if not limited:
            return False
        seconds = self._limit_wait(answer.headers)
        if seconds > LONGEST_WAIT or attempt >= 1:
            why = message or "too many requests"
            raise GitHubError(f"GitHub's rate limit: {why}. The next run goes on from here.")
        self.wait(seconds)
        return True

    def _limit_wait(self, headers: Mapping[str, str]) -> float:
        """Seconds until GitHub lets us go on; of a spent allowance it says when the next one begins."""
        if (text := headers.get("retry-after", "")).isdecimal():
            return float(text)
        reset, now = headers.get("x-ratelimit-reset", ""), _moment(headers)
        if headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal() and now is not None:
            return max(0.0, float(reset) - now.timestamp())
        return LIMIT_WAIT

    def _graphql(self, document: str, variables: Mapping[str, Any], what: str, *, write: bool) -> Answer:
        url = self._session().graphql_url
        return self._send("POST", url, {"query": document, "variables": variables}, what, write=write)

    def _send(
        self, verb: str, path: str, data: Mapping[str, Any] | None, template: str, *, write: bool
    ) -> Answer:
        import requests

        what = template if path.startswith("http") else f"{verb} {template}"
        status, headers, text, failure = 0, {}, "", ""
        try:
            status, headers, text = self._session().requestJson(verb, path, input=data)
        except (requests.RequestException, RuntimeError) as error:  # the latter: sent on to another host
            failure = type(error).__name__
        self.requests.append(Request(what, status, write))
        if failure:  # raised out here, because the library's own error carries the token in its request
            raise GitHubError(f"{what}: no answer from GitHub ({failure})", unknown=write)
        self.now = self.now or _moment(headers)
        if status >= 500 or (300 <= status < 400 and write):
            raise GitHubError(f"{what}: GitHub answered {status}", unknown=write, status=status)
        return Answer(status, headers, _parsed(text) if status >= 400 else _sound(text, what, write=write))

    def _session(self) -> Any:
        """PyGithub's requester, made at the first request: importing it takes longer than all we do."""
        if self._requester is None:
            from github import Auth, Github

            client = Github(
                auth=Auth.Token(self.token), base_url=self.url, timeout=int(self.timeout), retry=None,
                per_page=100, lazy=True, seconds_between_requests=0, seconds_between_writes=0,
                api_version=API_VERSION,
            )  # fmt: skip
            self._requester = client.requester
        return self._requester


def _moment(headers: Mapping[str, str]) -> datetime | None:
    """GitHub's own clock, from the answer's `Date`."""
    try:
        return parsedate_to_datetime(headers["date"]).astimezone(UTC)
    except (KeyError, ValueError):
        return None


def _sound(text: str, what: str, *, write: bool) -> Any:
    """The answer's data; a page in HTML is no answer, whatever its status."""
    data = _parsed(text)
    if text and data is None:
        raise GitHubError(f"{what}: GitHub's answer was no JSON", unknown=write)
    return data


def _parsed(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
