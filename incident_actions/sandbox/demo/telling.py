"""Tells of a play as it goes: with colour and a moving sign on a terminal, else in plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from rich.console import Console
from rich.markdown import Markdown
from rich.rule import Rule
from rich.text import Text

from incident_actions.sandbox.demo.outcome import Document
from incident_actions.sandbox.demo.scenario import Deed, Line, Scenario
from incident_actions.sandbox.demo.screenplay import Scene

DOES = {
    Deed.DECLARE: "declares an incident",
    Deed.WRITE: "fills in the post-mortem",
    Deed.READY: "marks the post-mortem as ready",
    Deed.MERGE: "merges the post-mortem",
    Deed.FINISH: "closes an action item",
}


class Telling:
    """Writes to one console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._day: datetime | None = None

    def opening(self, scenario: Scenario, url: str) -> None:
        people = ", ".join(f"{login} ({role})" for login, role in scenario.people.items())
        strangers = ", ".join(f"{login} (a stranger)" for login in scenario.strangers)
        self._line(f"A local GitHub stands at {url}, with the repository {scenario.repository}.", "bold")
        self._line(f"People: {', '.join(filter(None, (people, strangers)))}.")

    def scenes(self, scenes: Iterable[Scene]) -> Iterator[Scene]:
        """The scenes, each told when it is over; on a terminal, a sign moves while one is on."""
        with self._console.status("The workflow runs …"):
            for scene in scenes:
                self._scene(scene)
                yield scene

    def ending(self, documents: Iterable[Document]) -> None:
        for document in documents:
            self._console.print()
            self._console.print(
                Rule(document.title) if self._console.is_terminal else f"==== {document.title}"
            )
            self._console.print(Markdown(document.text) if self._console.is_terminal else Text(document.text))

    def say(self, text: str) -> None:
        self._line(text)

    def _scene(self, scene: Scene) -> None:
        if self._day is None or scene.at.date() != self._day.date():
            self._day = scene.at
            self._line(f"\n{scene.at:%A, %d %B %Y} (UTC)", "bold")
        first, *rest = _words(scene.line)
        self._line(f"{scene.at:%H:%M}  {first}", "cyan" if scene.line else "magenta")
        for line in rest:
            self._line(f"         {line}")
        did = " · ".join(scene.deeds) or "nothing to do"
        self._line(f"       → {did}  ({_count(scene)})", "red" if scene.failed else "green")

    def _line(self, text: str, style: str = "") -> None:
        self._console.print(Text(text, style=style), soft_wrap=True)


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
        case _:
            return [f"{line.who} {DOES[line.deed]}{f': {line.text} …' if line.text else ''}"]


def _count(scene: Scene) -> str:
    ran = [run for run in scene.runs if run.conclusion != "skipped"]
    if not ran:
        return "no job started"
    failed = f", {scene.runs[-1].conclusion}" if scene.failed else ""
    return f"{scene.requests} requests, {scene.seconds:.1f} s{failed}"
