"""`/retract`: rows stay, struck through, and what they said counts no more."""

import pytest

from incident_actions.incident.facts import Mark
from incident_actions.thread import Sign
from tests.rehearsal import OPEN, changes, known, planned, refusal, settled, status, verdicts
from tests.stories import then, thread


def taken_back(typed, by="ana", more=""):
    """An incident in which ana's command was accepted, and then taken back."""
    told = settled(thread(f"{OPEN}10:03 ana wrote {typed}{more}"))
    return settled(then(told, f"10:30 {by} wrote /retract {told.comments[0].url}"))


def facts(told):
    incident = known(told)
    return {
        "times": {each.value for each in incident.times},
        "roles": dict(incident.roles),
        "decisions": len(incident.decisions),
        "updates": len(incident.updates),
        "actions": len(incident.actions),
        "notes": len(incident.notes),
        "related": incident.related,
        "asked": incident.postmortem_asked,
        "snoozed": incident.snoozed_until,
    }


NOTHING = facts(thread(OPEN))


@pytest.mark.parametrize(
    "typed",
    [
        "/ack", "/ic", "/ic @ben", "/update fine", "/decision go", "/event x", "/mitigate", "/started 09:50",
        "/detected 09:50", "/action x", "/impact x", "/cause x", "/related #14", "/snooze 1h", "/postmortem",
    ],
)  # fmt: skip
def test_the_facts_of_a_command_are_taken_back(typed):
    assert facts(taken_back(typed)) == NOTHING


def test_its_rows_stay_struck_through():
    told = taken_back("/event one\n    /event two")

    assert [(row.text, row.struck) for row in known(told).rows] == [("one", True), ("two", True)]
    assert "| ~~one~~ _(taken back)_ |" in status(told)


def test_labels_stay():
    told = taken_back("/severity sev1")

    assert "severity/sev1" in told.labels
    assert known(told).severity == "sev1"


def test_the_one_who_held_a_role_before_holds_it_again():
    told = settled(thread(f"{OPEN}10:02 ben wrote 🚀 /ic\n10:03 ana wrote /ic @cleo"))
    told = settled(then(told, f"10:30 ana wrote /retract {told.comments[1].url}"))

    assert known(told).roles == {"commander": "ben"}


def test_an_earlier_time_counts_again():
    told = settled(thread(f"{OPEN}10:02 ana wrote /mitigate at 10:01\n10:03 ana wrote /mitigate"))
    told = settled(then(told, f"10:30 ana wrote /retract {told.comments[1].url}"))

    assert known(told).times[Mark.MITIGATED].at.strftime("%H:%M") == "10:01"


@pytest.mark.parametrize("link", ["{url}", "<{url}>", "#issuecomment-{id}", "{id}", "{url} a typo"])
def test_a_comment_is_named_by_its_link_or_number(link):
    told = settled(thread(f"{OPEN}10:03 ana wrote /event x"))
    first = told.comments[0]
    told = settled(then(told, f"10:30 ana wrote /retract {link.format(url=first.url, id=first.id)}"))

    assert [row.struck for row in known(told).rows] == [True]


def test_somebody_elses_words_can_be_taken_back_by_the_commander():
    told = settled(thread(f"{OPEN}10:02 ben wrote /ic\n10:03 ana wrote /event x"))
    told = settled(then(told, f"10:30 ben wrote /retract {told.comments[1].url}"))

    assert [row.struck for row in known(told).rows if row.text == "x"] == [True]


def test_somebody_elses_words_cannot_be_taken_back_by_others():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event x"))
    told = then(told, f"10:30 ben wrote /retract {told.comments[0].url}")

    assert refusal(planned(told)).startswith(
        "Those are somebody else's words. Its author or the commander can take them back."
    )
    assert [row.struck for row in known(settled(told)).rows] == [False]


def test_a_stranger_takes_nothing_back():
    told = settled(thread(f"{OPEN}10:03 ana wrote /event x"))
    told = then(told, f"10:30 eve wrote /retract {told.comments[0].url}")

    assert (verdicts(planned(told)), changes(planned(told))) == ([Sign.REFUSED], [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Which comment? Copy the link behind its row: `/retract #issuecomment-4294967301`."),
        ("that one", "`that` is no link to a comment."),
        ("#12", "`#12` is no link to a comment."),
        ("#issuecomment-77777", "No accepted command of this incident stands there."),
    ],
)
def test_what_is_no_comment_of_this_incident_is_refused(typed, said):
    assert refusal(planned(thread(f"{OPEN}10:03 ana wrote /retract {typed}"))).startswith(said)


def test_a_caret_stands_under_a_number_that_is_not_there():
    text = refusal(planned(thread(f"{OPEN}10:03 ana wrote /retract #issuecomment-77777")))

    assert "/retract #issuecomment-77777\n                       ^^^^^" in text


def test_a_comment_without_a_command_has_nothing_to_take_back():
    told = thread(f"{OPEN}10:03 ana wrote hello")
    told = then(told, f"10:30 ana wrote /retract {told.comments[0].url}")

    assert refusal(planned(told)).startswith("No accepted command of this incident stands there.")


def test_taking_back_a_taking_back_is_refused():
    told = taken_back("/event x")
    retraction = next(each.id for each in told.comments if each.body.startswith("/retract"))
    told = then(told, f"10:40 ana wrote /retract #issuecomment-{retraction}")

    assert refusal(planned(told)).startswith("That comment takes something back itself")


def test_an_edit_of_it_strikes_nothing_of_somebody_else():
    told = settled(thread(f"{OPEN}10:02 ben wrote /event his\n10:03 ana wrote /event hers"))
    his, hers = (each.url for each in told.comments[:2])
    told = settled(then(told, f"10:30 ana wrote /retract {hers}"))
    told = settled(then(told, f"10:31 ana edited /retract {his}"))

    assert [row.struck for row in known(told).rows if row.text == "his"] == [False]


def test_what_was_taken_back_and_then_deleted_stays_struck():
    told = settled(thread(f"{OPEN}10:02 ben wrote /event wrong"))
    told = settled(then(told, f"10:20 ana wrote 🚀 /ic\n10:30 ana wrote /retract {told.comments[0].url}"))
    told = settled(then(told, "10:40 ben deleted ben"))

    assert [(row.struck, row.orphaned) for row in known(told).rows if row.text == "wrong"] == [(True, True)]
