import json
from datetime import timedelta

import pytest
from hypothesis import given

from incident_actions.incident.clocks import postmortem_due
from incident_actions.messages.sent import channel
from incident_actions.text.markdown import MOST, units
from incident_actions.text.markers import data_of
from tests.naughty import NAUGHTY, naughty_text
from tests.rehearsal import NOON, OPEN, known, planned, settled, status, with_pull
from tests.stories import form, thread

BODY = form(
    what="Checkout is down",
    impact="Nobody can pay. Browsing works.",
    severity="SEV1 Critical",
    started_at="about 09:50",
    detected_at="sometime",
    commander="@ana",
)


def test_a_whole_status_comment_reads_well(page):
    told = thread(
        """
        10:00 ana opened Checkout is down
        10:03 ben wrote /ack
        10:04 ben wrote /scribe @cleo
        10:09 ana wrote /status identified a | b in the config
        10:20 ana wrote /event at 09:58 to 10:02 the error rate passed 5 %
        10:25 ben wrote /decision roll back because the deploy broke it
        10:26 ben wrote /impact 4,200 orders failed
            /action add limits @ana
        """,
        body=BODY,
    )

    assert status(settled(told, config="timezone: Europe/Berlin\ntimezon: x")) == page


def test_a_whole_status_comment_of_a_resolved_incident_reads_well(page):
    told = settled(
        thread(f"{OPEN}10:03 ben wrote /ack\n10:30 ben wrote /mitigate\n10:41 ana wrote /resolve done")
    )

    assert status(settled(with_pull(told, draft=True, asked=True))) == page


def test_its_record_holds_what_metrics_need():
    told = settled(thread(f"{OPEN}10:03 ben wrote /ack\n10:30 ben wrote /mitigate at about 10:25"))
    record = data_of(status(told))

    assert (record["severity"], record["highest"], record["status"]) == ("sev2", "sev2", "mitigated")
    assert (record["declared"], record["mitigated"]) == ("2026-11-23T10:00:00Z", "2026-11-23T10:25:00Z")
    assert (record["started"], record["resolved"], record["approximate"]) == (None, None, ["mitigated"])
    assert (record["roles"], record["participants"]) == ({"commander": "ben"}, ["ana", "ben"])
    assert (record["postmortem"], record["items"]) == (None, [])


def test_the_channel_has_the_day_in_the_teams_zone_and_the_title_at_declaration():
    told = thread("23:30 ana opened Checkout is down!\n23:40 ana renamed Worse")

    assert channel(known(told, "timezone: Europe/Berlin")) == "incident-2026-11-24-checkout-is-down"


@pytest.mark.parametrize("text", NAUGHTY)
def test_r04_naughty_text_leaves_the_page_whole(text):
    body = form(what=text, impact=text, severity="SEV2 Major", started_at=text, commander=text)
    told = thread(f"{OPEN}10:02 ana wrote x", body=body, title=text)
    after = settled(told)
    whole = status(after)

    assert whole.count(" · **Severity** SEV2 Major\n") == 1
    assert whole.count("<details>") == 2 + bool(known(after).roles)
    assert whole.count("<!--") == 1
    assert whole.endswith(" -->")


@given(naughty_text)
def test_r04_any_words_in_a_row_leave_the_table_whole(text):
    story = OPEN + "10:02 ana wrote 🚀 /event x " + " ".join(text.split()).replace("\n", " ")
    table = status(settled(thread(story))).partition("### Timeline")[2]

    rows = [row for row in table.split("\n") if row.endswith(" | ana |")]
    assert len([row for row in rows if "#issuecomment-4294967301) | " in row]) == 1


def test_r04_of_a_long_timeline_the_newest_rows_that_fit_stand_there():
    story = OPEN + "\n".join(f"10:{n % 60:02} ana wrote 🚀 /event row {n} {'&' * 900}" for n in range(120))
    whole = status(settled(thread(story)))

    assert units(whole) <= MOST
    assert "earlier rows are left out here; they are in the thread and in the post-mortem." in whole
    assert "row 119" in whole
    assert "row 0 " not in whole


def test_r04_a_thousand_people_and_a_hopeless_configuration_still_fit():
    people = "\n".join(f"10:02 {'p' * 30}{n} wrote hello" for n in range(1000))
    config = "".join(f"{'<' * 900}{n}: 1\n" for n in range(40))
    whole = status(settled(thread(OPEN + people), config=config))

    assert units(whole) <= 65_536
    assert "The configuration has 35 more mistakes." in whole


@pytest.mark.parametrize(
    "typed",
    [
        "\n    ".join(f"/event {n} {'🔥' * 300}" for n in range(20)),
        "\n    ".join(f"/hypothesis {n} {'|' * 900}" for n in range(20)),
        "\n    ".join(["/impact x"] * 20),
        "/related #14",
    ],
    ids=["rows", "hypotheses", "answers", "little"],
)
def test_r04_whatever_is_remembered_and_shown_it_fits_and_comes_to_rest(typed):
    told = thread(OPEN + "".join(f"10:02 ana wrote 🚀 {typed}\n" for _ in range(15)))
    after = settled(told)

    assert units(status(after)) <= MOST
    assert data_of(status(after))["v"] == 1
    assert planned(after) == ()


def test_the_same_thread_gives_the_same_bytes():
    told = thread(f"{OPEN}10:03 ana wrote /ack\n10:04 eve wrote x\n10:05 ana pinned eve")

    assert planned(told) == planned(told)
    assert status(settled(told)) == status(settled(told))


def test_the_record_is_one_line_of_json_that_nothing_ends_early():
    last = status(settled(thread(f"{OPEN}10:02 ana wrote /role ic @ben"))).splitlines()[-1]

    assert json.loads(last.removeprefix("<!-- incident-actions status ").removesuffix(" -->"))["v"] == 1


def test_the_next_update_is_shown_until_it_is_resolved():
    assert "| Next update due | 2026-11-23 10:30 UTC |" in status(settled(thread(OPEN)))
    assert "Next update" not in status(settled(thread(f"{OPEN}10:20 ana closed")))
    assert "Next update" not in status(settled(thread(OPEN.replace("sev2", "sev4"))))


def test_a_post_mortem_that_cannot_be_opened_by_us_is_linked_to_the_page_that_opens_it():
    told = thread(f"{OPEN}10:20 ana closed", drafted=True)

    assert "/compare/main...incident-actions/postmortem-12?expand=1" in status(settled(told))


def test_when_the_post_mortem_is_due_is_said_in_both_zones():
    told = thread(f"{OPEN}10:20 ana closed\n10:21 bot labeled postmortem/waived")

    assert NOON + timedelta(days=3) > postmortem_due(known(told))
