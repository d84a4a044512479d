"""Any thread folds, in any order of its entries, whoever wrote what: the fold never raises."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_actions.commands import by_name
from incident_actions.incident.memory import Memory
from incident_actions.text.markers import mark
from incident_actions.text.paths import branch_of
from incident_actions.thread import (
    Assigned,
    Closed,
    Comment,
    CommentDeleted,
    Labeled,
    LinkedIssue,
    PullRequest,
    PullState,
    Reaction,
    Referenced,
    Renamed,
    Reopened,
    Sign,
    Thread,
    Unassigned,
    Unlabeled,
    Version,
)
from tests.naughty import naughty_text
from tests.rehearsal import OPEN, known, planned
from tests.stories import REPOSITORY, person
from tests.stories import thread as told

EMPTY = told(OPEN)

YEAR = timedelta(days=365)
times = st.timedeltas(-YEAR, YEAR).map(lambda span: datetime(2026, 3, 29, 1, tzinfo=UTC) + span)
people = st.sampled_from([None, *map(person, ["ana", "ben", "eve", "bot", "other[bot]"])])
somebody = people.filter(bool)
labels = st.one_of(
    st.sampled_from(
        ["severity/sev1", "Severity/SEV4", "status/mitigated", "status/resolved", "severity/", "incident"]
    ),
    naughty_text,
)
names = st.sampled_from([*by_name(), "sevrity", "code", "shrug"])
bodies = st.lists(st.builds("/{} {}".format, names, naughty_text) | naughty_text, max_size=3).map("\n".join)
comments = st.builds(
    Comment,
    id=st.integers(1, 9),
    author=people,
    body=bodies | naughty_text.map("<!-- incident-actions {} -->".format),
    at=times,
    edited_at=st.none() | times,
    edited_by=people,
    reactions=st.lists(
        st.builds(
            Reaction,
            sign=st.sampled_from(Sign),
            at=times,
            ours=st.booleans(),
            people=st.lists(somebody, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    url=naughty_text,
)
#: What a record may hold once somebody has had a hand in it.
odd = st.sampled_from(
    [
        None, 0, -1, 1e999, True, "", "x", "2026-11-23T10:00:00", "2026-11-23T10:00:00Z",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "\ud800", 10**30, [], {}, [[]],
        ["event 1a2b3c4d5e6f x"], {"x": []},
    ]
)  # fmt: skip
numbers = st.sampled_from(["1", "2", "9", "1.1", "x", "-1", ""])
forged = st.fixed_dictionaries(
    {},
    optional={
        "answered": st.dictionaries(numbers, st.lists(odd, max_size=2) | odd, max_size=2) | odd,
        "rows": st.lists(st.lists(odd, min_size=4, max_size=6) | odd, max_size=2) | odd,
        "ticks": st.dictionaries(numbers, st.lists(odd, min_size=3, max_size=3) | odd, max_size=2) | odd,
        "seen": odd,
        "pinners": st.dictionaries(numbers, odd, max_size=2) | odd,
        "hypotheses": st.dictionaries(numbers, odd, max_size=2) | odd,
        "undelivered": st.dictionaries(naughty_text, st.dictionaries(numbers, odd) | odd, max_size=1) | odd,
        "channel": st.lists(odd, min_size=4, max_size=4) | odd,
        "decisions": odd,
        "of": odd,
        "to": odd,
        "whom": odd,
    },
)
keys = st.sampled_from(["status", "refusal 1", "revisit x", "page 1", "update-due x", "resolved 1"])
versions = st.builds(
    Version,
    id=st.sampled_from(["1", "2", "", "x"]),
    by=people,
    at=times,
    text=naughty_text | st.just("- [x] x"),
)
ours = st.builds(
    Comment,
    id=st.integers(1, 9),
    author=st.just(person("bot")),
    body=st.builds(
        mark, st.sampled_from(["- [x] Roll back", "- [ ] x\n* [X] <!--"]) | naughty_text, keys, forged
    ),
    at=times,
    edited_at=st.none() | times,
    edited_by=people,
    versions=st.lists(versions, max_size=4).map(tuple),
)
pulls = st.builds(
    PullRequest,
    number=st.integers(0, 3),
    url=naughty_text,
    branch=st.sampled_from([branch_of(12), "main"]),
    state=st.sampled_from(PullState),
    paths=st.lists(naughty_text, max_size=2).map(tuple),
)
issues = st.builds(
    LinkedIssue,
    number=st.integers(1, 9),
    url=naughty_text,
    title=naughty_text,
    body=naughty_text.map("{}\n<!-- incident-actions item 12 x -->".format),
    open=st.booleans(),
    ours=st.booleans(),
)
entries = st.one_of(
    comments,
    ours,
    st.builds(Labeled, times, people, labels),
    st.builds(Unlabeled, times, people, labels),
    st.builds(Closed, times, people, st.sampled_from(["COMPLETED", "NOT_PLANNED", ""])),
    st.builds(Reopened, times, people),
    st.builds(Assigned, times, people, somebody),
    st.builds(Unassigned, times, people, somebody),
    st.builds(Renamed, times, people, naughty_text, naughty_text),
    st.builds(CommentDeleted, times, people, people),
    st.builds(Referenced, times, pulls | issues),
)
threads = st.builds(
    Thread,
    number=st.just(12),
    title=naughty_text,
    body=naughty_text | naughty_text.map("### Started at\n\n{}".format),
    author=people,
    at=times,
    url=st.just("https://github.example/acme/shop/issues/12"),
    open=st.booleans(),
    repository=st.just(REPOSITORY),
    labels=st.lists(labels, max_size=3).map(tuple),
    assignees=st.lists(somebody, max_size=2).map(tuple),
    entries=st.lists(entries, max_size=8).map(tuple),
)


@given(threads)
def test_any_thread_folds(thread):
    assert known(thread).number == 12


@given(threads)
def test_for_any_thread_there_is_a_plan(thread):
    now = datetime(2026, 3, 29, 9, tzinfo=UTC)

    assert planned(thread, now=now) == planned(thread, now=now)


@given(ours)
def test_any_record_is_remembered_or_forgotten(comment):
    remembered = Memory.of(replace(EMPTY, entries=(comment,)))
    kept = replace(comment, body=mark("", "status", remembered.as_data()))

    assert Memory.of(replace(EMPTY, entries=(kept,))) == remembered


@given(threads)
def test_the_same_thread_folds_to_the_same_incident(thread):
    assert known(thread) == known(thread)


@given(threads)
def test_nobody_holds_a_role_by_a_strangers_words(thread):
    incident = known(thread)
    accepted = any(comment.signed(Sign.ACCEPTED) for comment in thread.comments)
    assigned = any(isinstance(entry, Assigned) for entry in thread.entries)

    assert accepted or assigned or not incident.roles
