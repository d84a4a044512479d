"""Any thread folds, in any order of its entries, whoever wrote what: the fold never raises."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_actions.commands import by_name
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
)
from tests.naughty import naughty_text
from tests.rehearsal import known
from tests.stories import REPOSITORY, person

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
        st.builds(Reaction, sign=st.sampled_from(Sign), at=times, ours=st.booleans()), max_size=2
    ).map(tuple),
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
def test_the_same_thread_folds_to_the_same_incident(thread):
    assert known(thread) == known(thread)


@given(threads)
def test_nobody_holds_a_role_by_a_strangers_words(thread):
    incident = known(thread)
    accepted = any(comment.signed(Sign.ACCEPTED) for comment in thread.comments)
    assigned = any(isinstance(entry, Assigned) for entry in thread.entries)

    assert accepted or assigned or not incident.roles
