"""A merged post-mortem, whether its branch takes our commits or not: no mishap at a write changes the end."""

import re
import shutil

import pytest

from incident_actions.sandbox.operations import contents, issues
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.text.paths import WRITE_BACK
from tests.faults.matrix import fault, killed
from tests.faults.test_items import KINDS, Deed, calmly
from tests.shop import shop
from tests.snapshot import differences, snapshot

NOTED = "/action Add an alert @ben due 2026-12-02 prevent"
PULL, ITEM = 2, 3


def proposed(opened):
    """The open pull request in which our changes wait."""
    found = [each for each in opened.repository.issues.values() if each.pull and each.state == "open"]
    return next(each for each in found if each.pull.head_ref == WRITE_BACK)


def document(opened):
    """Where the one post-mortem stands on the default branch."""
    names = opened.world.git(opened.repository).run("ls-tree", "--name-only", "main:postmortems").split()
    return next(f"postmortems/{name}" for name in names if name != "README.md")


def publish(opened):
    opened.people.ready("ana", PULL)
    opened.people.merge("ana", PULL)


def finish(opened):
    issues.close(opened.visit("ben"), opened.issue(ITEM))


def write_elsewhere_and_finish(opened):
    """The branch has to catch up."""
    path = document(opened)
    opened.write_file(path, opened.file(path).replace("## Timeline", "A word.\n\n## Timeline"))
    finish(opened)


def write_beside_and_finish(opened):
    """The branch cannot be merged any more."""
    path = document(opened)
    opened.write_file(path, opened.file(path) + "\nA late word.\n")
    finish(opened)


def merge_and_finish(opened):
    """The branch is there, and its pull request is merged."""
    opened.people.merge("ana", proposed(opened).number)
    finish(opened)


def edits(old, new):
    """Somebody commits another text of the document."""

    def do(opened):
        path = document(opened)
        opened.write_file(path, re.sub(old, new, opened.file(path)))

    return do


def tick_and_open_again(opened):
    """A tick has been carried out, and somebody thinks better of it."""
    TICK(opened)
    opened.settle()
    issues.set_state(opened.visit("ben"), opened.issue(ITEM), "open")


def untick(opened):
    """A tick of ours is taken away, and its note left."""
    TICK(opened)
    opened.settle()
    edits(r"- \[x\] (.*Add an alert)", r"- [ ] \1")(opened)


def move(opened):
    """The document stands elsewhere, long after the merge."""
    path = document(opened)
    text = opened.file(path).encode()
    contents.write(opened.visit("ana"), "main", {path: None, "postmortems/elsewhere.md": text}, "Tidy up")
    opened.later(hours=2)


def decline_and_finish(opened):
    """Somebody closes our pull request, and then there is something new."""
    opened.people.close("ana", proposed(opened).number)
    opened.settle()
    finish(opened)


TICK = edits(r"- \[ \] (.*Add an alert)", r"- [x] \1")
LINES = {
    "another date and owner": edits(r"@ben, due 2026-12-02", "@cleo, due 2026-12-09"),
    "other words": edits("Add an alert", "Add a loud alert"),
    "ticked": TICK,
    "ticked, and opened again": tick_and_open_again,
    "the tick taken away": untick,
    "moved": move,
    "another item": edits("(- .*Add an alert.*)", r"\1\n- [ ] Rehearse the failover (@ben)"),
    "no item": edits("- .*Add an alert.*", "Nothing, after all."),
}
#: What needs commits of ours on the default branch.
UNPROTECTED = {"the tick taken away", "moved"}
AFTER = {
    "the item is done": finish,
    "the document has changed": write_elsewhere_and_finish,
    "the document has changed beside the item": write_beside_and_finish,
    "the first is merged": merge_and_finish,
    "the first is declined": decline_and_finish,
    **LINES,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A world with incident 1 and the draft of its post-mortem, and a rule on the default branch."""
    saved = tmp_path_factory.mktemp("protected") / "world"
    with shop() as opened:
        opened.declare()
        opened.says("ben", NOTED)
        opened.says("ana", "/resolve Rolled back")
        opened.calm()
        opened.repository.protected_branches.append("main")
        opened.world.save()
        shutil.copytree(opened.world.folder, saved)
    return saved


@pytest.fixture
def end(folder, tmp_path):
    """What a deed comes to, with a mishap in its run; and of each request of that run whether it writes."""
    copies = iter(range(1000))

    def of(name, mishap, *, protected=True):
        copy = tmp_path / str(next(copies))
        shutil.copytree(folder, copy)
        with shop(copy) as opened:
            if not protected:
                opened.repository.protected_branches.clear()
            publish(opened)
            if name in AFTER:
                opened.settle()
                AFTER[name](opened)
            opened.world.log.clear()
            mishap(Deed(1, publish), opened)
            asked = [entry.writes for entry in opened.world.log.of(BOT_LOGIN)]
            opened.settle()
            opened.later(minutes=11)
            settled = opened.calm() < 5
            return {**snapshot(opened.world), "settled": settled}, asked

    return of


def _protected(name):
    """On a protected branch, lines that change are for the night, but for one."""
    later = name in LINES and name != "ticked, and opened again"
    return pytest.param(name, True, marks=pytest.mark.nightly if later else ())


#: Each with whether the branch is protected.
CASES = [
    *(_protected(name) for name in ("published", *AFTER) if name not in UNPROTECTED),
    *((name, False) for name in LINES),
]


@pytest.mark.parametrize(("name", "protected"), CASES)
def test_whatever_goes_wrong_at_a_write_changes_nothing_in_the_end(name, protected, end):
    calm, asked = end(name, calmly, protected=protected)
    writes = [at for at, writes in enumerate(asked, 1) if writes]
    mishaps = {f"{kind} at {at}": fault(kind, at) for at in writes for kind in KINDS}
    mishaps |= {f"killed after {at}": killed(at) for at in writes}

    outcomes = {
        what: differences(calm, end(name, mishap, protected=protected)[0]) for what, mishap in mishaps.items()
    }

    assert writes
    assert {what: lines for what, lines in outcomes.items() if lines} == {}
