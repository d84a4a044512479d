"""Changing a file of a branch in the browser, as a commit."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from incident_actions.sandbox.operations import contents
from incident_actions.sandbox.pages.branches import split
from incident_actions.sandbox.pages.files import trail
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import written
from incident_actions.sandbox.refusal import forbidden, not_found


def show(page: Page) -> Response:
    branch, path = _place(page)
    page.visit.require("contents", needed="write", otherwise=forbidden("You may not change files here."))
    blob = contents.read(page.visit, path, f"refs/heads/{branch}")
    if blob.kind != "blob":
        raise not_found()
    return _form(page, blob.data.decode(errors="replace"), blob.oid)


def preview(page: Page) -> Response:
    branch, path = _place(page)
    text = page.field("text")
    return _form(page, text, page.field("sha"), written(page, text, branch, path))


def save(page: Page) -> Response:
    """Commit on the branch, unless somebody else has changed the file since it was opened."""
    branch, path = _place(page)
    visit = page.visit
    visit.require("contents", needed="write", otherwise=forbidden("You may not change files here."))
    contents.check_sha(visit, branch, path, page.field("sha"))
    before = contents.read(visit, path, f"refs/heads/{branch}").data
    text = page.field("text").replace("\r\n", "\r\n" if b"\r\n" in before else "\n")
    message = page.field("message").strip() or f"Update {path.rsplit('/', 1)[-1]}"
    contents.write(visit, branch, {path: text.encode()}, message)
    return page.go(_after(page, branch, path))


def _form(page: Page, text: str, sha: str, rendered: str | None = None) -> Response:
    branch, path = _place(page)
    back = _after(page, branch, path)
    return page.show(
        "edit.html",
        branch=branch,
        path=path,
        trail=trail(path),
        text=text,
        sha=sha,
        preview=rendered,
        back=back,
    )


def _after(page: Page, branch: str, path: str) -> str:
    """The open pull request from this branch, where the change is read next, or else the file."""
    for issue in page.repository.issues.values():
        if issue.pull is not None and issue.state == "open" and issue.pull.head_ref == branch:
            return f"{page.home}/pull/{issue.number}/document"
    return f"{page.home}/blob/{quote(f'{branch}/{path}')}"


def _place(page: Page) -> tuple[str, str]:
    found = split(page.visit, page.name("rest"))
    if found is None or found[0] not in page.repository.heads:
        raise not_found()
    contents.check_path(found[1])
    return found


WAYS = (
    Way("GET", REPO + "/edit/{rest:path}", show),
    Way("POST", REPO + "/edit/{rest:path}", save),
    Way("POST", REPO + "/preview/{rest:path}", preview),
)
