"""From the merged document to issues, and back: links, ticks, the milestone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from incident_actions.actions.filing import owners
from incident_actions.effects import CloseIssue, FileIssue, SetMilestone, WriteFile
from incident_actions.incident.item_record import record_of
from incident_actions.plan import plan
from incident_actions.text.markers import data_of, key_of
from incident_actions.thread import ClosingPull, LinkedIssue, Milestone, PullState, Referenced
from tests.naughty import NAUGHTY
from tests.rehearsal import NOON, OPEN, context, known, settled_with, with_pull
from tests.stories import REPOSITORY, form, thread

PATH = "postmortems/2026-11-23-incident-12-checkout-is-down.md"
TEXT = """\
## Action items

- [ ] Add memory limits (@ana, due 2026-12-01, prevent)
- [ ] Alert on restarts (@eve)
- [x] Roll back (@ben)
"""
MERGED = with_pull(thread(f"{OPEN}10:40 ana closed"), PullState.MERGED, merged_at=NOON)


def run(told=MERGED, text=TEXT, **fields):
    return context(told, now=NOON, documents={PATH: text}, **fields)


def filed(effects):
    return [effect for effect in effects if isinstance(effect, FileIssue)]


def milestones(effects):
    return [effect for effect in effects if isinstance(effect, SetMilestone)]


def written(effects):
    return [effect.text for effect in effects if isinstance(effect, WriteFile) and effect.path == PATH]


def with_issues(told, *issues):
    return replace(told, entries=(*told.entries, *(Referenced(NOON, issue) for issue in issues)))


def issue(number, wish, **fields):
    """The issue that a wish became."""
    made = LinkedIssue(
        number=number,
        url=f"{REPOSITORY.url}/issues/{number}",
        title=wish.title,
        body=wish.body,
        open=True,
        ours=True,
        milestone=Milestone(3, wish.milestone, open=True, due=date(2026, 12, 23)),
    )
    return replace(made, **fields)


LIMITS, ALERT = filed(plan(MERGED, run()))
BOTH = with_issues(MERGED, issue(45, LIMITS), issue(46, ALERT))
LINKED = settled_with(BOTH, run(BOTH))[1].documents[PATH]


def test_each_open_item_becomes_an_issue_and_what_is_done_does_not():
    assert [wish.title for wish in filed(plan(MERGED, run()))] == ["Add memory limits", "Alert on restarts"]


def test_the_issue_has_owner_label_milestone_parent_and_its_data():
    assert (LIMITS.assignee, LIMITS.labels, LIMITS.parent) == ("ana", ("action-item",), 12)
    assert LIMITS.milestone == "Post-mortem #12: Checkout is down"
    told = data_of(LIMITS.body)
    assert (told["due"], told["incident"], told["severity"]) == ("2026-12-01", 12, "sev2")
    assert "**Due** 2026-12-01" in LIMITS.body
    assert "**Type** prevent" in LIMITS.body
    assert f"[{PATH}](https://github.example/acme/shop/blob/main/{PATH})" in LIMITS.body


def test_the_issue_says_why_it_matters_in_the_words_of_the_incident():
    body = form(what="Checkout is down", impact="Nobody can pay", severity="SEV2 Major")
    told = with_pull(thread(f"{OPEN}10:40 ana closed", body=body), PullState.MERGED, merged_at=NOON)

    (wish, _) = filed(plan(told, run(told)))

    assert (
        "So that this does not happen again: Checkout is down (SEV2). Impact then: Nobody can pay\n"
        in wish.body
    )


def test_an_incident_with_as_many_sub_issues_as_it_may_have_gets_its_items_beside():
    full = replace(MERGED, children=99)
    wishes = filed(plan(full, run(full)))

    assert [wish.parent for wish in wishes] == [12, None]
    assert "**Incident** #12\n" in wishes[1].body


def test_an_owner_who_cannot_be_assigned_is_kept_in_the_text():
    assert ALERT.assignee is None
    assert "**Owner** eve, who cannot be assigned here" in ALERT.body


def test_an_item_without_a_date_is_due_a_while_after_the_merge():
    assert data_of(ALERT.body)["due"] == "2026-12-23"
    sooner = filed(plan(MERGED, run(config="actions: {due_within: 1 week}")))

    assert data_of(sooner[1].body)["due"] == "2026-11-30"


def test_whether_an_owner_can_be_assigned_is_asked_for_what_is_not_filed_yet():
    assert owners(TEXT, known(MERGED), NOON.date()) == {"ana", "eve"}
    assert owners(LINKED, known(BOTH), NOON.date()) == frozenset()


def test_the_milestone_is_due_with_its_latest_item():
    (milestone,) = milestones(plan(MERGED, run()))

    assert (milestone.title, milestone.due, milestone.open) == (LIMITS.milestone, date(2026, 12, 23), True)


def test_nothing_is_written_back_before_all_are_filed():
    assert written(plan(MERGED, run())) == []
    assert written(plan(with_issues(MERGED, issue(45, LIMITS)), run())) == []


def test_the_document_gets_the_links():
    assert (
        TEXT.replace("- [ ] Add", "- [ ] [#45](https://github.example/acme/shop/issues/45) Add").replace(
            "- [ ] Alert", "- [ ] [#46](https://github.example/acme/shop/issues/46) Alert"
        )
        == LINKED
    )


def test_once_linked_nothing_is_left_to_do():
    assert settled_with(BOTH, run(BOTH, LINKED))[1].documents[PATH] == LINKED


CLOSED = datetime(2026, 12, 2, 23, 30, tzinfo=UTC)


def test_closing_the_issue_ticks_its_box_with_the_day_and_the_pull_request():
    by = ClosingPull(50, "https://github.example/acme/shop/pull/50")
    told = with_issues(
        MERGED, issue(45, LIMITS, open=False, closed_at=CLOSED, closed_by=by), issue(46, ALERT)
    )
    (text,) = written(plan(told, run(told, LINKED, config="timezone: Europe/Berlin")))

    assert "- [x] [#45](https://github.example/acme/shop/issues/45) Add memory limits" in text
    assert "prevent) — done 2026-12-03 in [#50](https://github.example/acme/shop/pull/50)\n" in text


def test_the_commit_says_what_it_brings():
    closed = with_issues(MERGED, issue(45, LIMITS, open=False, closed_at=CLOSED), issue(46, ALERT))
    done = settled_with(closed, run(closed, LINKED))[1].documents[PATH]

    def said(told, text):
        return next(each.message for each in plan(told, run(told, text)) if isinstance(each, WriteFile))

    assert said(BOTH, TEXT) == "Action items of incident #12: 2 linked"
    assert said(closed, TEXT) == "Action items of incident #12: 2 linked, 1 closed"
    assert said(BOTH, done) == "Action items of incident #12: 1 open again"


def test_reopening_the_issue_takes_the_tick_away():
    closed = with_issues(MERGED, issue(45, LIMITS, open=False, closed_at=CLOSED), issue(46, ALERT))
    ticked = settled_with(closed, run(closed, LINKED))[1].documents[PATH]

    assert settled_with(BOTH, run(BOTH, ticked))[1].documents[PATH] == LINKED


def test_ticking_the_box_closes_the_issue():
    ticked = LINKED.replace("- [ ] [#45]", "- [x] [#45]")
    effects = plan(BOTH, run(BOTH, ticked))

    assert [effect for effect in effects if isinstance(effect, CloseIssue)] == [CloseIssue(45)]
    assert written(effects) == []
    assert (
        "Add memory limits (@ana, due 2026-12-01, prevent) — done 2026-11-23"
        in (settled_with(BOTH, run(BOTH, ticked))[1].documents[PATH])
    )


def test_when_all_are_closed_the_milestone_is_closed_and_opens_again_with_an_item():
    done = {"open": False, "closed_at": CLOSED}
    told = with_issues(MERGED, issue(45, LIMITS, **done), issue(46, ALERT, **done))

    assert [each.open for each in milestones(plan(told, run(told, LINKED)))] == [False]


def test_an_item_that_somebody_adds_after_the_merge_is_filed_too():
    effects = plan(BOTH, run(BOTH, LINKED + "- [ ] Rehearse it\n"))

    assert [wish.title for wish in filed(effects)] == ["Rehearse it"]


@pytest.mark.parametrize("state", [PullState.OPEN, PullState.CLOSED])
def test_nothing_is_filed_before_the_merge(state):
    assert filed(plan(with_pull(thread(f"{OPEN}10:40 ana closed"), state), run())) == []


def test_nothing_is_filed_for_a_document_that_was_not_read():
    assert filed(plan(MERGED, replace(run(), documents={}))) == []


def test_r18_an_issue_of_somebody_else_with_our_key_is_no_item():
    forged = with_issues(MERGED, issue(99, LIMITS, ours=False))

    assert known(forged).items == ()
    assert len(filed(plan(forged, run(forged)))) == 2


def test_r18_an_item_of_another_incident_is_not_ours():
    assert known(with_issues(replace(MERGED, number=13), issue(45, LIMITS))).items == ()


@pytest.mark.parametrize("text", [text for text in NAUGHTY if "\n" not in text])
def test_r04_naughty_words_in_an_item_wake_nobody(text):
    wishes = filed(plan(MERGED, run(text=f"## Action items\n\n- [ ] x {text} y\n")))

    assert all("@a" not in wish.title and "#1" not in wish.title for wish in wishes)
    assert all("@a" not in wish.body and key_of(wish.body) == wish.key for wish in wishes)


def test_files_are_dated_by_the_day_of_the_run_where_the_merge_is_unknown():
    told = with_pull(thread(f"{OPEN}10:40 ana closed"), PullState.MERGED)
    wishes = filed(plan(told, replace(run(told), now=NOON + timedelta(days=1))))

    assert data_of(wishes[1].body)["due"] == "2026-12-24"


def stated(wish, **fields):
    """The issue's body once commands have changed what it says."""
    return record_of(wish.body).changed("1", "said", **fields).body


def test_the_line_follows_what_commands_on_the_issue_have_changed():
    body = stated(LIMITS, owner="ben", due=date(2026, 12, 15), moved=True)
    told = with_issues(MERGED, issue(45, LIMITS, body=body), issue(46, ALERT))

    (text,) = written(plan(told, run(told, text=LINKED)))

    assert "Add memory limits (@ben, due 2026-12-15, prevent)\n" in text
    assert "Alert on restarts (@eve)\n" in text
    assert plan_is_done(told, text)


def test_what_will_not_be_done_is_ticked_with_its_reason():
    body = stated(LIMITS, dropped="the *service* goes away")
    closed = issue(45, LIMITS, body=body, open=False, closed_at=NOON, reason="NOT_PLANNED")
    told = with_issues(MERGED, closed, issue(46, ALERT))

    (text,) = written(plan(told, run(told, text=LINKED)))

    assert "(@ana, due 2026-12-01, prevent) — won't do: the \\*service\\* goes away\n" in text
    assert plan_is_done(told, text)


def test_what_is_reopened_after_all_is_open_in_the_document_too():
    body = stated(LIMITS, dropped="the service goes away")
    dropped = issue(45, LIMITS, body=body, open=False, closed_at=NOON, reason="NOT_PLANNED")
    closed = with_issues(MERGED, dropped, issue(46, ALERT))
    (text,) = written(plan(closed, run(closed, text=LINKED)))
    again = with_issues(MERGED, issue(45, LIMITS, body=body), issue(46, ALERT))

    assert written(plan(again, run(again, text=text))) == [LINKED]


def plan_is_done(told, text):
    return written(plan(told, run(told, text=text))) == []


def test_a_date_that_was_counted_from_the_day_of_filing_is_written_out_for_another_owner():
    text = TEXT.replace("due 2026-12-01", "due in 2 weeks")
    (wish, _) = filed(plan(MERGED, run(text=text)))
    first = with_issues(MERGED, issue(45, wish), issue(46, ALERT))
    linked = settled_with(first, run(first, text=text))[1].documents[PATH]
    told = with_issues(MERGED, issue(45, wish, body=stated(wish, owner="ben")), issue(46, ALERT))

    (after,) = written(plan(told, run(told, text=linked)))

    assert f"Add memory limits (@ben, due {data_of(wish.body)['due']}, prevent)\n" in after


def test_a_line_that_lacks_its_date_in_our_words_gets_the_date_of_its_issue():
    text = TEXT.replace("(@eve)", "(owner missing, due date missing)")
    (_, wish) = filed(plan(MERGED, run(text=text)))
    first = with_issues(MERGED, issue(45, LIMITS), issue(46, wish))

    told, after = settled_with(first, run(first, text=text))
    (_, followed) = known(told).items

    assert "Alert on restarts (owner missing, due 2026-12-23)\n" in after.documents[PATH]
    assert "**Due** 2026-12-23, because no date was given\n" in followed.body
    assert record_of(followed.body).line.due == date(2026, 12, 23)


def test_a_milestone_that_somebody_has_chosen_is_left_alone():
    theirs = Milestone(4, "v2.0", open=True, due=None)
    issues = [
        issue(number, wish, open=False, closed_at=NOON, milestone=theirs)
        for number, wish in ((45, LIMITS), (46, ALERT))
    ]
    told = with_issues(MERGED, *issues)

    assert milestones(plan(told, run(told, text=LINKED))) == []
