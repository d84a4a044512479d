"""Where one arrives, whom a mention leads to, and the one setting that post-mortems depend on."""

from __future__ import annotations

from starlette.responses import Response

from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.refusal import forbidden, not_found


def front(page: Page) -> Response:
    """The only repository's issues, or all repositories that this person may see."""
    names = [each.full_name for each in page.world.repositories.values()]
    if len(names) == 1:
        return page.go(f"/{names[0]}/issues")
    return page.show("repositories.html", names=names)


def person(page: Page) -> Response:
    """Somebody's rights and what they work on."""
    user = page.world.users.get(page.name("login").casefold())
    if user is None:
        raise not_found()
    at_work = [
        (repository, issue)
        for repository in page.world.repositories.values()
        for issue in repository.issues.values()
        if user.login in issue.assignees and issue.state == "open" and not repository.private
    ]
    return page.show("person.html", user=user, at_work=at_work)


def settings(page: Page) -> Response:
    page.visit.require(
        needed="admin", otherwise=forbidden("Only who administers the repository sees its settings.")
    )
    return page.show("settings.html", allowed=page.repository.actions_may_open_pulls)


def set_settings(page: Page) -> Response:
    page.visit.require(
        needed="admin", otherwise=forbidden("Only who administers the repository sees its settings.")
    )
    page.repository.actions_may_open_pulls = page.field("pulls") == "yes"
    return page.go(f"{page.home}/settings/actions")


WAYS = (
    Way("GET", "/", front),
    Way("GET", REPO + "/settings/actions", settings),
    Way("POST", REPO + "/settings/actions", set_settings),
    Way("GET", "/{login}", person),
)
