"""Tells of a play as it goes: with colour and a moving sign on a terminal, else in plain lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console
from rich.text import Text

from incident_actions.sandbox.demo.room import NAME, Room
from incident_actions.sandbox.demo.scenario import Deed, Line, Scenario
from incident_actions.sandbox.demo.screenplay import Scene

DOES = {
    Deed.DECLARE: "declares an incident",
    Deed.EDIT: "edits that comment",
    Deed.PIN: "puts a 🚀 on the comment",
    Deed.TICK: "ticks the item",
    Deed.WRITE: "fills in the post-mortem",
    Deed.READY: "marks the post-mortem as ready",
    Deed.MERGE: "merges the post-mortem",
    Deed.FINISH: "closes the action item",
}
INDENT, BELOW, BOT, ARRIVED = "       ", "         ", "       → ", "       ✉ "


class Telling:
    """Writes to one console, and reads aloud what arrives in the room."""

    def __init__(self, console: Console, room: Room) -> None:
        self._console = console
        self._room = room
        self._day: date | None = None

    def opening(self, scenario: Scenario, url: str) -> None:
        people = ", ".join(f"{login} ({role})" for login, role in scenario.people.items())
        strangers = "".join(f"; {login} is a stranger" for login in scenario.strangers)
        self.say(f"A local GitHub stands at {url}, with the repository {scenario.repository}", "bold")
        self.say(f"In it work {people}{strangers}.")
        self.say(
            "What they do starts the real workflow file, run by act. After the arrows: what the bot did. "
            f"Messages to the team's chat arrive at {self._room.receiver.url}."
        )

    def scenes(self, scenes: Iterable[Scene]) -> Iterator[Scene]:
        """The scenes, each told when it is over, up to the first that failed; on a terminal, a sign moves."""
        with self._console.status("The workflow runs …"):
            for scene in scenes:
                if scene.line or scene.deeds or scene.failed:
                    self._scene(scene)
                yield scene
                if scene.failed:
                    return

    def say(self, text: str, style: str = "") -> None:
        self._console.print(Text(text, style=style), soft_wrap=True)

    def _scene(self, scene: Scene) -> None:
        if scene.at.date() != self._day:
            self._day = scene.at.date()
            self.say(f"\n{scene.at:%A, %d %B %Y} (UTC)", "bold")
        first, *rest = _words(scene.line)
        self._wrapped(f"{scene.at:%H:%M}  {first}", INDENT, "cyan" if scene.line else "magenta")
        for line in rest:
            self._wrapped(f"{BELOW}{line}", BELOW)
        self._wrapped(BOT + _outcome(scene), BELOW, "red" if scene.failed else "green", _cost(scene))
        self.arrivals()

    def arrivals(self) -> None:
        """What the room has received since it was last looked at."""
        for words in self._room.news():
            self._wrapped(f"{ARRIVED}{NAME} received: {words}", BELOW, "yellow")

    def _wrapped(self, text: str, indent: str, style: str = "", aside: str = "") -> None:
        """On a terminal, lines are broken where words end, and hang; an aside is never broken."""
        text = f"{text}  {aside}" if aside else text
        if self._console.is_terminal:
            text = text.removesuffix(aside) + aside.replace(" ", "\u00a0")
            width = self._console.width - 1
            text = textwrap.fill(text, width, subsequent_indent=indent, break_on_hyphens=False)
        shown = Text(text, style=style)
        shown.stylize("default dim", len(text) - len(aside))
        self._console.print(shown, soft_wrap=True)


def _words(line: Line | None) -> list[str]:
    """Who does what, and below it in which words."""
    match line:
        case None:
            return ["the schedule comes due"]
        case Line(deed=Deed.COMMENT):
            first, *rest = line.text.splitlines()
            return [f"{line.who}: {first}", *filter(None, rest)]
        case Line(deed=Deed.DECLARE):
            return [f"{line.who} {DOES[line.deed]}: {line.answers['what']}"]
        case Line(deed=Deed.EDIT):
            return [f"{line.who} {DOES[line.deed]}: {line.text}"]
        case _:
            return [f"{line.who} {DOES[line.deed]}{f' “{line.text} …”' if line.text else ''}"]


def _outcome(scene: Scene) -> str:
    """What the bot did, and whether it went wrong."""
    if not _ran(scene):
        return _nothing(scene.line)
    failed = ["a run failed"] if scene.failed else []
    return " · ".join([*scene.deeds, *failed]) or "nothing to do"


def _nothing(line: Line | None) -> str:
    """Why no run was needed."""
    match line:
        case Line(deed=Deed.COMMENT):
            return "no command: nothing starts"
        case Line(deed=Deed.PIN):
            return "nothing starts: the next run makes a row of it"
        case _:
            return "nothing starts"


def _cost(scene: Scene) -> str:
    if not _ran(scene):
        return ""
    requests = "1 request" if scene.requests == 1 else f"{scene.requests} requests"
    return f"({requests}, {scene.seconds:.1f} s)"


def _ran(scene: Scene) -> bool:
    return any(run.conclusion != "skipped" for run in scene.runs)
