"""Suggestions in what a review says of lines: reading them, and committing one.

https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from incident_actions.sandbox.git.tracking import Lines
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.pulls import Pull, Review, ReviewComment
from incident_actions.sandbox.operations import contents
from incident_actions.sandbox.operations.pulls import numbered
from incident_actions.sandbox.refusal import Refusal, forbidden, not_found
from incident_actions.sandbox.visit import Visit

_PARSER = MarkdownIt("commonmark")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The lines that are to stand there instead; none where they are to go."""

    number: int
    lines: tuple[str, ...]


def pieces(body: str) -> Iterator[str | Suggestion]:
    """What a comment consists of: Markdown, and between it its suggestions, counted from 0."""
    lines = _LINE_END.split(body)
    at = 0
    for number, (token, start, end) in enumerate(_suggested(lines)):
        if before := "\n".join(lines[at:start]).strip("\n"):
            yield before
        content = token.content.removesuffix("\n")
        yield Suggestion(number, tuple(content.split("\n")) if token.content else ())
        at = end
    if after := "\n".join(lines[at:]).strip("\n"):
        yield after


def block(text: str) -> str:
    """The Markdown of a suggestion; its fence is longer than any in the text."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}suggestion\n{text}\n{fence}"


def may_commit(visit: Visit, issue: Issue, pull: Pull) -> bool:
    """Whether this person may write to the branch of this open pull request."""
    is_there = issue.state == "open" and pull.head_ref in visit.repository.heads
    return is_there and visit.may("contents", needed="write")


def commit(visit: Visit, issue: Issue, id: int, number: int) -> ReviewComment:
    """Put a suggestion's lines in the place of those commented on, and resolve what was said of them.

    403 for who may not write, 404 for what is none, 422 for one that is resolved, is outdated or changes
    nothing.
    """
    pull = numbered(visit, issue.number)[1]
    review, comment = _found(pull, id)
    suggestion = _numbered(comment, number)
    if not may_commit(visit, issue, pull):
        raise forbidden("You may not commit to the branch of this pull request.")
    if comment.resolved_by is not None:
        raise Refusal(422, "This suggestion has been applied or marked resolved.")
    place = visit.world.standing(visit.repository, pull, review, comment)
    if place is None:
        raise Refusal(422, "This suggestion is outdated: its lines have changed since.")
    changed = _replaced(visit, pull, comment.path, place, suggestion)
    contents.write(visit, pull.head_ref, {comment.path: changed}, _message(visit, review))
    comment.resolved_by = visit.login
    return comment


def _suggested(lines: list[str]) -> Iterator[tuple[Token, int, int]]:
    """The fences of suggestions, each with its first line and the one after it, counted from 0."""
    for token in _PARSER.parse("\n".join(lines)):
        is_fence = token.type == "fence" and token.level == 0 and token.info.split()[:1] == ["suggestion"]
        if is_fence and token.map is not None:
            yield token, token.map[0], token.map[1]


def _found(pull: Pull, id: int) -> tuple[Review, ReviewComment]:
    for review in pull.reviews:
        for comment in review.comments:
            if comment.id == id and not review.pending:
                return review, comment
    raise not_found()


def _numbered(comment: ReviewComment, number: int) -> Suggestion:
    for piece in pieces(comment.body):
        if isinstance(piece, Suggestion) and piece.number == number:
            return piece
    raise not_found()


def _replaced(visit: Visit, pull: Pull, path: str, place: Lines, suggestion: Suggestion) -> bytes:
    """The file as it would read; a line ends as the first of those that it stands for."""
    before = contents.read(visit, path, f"refs/heads/{pull.head_ref}").data
    lines = before.split(b"\n")
    end = b"\r" if lines[place.first - 1].endswith(b"\r") else b""
    wanted = [line.encode() + end for line in suggestion.lines]
    after = b"\n".join([*lines[: place.first - 1], *wanted, *lines[place.last :]])
    if after == before:
        raise Refusal(422, "This suggestion changes nothing: its lines stand there already.")
    return after


def _message(visit: Visit, review: Review) -> str:
    """Who suggested it has a part in the commit."""
    author = visit.world.users.get((review.user or "").casefold())
    title = f"Apply suggestion from @{review.user or 'ghost'}"
    if author is None or author.login == visit.login:
        return title
    return f"{title}\n\nCo-authored-by: {author.login} <{contents.address(author)}>"
