from datetime import timedelta

from incident_actions.effects import AddLabel, Assign, DeleteComment, PinComment, RemoveLabel, Reopen
from tests.rehearsal import NOON, OPEN, changes, comments, known, messages, planned, settled, status
from tests.stories import FIRST_COMMENT, form, then, thread


def test_a_new_incident_gets_its_labels_its_commander_and_its_status_comment():
    body = form(what="Checkout is down", impact="all", severity="SEV1 Critical", commander="@ben")
    told = thread("10:00 ana opened Checkout is down", body=body)

    assert changes(planned(told)) == [
        AddLabel("severity/sev1"),
        AddLabel("status/investigating"),
        Assign("ben"),
    ]
    assert set(comments(planned(told))) == {"status"}
    assert known(settled(told)).commander == "ben"


def test_an_incident_without_the_form_is_a_sev2_until_somebody_says_otherwise():
    assert AddLabel("severity/sev2") in planned(thread("10:00 ana opened Checkout is down"))


def test_a_reporter_without_rights_names_no_commander():
    body = form(what="Checkout is down", impact="all", severity="SEV1 Critical", commander="@ben")

    assert Assign("ben") not in planned(thread("10:00 rob opened Checkout is down", body=body))


def test_the_status_comment_is_pinned_once_it_is_there():
    told = settled(thread(OPEN))

    assert '"pinned":true' in status(told)
    assert PinComment(FIRST_COMMENT) not in planned(told)


def test_a_label_taken_away_is_put_back():
    told = thread(f"{OPEN}10:20 rob unlabeled severity/sev2\n10:20 rob unlabeled status/investigating")

    assert changes(planned(told)) == [AddLabel("severity/sev2"), AddLabel("status/investigating")]


def test_of_two_labels_the_newer_wins():
    told = thread(f"{OPEN}10:20 rob labeled severity/sev1\n10:20 rob labeled status/mitigated")

    assert changes(planned(told)) == [RemoveLabel("severity/sev2"), RemoveLabel("status/investigating")]


def test_a_label_in_other_letters_is_the_same_label():
    told = thread(OPEN.replace("severity/sev2", "Severity/SEV2"))

    assert changes(planned(told)) == []


def test_comments_doubled_by_two_runs_at_once_are_one_again_after_the_sweep():
    hello = "bot wrote hello\n    <!-- incident-actions status {} -->"
    told = thread(f"{OPEN}10:02 {hello}\n10:02 {hello}")

    assert DeleteComment(FIRST_COMMENT + 1) in planned(told, sweeping=True)
    assert DeleteComment(FIRST_COMMENT + 1) not in planned(told)


def resolved(thread):
    return [text for text in messages(thread) if "Incident resolved" in text]


RESOLVED = f"{OPEN}10:40 ana closed"


def test_a_resolution_is_told_once_with_its_duration():
    told = settled(thread(RESOLVED))

    assert len(resolved(told)) == 1
    assert "**Duration** 40 min, counted from when it was declared" in resolved(told)[0]
    assert planned(told) == ()


def test_each_resolution_after_a_reopening_is_told():
    told = then(settled(thread(RESOLVED)), "11:00 ana reopened")
    again = then(settled(told), "11:30 ana closed")

    assert len(resolved(settled(again))) == 2


def test_a_resolution_older_than_a_day_is_no_news():
    told = settled(thread(RESOLVED), now=NOON + timedelta(days=2))

    assert resolved(told) == []
    assert known(told).resolved


def test_a_resolved_message_that_somebody_deleted_is_not_written_again():
    told = settled(thread(RESOLVED))

    assert resolved(settled(then(told, "10:50 ben deleted bot resolved"))) == []


def test_what_was_closed_as_no_incident_is_not_announced():
    told = settled(thread(f"{OPEN}10:40 ana closed NOT_PLANNED"))

    assert (resolved(told), told.drafted) == ([], False)


REPORTED = OPEN.replace("ana", "rob") + "10:02 bot assigned ana\n10:02 ana wrote 🚀 /ack\n"


def test_a_reporter_without_rights_who_closes_the_issue_is_undone_and_told_so():
    told = settled(thread(f"{REPORTED}10:20 rob closed"))

    assert told.open
    assert [text.partition("\n")[0] for text in messages(told)] == [
        "Closing an incident is for those who respond to it, so it is open again."
    ]
    assert known(told).resolution is None


def test_a_reporter_who_closes_it_again_is_undone_without_a_second_sentence():
    told = then(settled(thread(f"{REPORTED}10:20 rob closed")), "10:25 rob closed")

    assert Reopen() in planned(told)
    assert len(messages(settled(told))) == 1


def test_a_reporter_who_responds_may_close():
    assert resolved(settled(thread(f"{OPEN}10:40 ana closed")))


def test_r12_a_closing_that_cannot_be_judged_now_is_left_to_the_sweep():
    told = thread(f"{REPORTED}10:20 rob closed")
    effects = planned(told, rights={})

    assert changes(effects) == []
    assert set(comments(effects)) == {"status"}


def test_a_closing_by_somebody_else_stands_because_github_asked_for_the_right():
    assert not settled(thread(f"{OPEN}10:40 mallory closed")).open
