"""A draft on its branch: what nobody has touched follows the thread, what somebody has stays theirs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_actions.effects import (
    BackToDraft,
    DescribePullRequest,
    OpenPullRequest,
    ReviseDraft,
    Suggest,
)
from incident_actions.messages.sent import resolved_message
from incident_actions.plan import plan
from incident_actions.postmortem import draft
from incident_actions.postmortem.description import words_of
from incident_actions.postmortem.following import followed
from incident_actions.postmortem.pull_request import place_of
from incident_actions.postmortem.written import Written
from incident_actions.text.markers import data_of, mark, without_marker
from incident_actions.thread import Comment, PullState
from tests.rehearsal import OPEN, context, known, planned, settled_with, with_pull
from tests.stories import thread

STORY = f"""{OPEN}10:01 bot wrote the record
    <!-- incident-actions status -->
10:05 ben wrote 🚀 /ack
10:05 bot assigned ben
10:30 ben wrote 🚀 /event The graph falls
10:40 ana closed
10:41 bot labeled status/resolved"""
LATER = "11:00 ben wrote 🚀 /event at 10:20 A deployment began\n    /factor The pool is small"
(OPENED,) = (effect for effect in planned(thread(STORY)) if isinstance(effect, OpenPullRequest))
HEAD = "b" * 40
PLACE = f"{HEAD}:{OPENED.path}"


def told(later="", body=OPENED.body, **fields):
    """The incident with its pull request, and what was said later."""
    pull = {
        "head": HEAD,
        "ours": True,
        "draft": True,
        "asked": True,
        "body": body,
        "reviewers": ("ana", "ben"),
    }
    return with_pull(thread(f"{STORY}\n{later}".strip()), **{**pull, **fields})


def run(story, text=OPENED.text, **fields):
    return context(story, documents={PLACE: text}, **fields)


def learning(story, text=OPENED.text):
    """What there is to do for the draft."""
    kinds = (DescribePullRequest, ReviseDraft, Suggest, BackToDraft)
    return [effect for effect in plan(story, run(story, text)) if isinstance(effect, kinds)]


def ended(story, text=OPENED.text):
    """The document once nothing is left to do, and the pull request then."""
    story, after = settled_with(story, run(story, text))
    return after.documents[PLACE], known(story).postmortem


def suggestions(effects):
    return [each.body for effect in effects if isinstance(effect, Suggest) for each in effect.suggestions]


def test_while_the_thread_has_no_news_the_draft_is_not_even_read():
    story = told()

    assert place_of(known(story), context(story)) is None
    assert learning(story) == []


def test_news_in_the_thread_are_read_for_at_the_commit_where_the_branch_stands():
    story = told(LATER)

    assert place_of(known(story), context(story)) == PLACE


def test_what_nobody_has_touched_reads_as_the_thread_says_in_the_end():
    story = told(LATER)

    assert ended(story)[0] == draft.document(known(story), context(story))


def test_the_body_goes_before_the_commit_and_knows_both_readings():
    body, commit = learning(told(LATER))

    assert (commit.before, commit.branch, commit.path) == (HEAD, OPENED.branch, OPENED.path)
    assert [len(each) for each in data_of(body.body)["sections"].values()].count(
        2
    ) == 3  # front matter, rows, factors


def test_in_the_end_the_body_knows_one_reading_of_each_section():
    _, pull = ended(told(LATER))

    assert {len(each) for each in Written.of(pull).sections.values()} == {1}


@pytest.mark.parametrize("read", [OPENED.text, draft.document(known(told(LATER)), context(told(LATER)))])
def test_a_run_that_died_between_body_and_commit_is_healed(read):
    first = next(effect for effect in learning(told(LATER)) if isinstance(effect, DescribePullRequest))
    story = told(LATER, body=first.body)

    assert ended(story, read) == ended(told(LATER))


def test_a_touched_section_is_never_rewritten_and_the_others_are():
    edited = OPENED.text.replace("_What made it more likely, longer or worse?_", "The pool was small.")
    text, _ = ended(told(LATER), edited)

    assert "The pool was small.\n\n## What went well" in text
    assert "| 2026-11-23 10:20 | 10:20 UTC | A deployment began | ben |" in text


EDITED = OPENED.text.replace("The graph falls", "The graph of payments falls")


def test_what_is_new_for_a_touched_section_is_offered_once():
    story = told(LATER)
    (review,) = ended(story, EDITED)[1].reviews

    assert data_of(review.body)["offered"].keys() == {"timeline"}


def test_a_suggestion_keeps_the_last_line_and_adds_the_rows_where_they_belong():
    text, pull = ended(told(LATER), EDITED)
    (suggest,) = (each for each in learning(told(LATER, body=pull.body), text) if isinstance(each, Suggest))
    (suggestion,) = suggest.suggestions
    last = text.split("\n")[suggestion.last - 1]

    assert last.startswith("| 2026-11-23 10:40 |")
    assert "```suggestion\n| 2026-11-23 10:20 | 10:20 UTC | A deployment began |" in suggestion.body
    assert f"|\n{last}\n```" in suggestion.body


def test_a_row_that_somebody_has_taken_out_is_not_offered():
    edited = "\n".join(line for line in OPENED.text.split("\n") if "The graph falls" not in line)

    assert suggestions(learning(told("11:00 ben wrote 🚀 /well The alert"), edited)) == []


def test_a_bullet_for_a_section_of_prose_stands_apart():
    edited = OPENED.text.replace("_What helped, and should stay as it is?_", "Everybody was calm.")
    story = told("11:00 ben wrote 🚀 /well The alert came at once")

    assert suggestions(learning(story, edited))[0].split("```")[1] == (
        "suggestion\nEverybody was calm.\n\n- The alert came at once _(ben)_\n"
    )


def test_a_line_of_code_fits_into_its_suggestion():
    edited = OPENED.text.replace("_What helped, and should stay as it is?_", "```\nx\n```")
    story = told("11:00 ben wrote 🚀 /well The alert came at once")

    assert "````suggestion\n```\n\n- The alert" in suggestions(learning(story, edited))[0]


def test_the_front_matter_follows_as_a_section():
    story = told("11:00 ben wrote 🚀 /mitigate at 10:33 Rolled back")
    text, _ = ended(story)

    assert "mitigated: 2026-11-23T10:33:00Z" in text


def test_a_section_that_comes_up_is_added_where_it_belongs():
    story = told("11:00 ben wrote 🚀 /decision Roll back\n    /hypothesis A leak")
    text, _ = ended(story)

    assert text == draft.document(known(story), context(story))
    assert text.index("## Action items") < text.index("## Decisions") < text.index("## Hypotheses")


def test_a_section_that_the_thread_has_nothing_for_any_more_goes():
    decided = told("11:00 ben wrote 🚀 /decision Roll back")
    text, pull = ended(decided)
    retracted = told("11:00 ben wrote 🚀 /event Nothing\n", body=pull.body)

    assert "## Decisions" not in ended(retracted, text)[0]


def test_a_section_that_somebody_has_taken_out_does_not_come_back():
    start = OPENED.text.index("## What went well")
    edited = OPENED.text[:start] + OPENED.text[OPENED.text.index("## What could improve") :]

    assert "What went well" not in ended(told("11:00 ben wrote 🚀 /well The alert"), edited)[0]


def test_a_document_that_has_lost_its_headings_is_left_alone():
    story = told(LATER)

    assert ended(story, "It was a bad day.\n")[0] == "It was a bad day.\n"


def test_line_ends_of_the_website_are_kept():
    edited = OPENED.text.replace("\n", "\r\n")
    text, _ = ended(told(LATER), edited)

    assert "A deployment began" in text
    assert text.count("\n") == text.count("\r\n")


def test_without_its_marker_nothing_is_rewritten():
    text, pull = ended(told(LATER, body="Somebody's words"))

    assert text == OPENED.text
    assert without_marker(pull.body) == "Somebody's words"


def test_words_that_somebody_wrote_in_the_body_stay():
    body = OPENED.body.replace("The draft of", "Ana's draft of")
    _, pull = ended(told(LATER, body=body))

    assert "Ana's draft of" in pull.body


@pytest.mark.parametrize(
    "pull", [{"ours": False}, {"state": PullState.CLOSED}, {"state": PullState.MERGED}, {"head": ""}]
)
def test_only_our_own_open_pull_request_is_followed(pull):
    assert learning(told(LATER, **pull)) == []


def test_reopening_makes_a_draft_of_it_again_and_untouched_sections_follow():
    story = told("11:00 ana reopened", draft=False)
    text, pull = ended(story)

    assert pull.draft
    assert "resolved: null" in text


def test_who_was_there_and_cannot_be_asked_is_named_once():
    story = told("10:50 dana wrote I saw it too\n10:51 other[bot] wrote beep", reviewers=("ana", "ben"))
    _, pull = ended(story)

    assert "Was there too: @dana.\n" in pull.body
    assert "bot" not in without_marker(pull.body)


def test_before_anybody_was_asked_nobody_is_named():
    story = told("10:50 dana wrote I saw it too", asked=False, reviewers=())

    assert not any("Was there too" in each.body for each in learning(story) if hasattr(each, "body"))


def test_where_nobody_could_be_asked_all_are_named():
    story = told(asked=False, reviewers=())
    asked = replace(story, entries=tuple(map(recorded, story.entries)))

    assert "Was there too: @ben, @ana.\n" in ended(asked)[1].body


def recorded(entry):
    """The status comment's record says that we have asked."""
    words = "incident-actions status -->"
    if not isinstance(entry, Comment) or words not in entry.body:
        return entry
    return replace(entry, body=mark("the record", "status", {"reviews_asked": 40}))


def test_the_description_leads_to_the_editor_of_the_document():
    assert (
        "1. **[Edit the document](https://github.example/acme/shop/edit/incident-actions/postmortem-12/"
        "postmortems/2026-11-23-incident-12-checkout-is-down.md)**"
    ) in OPENED.body


def test_the_description_says_when_it_is_due_as_the_resolved_message_does():
    story, config = told(LATER), "timezone: Europe/Berlin\n"
    folded = known(story, config)
    resolved = resolved_message(folded, folded.resolution, context(story, config=config))

    assert "Due 2026-11-26 10:40 UTC (11:40 CET)" in words_of(folded, context(story))
    assert "due 2026-11-26 10:40 UTC (11:40 CET)" in resolved


def test_a_commit_says_what_it_changes():
    _, commit = learning(told(LATER))

    assert commit.message == "Timeline: 1 event; Contributing factors; Front matter"


@pytest.mark.conformance
def test_no_example_of_commonmark_in_a_section_is_lost(examples):
    today = draft.document(known(told(LATER)), context(told(LATER)))
    edited = {
        markdown: OPENED.text.replace("_What made it more likely, longer or worse?_", markdown)
        for markdown, _ in examples
    }
    after = {
        markdown: followed(text, today, Written.first(OPENED.text, "")) for markdown, text in edited.items()
    }

    assert [markdown for markdown, text in after.items() if markdown not in text] == []
    assert [markdown for markdown, text in after.items() if "A deployment began" not in text] == []


def test_the_same_thread_gives_the_same_bytes():
    later = context(told(LATER), now=context(told(LATER)).now + timedelta(hours=3))

    assert draft.document(known(told(LATER)), later) == ended(told(LATER))[0]
