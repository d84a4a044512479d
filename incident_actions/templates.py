"""The texts with a second line: ours, and those by which a repository overrides them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from incident_actions.config import Problem
from incident_actions.config.yaml_text import Place

#: Where a repository keeps its own.
FOLDER = ".github/incidents/"
#: The most that one may hold, in characters.
MOST = 32 * 1024


def load(repository_files: Mapping[str, str]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """All templates by name, a repository's own in place of ours; one that cannot be read is a problem, ours stays."""
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


def _wrong(name: str, text: str) -> tuple[Place, str] | None:
    from jinja2 import TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    if name not in ours():
        known = ", ".join(f"`{each}`" for each in ours())
        return Place(1, 1), f"there is no template `{name}`; ours are {known}"
    if len(text) > MOST:
        return Place(1, 1), f"larger than {MOST // 1024} KB; our own is used"
    try:
        ImmutableSandboxedEnvironment().parse(text)
    except TemplateSyntaxError as error:
        return Place(error.lineno, 1), f"{error.message}; our own is used until this is mended"
    return None
