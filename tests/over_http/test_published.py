"""Two post-mortems merged at once, over HTTP: what one run writes, the other does not undo."""

from datetime import UTC, datetime

import pytest

from incident_actions.github.adapter import Connection
from incident_actions.sandbox.operations import contents, milestones, pulls
from tests.shop import shop

INDEX = "postmortems/README.md"
NOTED = "/action Add an alert @ben due 2026-12-02 prevent"


@pytest.fixture
def published():
    """A shop with two incidents whose post-mortems somebody has merged, which no run has seen yet."""
    with shop() as opened:
        numbers = []
        for what in ("Checkout fails", "Search is slow"):
            numbers.append(opened.declare(what=what))
            opened.says("ben", NOTED, numbers[-1])
            opened.says("ana", "/resolve Rolled back", numbers[-1])
            opened.settle(numbers[-1])
        for pull in [issue for issue in opened.repository.issues.values() if issue.pull]:
            opened.people.ready("ana", pull.number)
            opened.people.merge("ana", pull.number)
        yield opened, *numbers


def listed(opened):
    return [line for line in opened.file(INDEX).split("\n") if line.startswith("| 2")]


def document(opened, number):
    tree = opened.world.git(opened.repository).run("ls-tree", "--name-only", "main:postmortems").split()
    return opened.file(f"postmortems/{next(name for name in tree if f'-incident-{number}-' in name)}")


def before_the_commit(deed):
    """A connection in whose run something happens right before it commits."""
    deeds = [deed]

    class Meanwhile(Connection):
        def mutate(self, document, variables, name):
            if "createCommitOnBranch" in name and deeds:
                deeds.pop()()
            return Connection.mutate(self, document, variables, name)

    return Meanwhile


def test_each_has_its_links_and_its_row(published):
    opened, one, other = published
    opened.settle(one)
    opened.settle(other)

    assert ["1 of 1" in row for row in listed(opened)] == [True, True]
    assert all("- [ ] [#" in document(opened, number) for number in (one, other))


def test_two_runs_at_once_write_both_rows(published):
    opened, one, other = published
    opened.settle(one, connection=before_the_commit(lambda: opened.settle(other)))

    assert len(listed(opened)) == 2
    assert all("- [ ] [#" in document(opened, number) for number in (one, other))


def test_a_persons_commit_in_between_is_kept(published):
    opened, one, _ = published
    words = {INDEX: b"# What we learnt\n\nRead them on Fridays.\n"}
    opened.settle(
        one,
        connection=before_the_commit(lambda: contents.write(opened.visit("ana"), "main", words, "A word")),
    )

    assert opened.file(INDEX).startswith("# What we learnt\n\nRead them on Fridays.\n")
    assert len(listed(opened)) == 1


def test_it_is_announced_on_its_incident(published):
    opened, one, _ = published
    opened.settle(one)

    assert sum("Post-mortem published" in text for text in opened.messages(one)) == 1
    assert opened.settle(one).done == []


@pytest.mark.parametrize("data", [b"\xff\xfe#\x00 \x00H\x00", "# Übersicht\n".encode("latin-1")])
def test_a_list_that_cannot_be_read_as_text_is_left_alone(published, data):
    opened, one, _ = published
    contents.write(opened.visit("ana"), "main", {INDEX: data}, "Windows wrote this")

    opened.settle(one)

    assert opened.world.git(opened.repository).object(f"refs/heads/main:{INDEX}").data == data
    assert "- [ ] [#" in document(opened, one)


def test_a_milestone_among_hundreds_is_found(published):
    opened, one, _ = published
    ana = opened.visit("ana")
    due = datetime(2026, 12, 1, tzinfo=UTC)
    milestones.create(ana, f"Post-mortem #{one}: {opened.issue(one).title}", due_on=due)
    for number in range(100):
        milestones.create(ana, f"Release {number}", due_on=datetime(2028, 1, 1, tzinfo=UTC))
    opened.later(minutes=15)

    run = opened.settle(one)

    assert not run.failed
    assert "- [ ] [#" in document(opened, one)


def test_a_strangers_pull_request_is_no_proof_of_what_was_done(published):
    opened, one, _ = published
    opened.settle(one)
    item = next(each for each in opened.repository.issues.values() if each.title == "Add an alert")
    contents.write(opened.visit("ana"), "main", {"here": b"1"}, "Begin")
    opened.world.git(opened.repository).run("branch", "evil", "main")
    contents.write(opened.visit("ana"), "evil", {"there": b"1"}, "Go on")
    pulls.create(opened.visit("mallory"), pulls.Draft("Evil", "evil", "main", f"Fixes #{item.number}"))

    opened.says("ben", "Done in the console", item.number)
    opened.people.close("ben", item.number)
    opened.settle(one)

    assert " — done 2026-11-23\n" in document(opened, one)
