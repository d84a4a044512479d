from dataclasses import replace

import pytest

from incident_actions.effects import AddLabel, ClosePullRequest, DescribePullRequest, OpenPullRequest
from incident_actions.thread import PullState
from tests.postmortem.test_following import OPENED
from tests.rehearsal import NOON, OPEN, changes, known, messages, planned, refusal, settled, status, with_pull
from tests.stories import then, thread

MINOR = OPEN.replace("sev2", "sev3")


def drafted(effects):
    return [type(effect) for effect in effects].count(OpenPullRequest)


def test_a_minor_incident_gets_a_draft_on_request_only():
    resolved = f"{MINOR}10:45 ana wrote /resolve"

    assert drafted(planned(thread(resolved))) == 0
    assert drafted(planned(thread(f"{resolved}\n11:00 ana wrote /postmortem"))) == 1


def test_asked_before_the_resolution_it_is_remembered():
    asked = settled(thread(f"{MINOR}10:13 ana wrote /postmortem"))

    assert not asked.drafted
    assert settled(
        thread(f"{MINOR}10:13 ana wrote 🚀 /postmortem\n10:45 ana wrote /resolve"), now=NOON
    ).drafted


def test_it_stands_alone():
    assert refusal(planned(thread(f"{OPEN}10:13 ana wrote /postmortem please"))).startswith(
        "`/postmortem` stands alone, or is `/postmortem waive` and why."
    )


def test_waived_no_draft_is_made_and_the_label_and_the_status_comment_say_so():
    told = settled(thread(f"{OPEN}10:13 ana wrote /postmortem waive a known test\n10:45 ana wrote /resolve"))

    assert "postmortem/waived" in told.labels
    assert not told.drafted
    assert f"| Post-mortem | [waived]({told.comments[0].url}) by ana: a known test |" in status(told)
    assert "**Post-mortem** waived." in messages(told)[0]
    assert known(told).waived.by == "ana"


def test_a_waiver_makes_a_row_with_its_reason():
    told = thread(f"{OPEN}10:13 ana wrote /postmortem waive a known test")

    assert changes(planned(told)) == [AddLabel("postmortem/waived")]
    assert [row.text for row in known(settled(told)).rows] == ["Post-mortem waived: a known test"]


def closed(told):
    """What there is to do with the pull request, and how it stands in the end."""
    kinds = (ClosePullRequest, DescribePullRequest)
    effects = [effect for effect in planned(told) if isinstance(effect, kinds)]
    return effects, known(settled(told)).postmortem


WAIVED = "12:30 ana wrote 🚀 /postmortem waive a known test\n12:30 bot labeled postmortem/waived"


def with_draft(**fields):
    """An incident of which the post-mortem is waived while its pull request stands there."""
    pull = {"ours": True, "draft": True, "body": OPENED.body, **fields}
    story = then(with_pull(thread(f"{OPEN}10:45 ana closed"), **pull), WAIVED)
    return replace(story, labels=(*story.labels, "postmortem/waived"))


def test_a_pull_request_that_is_there_is_closed_and_says_why():
    effects, pull = closed(with_draft())

    assert effects == [ClosePullRequest(40)]
    assert pull.state is PullState.CLOSED
    assert "[!NOTE]\n> No post-mortem is needed, says ana: a known test\n" in pull.body


def test_who_opens_it_again_is_not_contradicted():
    _, pull = closed(with_draft())
    effects, again = closed(with_draft(body=pull.body))

    assert ClosePullRequest(40) not in effects
    assert again.state is PullState.OPEN


def test_waived_after_the_waiver_was_taken_back_it_is_closed_again():
    _, pull = closed(with_draft())
    asked = with_pull(thread(f"{OPEN}10:45 ana closed"), ours=True, draft=True, body=pull.body)
    effects, anew = closed(asked)

    assert [type(effect) for effect in effects] == [DescribePullRequest]
    assert "No post-mortem is needed" not in anew.body
    assert closed(with_draft(body=anew.body))[0] == [ClosePullRequest(40)]


def test_a_pull_request_by_somebody_else_stays_open():
    assert closed(with_draft(ours=False))[0] == []


@pytest.mark.parametrize(
    ("story", "typed", "said"),
    [
        (OPEN, "waive", "The reason is missing. For example: `/postmortem waive it was a drill`."),
        (OPEN.replace("sev2", "sev1"), "waive no", "A SEV1 needs its post-mortem: it cannot be waived."),
        (f"{OPEN}10:02 ana labeled severity/sev1\n", "waive no", "A SEV1 needs its post-mortem"),
    ],
)
def test_a_waiver_without_a_reason_or_of_a_sev1_is_refused(story, typed, said):
    assert refusal(planned(thread(f"{story}10:13 ana wrote /postmortem {typed}"))).startswith(said)


def test_a_caret_stands_under_the_waiver():
    told = thread(f"{OPEN.replace('sev2', 'sev1')}10:13 ana wrote /postmortem waive no")

    assert "/postmortem waive no\n            ^^^^^" in refusal(planned(told))


def test_once_published_there_is_nothing_to_waive():
    told = with_pull(thread(f"{OPEN}10:45 ana closed"), PullState.MERGED, merged_at=NOON)
    told = then(told, "12:30 ana wrote /postmortem waive no")

    assert refusal(planned(told, documents={})).startswith("It is published already")


def test_asked_for_after_a_waiver_it_is_drafted_after_all():
    told = settled(thread(f"{OPEN}10:13 ana wrote /postmortem waive no\n10:45 ana wrote /resolve"))
    told = settled(then(told, "11:00 ana wrote /postmortem"))

    assert "postmortem/waived" not in told.labels
    assert told.drafted


def test_raised_to_sev1_a_waiver_holds_no_longer():
    told = settled(thread(f"{OPEN}10:13 ana wrote /postmortem waive no\n10:20 ana wrote /sev 1"))
    told = settled(then(told, "10:45 ana wrote /resolve"))

    assert {"postmortem/waived", "postmortem/due"} & {*told.labels} == {"postmortem/due"}
    assert told.drafted
