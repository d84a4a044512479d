"""The HTML templates, and what each of them can count on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from incident_actions.sandbox.actor import at_least
from incident_actions.sandbox.model.issues import CONTENTS
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.pages import words

if TYPE_CHECKING:
    from incident_actions.sandbox.pages.page import Page

FOLDER = Path(__file__).parent / "templates"
EMOJI = dict(zip(CONTENTS, ("👍", "👎", "😄", "🎉", "😕", "❤️", "🚀", "👀"), strict=True))
SPOKEN = dict(
    zip(
        CONTENTS,
        ("thumbs up", "thumbs down", "laugh", "hooray", "confused", "heart", "rocket", "eyes"),
        strict=True,
    )
)


def render(page: Page, template: str, values: Mapping[str, object]) -> str:
    """The whole page as HTML; whatever is not marked as safe is escaped."""
    return _environment().get_template(template).render(**_surroundings(page), **values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "when": words.when,
        "moment": words.moment,
        "day": words.day,
        "lasting": words.lasting,
        "plural": words.plural,
        "tint": words.tint,
        "initial": words.initial,
    }
    environment.globals |= {"EMOJI": EMOJI, "SPOKEN": SPOKEN}
    return environment


def _surroundings(page: Page) -> dict[str, object]:
    """What the frame of every page shows: who, where, and the clock."""
    from incident_actions.sandbox.pages import people

    repository = _repository(page)
    home = f"/{repository.full_name}" if repository else ""
    address = page.request.url
    asked = address.path + (f"?{address.query}" if address.query else "")
    return {
        "page": page,
        "here": asked if page.request.method == "GET" else f"{home}/issues" if home else "/",
        "repository": repository,
        "home": home,
        "me": page.actor.login,
        "people": people.choices(page.world, repository),
        "now": page.world.now(),
        "counts": _counts(repository),
        "may": lambda needed: bool(repository and at_least(repository, page.actor.login, needed)),
    }


def _repository(page: Page) -> Repository | None:
    """The repository that the path names, if it is there and may be seen, else the only one."""
    names = page.request.path_params
    full_name = f"{names.get('owner')}/{names.get('repo')}"
    found = page.world.repositories.get(full_name.casefold())
    if found is None and len(page.world.repositories) == 1:
        found = next(iter(page.world.repositories.values()))
    return found if found and at_least(found, page.actor.login, "read") else None


def _counts(repository: Repository | None) -> dict[str, int]:
    if repository is None:
        return {}
    open_ones = [issue for issue in repository.issues.values() if issue.state == "open"]
    milestones = [each for each in repository.milestones.values() if each.state == "open"]
    pulls = sum(issue.pull is not None for issue in open_ones)
    return {"issues": len(open_ones) - pulls, "pulls": pulls, "milestones": len(milestones)}
