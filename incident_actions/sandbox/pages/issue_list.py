"""The lists of issues and of pull requests, with their filters and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from starlette.responses import Response

from incident_actions.sandbox.model.issues import Issue, Label
from incident_actions.sandbox.pages.page import REPO, Page, Way

T = TypeVar("T")
A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list, and the addresses of its neighbours."""

    things: Sequence[T]
    total: int
    number: int
    last: int
    newer: str
    older: str


def leaf(page: Page, things: Sequence[T], size: int = A_PAGE) -> Leaf[T]:
    """The page that the address asks for; one beyond the end is the last."""
    last = max(1, -(-len(things) // size))
    asked = page.asked("page", "1")
    number = min(last, max(1, int(asked) if asked.isdecimal() and len(asked) < 9 else 1))
    shown = things[(number - 1) * size : number * size]
    newer = address(page, page=str(number - 1)) if number > 1 else ""
    older = address(page, page=str(number + 1)) if number < last else ""
    return Leaf(shown, len(things), number, last, newer, older)


def address(page: Page, /, **changed: str) -> str:
    """The same page with other filters, from its beginning; an empty value takes a filter away."""
    kept = {name: value for name, value in page.request.query_params.items() if name != "page"}
    wanted = {name: value for name, value in {**kept, **changed}.items() if value}
    return f"{page.request.url.path}?{urlencode(wanted)}" if wanted else page.request.url.path


def issues(page: Page) -> Response:
    return _list(page, [issue for issue in page.repository.issues.values() if issue.pull is None], "issues")


def pulls(page: Page) -> Response:
    return _list(
        page, [issue for issue in page.repository.issues.values() if issue.pull is not None], "pulls"
    )


def _list(page: Page, all_of_them: list[Issue], kind: str) -> Response:
    fitting = sorted((issue for issue in all_of_them if _fits(page, issue)), key=lambda issue: -issue.number)
    state = page.asked("state", "open")
    by_state = {word: sum(issue.state == word for issue in fitting) for word in ("open", "closed")}
    shown = [issue for issue in fitting if state in ("all", issue.state)]
    used = {id for issue in all_of_them for id in issue.labels}
    labels = [label for id, label in page.repository.labels.items() if id in used]
    return page.show(
        "issues.html",
        kind=kind,
        leaf=leaf(page, shown),
        state=state,
        by_state=by_state,
        labels=sorted(labels, key=lambda label: label.name),
        label=page.asked("label"),
        words=page.asked("q"),
        address=lambda **changed: address(page, **changed),
        labels_of=lambda issue: labels_of(page, issue),
    )


def labels_of(page: Page, issue: Issue) -> list[Label]:
    found = (page.repository.labels.get(id) for id in issue.labels)
    return sorted((label for label in found if label), key=lambda label: label.name)


def _fits(page: Page, issue: Issue) -> bool:
    label, words = page.asked("label"), page.asked("q").casefold().split()
    held = {label.name.casefold() for label in labels_of(page, issue)}
    title = f"{issue.title} #{issue.number}".casefold()
    return (not label or label.casefold() in held) and all(word in title for word in words)


WAYS = (Way("GET", REPO + "/issues", issues), Way("GET", REPO + "/pulls", pulls))
