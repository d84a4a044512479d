"""The comment on the pull request: short, in order, each finding with its line."""

from incident_actions.review.comment import OPEN, comment
from incident_actions.text.markdown import MOST, units
from tests.review.documents import GOOD, changed, doing, read, saying

PAGE = "https://github.example/acme/shop/blob/abc/postmortems/a.md"
HOSTILE = saying("Ben forgot @ana | <!-- x --> [x](javascript:y) `z` ::error::gone")


def told(text, *, draft=False):
    return comment(read(text), PAGE, draft=draft)


def many(count):
    lines = "\n".join(f"- Ben forgot the index of table {number}." for number in range(count))
    return changed("- The runbook has no page about locks.", lines)


def test_nothing_found_is_said_and_no_more():
    assert told(GOOD) == "### Review of the post-mortem\n\nNothing found."


def test_a_finding_has_its_section_its_line_what_was_read_and_what_is_better():
    text = told(saying("Ben forgot it."))

    assert text.startswith(
        "### Review of the post-mortem\n\n1 error.\n\n**What could improve**\n\n"
        f"- [Line 53]({PAGE}?plain=1#L53)\n  - error, “Ben forgot”: What somebody did not do"
    )


def test_a_draft_may_hold_all_of_it():
    text = told(saying("Ben forgot it."), draft=True)

    assert "\n\nThere is no hurry: a draft may hold all of this." in text


def test_of_what_is_ready_an_error_keeps_the_check_red():
    text = told(saying("Ben forgot it."))

    assert text.endswith(
        "\n\nAn error keeps the check red. Each new commit is read again, and this comment follows."
    )


def test_a_warning_keeps_nothing_from_being_merged():
    text = told(doing("Improve monitoring (@ana, due 2026-12-01)"))

    assert ("1 warning." in text, "Nothing here keeps it from being merged." in text) == (True, True)
    assert ("check red" in text, "no hurry" in text) == (False, False)


def test_sections_come_in_the_order_of_their_most_severe_finding():
    text = told(changed("- The rollback took one minute.", "", doing("Improve monitoring (due 2026-12-01)")))

    assert text.index("**Action items**") < text.index("**What went well**")
    assert text.index("- error") < text.index("- warning")


def test_findings_of_one_section_and_one_line_stand_together():
    text = told(saying("Ben forgot it. We should have known."))

    assert (text.count("**What could improve**"), text.count("- [Line 53]")) == (1, 1)
    assert text.count("\n  - error, ") == 2


def test_what_is_in_the_front_matter_says_so():
    assert "**Front matter**" in told(changed("severity: sev1", "severity: sev1\nresolved: x"))


def test_a_few_stand_open_and_the_others_are_folded():
    shown, folded = told(many(14)).split("<details><summary>8 more</summary>")

    assert (shown.count("\n  - error, "), folded.count("\n  - error, ")) == (OPEN, 8)


def test_more_than_fits_into_a_comment_is_counted():
    text = told(many(600))
    shown = text.count("\n  - error, ")

    assert units(text) < MOST
    assert f"\n\n{601 - shown} more are on the page of the run." in text


def test_code_of_ours_is_shown_as_code():
    assert "`due 2026-12-01`" in told(doing("Set a limit for the pool (@ana)"))


def test_what_people_typed_does_nothing():
    text = told(HOSTILE)

    assert ("@ana" in text, "<!--" in text) == (False, False)
