import os
import re
from functools import partial
from pathlib import Path

import pytest

from incident_actions.sandbox.operations import issues, merges, pulls
from incident_actions.sandbox.operations.contents import write
from incident_actions.sandbox.operations.refs import create as create_ref
from incident_actions.sandbox.pages.markdown import Place, to_html
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World

NAME = "octo/shop"
URL = "http://127.0.0.1:8080"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="session")
def world():
    """Issue 1 is open, 2 closed, 3 not planned; pull request 4 is merged, 5 a draft; `secret` is private."""
    world = World()
    world.url = URL
    shop = world.add_repository(NAME, {"ana": "write", "bob": "triage"}, {"README.md": "# Shop\n"})
    visit = Visit(world, world.person("ana"), shop)
    opened = [
        issues.create(visit, issues.Draft(f'A "{word}" issue')) for word in ("first", "second", "third")
    ]
    issues.set_state(visit, opened[1], "closed")
    issues.set_state(visit, opened[2], "closed", "not_planned")
    ready = _pull(visit, "ready", draft=False)
    merges.merge(visit, ready, ready.pull, merges.Wish())
    _pull(visit, "unready", draft=True)
    secret = world.add_repository("octo/secret", {"ana": "admin"}, private=True)
    issues.create(Visit(world, world.person("ana"), secret), issues.Draft("Nobody may know"))
    yield world
    world.close()


def _pull(visit, branch, *, draft):
    create_ref(visit, f"refs/heads/{branch}", visit.repository.heads["main"])
    write(visit, branch, {f"{branch}.md": b"x"}, "Change")
    return pulls.create(visit, pulls.Draft(f"Pull {branch}", branch, "main", None, draft))


@pytest.fixture(scope="session")
def comment(world):
    """Renders a text as a comment."""
    return partial(_rendered, Place(NAME, "", world))


@pytest.fixture(scope="session")
def description(world):
    """Renders a text as the description of a pull request."""
    return partial(_rendered, Place(NAME, "", world, closes=True))


@pytest.fixture(scope="session")
def document(world):
    """Renders a text as a file in a folder."""
    return partial(_rendered, Place(NAME, "", world, document=True, path="docs/guide.md"))


def _rendered(place, text):
    return to_html(text, place).strip()


@pytest.fixture(scope="session")
def examples():
    """CommonMark's own examples: Markdown and the HTML it stands for."""
    given = os.environ.get("OCTOKIT")
    if not given:
        pytest.skip("OCTOKIT names no node_modules folder: CommonMark's examples are not here")
    spec = Path(given) / "commonmark-spec/spec.txt"
    if not spec.is_file():
        pytest.skip(f"{spec.name} of commonmark-spec is not in OCTOKIT: run make octokit first")
    text = spec.read_text("utf-8").replace("→", "\t")
    return [(match[1], match[2]) for match in _EXAMPLE.finditer(text)]
