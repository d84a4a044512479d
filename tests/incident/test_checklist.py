"""The checklist in the status comment: which one is shown, and what becomes of a tick."""

import pytest

from incident_actions.templates import ours
from tests.rehearsal import OPEN, known, planned, settled, status
from tests.stories import form, then, thread

ROLL_BACK = "Roll back the last deployment"
SERVICES = """
services:
  Payments: {rollback_may_lose_data: true}
  search: {}
runbooks:
  payments: docs/payments.md
  search: https://wiki.example/search
  any: docs/first.md
"""


def rows(told):
    return [(row.text, row.by, row.moment.at.strftime("%H:%M")) for row in known(told).rows]


def checklist(told):
    folded = status(told).partition("<summary>Restore first</summary>")[2]
    return folded.partition("</details>")[0].strip()


def about(services, story=OPEN):
    return thread(story, body=form(what="x", impact="y", severity="SEV2 Major", services=services))


def test_a_tick_is_a_row_with_who_and_when():
    told = settled(then(settled(thread(OPEN)), f"10:20 ben ticked {ROLL_BACK}"))
    (row,) = rows(told)

    assert row[0].startswith(f"Done: {ROLL_BACK}, switch or setting")
    assert row[1:] == ("ben", "10:20")
    assert f"- [x] {ROLL_BACK}" in checklist(told)
    assert checklist(told).count("- [ ]") == 3
    assert planned(told) == ()


def test_a_tick_taken_away_takes_its_row_away():
    told = settled(then(settled(thread(OPEN)), f"10:20 ben ticked {ROLL_BACK}"))
    told = settled(then(told, f"10:25 ben unticked {ROLL_BACK}"))

    assert rows(told) == []
    assert "- [x]" not in checklist(told)


def test_who_ticked_first_stays_so_when_somebody_ticks_another():
    told = settled(then(settled(thread(OPEN)), f"10:20 ben ticked {ROLL_BACK}"))
    told = settled(then(told, "10:25 ana ticked Add capacity"))

    assert [row[1:] for row in rows(told)] == [("ben", "10:20"), ("ana", "10:25")]


def test_two_ticks_before_a_run_are_both_rows():
    told = then(settled(thread(OPEN)), f"10:20 ben ticked {ROLL_BACK}\n10:21 ben ticked Add capacity")

    assert len(rows(settled(told))) == 2


def test_once_resolved_the_checklist_is_hidden_and_the_rows_stay():
    told = settled(then(settled(thread(OPEN)), f"10:20 ben ticked {ROLL_BACK}"))
    told = settled(then(told, "10:30 ana wrote /resolve"))

    assert "Restore first" not in status(told)
    assert len([row for row in rows(told) if row[0].startswith("Done: ")]) == 1


def test_a_tick_and_a_resolution_before_the_same_run_leave_the_row():
    told = then(settled(thread(OPEN)), f"10:20 ben ticked {ROLL_BACK}\n10:30 ana wrote /resolve")

    assert len([row for row in rows(settled(told)) if row[0].startswith("Done: ")]) == 1


def test_a_tick_of_a_checklist_that_has_given_way_to_another_stays_a_row():
    templates = {**ours(), "restore-sev1.md": "- [ ] Call everybody"}
    told = settled(then(settled(thread(OPEN)), f"10:20 ben ticked {ROLL_BACK}"))
    told = settled(then(told, "10:25 ana wrote /sev 1"), templates=templates)
    told = settled(then(told, "10:30 ana ticked Call everybody"), templates=templates)

    assert [row[0][:20] for row in rows(told) if row[0].startswith("Done")] == [
        "Done: Roll back the ",
        "Done: Call everybody",
    ]


def test_an_edit_of_other_words_in_the_status_comment_ticks_nothing_and_heals():
    told = settled(thread(OPEN))
    altered = then(told, "10:20 ben ticked Add capacity\n10:21 ben unticked Add capacity")

    assert rows(settled(altered)) == []
    assert status(settled(altered)) == status(told)


@pytest.mark.parametrize(
    ("services", "own", "shown"),
    [
        ("", [], ["- [ ] Roll back"]),
        ("", ["restore-sev2.md"], ["- [ ] restore-sev2.md"]),
        ("payments", ["restore-payments.md"], ["- [ ] restore-payments.md"]),
        ("payments", ["restore-payments.md", "restore-payments-sev2.md"], ["- [ ] restore-payments-sev2.md"]),
        ("payments", ["restore-payments-sev1.md", "restore-sev2.md"], ["- [ ] restore-sev2.md"]),
        (
            "payments and search",
            ["restore-payments.md", "restore-search.md"],
            ["- [ ] restore-payments.md", "- [ ] restore-search.md"],
        ),
        ("Card Payments", ["restore-card-payments.md"], ["- [ ] restore-card-payments.md"]),
    ],
)
def test_a_services_own_checklist_goes_before_the_severitys_and_both_before_ours(services, own, shown):
    templates = {**ours(), **{name: f"- [ ] {name}" for name in own}}
    text = checklist(settled(about(services), templates=templates))

    assert [line for line in shown if line not in text] == []
    assert text.count("- [ ]") == (4 if not own else len(shown))


def test_where_a_rollback_may_lose_data_it_is_said():
    told = settled(about("Payments, search"), config=SERVICES)

    assert checklist(told).startswith(
        "> [!CAUTION]\n> Rolling back **Payments** may lose data. Ask somebody who knows its data first."
    )
    assert "**search**" not in checklist(told)


def test_the_runbooks_that_fit_are_shown_with_full_links():
    told = settled(about("payments; Search"), config=SERVICES)

    assert (
        "| Runbooks | [payments](https://github.example/acme/shop/blob/main/docs/payments.md), "
        "[search](https://wiki.example/search), "
        "[every incident](https://github.example/acme/shop/blob/main/docs/first.md) |"
    ) in status(told)


def test_a_service_without_a_runbook_gets_those_for_every_incident():
    told = settled(about("mail"), config=SERVICES)

    assert "| Runbooks | [every incident](" in status(told)


def test_once_resolved_no_runbook_is_shown():
    told = settled(about("payments", f"{OPEN}10:20 ana wrote /resolve"), config=SERVICES)

    assert "Runbooks" not in status(told)


def test_r04_a_forged_item_is_words_like_any_other():
    told = settled(thread(OPEN))
    told = settled(then(told, f"10:20 ben ticked {ROLL_BACK}"))
    row = status(told).partition("### Timeline")[2].partition("<details>")[0]

    assert row.count(f"Done: {ROLL_BACK}") == 1
