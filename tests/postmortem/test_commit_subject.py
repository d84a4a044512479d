"""What a commit on the draft's branch is called."""

import pytest

from incident_actions.postmortem.commit_subject import LONGEST, subject
from tests.postmortem.test_following import LATER, OPENED, ended, told

ROW = "| 2026-11-23 10:20 | 10:20 UTC | A deployment began | ben | [↗](https://github.example) |"
LAST = next(line for line in OPENED.text.split("\n") if "Resolved (issue closed)" in line)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (LAST, f"{LAST}\n{ROW}", "Timeline: 1 event"),
        (LAST, f"{LAST}\n{ROW}\n{ROW}2", "Timeline: 2 events"),
        ("| Time to detect |", "| Time to see |", "Timeline"),
        ("_What made this possible?_", "- A leak", "Root cause"),
        ("severity: sev2", "severity: sev1", "Front matter"),
        ("\n## Action items", "\n## Decisions\n\nx\n\n## Action items", "Decisions"),
        ("# Post-mortem: ", "# A post-mortem: ", "Heading"),
    ],
)
def test_it_names_the_sections_that_change(before, after, words):
    assert OPENED.text.count(before) == 1
    assert subject(OPENED.text, OPENED.text.replace(before, after)) == words


def test_a_section_that_goes_is_named_so():
    start, end = OPENED.text.index("## What went well"), OPENED.text.index("## What could improve")

    assert subject(OPENED.text, OPENED.text[:start] + OPENED.text[end:]) == "What went well taken out"


def test_what_people_read_comes_first_and_what_does_not_fit_is_counted():
    later = LATER + "\n    /well x\n    /improve y\n    /cause z\n    /impact n\n    /decision go"
    words = subject(OPENED.text, ended(told(later))[0])

    assert words.startswith("Timeline: 2 events; Impact; Root cause; ")
    assert words.endswith(" more")
    assert len(words) <= LONGEST
