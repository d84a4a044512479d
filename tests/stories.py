"""Threads written as stories: one line an entry, `HH:MM who did what`; a text goes on in indented lines.

`wrote 🚀 /ack` is a command that we accepted, `😕` one that we refused, `👀` one that is claimed; without
a sign it is unanswered. `bot` is our own bot, `other[bot]` another one. `pinned eve` gives the last comment
by eve a 🚀; `ticked Roll back` ticks the item that begins so in our status comment.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from textwrap import dedent

from incident_actions.incident.form import HEADINGS
from incident_actions.thread import (
    Assigned,
    Closed,
    Comment,
    CommentDeleted,
    Entry,
    Labeled,
    Person,
    Reaction,
    Renamed,
    Reopened,
    Repository,
    Sign,
    Thread,
    Unassigned,
    Unlabeled,
)

DAY = datetime(2026, 11, 23, tzinfo=UTC)
BOT = Person(41898282, "github-actions[bot]", bot=True, ours=True)
REPOSITORY = Repository("acme/shop", "https://github.example/acme/shop", head="a" * 40)
FIRST_COMMENT = 4_294_967_301

_LINE = re.compile(r"(?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d) (\S+) (\w+) ?(.*)", re.S)
_SIGNS = {"👀": Sign.CLAIMED, "🚀": Sign.ACCEPTED, "😕": Sign.REFUSED}


def person(login: str) -> Person:
    """Somebody with a stable number; `bot` is our own."""
    if login == "bot":
        return BOT
    number = sum(ord(letter) * 31**i for i, letter in enumerate(login))
    return Person(number, login, bot=login.endswith("[bot]"))


def thread(story: str, *, number: int = 12, body: str = "", **fields: object) -> Thread:
    """The thread that a story tells; its first line opens the issue."""
    (at, who, verb, title), *rest = (_parts(line) for line in _lines(story))
    assert verb == "opened", "a story begins with who opened what"
    opened = Thread(
        number=number,
        title=title,
        body=body,
        author=person(who),
        at=at,
        url=f"{REPOSITORY.url}/issues/{number}",
        open=True,
        repository=REPOSITORY,
        labels=("incident",),
    )
    for entry in rest:
        opened = _tell(opened, *entry)
    return replace(opened, **fields)  # type: ignore[arg-type] # the callers' names are fields


def then(before: Thread, story: str) -> Thread:
    """The thread as it goes on."""
    for line in _lines(story):
        before = _tell(before, *_parts(line))
    return before


def form(**answers: str) -> str:
    """An issue's body as the incident form makes it: `form(what="It broke", severity="SEV1 Critical")`."""
    headings = {name: heading for heading, name in HEADINGS.items()}
    return "\n\n".join(f"### {headings[name].capitalize()}\n\n{answer}" for name, answer in answers.items())


def _lines(story: str) -> list[str]:
    told: list[str] = []
    for line in dedent(story).strip("\n").split("\n"):
        if line.startswith((" ", "\t")) or not line:
            told[-1] += "\n" + line.removeprefix("    ")
        else:
            told.append(line)
    return [line.rstrip() for line in told]


def _parts(line: str) -> tuple[datetime, str, str, str]:
    match = _LINE.fullmatch(line)
    assert match, f"no story line: {line!r}"
    day = datetime.fromisoformat(match[1]).replace(tzinfo=UTC) if match[1] else DAY
    hours, minutes = match[2].split(":")
    return day + timedelta(hours=int(hours), minutes=int(minutes)), match[3], match[4], match[5]


def _tell(before: Thread, at: datetime, who: str, verb: str, text: str) -> Thread:  # noqa: C901, PLR0912 # one case a verb
    by = person(who)
    entry: Entry
    match verb:
        case "wrote":
            return replace(before, entries=(*before.entries, _comment(before, at, by, text)))
        case "edited":
            return _edit(before, at, by, text)
        case "labeled":
            entry, before = Labeled(at, by, text), replace(before, labels=(*before.labels, text))
        case "unlabeled":
            kept = tuple(label for label in before.labels if label != text)
            entry, before = Unlabeled(at, by, text), replace(before, labels=kept)
        case "closed":
            entry, before = Closed(at, by, text or "COMPLETED"), replace(before, open=False)
        case "reopened":
            entry, before = Reopened(at, by), replace(before, open=True)
        case "assigned":
            entry = Assigned(at, by, person(text))
            before = replace(before, assignees=(*before.assignees, person(text)))
        case "unassigned":
            entry = Unassigned(at, by, person(text))
        case "renamed":
            entry, before = Renamed(at, by, before.title, text), replace(before, title=text)
        case "deleted":
            return _delete(before, at, by, text)
        case "pinned":
            return _pin(before, at, by, text)
        case "unpinned":
            return _unpin(before, by, text)
        case "ticked":
            return _tick(before, at, by, text, " ", "x")
        case "unticked":
            return _tick(before, at, by, text, "x", " ")
        case _:
            raise AssertionError(f"no story verb: {verb}")
    return replace(before, entries=(*before.entries, entry))


def _comment(before: Thread, at: datetime, by: Person, text: str) -> Comment:
    """A comment; signs before its text are our verdicts: `wrote 🚀 /ack`."""
    signs = [sign for symbol, sign in _SIGNS.items() if symbol in text.partition("/")[0]]
    body = text.lstrip("👀🚀😕 ")
    number = max([FIRST_COMMENT + _written(before), *(each.id + 1 for each in before.comments)])
    reactions = tuple(Reaction(sign, at, ours=True) for sign in signs)
    return Comment(number, by, body, at, reactions=reactions, url=f"{before.url}#issuecomment-{number}")


def _written(before: Thread) -> int:
    """How many comments there have been: a number is not given twice."""
    return sum(isinstance(entry, Comment | CommentDeleted) for entry in before.entries)


def _edit(before: Thread, at: datetime, by: Person, text: str) -> Thread:
    """The author's last comment now reads otherwise; `edited ben: …` is the last one by ben."""
    whose, colon, words = text.partition(": ")
    author, text = (person(whose), words) if colon and whose.isalpha() else (by, text)
    return _change(before, _last(before, author), body=text, edited_at=at, edited_by=by)


def _last(before: Thread, author: Person) -> Comment | None:
    """The last comment by somebody."""
    wrote = [each for each in before.comments if each.author == author or (author.ours and each.ours)]
    return max(wrote, key=lambda each: each.id) if wrote else None


def _change(before: Thread, comment: Comment | None, **changed: object) -> Thread:
    """The thread in which a comment, if there is one, has other fields."""
    if comment is None:
        return before
    now = replace(comment, **changed)  # type: ignore[arg-type] # the callers' names are fields
    return replace(before, entries=tuple(now if each is comment else each for each in before.entries))


def _pin(before: Thread, at: datetime, by: Person, whose: str) -> Thread:
    """GitHub keeps one group a reaction, with all who gave it, ours or not."""
    comment = _last(before, person(whose))
    if comment is None:
        return before
    group = next((each for each in comment.reactions if each.sign is Sign.ACCEPTED), None)
    others = tuple(each for each in comment.reactions if each is not group)
    group = group or Reaction(Sign.ACCEPTED, at)
    return _change(before, comment, reactions=(*others, replace(group, people=(*group.people, by))))


def _unpin(before: Thread, by: Person, whose: str) -> Thread:
    """Who takes a 🚀 back leaves the group; a group of nobody is none."""
    comment = _last(before, person(whose))
    if comment is None:
        return before
    left = (
        replace(each, people=tuple(one for one in each.people if one != by)) for each in comment.reactions
    )
    return _change(before, comment, reactions=tuple(each for each in left if each.people or each.ours))


def _tick(before: Thread, at: datetime, by: Person, item: str, box: str, after: str) -> Thread:
    """Somebody clicks a box of our status comment, which edits its text."""
    status = next(each for each in before.comments if each.ours and "actions status" in each.body)
    was, now = f"- [{box}] {item}", f"- [{after}] {item}"
    assert was in status.body, f"there is no such box: {was}"
    return _change(before, status, body=status.body.replace(was, now, 1), edited_at=at, edited_by=by)


def _delete(before: Thread, at: datetime, by: Person, text: str) -> Thread:
    """Somebody's last comment goes, `bot resolved 1` the one with this key; GitHub keeps whose it was."""
    whose, _, key = text.partition(" ")
    author = person(whose)
    wrote = [each for each in before.comments if each.author == author or (author.ours and each.ours)]
    last = max((each.id for each in wrote if not key or f"incident-actions {key}" in each.body), default=0)
    kept = (each for each in before.entries if not (isinstance(each, Comment) and each.id == last))
    return replace(before, entries=(*kept, CommentDeleted(at, by, author)))
