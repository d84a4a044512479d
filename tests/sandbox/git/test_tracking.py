import pytest

from incident_actions.sandbox.git.tracking import Lines, followed

BEFORE = "one\ntwo\nthree\nfour\nfive\n"


@pytest.fixture
def where(world, shop):
    """Where the lines from `first` to `last` of one text stand in another."""
    git = world.git(shop)

    def commit(text):
        who = {f"GIT_{role}_{part}": "x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        tree = git.tree_with(None, {"a.md": None if text is None else text.encode(), "b.md": b"B"})
        return git.commit_tree(tree, (), "Text", who)

    return lambda first, last, after: followed(git, "a.md", Lines(first, last), commit(BEFORE), commit(after))


@pytest.mark.parametrize(
    ("first", "last", "after", "found"),
    [
        (2, 3, BEFORE, (2, 3)),
        (2, 3, "new\n" + BEFORE, (3, 4)),
        (2, 3, "two\nthree\nfour\nfive\n", (1, 2)),
        (2, 3, "ONE\nuno\ntwo\nthree\nfour\nfive\n", (3, 4)),
        (2, 3, "one\nnew\ntwo\nthree\nfour\nfive\n", (3, 4)),
        (2, 3, "one\ntwo\nthree\nnew\nfour\nFIVE\n", (2, 3)),
        (5, 5, BEFORE + "six\n", (5, 5)),
    ],
)
def test_lines_that_nobody_touched_are_found_wherever_they_are_now(where, first, last, after, found):
    assert where(first, last, after) == found


@pytest.mark.parametrize(
    "after",
    [
        "one\nTWO\nthree\nfour\nfive\n",
        "one\ntwo\nTHREE\nfour\nfive\n",
        "one\nthree\nfour\nfive\n",
        "one\ntwo\nbetween\nthree\nfour\nfive\n",
        "ONE\nTWO\nthree\nfour\nfive\n",
        None,
    ],
)
def test_lines_that_were_changed_parted_or_taken_away_are_not_found(where, after):
    assert where(2, 3, after) is None
