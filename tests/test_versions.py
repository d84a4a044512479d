"""Which of people's edits we have written over unread: by who made each version, and which was read last."""

import pytest

from incident_actions.thread import Version
from incident_actions.versions import newest, overwritten, unread
from tests.stories import DAY, person


def versions(story):
    """`bot ana bot`: who made the versions 0, 1 and 2."""
    return tuple(Version(str(n), person(who), DAY) for n, who in enumerate(story.split()))


def edits(story, seen=""):
    """The versions before and after each edit that has to be read."""
    told = overwritten(versions(story), seen)
    return [(edit.before.id if edit.before else None, edit.after.id) for edit in told]


@pytest.mark.parametrize(
    ("story", "seen"),
    [
        ("", ""),
        ("bot", ""),
        ("bot bot", ""),
        ("bot ana", ""),
        ("bot ana ben", ""),
        ("bot ana bot", "1"),
        ("bot ana bot bot", "1"),
        ("bot ana bot ben", "1"),
        ("bot renovate[bot] bot", ""),
        ("ana ben", ""),
    ],
)
def test_what_stands_there_or_was_read_need_not_be_read_again(story, seen):
    assert edits(story, seen) == []


@pytest.mark.parametrize(
    ("story", "seen", "found"),
    [
        ("bot ana bot", "", [("0", "1")]),
        ("bot ana ben bot", "1", [("1", "2")]),
        ("bot ana bot ben", "", [("0", "1"), ("2", "3")]),
        ("bot ana bot ben bot", "1", [("2", "3")]),
        ("bot ana bot ben bot", "of long ago", [("0", "1"), ("2", "3")]),
        ("ana bot", "", [(None, "0")]),
    ],
)
def test_each_edit_since_the_last_that_was_read_is_told_by_the_version_before_it(story, seen, found):
    assert edits(story, seen) == found


def test_the_texts_of_both_versions_are_needed():
    assert unread(versions("bot ana bot"), "") == {"0", "1"}


@pytest.mark.parametrize(
    ("story", "found"), [("bot ana bot ben bot", "3"), ("bot bot", "before"), ("", "before")]
)
def test_the_newest_edit_by_a_person_is_remembered(story, found):
    assert newest(versions(story), "before") == found
