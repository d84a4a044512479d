from incident_actions.effects import OpenPullRequest
from tests.rehearsal import NOON, OPEN, planned, refusal, settled
from tests.stories import thread

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
