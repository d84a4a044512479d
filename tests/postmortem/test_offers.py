"""Of each part of a touched section one offer stands, and says all that nobody has decided on."""

import re
from dataclasses import replace

from incident_actions.effects import RewriteRemark, Suggest
from incident_actions.plan import plan
from incident_actions.postmortem.pull_request import place_of
from incident_actions.text.markdown import MOST, units
from incident_actions.text.markers import without_marker
from tests.postmortem.test_following import EDITED, OPENED, PLACE, context, ended, known, told

FIRST = "11:00 ben wrote 🚀 /event at 10:20 A deployment began"
MORE = f"{FIRST}\n11:05 ben wrote 🚀 /event at 10:25 The pool ran full"
LINE = EDITED.split("\n").index(next(row for row in EDITED.split("\n") if "Resolved (issue" in row)) + 1


def offered(later=FIRST, text=EDITED, **remark):
    """The pull request once what was said is offered, with its remarks changed like this."""
    _, pull = ended(told(later), text)
    return {"body": pull.body, "reviews": tuple(changed(each, **remark) for each in pull.reviews)}


def changed(review, **fields):
    return replace(review, remarks=tuple(replace(each, **fields) for each in review.remarks))


def steps(later, pull, text=EDITED):
    """What there is to do about offers: what is rewritten, and what is suggested anew."""
    story = told(later, **pull)
    effects = plan(story, context(story, documents={PLACE: text}))
    suggested = [s.body for each in effects if isinstance(each, Suggest) for s in each.suggestions]
    return [each.body for each in effects if isinstance(each, RewriteRemark)], suggested


def test_more_news_for_a_section_are_said_where_the_former_stand():
    rewritten, suggested = steps(MORE, offered())

    assert suggested == []
    assert ["A deployment began" in each and "The pool ran full" in each for each in rewritten] == [True]


def test_in_the_end_one_offer_stands_and_nothing_is_left_to_do():
    _, pull = ended(told(MORE, **offered()), EDITED)

    assert [len(review.remarks) for review in pull.reviews] == [1]
    assert steps(MORE, {"body": pull.body, "reviews": pull.reviews}) == ([], [])


def test_what_somebody_has_resolved_is_not_offered_again():
    assert steps(FIRST, offered(resolved=True)) == ([], [])


def test_after_a_resolved_offer_only_what_is_new_is_offered():
    rewritten, (suggestion,) = steps(MORE, offered(resolved=True))

    assert rewritten == []
    assert "The pool ran full" in suggestion
    assert "A deployment began" not in suggestion


def test_an_offer_whose_line_was_edited_can_not_be_taken_and_is_made_anew():
    rewritten, (suggestion,) = steps(FIRST, offered(first=None, last=None))

    assert rewritten == []
    assert "A deployment began" in suggestion


def test_an_offer_that_somebody_has_deleted_is_not_made_again():
    pull = offered()
    gone = tuple(replace(each, remarks=()) for each in pull["reviews"])

    assert steps(FIRST, {**pull, "reviews": gone}) == ([], [])


def test_a_row_that_somebody_has_written_by_hand_leaves_the_offer():
    pull = offered(MORE)
    (remark,) = pull["reviews"][0].remarks
    row = next(line for line in remark.body.split("\n") if "A deployment began" in line)
    (rewritten,), suggested = steps(MORE, pull, EDITED.replace("\n\n## Impact", f"\n{row}\n\n## Impact"))

    assert "The pool ran full" in rewritten
    assert "A deployment began" not in rewritten
    assert suggested == []


def test_what_the_thread_takes_back_is_taken_out_of_the_offer():
    story = told("", **offered())
    (rewritten,), suggested = steps("", offered())

    assert place_of(known(story), context(story)) == PLACE
    assert without_marker(rewritten).startswith("Nothing is left to take here")
    assert suggested == []


def test_an_offer_without_anything_to_take_is_left_alone():
    (rewritten,), _ = steps("", offered())
    story = told("", **offered(body=rewritten))

    assert place_of(known(story), context(story)) is None
    assert steps("", offered(body=rewritten)) == ([], [])


def test_new_rows_stand_after_the_line_of_the_offer_wherever_that_is():
    text = EDITED.replace("\n\n## Impact", "\n\nThat was all.\n\n## Impact")
    (rewritten,), suggested = steps(MORE, offered(), text)

    assert rewritten.split("\n")[3].endswith(EDITED.split("\n")[LINE - 1])
    assert suggested == []


def test_of_very_much_news_as_much_is_offered_as_a_comment_holds():
    events = "\n".join(f"11:{n:02} ben wrote 🚀 /event at 10:20 Row {n} {'x' * 1500}" for n in range(60))
    (suggestion,) = (body for body in steps(events, {"body": ended(told(events), EDITED)[1].body})[1])

    assert units(suggestion) <= MOST
    assert "Row 0 " in suggestion
    assert "Row 59 " not in suggestion


MITIGATED = "11:00 ben wrote 🚀 /mitigate at 10:33 Rolled back"
LATER = f"{MITIGATED}\n11:10 ben wrote 🚀 /mitigate at 10:35 Rolled back"


def standing(later, text=EDITED, **pull):
    """In the end: the document, of each offer its lines and what they shall read, the pull request."""
    text, pull = ended(told(later, **pull), text)
    remarks = [each for review in pull.reviews for each in review.remarks if not each.resolved]
    return text, [(lines(text, each), block(each)) for each in remarks], pull


def lines(text, remark):
    return "\n".join(text.split("\n")[remark.first - 1 : remark.last])


def block(remark):
    return re.search(r"(`{3,})suggestion\n(.*)\n\1\n\n<!--", remark.body, re.DOTALL)[2]


def test_the_picture_and_the_numbers_of_a_touched_section_are_offered_as_one_when_a_time_changes():
    _, ((numbers, anew), (_, row)), _ = standing(MITIGATED)

    assert numbers.startswith("```mermaid\ngantt")
    assert numbers.split("\n")[-1].startswith("| Time to resolve |")
    assert "10:33" in anew
    assert anew.split("\n")[-1].startswith("| Time to resolve |")
    assert "Rolled back" in row


def test_numbers_that_change_again_are_offered_in_the_same_place():
    text, offers, pull = standing(MITIGATED)
    _, again, _ = standing(LATER, text, body=pull.body, reviews=pull.reviews)

    assert [before for before, _ in again] == [before for before, _ in offers]
    assert ["10:35" in anew for _, anew in again] == [True, True]


def test_while_no_time_changes_a_table_that_somebody_has_changed_is_theirs():
    text = OPENED.text.replace("| unknown (detected) | unknown |", "| by Ana | 5 min |")

    assert text != OPENED.text
    assert standing("11:00 ben wrote 🚀 /well It rang", text)[1] == []


def test_words_between_two_tables_are_not_replaced():
    text = EDITED.replace("| Figure |", "Ana says:\n\n| Figure |")
    _, offers, _ = standing(MITIGATED, text)
    firsts = [before.split("\n")[0] for before, _ in offers]

    assert not any("Ana says" in before for before, _ in offers)
    assert firsts[:2] == ["```mermaid", "| Figure | From (UTC) | To (UTC) | Took |"]


def test_the_times_of_a_touched_front_matter_are_offered():
    text = OPENED.text.replace("factors: []", 'factors: ["the pool"]')
    _, ((before, anew),), _ = standing(MITIGATED, text)

    assert before.startswith("severity: sev2\nstarted: null\n")
    assert "mitigated: 2026-11-23T10:33:00Z" in anew
    assert "factors" not in before + anew


def test_a_time_that_changes_back_after_its_offer_was_taken_is_offered_again():
    text, offers, pull = standing(MITIGATED)
    for before, anew in offers:
        text = text.replace(before, anew)
    reviews = tuple(changed(each, resolved=True) for each in pull.reviews)
    _, ((numbers, back),), _ = standing("", text, body=pull.body, reviews=reviews)

    assert "10:33" in numbers
    assert "10:33" not in back
