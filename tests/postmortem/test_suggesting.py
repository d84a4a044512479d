"""What is offered goes by an unsubmitted review, of which GitHub keeps one: so it is offered once."""

import pytest

from incident_actions.effects import DropReview, SubmitReview, Suggest
from incident_actions.imagine_linked import US
from incident_actions.plan import plan
from incident_actions.postmortem.pull_request import place_of
from incident_actions.text.markers import data_of, mark
from incident_actions.thread import Review
from tests.postmortem.test_following import EDITED, PLACE, context, ended, known, told

NEWS = "11:00 ben wrote 🚀 /event at 10:20 A deployment began"
FOREIGN = Review(US, "Another workflow's words", 9)


def steps(story, text=EDITED, place=PLACE):
    """What there is to do about the review while the document reads so."""
    effects = plan(story, context(story, documents={place: text}))
    return [each for each in effects if isinstance(each, Suggest | SubmitReview | DropReview)]


def waiting(body, later=NEWS, **fields):
    """The incident while a review of ours with this body is not submitted yet."""
    return told(later, unsubmitted=Review(US, body, 9), **fields)


(WRITTEN,) = steps(told(NEWS))


def test_what_is_offered_is_written_first_where_nobody_sees_it():
    assert isinstance(WRITTEN, Suggest)
    assert data_of(WRITTEN.body)["offered"].keys() == {"timeline"}


def test_what_is_found_unsubmitted_is_submitted_with_the_same_words():
    assert steps(waiting(WRITTEN.body)) == [SubmitReview(40, 9, WRITTEN.body)]


def test_line_ends_after_the_last_word_make_no_difference():
    assert steps(waiting(WRITTEN.body + "\n")) == [SubmitReview(40, 9, WRITTEN.body)]


def test_what_another_run_has_offered_meanwhile_is_dropped():
    story = waiting(WRITTEN.body, reviews=(Review(US, WRITTEN.body, 8),))

    assert steps(story) == [DropReview(40, 9)]


def test_what_is_no_news_any_more_is_dropped():
    said = WRITTEN.suggestions[0].body.split("\n")
    row = next(line for line in said if "A deployment began" in line)
    taken = EDITED.replace("\n\n## Impact", f"\n{row}\n\n## Impact")

    assert "A deployment began" in taken
    assert steps(waiting(WRITTEN.body), taken) == [DropReview(40, 9)]


def test_what_waits_is_read_for_even_where_the_thread_has_no_news():
    story = waiting(WRITTEN.body, "")

    assert place_of(known(story), context(story)) == PLACE
    assert steps(story) == [DropReview(40, 9)]


def test_what_was_written_for_another_commit_is_dropped_and_written_again():
    head = "c" * 40
    place = PLACE.replace(WRITTEN.commit, head)
    (again,) = steps(told(NEWS, head=head), place=place)

    assert steps(waiting(WRITTEN.body, head=head), place=place) == [DropReview(40, 9)]
    assert (again.key, again.commit, again.suggestions) == (WRITTEN.key, head, WRITTEN.suggestions)


def test_what_is_said_while_a_review_waits_is_offered_with_the_rest():
    story = waiting(WRITTEN.body, f"{NEWS}\n11:05 ben wrote 🚀 /event at 10:25 The pool ran full")

    assert steps(story) == [DropReview(40, 9)]


@pytest.mark.parametrize("later", [NEWS, ""])
def test_an_unsubmitted_review_that_is_none_of_these_is_left_alone(later):
    story = told(later, unsubmitted=FOREIGN)

    assert steps(story) == []


def test_a_review_of_another_incident_is_left_alone():
    other = mark("News", "offer 13 0123456789ab")

    assert DropReview(40, 9) not in steps(waiting(other, ""))


def test_in_the_end_one_review_is_submitted_and_none_waits():
    _, pull = ended(waiting(WRITTEN.body), EDITED)

    assert [data_of(each.body)["offered"].keys() for each in pull.reviews] == [{"timeline"}]
    assert pull.unsubmitted is None
