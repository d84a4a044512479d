"""The texts with a second line: ours, and those by which a repository overrides them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from incident_actions.command import Context
from incident_actions.config import Problem
from incident_actions.config.place import Place
from incident_actions.errors import TemplateError
from incident_actions.text.markdown import plain
from incident_actions.text.spelling import nearest

if TYPE_CHECKING:
    from jinja2 import nodes

Made = TypeVar("Made")

#: Where a repository keeps its own.
FOLDER = ".github/incidents/"
#: The most that one may hold, in characters.
MOST = 32 * 1024
#: What becomes of a text whose template cannot be used.
INSTEAD = "our own is used until this is mended"


def load(repository_files: Mapping[str, str]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """All templates by name, a repository's own in place of ours; of a wrong one ours stays."""
    texts, problems = dict(ours()), []
    for path, text in repository_files.items():
        name = path.removeprefix(FOLDER)
        if not path.startswith(FOLDER) or not name.endswith(".md"):
            continue
        wrong = _wrong(name, text)
        if wrong is None:
            texts[name] = text
        else:
            problems.append(Problem(path, *wrong))
    return texts, tuple(problems)


@cache
def ours() -> Mapping[str, str]:
    """The templates that come with us: in the wheel within the package, in a checkout beside it."""
    packaged = Path(str(files("incident_actions"))) / "templates"
    folder = packaged if packaged.is_dir() else packaged.parent.parent / "templates"
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}


def kind(name: str) -> str:
    """The template of ours that one of this name stands in for: a service may have its own checklist."""
    return "restore.md" if name.startswith("restore-") else name


def filled(context: Context, make: Callable[[Context], Made]) -> tuple[Context, Made]:
    """What `make` makes; where a template of the repository's own fails, by ours, with a line that says so.

    Answers with the context that it was made from. Raises TemplateError where our own template fails.
    """
    while True:
        try:
            return context, make(context)
        except TemplateError as error:
            context = _without(context, error)


def _without(context: Context, error: TemplateError) -> Context:
    own = ours()[kind(error.name)]
    if context.templates[error.name] == own:
        raise error
    problem = plain(str(Problem(FOLDER + error.name, Place(error.line, 1), f"{error.message}; {INSTEAD}")))
    told = f"{own.rstrip()}\n\n> [!WARNING]\n> {{{{ {json.dumps(problem)} }}}}\n"
    return replace(context, templates={**context.templates, error.name: told})


def _wrong(name: str, text: str) -> tuple[Place, str] | None:
    from jinja2 import TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    if kind(name) not in ours():
        known = ", ".join(f"`{each}`" for each in ours())
        near = nearest(name, ours())
        hint = f" Did you mean `{near}`?" if near else ""
        return Place(1, 1), f"there is no template `{name}`.{hint} Ours are {known}."
    if len(text) > MOST:
        return Place(1, 1), f"larger than {MOST // 1024} KB; {INSTEAD}"
    try:
        tree = ImmutableSandboxedEnvironment().parse(text)
    except TemplateSyntaxError as error:
        return Place(error.lineno, 1), f"{error.message}; {INSTEAD}"
    return _unknown(tree, known_names(name))


def _unknown(tree: nodes.Template, known: frozenset[str]) -> tuple[Place, str] | None:
    """The first name in a template that nothing will be put in for."""
    from jinja2 import meta, nodes

    missing = meta.find_undeclared_variables(tree) - known
    if not missing:
        return None
    name = min(missing)
    line = min(each.lineno for each in tree.find_all(nodes.Name) if each.name == name)
    near = nearest(name, known)
    hint = f" Did you mean `{near}`?" if near else ""
    allowed = ", ".join(f"`{each}`" for each in sorted(known))
    return Place(line, 1), f"unknown name `{name}`.{hint} Allowed here: {allowed}; {INSTEAD}"


@cache
def known_names(name: str) -> frozenset[str]:
    """What a template may use: all that our own of this name uses, and those that it includes."""
    from jinja2 import meta
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    tree = ImmutableSandboxedEnvironment().parse(ours()[kind(name)])
    included = [each for each in meta.find_referenced_templates(tree) if each is not None]
    return frozenset(meta.find_undeclared_variables(tree)).union(*map(known_names, included))
