import pytest

from incident_actions.sandbox.model.pulls import ReviewComment
from incident_actions.sandbox.operations import contents, issues, pulls, refs, reviews, suggestions
from incident_actions.sandbox.operations.suggestions import Suggestion, pieces
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.visit import Visit

TEXT = b"# Post-mortem\n\nBen should have tested it.\nIt was late.\n"
SUGGESTED = "Name the system.\n\n```suggestion\nNo test ran the pool empty.\n```\n"


@pytest.fixture
def visit(world, shop):
    return lambda login: Visit(world, world.person(login), shop)


@pytest.fixture
def pull(visit, shop):
    """A pull request of max's with a document."""
    refs.create(visit("max"), "refs/heads/draft", shop.heads["main"])
    contents.write(visit("max"), "draft", {"a.md": TEXT}, "Draft")
    return pulls.create(visit("max"), pulls.Draft("Post-mortem", "draft", "main"))


@pytest.fixture
def suggest(visit, pull):
    """Say something of lines, as eve, who may only read; what was said."""

    def suggest(body=SUGGESTED, line=3, first=None):
        remark = reviews.Remark("a.md", line, body, first)
        return reviews.write(visit("eve"), pull, "COMMENT", "", (remark,)).comments[0]

    return suggest


@pytest.fixture
def document(world, shop):
    return lambda: world.git(shop).object("draft:a.md").data


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Say why", ["Say why"]),
        (SUGGESTED, ["Name the system.", Suggestion(0, ("No test ran the pool empty.",))]),
        ("```suggestion\r\na\r\n\r\nb\r\n```\r\nAfter", [Suggestion(0, ("a", "", "b")), "After"]),
        ("```suggestion\n```", [Suggestion(0, ())]),
        ("```suggestion\n\n```", [Suggestion(0, ("",))]),
        ("````suggestion\n```\n````", [Suggestion(0, ("```",))]),
        ("```suggestion\na\n```\n\n~~~suggestion\nb\n~~~", [Suggestion(0, ("a",)), Suggestion(1, ("b",))]),
        ("```python\na\n```", ["```python\na\n```"]),
        ("> ```suggestion\n> a\n> ```", ["> ```suggestion\n> a\n> ```"]),
    ],
)
def test_a_comment_is_read_as_text_and_suggestions(body, found):
    assert list(pieces(body)) == found


def test_it_is_committed_by_who_took_it_and_with_who_made_it(visit, pull, suggest, document, world, shop):
    said = suggest()
    suggestions.commit(visit("ana"), pull, said.id, 0)

    assert document() == TEXT.replace(b"Ben should have tested it.", b"No test ran the pool empty.")
    log = world.git(shop).run("log", "-1", "--format=%an%n%B", "draft")
    eve = world.user("eve").id
    assert log.splitlines() == [
        "ana",
        "Apply suggestion from @eve",
        "",
        f"Co-authored-by: eve <{eve}+eve@users.noreply.github.com>",
    ]


def test_the_thread_is_resolved_and_the_lines_have_changed(visit, pull, suggest, world, shop):
    said = suggest()
    suggestions.commit(visit("ana"), pull, said.id, 0)

    assert said.resolved_by == "ana"
    assert world.standing(shop, pull.pull, pull.pull.reviews[0], said) is None


def test_the_pull_request_follows_its_branch_and_its_workflows_start(visit, pull, suggest, world, deliveries):
    said = suggest()
    with world.turn():
        suggestions.commit(visit("ana"), pull, said.id, 0)
    told = [(each.event, each.action, each.starts_workflows) for each in deliveries[-2:]]

    assert told == [("push", None, True), ("pull_request", "synchronize", True)]


def test_several_lines_become_several_others(visit, pull, suggest, document):
    said = suggest("```suggestion\nOne\nTwo\nThree\n```", line=4, first=3)
    suggestions.commit(visit("ana"), pull, said.id, 0)

    assert document() == b"# Post-mortem\n\nOne\nTwo\nThree\n"


def test_an_empty_one_takes_the_lines_away(visit, pull, suggest, document):
    suggestions.commit(visit("ana"), pull, suggest("```suggestion\n```").id, 0)

    assert document() == b"# Post-mortem\n\nIt was late.\n"


def test_lines_that_have_moved_are_found(visit, pull, suggest, document):
    said = suggest()
    contents.write(visit("ana"), "draft", {"a.md": b"New\n" + TEXT}, "Above")
    suggestions.commit(visit("ana"), pull, said.id, 0)

    assert b"New\n# Post-mortem\n\nNo test ran the pool empty.\n" in document()


def test_where_lines_end_as_on_windows_they_still_do(visit, pull, suggest, document):
    contents.write(visit("ana"), "draft", {"a.md": TEXT.replace(b"\n", b"\r\n")}, "As on Windows")
    suggestions.commit(visit("ana"), pull, suggest().id, 0)

    assert b"\r\nNo test ran the pool empty.\r\nIt" in document()


def refused(visit, login, pull, said, number=0):
    with pytest.raises(Refusal) as refusal:
        suggestions.commit(visit(login), pull, said.id, number)
    return refusal.value.status


def test_what_has_changed_meanwhile_is_outdated(visit, pull, suggest, document):
    said, changed = suggest(), TEXT.replace(b"Ben", b"Somebody")
    contents.write(visit("ana"), "draft", {"a.md": changed}, "Kinder")

    assert refused(visit, "ana", pull, said) == 422
    assert (document(), said.resolved_by) == (changed, None)


def test_what_changes_nothing_is_refused(visit, pull, suggest):
    same = suggest("```suggestion\nBen should have tested it.\n```")

    assert refused(visit, "ana", pull, same) == 422


@pytest.mark.parametrize("login", ["eve", "bob", "stranger"])
def test_nobody_commits_who_may_not_write(visit, pull, suggest, document, login):
    assert refused(visit, login, pull, suggest()) == 403
    assert document() == TEXT


def test_a_closed_pull_request_takes_none(visit, pull, suggest):
    said = suggest()
    issues.close(visit("max"), pull)

    assert refused(visit, "ana", pull, said) == 403


def test_there_is_no_second_one_and_none_in_a_comment_that_is_not_there(visit, pull, suggest):
    assert refused(visit, "ana", pull, suggest(), number=1) == 404
    assert refused(visit, "ana", pull, ReviewComment(1, "a.md", 3, SUGGESTED)) == 404


def test_what_is_pending_is_nobodys_to_commit(visit, pull):
    review = reviews.begin(visit("eve"), pull, "", (reviews.Remark("a.md", 3, SUGGESTED),))

    assert refused(visit, "ana", pull, review.comments[0]) == 404


@pytest.mark.parametrize(("first", "last"), [(3, 3), (4, 3), (0, 3), (1, 99), (-(10**12), 3)])
def test_lines_that_are_none_are_not_commented_on(suggest, first, last):
    with pytest.raises(Refusal) as refusal:
        suggest(line=last, first=first)
    assert refusal.value.status == 422


def test_rest_says_where_a_comment_stands_now(visit, pull, suggest, client):
    said, ana = suggest(first=1), client("ana")
    contents.write(visit("ana"), "draft", {"a.md": b"New\n" + TEXT}, "Above")
    (moved,) = ana.get(f"/pulls/{pull.number}/comments").json()
    contents.write(visit("ana"), "draft", {"a.md": b"Other\n"}, "Anew")
    (outdated,) = ana.get(f"/pulls/{pull.number}/comments").json()

    assert (moved["start_line"], moved["line"], moved["original_line"]) == (2, 4, said.line)
    assert (outdated["start_line"], outdated["line"], outdated["original_start_line"]) == (None, None, 1)
