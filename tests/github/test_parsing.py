"""From GraphQL's nodes to entries: one table, and what is missing, foreign or odd."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.github.accounts import ACTIONS_BOT, Accounts, our_number
from incident_actions.github.listed import listed
from incident_actions.github.parsing import Parser, repository
from incident_actions.lists import UNMARKED, Marked
from incident_actions.text.markers import mark
from incident_actions.thread import (
    Assigned,
    Closed,
    Comment,
    CommentDeleted,
    Labeled,
    LinkedIssue,
    Milestone,
    Person,
    PullRequest,
    PullState,
    Reaction,
    Remark,
    Renamed,
    Reopened,
    Repository,
    Review,
    Sign,
    Unassigned,
    Unlabeled,
    Version,
)

PARSER = Parser(Accounts(ACTIONS_BOT), Repository("acme/shop", "https://github.com/acme/shop"))
TIME, AT = "2026-11-23T14:02:00Z", datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
ANA = {"__typename": "User", "login": "ana", "id": "U_1", "databaseId": 7}
BOT = {"__typename": "Bot", "login": "github-actions", "id": "BOT_1", "databaseId": ACTIONS_BOT}
ana, bot = Person(7, "ana"), Person(ACTIONS_BOT, "github-actions[bot]", bot=True, ours=True)


def node(kind, **fields):
    return {"__typename": kind, "createdAt": TIME, "actor": ANA, **fields}


def comment(**fields):
    plain = {"fullDatabaseId": "3000000123", "body": "We look.", "author": ANA, "editor": None}
    rest = {
        "lastEditedAt": None,
        "reactionGroups": [],
        "rockets": {"nodes": []},
        "url": "https://x",
        "id": "IC_1",
    }
    return {"__typename": "IssueComment", "createdAt": TIME, **plain, **rest, **fields}


def nodes(*each):
    return {"nodes": list(each)}


ENTRIES = [
    (node("LabeledEvent", label={"name": "severity/sev1"}), Labeled(AT, ana, "severity/sev1")),
    (node("UnlabeledEvent", label={"name": "severity/sev1"}), Unlabeled(AT, ana, "severity/sev1")),
    (node("ClosedEvent", stateReason="NOT_PLANNED"), Closed(AT, ana, "NOT_PLANNED")),
    (node("ClosedEvent", stateReason=None), Closed(AT, ana, "COMPLETED")),
    (node("ReopenedEvent"), Reopened(AT, ana)),
    (node("AssignedEvent", assignee=ANA), Assigned(AT, ana, ana)),
    (node("UnassignedEvent", assignee=ANA), Unassigned(AT, ana, ana)),
    (node("RenamedTitleEvent", previousTitle="A", currentTitle="B"), Renamed(AT, ana, "A", "B")),
    (node("CommentDeletedEvent", deletedCommentAuthor=BOT), CommentDeleted(AT, ana, bot)),
    (node("CommentDeletedEvent", deletedCommentAuthor=None), CommentDeleted(AT, ana, None)),
    (node("ReopenedEvent", actor=None), Reopened(AT, None)),
    (comment(), Comment(3_000_000_123, ana, "We look.", AT, url="https://x")),
    (comment(author=None), Comment(3_000_000_123, None, "We look.", AT, url="https://x")),
    (comment(body=None), Comment(3_000_000_123, ana, "", AT, url="https://x")),
    (
        comment(body="/event\r\nand more"),
        Comment(3_000_000_123, ana, "/event\nand more", AT, url="https://x"),
    ),
]
NO_NEWS = [
    node("PinnedEvent"),
    node("SomethingOfNextYear", label={"name": "x"}),
    node("AssignedEvent", assignee={}),
    node("UnassignedEvent", assignee=None),
    node("LabeledEvent", label=None),
]
PEOPLE = [
    (None, None),
    (ANA, ana),
    (BOT, bot),
    ({**BOT, "databaseId": None}, bot),
    (
        {"__typename": "Bot", "login": "renovate", "databaseId": 29},
        Person(29, "renovate[bot]", bot=True),
    ),
    ({"__typename": "Mannequin", "login": "old-ana"}, Person(0, "old-ana", bot=True)),
    ({"__typename": "User", "login": "github-actions", "databaseId": 99}, Person(99, "github-actions")),
]


def said(number, author):
    """A comment on a pull request."""
    return {"fullDatabaseId": str(number), "body": "A word", "createdAt": TIME, "author": author}


def review(number, author, text, state="APPROVED"):
    return {"fullDatabaseId": str(number), "state": state, "body": text, "author": author}


def remark(number, of, line, **thread):
    """The thread of what a review says of some lines."""
    said = {"fullDatabaseId": str(number), "body": "When?", "pullRequestReview": {"fullDatabaseId": str(of)}}
    return {"isResolved": False, "line": line, "startLine": None, "comments": nodes(said), **thread}


PULL = {
    "__typename": "PullRequest",
    "number": 14,
    "url": "https://x/14",
    "headRefName": "incident-actions/postmortem-12",
    "headRepository": {"nameWithOwner": "acme/shop"},
    "state": "MERGED",
    "createdAt": TIME,
    "isDraft": False,
    "mergedAt": TIME,
    "files": nodes({"path": "postmortems/a.md"}),
    "body": "The draft",
    "headRefOid": "b" * 40,
    "author": BOT,
    "reviewRequests": {"totalCount": 2, "nodes": [{"requestedReviewer": {"login": "ben"}}, None]},
    "comments": {"totalCount": 3, "nodes": [said(901, BOT), said(902, ANA)]},
    "reviews": nodes(review(801, ANA, "Good"), review(802, BOT, "News", "PENDING")),
    "reviewThreads": nodes(remark(701, 801, 7), remark(702, 802, 9, startLine=8), remark(703, 801, None)),
}
ITEM = {
    "__typename": "Issue",
    "number": 13,
    "url": "https://x/13",
    "title": "Add an alert",
    "body": "Do\r\nit",
    "state": "CLOSED",
    "stateReason": "NOT_PLANNED",
    "closedAt": TIME,
    "author": BOT,
    "labels": nodes({"name": "action-item"}),
    "assignees": nodes({"login": "ana"}),
    "milestone": {"number": 4, "title": "M", "state": "OPEN", "dueOn": "2026-12-24T08:00:00Z"},
    "closedByPullRequestsReferences": None,
}


@pytest.mark.parametrize(("told", "entry"), ENTRIES)
def test_a_node_is_read_as_the_entry_that_it_is(told, entry):
    assert PARSER.entry(told) == entry


@pytest.mark.parametrize("told", NO_NEWS, ids=lambda told: told["__typename"])
def test_what_we_do_not_know_is_no_news(told):
    assert PARSER.entry(told) is None


@pytest.mark.parametrize(("actor", "who"), PEOPLE)
def test_r10_an_account_is_known_by_its_number(actor, who):
    assert PARSER.accounts.person(actor) == who


def test_of_reactions_those_that_mean_something_are_kept_with_who_gave_them():
    groups = [
        {"content": "EYES", "createdAt": TIME, "viewerHasReacted": True},
        {"content": "ROCKET", "createdAt": TIME, "viewerHasReacted": False},
        {"content": "CONFUSED", "createdAt": None, "viewerHasReacted": False},
        {"content": "HEART", "createdAt": TIME, "viewerHasReacted": False},
    ]
    read = PARSER.entry(comment(reactionGroups=groups))
    assert read.reactions == (Reaction(Sign.CLAIMED, AT, ours=True), Reaction(Sign.ACCEPTED, AT))


def rocket(user, minute=2):
    return {"createdAt": f"2026-11-23T14:0{minute}:00Z", "user": user}


def pinned(*rockets, viewer):
    """A comment to which these people gave a rocket; the first of all at two minutes past."""
    group = {"content": "ROCKET", "createdAt": TIME, "viewerHasReacted": viewer}
    (read,) = PARSER.entry(comment(reactionGroups=[group], rockets=nodes(*rockets))).reactions
    return read


def test_who_gave_a_rocket_is_known_without_ourselves_and_whoever_has_left():
    ours = {"login": "github-actions[bot]", "databaseId": ACTIONS_BOT}
    read = pinned(rocket(ANA), rocket(None, 3), rocket(ours, 4), viewer=True)
    assert (read.people, read.ours) == ((ana,), True)


def test_our_own_rocket_has_its_own_time_whoever_was_first():
    ours = {"login": "github-actions[bot]", "databaseId": ACTIONS_BOT}
    assert pinned(rocket(ANA), rocket(ours, 4), viewer=True).at == AT.replace(minute=4)


def test_where_our_own_rocket_is_not_among_those_told_the_first_ones_time_stands():
    assert pinned(rocket(ANA), rocket(None, 4), viewer=True).at == AT
    assert pinned(rocket(ANA), viewer=False) == Reaction(Sign.ACCEPTED, AT, people=(ana,))


def test_a_bot_that_gave_a_rocket_is_known_as_one():
    (bot_,) = pinned(rocket({"login": "renovate[bot]", "databaseId": 29}), viewer=False).people
    assert bot_ == Person(29, "renovate[bot]", bot=True)


def test_an_edited_comment_says_when_and_by_whom():
    read = PARSER.entry(comment(lastEditedAt=TIME, editor=BOT))
    assert (read.edited_at, read.edited_by) == (AT, bot)


def reference(source, *pulls, **fields):
    issue = {
        "number": 12,
        "title": "Down",
        "body": None,
        "author": None,
        "editor": None,
        "fixes": nodes({"merged": False}),
        "subIssuesSummary": {"total": 3},
        "createdAt": TIME,
        "url": "https://x/12",
        "state": "OPEN",
        "labels": nodes({"name": "Incident"}),
        "assignees": nodes({"login": "ghost", "databaseId": None}),
        "references": nodes({"createdAt": TIME, "source": source} if source else None),
        **fields,
    }
    return PARSER.thread(issue, [], pulls, drafted=False)


def test_a_pull_request_from_the_branch_is_read():
    (entry,) = reference(None, PULL).entries
    assert entry.source == PullRequest(
        14,
        "https://x/14",
        "incident-actions/postmortem-12",
        PullState.MERGED,
        merged_at=AT,
        paths=("postmortems/a.md",),
        asked=True,
        body="The draft",
        head="b" * 40,
        ours=True,
        reviewers=("ben",),
        reviews=(Review(ana, "Good", 801, (Remark(701, "When?", 7, 7), Remark(703, "When?"))),),
        unsubmitted=Review(bot, "News", 802, (Remark(702, "When?", 8, 9),)),
        comments=(Comment(901, bot, "A word", AT),),
        crowded=True,
    )


@pytest.mark.parametrize("head", [None, {"nameWithOwner": "mallory/shop"}])
def test_a_pull_request_from_elsewhere_is_a_forks(head):
    (entry,) = reference(None, {**PULL, "headRepository": head, "files": None}).entries
    assert (entry.source.forked, entry.source.paths) == (True, ())


def test_an_action_item_that_names_the_incident_is_read():
    (entry,) = reference(ITEM).entries
    assert entry.source == LinkedIssue(
        13,
        "https://x/13",
        "Add an alert",
        "Do\nit",
        open=False,
        ours=True,
        closed_at=AT,
        labels=("action-item",),
        assignees=("ana",),
        milestone=Milestone(4, "M", open=True, due=date(2026, 12, 24)),
        reason="NOT_PLANNED",
    )


def test_a_thread_without_author_or_body_is_read_all_the_same():
    thread = reference({"__typename": "Discussion"})
    assert (thread.author, thread.body, thread.entries, thread.labels) == (None, "", (), ("incident",))


@pytest.mark.parametrize(
    ("viewer", "number"),
    [
        ({"login": "github-actions[bot]", "databaseId": ACTIONS_BOT}, ACTIONS_BOT),
        ({"login": "our-app[bot]", "databaseId": 77}, 77),
        ({"login": "ana", "databaseId": 7}, ACTIONS_BOT),
    ],
)
def test_whose_comments_are_ours_also_where_a_person_only_looks(viewer, number):
    assert our_number(viewer) == number


REPOSITORY = {
    "nameWithOwner": "acme/shop",
    "url": "https://x",
    "defaultBranchRef": None,
    "config": None,
    "templates": None,
    "writeBack": None,
    "running": {"totalCount": 0},
}


def test_an_empty_repository_has_no_files_and_no_head():
    assert repository(REPOSITORY, ".github/incidents.yml") == Repository("acme/shop", "https://x")


def test_how_many_incidents_are_open_comes_with_the_repository():
    assert repository({**REPOSITORY, "running": {"totalCount": 3}}, "conf.yml").open_incidents == 3


def test_configuration_and_templates_come_with_the_repository():
    told = {
        **REPOSITORY,
        "config": {"text": "timezone: UTC"},
        "templates": {
            "entries": [
                {"name": "status.md", "object": {"text": "S"}},
                {"name": "folder", "object": {}},
                {"name": "logo.png", "object": {"text": None}},
            ]
        },
    }
    files = repository(told, "conf.yml").files
    assert files == {"conf.yml": "timezone: UTC", ".github/incidents/status.md": "S"}


def test_r06_of_a_file_that_is_too_large_only_so_much_is_kept_that_its_reader_refuses_it():
    told = repository({**REPOSITORY, "config": {"text": "x" * 1_000_000}}, "conf.yml")
    assert len(told.files["conf.yml"]) == 64 * 1024 + 1


LISTED = {
    **ITEM,
    "createdAt": TIME,
    "updatedAt": TIME,
    "milestone": None,
    "editor": None,
    "stateReason": None,
    "comments": {"totalCount": 0, "nodes": []},
}


def with_comments(*comments, earlier=0, **fields):
    told = [{"createdAt": TIME, "lastEditedAt": None, **each} for each in comments]
    said = {**nodes(*told), "totalCount": earlier + len(told)}
    return listed({**LISTED, **fields, "comments": said}, PARSER.accounts)


ITEM_BODY = mark("Do it", "item 12 ab", {"due": "2026-12-01", "commander": "cleo", "blocked": 7})


def test_of_an_action_item_of_ours_its_marker_is_read():
    item = with_comments(author=BOT, body=ITEM_BODY)

    assert item.marked == Marked(12, None, "cleo", date(2026, 12, 1), 7)


def test_r18_the_same_line_in_what_a_stranger_has_filed_says_nothing():
    assert with_comments(author=ANA, body=ITEM_BODY).marked == UNMARKED


@pytest.mark.parametrize(("earlier", "since"), [(0, None), (1, AT)])
def test_a_list_tells_from_when_on_it_knows_what_was_said(earlier, since):
    assert with_comments(said(901, ANA), said(902, BOT), earlier=earlier).heard_from == since


def test_r18_a_record_counts_only_where_our_own_bot_wrote_it():
    record = mark("Text", "status", {"severity": "sev1"})
    assert with_comments({"author": BOT, "body": record}).record == {"severity": "sev1"}
    assert with_comments({"author": ANA, "body": record}).record is None
    assert with_comments({"author": BOT, "body": f"{record}\nmore"}).record is None


def signed(content, at=TIME):
    return [{"content": content, "createdAt": at, "viewerHasReacted": True}]


LATER = "2026-11-23T15:02:00Z"


@pytest.mark.parametrize(
    ("fields", "unanswered"),
    [
        ({}, ("due",)),
        ({"author": BOT}, ()),
        ({"body": "We look at /var/log"}, ()),
        ({"reactionGroups": signed("EYES")}, ("due",)),
        ({"reactionGroups": signed("ROCKET")}, ()),
        ({"reactionGroups": signed("ROCKET"), "fullDatabaseId": "902"}, ("due",)),
        ({"reactionGroups": signed("ROCKET"), "fullDatabaseId": "902", "body": "/help"}, ()),
        ({"reactionGroups": signed("ROCKET"), "fullDatabaseId": "900"}, ()),
        ({"reactionGroups": signed("CONFUSED")}, ()),
        ({"reactionGroups": signed("CONFUSED"), "lastEditedAt": LATER}, ("due",)),
    ],
    ids=[
        "new", "a bot's", "words", "claimed", "accepted", "written over", "help", "forgotten", "refused",
        "edited since it was refused",
    ],
)  # fmt: skip
def test_a_list_tells_which_commands_an_item_has_not_heard(fields, unanswered):
    said = {"author": ANA, "body": "/due friday we wait", "fullDatabaseId": "901", **fields}
    heard = {"changes": [["901 due abc", "due 2026-11-27"]], "forgotten": 900}

    item = with_comments(said, author=BOT, body=mark("Do it", "item 12 ab", heard))

    assert item.unanswered == unanswered


VERSIONS = nodes(
    None, {"id": "UCE_2", "editedAt": TIME, "editor": None}, {"id": "UCE_1", "editedAt": TIME, "editor": BOT}
)
READ = (Version("UCE_1", bot, AT), Version("UCE_2", None, AT))


def test_the_versions_of_a_body_come_the_newest_first_and_without_their_texts():
    assert PARSER.entry(comment(versions=VERSIONS)).versions == READ
    assert reference(None, versions=VERSIONS).versions == READ
    assert PARSER.entry(comment(versions=None)).versions == ()


@pytest.mark.parametrize(
    ("story", "body", "ticked"),
    [
        (("bot", "ana"), "- #45 Item\n  - [ ] done", False),
        (("bot", "ana", "bot"), "- #45 Item\n  - [ ] done", True),
        ((), "- #45 Item\n  - [x] done", True),
        ((), "Text", False),
    ],
    ids=["edited", "written over", "ticked", "neither"],
)
def test_a_list_tells_whether_a_box_of_a_digest_waits(story, body, ticked):
    made = [
        {"id": f"{n}", "editedAt": TIME, "editor": {"ana": ANA, "bot": BOT}[who]}
        for n, who in enumerate(story)
    ]
    digest = {**LISTED, "author": BOT, "body": mark(body, "digest 2026-W48"), "versions": nodes(*made[::-1])}

    assert listed(digest, PARSER.accounts).ticked is ticked


@given(st.text())
def test_whatever_somebody_wrote_is_read(body):
    assert PARSER.entry(comment(body=body)).body == body.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("closer", "by_code"), [("PullRequest", True), ("Commit", True), ("ProjectV2", False), (None, False)]
)
def test_what_a_pull_request_or_a_commit_has_closed_says_so(closer, by_code):
    closed = node("ClosedEvent", stateReason=None, closer={"__typename": closer} if closer else None)

    assert PARSER.entry(closed) == Closed(AT, ana, "COMPLETED", by_code)


def test_a_thread_says_who_has_edited_its_body_what_closes_it_and_how_many_are_part_of_it():
    thread = reference(None, editor=ANA, fixes=nodes({"merged": False}, {"merged": True}))

    assert (thread.edited_by, thread.fixed, thread.children) == (ana, True, 3)
