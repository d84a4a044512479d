"""Plays the demo and takes pictures of it in a real Chromium: `make pictures`.

Those that the README and the docs show stand beside each other in the folder that is named. A picture of
every page, wide and narrow, light and dark, goes into the folder `all` there, which is for looking only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.room import open_room
from incident_actions.sandbox.demo.scenario import Deed
from incident_actions.sandbox.demo.screenplay import play
from incident_actions.sandbox.demo.stage import Stage, installed_files, set_up
from incident_actions.sandbox.runner.in_process import InProcess
from tests.chromium import MISSING, launched, program
from tests.in_process import action

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
WIDTHS = {"wide": (1280, 1000), "phone": (390, 844)}
SCHEMES = ("light", "dark")
MOST_BYTES = 300_000
#: Diagrams are drawn in frames of their own, which are told how high they became.
DRAWN = """() => !document.querySelector("pre.mermaid")
    && [...document.querySelectorAll("figure.diagram iframe")].every((each) => each.height)"""
EVERY_PAGE = {
    "issues": "/issues?state=all",
    "thread": "/issues/1",
    "new-issue": "/issues/new/choose",
    "form": "/issues/new?template=incident.yml",
    "action-item": "/issues/3",
    "digest": "/issues/6",
    "pull-request": "/pull/2",
    "post-mortem": "/pull/2/document",
    "changes": "/pull/2/files",
    "checks": "/pull/2/checks",
    "milestones": "/milestones",
    "milestone": "/milestone/1",
    "runs": "/actions",
    "files": "",
    "file": "/blob/main/README.md",
    "edit": "/edit/main/README.md",
}


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, how, and beginning with which element."""

    name: str
    path: str
    size: str = "wide"
    scheme: str = "light"
    top: str = "#top"
    whole: bool = False


DURING = (
    Shot("thread", "/issues/1", top="article.pinned"),
    Shot("thread-phone", "/issues/1", "phone", "dark", top="article.pinned"),
)
FIRST_WRITTEN = (Shot("review", "/pull/2", top="article.comment:not(.first)"),)
REWRITTEN = (
    Shot("post-mortem", "/pull/2/document", top=".headline"),
    Shot("post-mortem-phone", "/pull/2/document", "phone", "dark", top=".document"),
)
IN_THE_END = (Shot("digest", "/issues/6"),)


def main(folder: Path) -> None:
    if program() is None:  # type: ignore[no-untyped-call] # the tests carry no types
        sys.exit(MISSING)
    folder.mkdir(parents=True, exist_ok=True)
    with (
        launched() as browser,
        open_room() as room,
        set_up(
            CHECKOUT_OUTAGE, installed_files(ROOT), lambda _: InProcess(action, room.environment)
        ) as stage,
    ):
        written = iter((FIRST_WRITTEN, REWRITTEN))
        for scene in play(CHECKOUT_OUTAGE, stage):
            if scene.line and scene.line.deed is Deed.COMMENT and scene.line.text.startswith("/mitigate"):
                take(browser, stage, DURING, folder)
            if scene.line and scene.line.deed is Deed.WRITE:
                take(browser, stage, next(written), folder)
        take(browser, stage, IN_THE_END, folder)
        take(browser, stage, everything(), folder / "all")


def everything() -> Iterator[Shot]:
    for name, path in EVERY_PAGE.items():
        for size in WIDTHS:
            for scheme in SCHEMES:
                yield Shot(f"{name}-{size}-{scheme}", path, size, scheme, whole=True)


def take(browser: Browser, stage: Stage, shots: Iterator[Shot] | tuple[Shot, ...], folder: Path) -> None:
    """Take the pictures; those of the README must stay small."""
    for shot in shots:
        width, height = WIDTHS[shot.size]
        scale = 1 if shot.whole or shot.size == "wide" else 2
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if shot.scheme == "dark" else "light",
            device_scale_factor=scale,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(f"{stage.url}/{stage.repository.full_name}{shot.path}", wait_until="load")
        page.wait_for_function(DRAWN)
        page.locator(shot.top).first.evaluate("each => window.scrollTo(0, each.offsetTop - 16)")
        path = folder / f"{shot.name}.png"
        page.screenshot(path=path, full_page=shot.whole)
        context.close()
        size = path.stat().st_size
        print(f"{path}: {size / 1000:.0f} kB")
        if size > MOST_BYTES and not shot.whole:
            sys.exit(f"{path} has {size} bytes, at most {MOST_BYTES} are meant for the repository")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
