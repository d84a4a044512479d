"""Issue forms and templates, read from `.github/ISSUE_TEMPLATE/` of the default branch.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from incident_actions.sandbox.git.objects import tree_entries
from incident_actions.sandbox.pages.form_fields import Field, FormError, fields, listed
from incident_actions.sandbox.visit import Visit

FOLDER = ".github/ISSUE_TEMPLATE"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to open an issue. A Markdown template has a text and no fields; a broken one has a mistake."""

    file: str
    name: str
    description: str = ""
    title: str = ""
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    text: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class Chooser:
    """What *New issue* offers."""

    forms: tuple[Form, ...]
    blank: bool
    links: tuple[tuple[str, str, str], ...]
    """Name, address and description of each contact link."""


def chooser(visit: Visit) -> Chooser:
    files = dict(_files(visit))
    settings = _mapping(files.pop("config.yml", "")) or _mapping(files.pop("config.yaml", ""))
    forms = (read(name, text) for name, text in files.items() if name.endswith((".yml", ".yaml", ".md")))
    links = tuple(_link(each) for each in settings.get("contact_links") or () if isinstance(each, dict))
    return Chooser(tuple(forms), settings.get("blank_issues_enabled", True) is not False, links)


def find(visit: Visit, file: str) -> Form | None:
    """The form of this file name that can be filled in."""
    return next((form for form in chooser(visit).forms if form.file == file and not form.mistake), None)


def read(file: str, text: str) -> Form:
    """A form from its file; what is wrong with it stands in `mistake`."""
    try:
        return _template(file, text) if file.endswith(".md") else _form(file, yaml.safe_load(text))
    except (yaml.YAMLError, FormError) as error:
        return Form(file, file, mistake=str(error))


def _form(file: str, document: object) -> Form:
    if not isinstance(document, dict) or not isinstance(document.get("body"), list):
        raise FormError("a form needs a name, a description and a body with fields")
    return Form(
        file,
        str(document.get("name") or file),
        str(document.get("description") or ""),
        str(document.get("title") or ""),
        listed(document.get("labels")),
        listed(document.get("assignees")),
        fields(document["body"]),
    )


def _template(file: str, text: str) -> Form:
    """A Markdown template: front matter, then the text to begin with."""
    _, _, rest = text.partition("---\n") if text.startswith("---\n") else ("", "", "---\n" + text)
    head, _, body = rest.partition("---\n")
    known = _mapping(head)
    name, about, title = (str(known.get(key) or "") for key in ("name", "about", "title"))
    labels, assignees = listed(known.get("labels")), listed(known.get("assignees"))
    return Form(file, name or file, about, title, labels, assignees, text=body.lstrip("\n"))


def _files(visit: Visit) -> Iterator[tuple[str, str]]:
    git, branch = visit.world.git(visit.repository), visit.repository.default_branch
    folder = git.object(f"{branch}:{FOLDER}")
    for _, name, oid in tree_entries(folder.data) if folder else ():
        blob = git.object(oid)
        if blob is not None and blob.kind == "blob":
            yield name, blob.data.decode(errors="replace")


def _mapping(text: str) -> dict[str, Any]:
    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return read if isinstance(read, dict) else {}


def _link(each: dict[str, Any]) -> tuple[str, str, str]:
    name, url, about = (str(each.get(key) or "") for key in ("name", "url", "about"))
    return name, url if url.startswith(("http://", "https://", "mailto:")) else "", about
