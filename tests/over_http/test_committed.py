"""What people commit to a merged post-mortem is followed: by the push's run or, if that is lost, a sweep."""

from datetime import timedelta

import pytest

from incident_actions.sandbox.operations import contents
from incident_actions.thread import NO_COMMIT, Commits
from tests.shop import START, shop

NOTED = "/action Add an alert @ben due 2027-02-01 prevent"


@pytest.fixture
def rested():
    """A shop whose incident has been at rest for ten days: its post-mortem is merged, its item 3 filed."""
    with shop() as opened:
        opened.declare()
        opened.says("ben", NOTED)
        opened.says("ana", "/resolve Rolled back")
        opened.settle()
        opened.people.ready("ana", 2)
        opened.people.merge("ana", 2)
        opened.calm()
        opened.world.clock.set(START + timedelta(days=10))
        opened.calm()
        yield opened


def head(opened):
    return opened.repository.heads["main"]


def commit(opened, changes, who="ana"):
    """Somebody commits to the default branch; what that brought."""
    before = head(opened)
    contents.write(opened.visit(who), "main", changes, "By hand")
    return Commits(before, head(opened))


def edited(opened, old, new):
    place = opened.document()
    text = opened.file(place)
    assert old in text
    return commit(opened, {place: text.replace(old, new).encode()})


def tick(opened):
    return edited(opened, "- [ ] [#3]", "- [x] [#3]")


def asked(opened, deed):
    """Of each request that came of a deed, whether it writes."""
    opened.world.log.clear()
    deed()
    return [each.writes for each in opened.world.log]


def test_a_ticked_box_closes_its_issue(rested):
    rested.follow(tick(rested))

    assert rested.issue(3).state == "closed"


def test_a_changed_line_changes_its_issue(rested):
    rested.follow(edited(rested, "(@ben, due 2027-02-01, prevent)", "(@ana, due 2027-02-15, prevent)"))

    assert rested.issue(3).assignees == ["ana"]
    assert "**Due** 2027-02-15" in rested.issue(3).body


def test_an_edited_command_counts_though_the_line_has_followed_it(rested):
    comment = rested.says("ben", "/due 2027-02-10 we wait\n\n/assign @cleo", 3)
    rested.settle(3)
    rested.calm()
    followed = rested.file(rested.document())
    rested.later(minutes=11)
    rested.people.edit("ben", comment, "/due 2027-02-15 we wait\n\n/assign @ana")

    rested.settle(3)
    rested.calm()

    assert "(@cleo, due 2027-02-10, prevent)" in followed
    assert "(@ana, due 2027-02-15, prevent)" in rested.file(rested.document())
    assert (rested.issue(3).assignees, "**Due** 2027-02-15" in rested.issue(3).body) == (["ana"], True)


def test_a_new_line_is_filed(rested):
    rested.follow(
        edited(rested, "- [ ] [#3]", "- [ ] Write a runbook (@ana, due 2027-02-01, process)\n- [ ] [#3]")
    )

    assert rested.issue(4).title == "Write a runbook"


def test_an_owner_who_cannot_be_assigned_stays_in_the_text(rested):
    rested.follow(edited(rested, "@ben, due", "@nobody-here, due"))

    assert rested.issue(3).assignees == ["ben"]


def test_a_line_that_is_taken_out_is_asked_about_once(rested):
    rested.follow(edited(rested, "- [ ] [#3]", "[#3]"))

    assert ["no longer stands in" in text for text in rested.messages(3)] == [True]


def moved(opened, onto):
    place = opened.document()
    return commit(opened, {place: None, onto: (opened.file(place) or "").encode()})


@pytest.mark.parametrize("onto", ["postmortems/2026-11-23-incident-1-renamed.md", "archive/one.md"])
def test_a_document_that_is_moved_is_missed_once_and_its_items_live_on(rested, onto):
    commits = moved(rested, onto)

    rested.follow(commits)
    rested.follow(commits)
    rested.people.close("ben", 3)
    rested.settle(3)

    assert sum("no longer stands at `postmortems/" in text for text in rested.messages()) == 1
    assert rested.issue(3).state == "closed"


def test_a_document_that_is_moved_back_is_followed_again(rested):
    place = rested.document()
    rested.follow(moved(rested, "archive/one.md"))
    text = rested.file("archive/one.md").replace("- [ ] [#3]", "- [x] [#3]").encode()

    rested.follow(commit(rested, {"archive/one.md": None, place: text}))

    assert rested.issue(3).state == "closed"


def test_a_push_that_changes_nothing_for_us_takes_four_reads(rested):
    commits = edited(rested, "## Timeline\n", "## Timeline\n\nIt was a long hour.\n")

    assert asked(rested, lambda: rested.follow(commits)) == [False] * 4


def test_the_second_of_two_runs_finds_nothing_to_do(rested):
    commits = tick(rested)
    rested.follow(commits)

    assert not any(asked(rested, lambda: rested.follow(commits)))
    assert not any(asked(rested, lambda: rested.settle(1)))


@pytest.mark.parametrize("name", ["README.md", "notes.md", "2026-11-23-incident-9-gone.md"])
def test_a_file_that_is_no_post_mortem_of_ours_is_left_alone(rested, name):
    commits = commit(rested, {f"postmortems/{name}": b"Words"})

    assert not any(asked(rested, lambda: rested.follow(commits)))


def test_a_push_elsewhere_or_without_the_folder_takes_two_reads(rested):
    elsewhere = commit(rested, {"src/cart.py": b"pool = 100"})
    gone = Commits(head(rested), head(rested))

    assert asked(rested, lambda: rested.follow(elsewhere)) == [False] * 2
    assert asked(rested, lambda: rested.follow(gone)) == [False] * 2


@pytest.mark.parametrize("before", [NO_COMMIT, "c0ffee" * 6 + "cafe"], ids=["new branch", "forced"])
def test_where_the_commit_before_is_none_or_unknown_all_documents_are_looked_at(rested, before):
    after = tick(rested).after

    rested.follow(Commits(before, after))

    assert rested.issue(3).state == "closed"


def test_documents_in_a_folder_of_ones_own_are_followed(rested):
    config = b"timezone: Europe/Berlin\npostmortems:\n  folder: docs/incidents\n"
    place = rested.document()
    text = rested.file(place).replace("- [ ] [#3]", "- [x] [#3]").encode()
    commit(rested, {".github/incidents.yml": config, place: text})
    commits = commit(rested, {"docs/incidents/2026-11-23-incident-1-more.md": b"More"})

    rested.follow(commits)

    assert rested.issue(3).state == "closed"


def test_two_hundred_documents_are_read_ten_at_a_time_and_nothing_is_written(rested):
    many = {f"postmortems/2026-11-23-incident-{number}-old.md": b"Old" for number in range(100, 300)}
    commits = commit(rested, many)

    assert asked(rested, lambda: rested.follow(commits)) == [False] * 22


def test_a_lost_push_is_found_by_the_sweep_long_after_the_incident_came_to_rest(rested):
    tick(rested)
    rested.later(hours=6)

    rested.sweep()

    assert rested.issue(3).state == "closed"
    assert "- [x] [#3]" in rested.file(rested.document())


def test_a_commit_that_is_older_than_its_merge_is_found_by_the_sweep(rested):
    place, ana = rested.document(), rested.visit("ana")
    rested.world.git(rested.repository).run("branch", "ticks", "main")
    text = rested.file(place).replace("- [ ] [#3]", "- [x] [#3]").encode()
    contents.write(ana, "ticks", {place: text}, "Done on Friday")
    rested.later(days=5)
    number = rested.people.open_pull("ana", f"{rested.url}/acme/shop/compare/main...ticks?title=Done")
    rested.people.merge("ana", number)

    rested.sweep()

    assert rested.issue(3).state == "closed"


def test_a_sweep_takes_one_read_more_where_something_was_committed_lately(rested):
    rested.later(days=10)
    rested.calm()
    settled = asked(rested, rested.sweep)
    commit(rested, {"src/cart.py": b"pool = 100"})

    assert asked(rested, rested.sweep) == [*settled, False]
    rested.later(days=4)
    assert asked(rested, rested.sweep) == settled
