"""The check on a post-mortem, from blame to a committed suggestion, through the real runner."""

import pytest

from incident_actions.sandbox.demo.sections import with_sections
from incident_actions.sandbox.operations import suggestions
from incident_actions.sandbox.operations.reviews import Remark, write
from incident_actions.sandbox.runner.action_folder import running
from incident_actions.sandbox.visit import Visit
from tests.end_to_end.house import ROOT, house

pytestmark = pytest.mark.end_to_end

BLAME = "Ben carelessly deployed 4.12.0 to all zones at once."
BETTER = "The deployment reached all zones at once; none is a canary."
#: Without these a post-mortem that is ready keeps its check red.
WRITTEN = {
    "Summary": "Payments failed for 40 minutes, until the release was rolled back.",
    "Root cause": "The pool kept connections of failed requests.",
}


class Draft:
    """The pull request with the draft of a post-mortem, and what people do to it."""

    def __init__(self, home):
        self.home = home
        self.stage = home.stage
        self.issue = home.issue(2)

    @property
    def check(self):
        """The latest of its last commit."""
        head = self.issue.pull.head_sha
        return [each for each in self.stage.repository.checks if each.head_sha == head][-1]

    def says(self, words):
        """What could improve, in these words; the line on which they stand. The rest is written, too."""
        (path,) = self.paths
        text, sha = self.stage.people.file("ana", path, self.issue.pull.head_ref)
        text = with_sections(text, {**WRITTEN, "What could improve": words})
        self.stage.people.replace("ana", path, self.issue.pull.head_ref, text, sha)
        self.stage.runner.settle()
        return text.split("\n").index(words) + 1

    def becomes_ready(self):
        self.stage.people.ready("ana", self.issue.number)
        self.stage.runner.settle()

    def takes(self, line, words):
        """Erin suggests other words for a line, and ben commits them."""
        (path,) = self.paths
        with self.stage.world.turn():
            remark = Remark(path, line, suggestions.block(words))
            said = write(self._visit("erin"), self.issue, "COMMENT", "", (remark,)).comments[0]
            suggestions.commit(self._visit("ben"), self.issue, said.id, 0)
        self.stage.runner.settle()
        return said

    @property
    def paths(self):
        comparison = self.stage.world.comparison(self.stage.repository, self.issue.pull)
        return [each.path for each in comparison.files]

    def _visit(self, login):
        return Visit(self.stage.world, self.stage.world.person(login), self.stage.repository)


@pytest.fixture
def draft(tmp_path):
    """The draft of an incident that is over."""
    with house(tmp_path / "world", running(ROOT, tmp_path / "action")) as home:
        home.declare()
        home.says("ben", "/resolve Rolled back")
        yield Draft(home)


def levels(check, path):
    """What the check says of a file."""
    return [
        (each["annotation_level"], each["start_line"]) for each in check.annotations if each["path"] == path
    ]


def test_blame_turns_the_check_red_and_a_committed_suggestion_turns_it_green(draft):
    (path,) = draft.paths
    line = draft.says(BLAME)
    drafted = draft.check
    draft.becomes_ready()
    ready = draft.check
    said = draft.takes(line, BETTER)
    mended = draft.check

    assert [(each.name, each.conclusion) for each in (drafted, ready, mended)] == [
        ("Review", "success"),
        ("Review", "failure"),
        ("Review", "success"),
    ]
    assert ("failure", line) in levels(drafted, path)
    assert ("failure", line) in levels(ready, path)
    assert [level for level, _ in levels(mended, path) if level == "failure"] == []
    assert ready.annotations[-1]["message"] == "Process completed with exit code 1."
    assert "| `blame-" in ready.job_summary
    assert drafted.head_sha == ready.head_sha != mended.head_sha
    assert said.resolved_by == "ben"
