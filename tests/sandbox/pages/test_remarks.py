"""Comments on lines, and suggestions, on a pull request's pages."""

import pytest

from incident_actions.sandbox.operations import contents, pulls, refs
from tests.sandbox.pages.conftest import HOME

PULL = f"{HOME}/pull/1"
FILE = "postmortems/one.md"
TEXT = "# One\n\nBen <forgot> it\nTwice\n"


@pytest.fixture
def pull(world, shop, visit):
    refs.create(visit("max"), "refs/heads/draft", world.git(shop).head("main"))
    contents.write(visit("max"), "draft", {FILE: TEXT.encode()}, "Draft")
    return pulls.create(visit("max"), pulls.Draft("Post-mortem", "draft", "main"))


@pytest.fixture
def remark(eve, pull):
    """Eve, who may only read, comments; what stands there then."""

    def make(**fields):
        given = {"file": FILE, "first": "3", "body": "Say *what*", **fields}
        eve.sees(f"{PULL}/files")
        eve.sends(f"{PULL}/remarks", **given)
        return pull.pull.reviews[-1].comments[0]

    return make


def way(remark, number=0):
    return f"{PULL}/comments/{remark.id}/suggestions/{number}"


def test_a_comment_stands_in_the_conversation_and_below_its_line(ana, remark):
    made = remark()

    assert "<em>what</em>" in ana.sees(PULL)
    page = ana.sees(f"{PULL}/files")
    assert page.index("<ins>Ben &lt;forgot&gt; it</ins>") < page.index(f'id="discussion_r{made.id}"')
    assert page.index(f'id="discussion_r{made.id}"') < page.index("<ins>Twice</ins>")


def test_a_suggestion_is_shown_as_a_change_of_these_lines(ana, remark):
    remark(last="4", instead="A <b>\r\n```\r\nnew\r\n")
    page = ana.sees(PULL)

    assert [line in page for line in ("<del>Ben &lt;forgot&gt; it</del>", "<del>Twice</del>")] == [True, True]
    assert [line in page for line in ("<ins>A &lt;b&gt;</ins>", "<ins>```</ins>")] == [True, True]
    assert "lines 3–4" in page


def test_who_may_write_commits_it_and_then_it_is_resolved_and_outdated(ana, remark, world, shop, pull):
    made = remark(instead="The system forgot it")
    ana.sees(PULL)
    where = ana.sends(way(made))
    page = ana.sees(PULL)

    assert where == f"{PULL}#discussion_r{made.id}"
    assert b"\nThe system forgot it\n" in world.git(shop).object(f"draft:{FILE}").data
    assert pull.pull.head_sha == world.git(shop).head("draft")
    assert [words in page for words in ("Outdated", "Resolved by ana", "Commit suggestion")] == [
        True,
        True,
        False,
    ]
    assert "discussion_r" not in ana.sees(f"{PULL}/files")


def test_one_that_leaves_the_first_line_as_it_was_is_committed_once(ana, remark, world, shop):
    made = remark(instead="Ben <forgot> it\nAnd so would anybody")
    ana.sees(PULL)
    ana.sends(way(made))
    once = world.git(shop).object(f"draft:{FILE}").data
    page = ana.sees(PULL)

    assert "applied or marked resolved" in ana.sends(way(made), 422)
    assert "Commit suggestion" not in page
    assert world.git(shop).object(f"draft:{FILE}").data == once


@pytest.mark.parametrize("login", ["ana", "max"])
def test_who_may_write_resolves_a_conversation_and_it_stays_resolved(browser, remark, login):
    made, writer = remark(instead="No"), browser(login)
    offered = writer.sees(PULL)
    where = writer.sends(f"{PULL}/comments/{made.id}/resolve")
    page = writer.sees(PULL)

    assert "Resolve conversation" in offered
    assert where == f"{PULL}#discussion_r{made.id}"
    assert [
        words in page for words in (f"Resolved by {login}", "Resolve conversation", "Commit suggestion")
    ] == [
        True,
        False,
        False,
    ]


def test_what_somebody_has_resolved_stays_theirs(ana, remark):
    made = remark()
    made.resolved_by = "max"
    ana.sees(PULL)
    ana.sends(f"{PULL}/comments/{made.id}/resolve")

    assert made.resolved_by == "max"


@pytest.mark.parametrize("login", ["eve", "bob", "stranger"])
def test_whoever_may_not_write_resolves_nothing(browser, remark, login):
    made, reader = remark(), browser(login)
    page = reader.sees(PULL)
    reader.sends(f"{PULL}/comments/{made.id}/resolve", 403)

    assert "Resolve conversation" not in page
    assert made.resolved_by is None


def test_who_opened_the_pull_request_resolves_what_is_said_of_it(browser, remark, shop):
    made, opener = remark(), browser("max")
    shop.collaborators["max"] = "read"
    opener.sees(PULL)
    opener.sends(f"{PULL}/comments/{made.id}/resolve")

    assert made.resolved_by == "max"


@pytest.mark.parametrize("login", ["eve", "bob", "stranger"])
def test_for_whoever_may_not_write_there_is_no_button_and_no_way(browser, remark, login, world, shop):
    made, reader = remark(instead="No"), browser(login)
    page = reader.sees(PULL)
    reader.sends(way(made), 403)

    assert "Commit suggestion" not in page
    assert world.git(shop).object(f"draft:{FILE}").data == TEXT.encode()


def test_a_form_of_another_page_commits_nothing(ana, remark, world, shop):
    made = remark(instead="No")
    ana.sends(way(made), 403, token="0" * 64)

    assert world.git(shop).object(f"draft:{FILE}").data == TEXT.encode()


def test_what_changed_while_one_looked_is_refused(ana, remark, visit, world):
    made = remark(instead="No")
    ana.sees(PULL)
    with world.turn():
        contents.write(visit("max"), "draft", {FILE: b"Other\n"}, "Meanwhile")

    assert "outdated" in ana.sends(way(made), 422)


def test_a_suggestion_in_an_issue_is_only_code(ana):
    ana.sees(f"{HOME}/issues/new")
    ana.sends(f"{HOME}/issues", title="One", body="```suggestion\nx\n```")

    assert "Suggested change" not in ana.sees(f"{HOME}/issues/1")


@pytest.mark.parametrize(
    "fields",
    [{"first": "three"}, {"first": "99"}, {"first": "3", "last": "2"}, {"body": " "}, {"file": "README.md"}],
)
def test_a_comment_on_what_is_no_line_or_without_words_is_refused(eve, pull, fields):
    eve.sees(f"{PULL}/files")
    eve.sends(f"{PULL}/remarks", 422, **{"file": FILE, "first": "3", "body": "So", **fields})

    assert pull.pull.reviews == []
