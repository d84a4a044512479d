"""`/related` and `/duplicate`: other issues of the repository."""

import pytest

from incident_actions.effects import Close
from tests.rehearsal import OPEN, changes, known, messages, planned, refusal, settled, status
from tests.stories import then, thread

both = pytest.mark.parametrize("name", ["related", "duplicate"])


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("#14", (14,)),
        ("14", (14,)),
        ("#14, #7", (14, 7)),
        ("#14 and #7.", (14, 7)),
        ("https://github.example/acme/shop/issues/14", (14,)),
        ("https://github.example/acme/shop/pull/7", (7,)),
        ("#14 #14", (14,)),
    ],
)
def test_related_issues_are_linked_and_make_no_row(typed, numbers):
    told = thread(f"{OPEN}10:03 ana wrote /related {typed}")
    after = settled(told)

    assert changes(planned(told)) == []
    assert (known(after).related, known(after).rows) == (numbers, ())
    assert f"| Related | {', '.join(f'#{number}' for number in numbers)} |" in status(after)


@both
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Which issue? For example: `/{name} #14`."),
        ("the other one", "`the` is no issue. Write its number: `/{name} #14`."),
        ("#x", "`#x` is no issue."),
        ("#12", "That is this incident itself. Which other one?"),
        ("#99", "There is no issue #99 here."),
    ],
)
def test_what_is_no_other_issue_is_refused(name, typed, said):
    effects = planned(thread(f"{OPEN}10:03 ana wrote /{name} {typed}"))

    assert refusal(effects).startswith(said.format(name=name))
    assert changes(effects) == []


def test_a_caret_stands_under_the_issue_that_is_not_there():
    text = refusal(planned(thread(f"{OPEN}10:03 ana wrote /related #14 #99")))

    assert "/related #14 #99\n              ^^" in text


def test_more_than_ten_at_once_are_refused():
    text = refusal(planned(thread(f"{OPEN}10:03 ana wrote /related {'#14 ' * 11}")))

    assert text.startswith("At most 10 issues at once, please.")


def test_a_duplicate_closes_without_a_resolved_message_and_points_to_the_other():
    told = thread(f"{OPEN}10:03 ana wrote /duplicate #14")
    after = settled(told)

    assert Close("DUPLICATE") in changes(planned(told))
    assert (after.open, known(after).duplicate_of, messages(after)) == (False, 14, [])
    assert "> The same as #14: it goes on there." in status(after)


def test_a_duplicate_of_two_is_refused():
    text = refusal(planned(thread(f"{OPEN}10:03 ana wrote /duplicate #14 #7")))

    assert text.startswith("A duplicate of one incident only, please.")
    assert "/duplicate #14 #7\n               ^^" in text


def test_a_duplicate_asks_for_no_post_mortem_and_no_customers():
    after = settled(thread(f"{OPEN}10:03 ana wrote /duplicate #14"))

    assert "| Customers |" not in status(after)
    assert not any(label.startswith("postmortem/") for label in after.labels)


def test_reopened_it_is_no_duplicate_any_more():
    after = settled(thread(f"{OPEN}10:03 ana wrote /duplicate #14"))
    after = settled(then(after, "10:20 ana wrote /reopen it is another one"))

    assert (after.open, known(after).duplicate_of, known(after).related) == (True, None, (14,))
    assert "The same as" not in status(after)
