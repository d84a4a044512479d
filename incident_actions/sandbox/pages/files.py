"""The files of the repository: folders, rendered Markdown, plain text, raw."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from urllib.parse import quote

from starlette.responses import Response

from incident_actions.sandbox.git.objects import Object, tree_entries
from incident_actions.sandbox.operations import contents
from incident_actions.sandbox.pages.branches import split
from incident_actions.sandbox.pages.page import REPO, Page, Way
from incident_actions.sandbox.pages.text import written
from incident_actions.sandbox.refusal import not_found

RAW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
MARKDOWN = (".md", ".markdown")
MOST_SHOWN = 400_000


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    path: str
    folder: bool


def top(page: Page) -> Response:
    """The repository's front page: its files, and what its README says."""
    return _folder(page, page.repository.default_branch, "")


def folder(page: Page) -> Response:
    branch, path = _place(page)
    return _folder(page, branch, path)


def file(page: Page) -> Response:
    branch, path = _place(page)
    blob = _blob(page, branch, path)
    text = None if b"\0" in blob.data[:8_000] else blob.data.decode(errors="replace")
    shown = (text or "")[:MOST_SHOWN]
    rendered = path.lower().endswith(MARKDOWN) and not page.asked("plain")
    return page.show(
        "file.html",
        branch=branch,
        path=path,
        trail=trail(path),
        text=None if text is None else shown,
        cut=len(text or "") > MOST_SHOWN,
        rendered=written(page, shown, branch, path) if rendered else None,
        is_markdown=path.lower().endswith(MARKDOWN),
        picture=mimetypes.guess_type(path)[0] in PICTURES,
        on_branch=branch in page.repository.heads,
        size=len(blob.data),
    )


def raw(page: Page) -> Response:
    """The bytes, as plain text or as a picture, never as a page that could run anything."""
    branch, path = _place(page)
    blob = _blob(page, branch, path)
    guessed = mimetypes.guess_type(path)[0]
    kind = guessed if guessed in PICTURES else "text/plain; charset=utf-8"
    return Response(blob.data, media_type=kind, headers={"content-security-policy": RAW_POLICY})


def trail(path: str) -> list[tuple[str, str]]:
    """Each part of a path, with the path up to it."""
    parts = path.split("/") if path else []
    return [(part, "/".join(parts[: place + 1])) for place, part in enumerate(parts)]


def _folder(page: Page, branch: str, path: str) -> Response:
    found = contents.read(page.visit, path, _revision(page, branch))
    if found.kind != "tree":
        return page.go(f"{page.home}/blob/{quote(f'{branch}/{path}')}")
    below = f"{path}/" if path else ""
    entries = [Entry(name, below + name, mode.startswith("04")) for mode, name, _ in tree_entries(found.data)]
    entries.sort(key=lambda entry: (not entry.folder, entry.name))
    readme = next((entry for entry in entries if entry.name.lower() == "readme.md"), None)
    return page.show(
        "folder.html",
        branch=branch,
        path=path,
        trail=trail(path),
        entries=entries,
        branches=sorted(page.repository.heads),
        readme=_readme(page, branch, readme.path) if readme else None,
    )


def _readme(page: Page, branch: str, path: str) -> str:
    text = _blob(page, branch, path).data.decode(errors="replace")
    return written(page, text[:MOST_SHOWN], branch, path)


def _blob(page: Page, branch: str, path: str) -> Object:
    found = contents.read(page.visit, path, _revision(page, branch))
    if found.kind != "blob":
        raise not_found()
    return found


def _revision(page: Page, branch: str) -> str:
    return f"refs/heads/{branch}" if branch in page.repository.heads else branch


def _place(page: Page) -> tuple[str, str]:
    """Branch and path from the address; 404 for a line break, which git would read as a second question."""
    rest = page.name("rest")
    found = split(page.visit, rest)
    if found is None or any(mark in rest for mark in "\n\r\0"):
        raise not_found()
    return found


WAYS = (
    Way("GET", REPO, top),
    Way("GET", REPO + "/tree/{rest:path}", folder),
    Way("GET", REPO + "/blob/{rest:path}", file),
    Way("GET", REPO + "/raw/{rest:path}", raw),
)
