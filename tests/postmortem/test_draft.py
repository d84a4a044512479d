from datetime import timedelta

import pytest
import yaml
from hypothesis import given

from incident_actions.config.yaml_text import read_yaml
from incident_actions.effects import OpenPullRequest, RequestReviews
from incident_actions.postmortem import draft
from incident_actions.text.markers import key_of
from tests.naughty import NAUGHTY, naughty_text
from tests.rehearsal import NOON, OPEN, context, known, planned, settled, with_pull
from tests.stories import form, thread

FOLLOWED = f"{OPEN}10:01 bot wrote the record\n    <!-- incident-actions status -->\n"
RESOLVED = f"""{FOLLOWED}10:05 ben wrote 🚀 /ack
10:05 bot assigned ben
10:40 ana closed
10:41 bot labeled status/resolved"""


BERLIN = "timezone: Europe/Berlin"


def document(told, config=None):
    return draft.document(known(told, config), context(told, config=config))


def opened(effects):
    return [effect for effect in effects if isinstance(effect, OpenPullRequest)]


def front_matter(text):
    return text.split("---\n")[1]


def test_a_resolved_major_incident_gets_one_draft():
    (pull,) = opened(planned(thread(RESOLVED)))

    assert pull.branch == "incident-actions/postmortem-12"
    assert pull.path == "postmortems/2026-11-23-incident-12-checkout-is-down.md"
    assert pull.title == "Post-mortem: Checkout is down"
    assert key_of(pull.body) == "postmortem 12"
    assert opened(planned(settled(thread(RESOLVED)))) == []


@pytest.mark.parametrize(("severity", "number"), [("sev1", 1), ("sev2", 1), ("sev3", 0), ("sev4", 0)])
def test_which_severity_asks_for_one(severity, number):
    assert len(opened(planned(thread(RESOLVED.replace("sev2", severity))))) == number


def test_the_highest_severity_held_decides():
    told = thread(RESOLVED.replace("10:05 bot", "10:04 ben labeled severity/sev4\n10:05 bot"))

    assert len(opened(planned(told))) == 1


def test_an_incident_that_ended_before_we_came_gets_none():
    assert opened(planned(settled(thread(f"{OPEN}10:40 ana closed"), now=NOON + timedelta(days=9)))) == []


def test_an_open_incident_gets_none():
    assert opened(planned(thread(OPEN))) == []


def test_where_only_the_branch_could_be_made_no_second_one_is():
    assert opened(planned(thread(RESOLVED, drafted=True))) == []


def test_everyone_who_took_part_is_asked_to_review_once():
    asking = RequestReviews(40, ("ben", "ana"))

    assert asking in planned(with_pull(thread(RESOLVED)))
    assert asking not in planned(with_pull(thread(RESOLVED), asked=True))


def test_a_pull_request_from_a_fork_is_not_ours():
    assert known(with_pull(thread(RESOLVED), forked=True)).postmortem is None


def test_the_same_thread_gives_the_same_bytes():
    assert document(thread(RESOLVED)) == document(thread(RESOLVED))


def test_it_has_all_eight_sections_in_their_order():
    headings = [line[3:] for line in document(thread(RESOLVED)).split("\n") if line.startswith("## ")]

    assert headings == [
        "Summary",
        "Timeline",
        "Impact",
        "Root cause",
        "Contributing factors",
        "What went well",
        "What could improve",
        "Action items",
    ]


def test_what_is_unknown_is_null():
    data, _ = read_yaml(front_matter(document(thread(RESOLVED))))

    assert (data["started"], data["detected"], data["mitigated"]) == (None, None, None)
    assert (data["declared"], data["resolved"]) == ("2026-11-23T10:00:00Z", "2026-11-23T10:40:00Z")
    assert (data["severity"], data["commander"], data["participants"]) == ("sev2", "ben", ["ana", "ben"])


def test_the_path_has_the_day_in_the_teams_zone_and_keeps_the_title_at_declaration():
    told = thread("23:30 ana opened Checkout is down\n23:40 ana renamed Worse")
    config = "timezone: Europe/Berlin\npostmortems: {folder: docs/learned}"

    assert draft.path_of(known(told, config)) == "docs/learned/2026-11-24-incident-12-checkout-is-down.md"


def test_a_document_that_was_renamed_in_its_pull_request_is_found():
    told = with_pull(thread(RESOLVED), path="elsewhere/2026-11-23-incident-12-payments.md")

    assert draft.path_of(known(told)) == "elsewhere/2026-11-23-incident-12-payments.md"


@pytest.mark.parametrize(
    "path", [".github/x-incident-12-y.md", "../x-incident-12-y.md", "a/../x-incident-12-y.md"]
)
def test_r21_a_document_that_was_moved_where_we_never_write_is_not_followed(path):
    told = with_pull(thread(RESOLVED), path=path)

    assert draft.path_of(known(told)) == "postmortems/2026-11-23-incident-12-checkout-is-down.md"


@given(naughty_text)
def test_any_title_makes_front_matter_that_every_reader_of_yaml_understands(title):
    text = document(thread(RESOLVED, title=title))

    assert yaml.safe_load(front_matter(text))["incident"] == 12


@pytest.mark.parametrize("text", NAUGHTY)
def test_r04_naughty_words_leave_the_document_whole(text):
    said = " ".join(text.split())
    story = f"{RESOLVED}\n10:50 ana wrote 🚀 /event x {said}\n    /action x {said}!\n    /decision x {said}!"
    whole = document(thread(story, title=text, body=form(what=text, severity="SEV2", impact=text)))

    assert whole.count("\n## ") in {8, 9}
    assert "<" not in whole.partition("# Post-mortem")[2]
    assert whole.count("\n---\n") == 1


@pytest.mark.parametrize("login", ["no", "null", "on", "123", "1e3", "true"])
def test_a_login_that_yaml_would_take_for_something_else_stays_a_login(login):
    text = document(thread(f"{RESOLVED}\n10:50 {login} wrote hello"))

    assert login in yaml.safe_load(front_matter(text))["participants"]


def test_a_phase_whose_beginning_is_unknown_begins_with_what_came_before():
    text = document(thread(f"{OPEN}10:30 ben wrote 🚀 /mitigate\n10:40 ana closed"))

    assert "    Mitigate (declared to mitigated) :2026-11-23T10:00, 2026-11-23T10:30" in text
    assert "    title From declared to resolved (UTC)" in text
    assert "| Mitigate | 2026-11-23 10:00 (declared) | 2026-11-23 10:30 (mitigated) | 30 min |" in text
    assert "| Resolve | 2026-11-23 10:30 (mitigated) | 2026-11-23 10:40 (resolved) | 10 min |" in text
    assert "| Detect |" not in text


def test_without_a_single_phase_there_is_no_picture():
    assert "gantt" not in document(thread(OPEN))


def test_a_whole_draft_of_an_incident_with_all_that_can_be_noted_reads_well(page):
    told = settled(
        thread(
            """
            10:00 ana opened Checkout is down
            10:02 ana wrote /ack
            10:03 ana wrote /scribe @cleo
            10:04 ben wrote /hypothesis the pool is empty
            10:05 cleo wrote /hypothesis DNS | slow
            10:06 eve wrote errors began after the deploy of 09:55
            10:07 cleo pinned eve
            10:10 ben wrote /ruled-out H2 because it answers in 3 ms
            10:13 ana wrote /update Status: payments fail
                Next: roll back
                ETA: 11:40
            10:20 ana wrote /decision roll back because the deploy broke it revisit 30m
            10:30 ben wrote /confirmed H1
            10:31 ben wrote /impact 4,200 orders failed
            10:32 ben wrote /cause retried requests kept their connection
            10:33 ben wrote /factor all zones at once
            10:34 ben wrote /well the rollback took four minutes
            10:35 ben wrote /improve nobody could see the pool
            10:36 ben wrote /action add limits @ana due 2026-12-01 prevent
            10:37 ben wrote /customers told on the status page
            10:45 ana wrote /mitigate rolled back
            10:55 ana wrote /resolve all checkouts work
            """,
            body=form(what="Checkout is down", impact="Nobody can pay", severity="SEV1", started_at="10:55"),
        ),
        config=BERLIN,
    )

    assert document(told, BERLIN) == page
