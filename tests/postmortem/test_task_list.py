from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.incident.action_item import ActionItem
from incident_actions.postmortem.filed import Filed, rewritten
from incident_actions.postmortem.task_list import tasks
from tests.naughty import naughty_text

DOCUMENT = """\
# Post-mortem: Checkout is down

## Timeline

- [ ] not an action item

## Action items

Two of them:

- [ ] Add memory limits (@ana, due 2026-12-01, prevent)
- [x] Alert on restarts (@ben)
  - [ ] and on slow starts
* plain item
1. [ ] [#45](https://github.example/acme/shop/issues/45) Write it down
2. [X] [#46](https://github.example/acme/shop/issues/46) Test it — done 2026-12-02 in [#50](https://x.example/50)

### Later

- [ ] Rehearse it

### Ideas

- [ ] never filed

## Ideas

- [ ] never filed either
"""
URL = "https://github.example/acme/shop/issues/"


def followed(text, *filed):
    """The text with these issues followed in the lines that link them."""
    links = {each.number: each for each in filed}
    return rewritten(
        text, 12, {task.key: links[task.issue] for task in tasks(text, 12) if task.issue in links}
    )


def test_the_task_list_under_action_items_is_found_and_nothing_else():
    found = [(task.text, task.done, task.issue) for task in tasks(DOCUMENT, 12)]

    assert found == [
        ("Add memory limits (@ana, due 2026-12-01, prevent)", False, None),
        ("Alert on restarts (@ben)", True, None),
        ("and on slow starts", False, None),
        ("Write it down", False, 45),
        ("Test it", True, 46),
        ("Rehearse it", False, None),
    ]


@pytest.mark.parametrize("deep", [12, 60])
def test_a_list_nested_deep_hides_no_item_below_it(deep):
    nested = "".join(f"{'  ' * level}- level {level}\n" for level in range(deep))

    found = tasks(f"## Summary\n\n{nested}\n## Action items\n\n{nested}- [ ] Add limits\n", 12)

    assert [task.text for task in found] == ["Add limits"]


@pytest.mark.parametrize("words", ["", " ", "&nbsp;", "\u200b", "[#45](https://x.example/45) "])
def test_a_box_without_words_is_no_item(words):
    assert tasks(f"## Action items\n\n- [ ] {words}\n- [ ] Add limits\n", 12) == (
        tasks("## Action items\n\n\n- [ ] Add limits\n", 12)
    )


def test_of_two_lines_with_one_link_and_different_words_the_second_has_none():
    text = (
        "## Action items\n\n- [ ] [#45](x) Add limits\n- [ ] [#45](x) Test them\n- [ ] [#45](x) Add limits\n"
    )

    assert [(task.issue, task.text) for task in tasks(text, 12)] == [
        (45, "Add limits"),
        (None, "Test them"),
        (45, "Add limits"),
    ]


def test_a_reason_may_be_as_long_as_it_likes():
    filed = Filed(45, "x", date(2026, 12, 1), dropped="&amp;" * 200)
    text = "## Action items\n\n- [ ] [#45](x) Add limits\n"

    once = followed(text, filed)

    assert followed(once, filed) == once
    assert [task.text for task in tasks(once, 12)] == ["Add limits"]


def test_a_line_is_read_as_an_action_item():
    assert tasks(DOCUMENT, 12)[0].item(date(2026, 11, 25)) == ActionItem(
        "Add memory limits", "ana", date(2026, 12, 1), "prevent"
    )


def test_a_date_that_cannot_be_read_counts_as_missing_and_the_words_stay():
    (task,) = tasks("## Action items\n- [ ] Fix it due soon\n", 12)

    assert task.item(date(2026, 11, 25)) == ActionItem("Fix it due soon")


def test_a_box_that_we_ticked_says_since_when_and_one_that_a_person_ticked_does_not():
    assert [task.ticked for task in tasks(DOCUMENT, 12)] == [False, True, False, False, False, False]


def test_keys_depend_on_the_words_only_and_equal_words_are_told_apart():
    one = tasks("## Action items\n- [ ] Fix it\n- [ ] Fix it\n- [ ] Else\n", 12)
    other = tasks("## Action items\n\n* [ ]  Else\n* [x] Fix  it\n", 12)

    assert len({task.key for task in one}) == 3
    assert [task.key for task in other] == [one[2].key, one[0].key]


@pytest.mark.parametrize(
    "text",
    [
        "## Action items\n```\n- [ ] in code\n```\n",
        "## Action items\n\n    - [ ] indented code\n",
        "## Action items\n> - [ ] quoted\n",
        "## Action items\n<!--\n- [ ] hidden\n-->\n",
        "> ## Action items\n\n- [ ] after a quoted heading\n",
        "```\n## Action items\n```\n- [ ] after a heading in code\n",
        "## Action items\n## Other\n- [ ] after another heading\n",
        "### Action items\n- [ ] under a small heading\n",
        "## Action items\n- [] no box\n- [y] no box\n- [ ]no space\n- text [ ] box\n",
        "",
    ],
)
def test_what_is_no_item_of_the_list_is_never_filed(text):
    assert tasks(text, 12) == ()


@pytest.mark.parametrize(
    "heading", ["## Action items", "## ACTION ITEMS ##", "# Action items", "Action items\n---"]
)
def test_the_heading_may_be_written_in_any_way_of_markdown(heading):
    assert [task.text for task in tasks(f"{heading}\n\n- [ ] one\n", 12)] == ["one"]


def changed_lines(before, after):
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return [new for old, new in pairs if old != new]


def test_a_filed_item_gets_its_link_and_no_other_line_changes():
    key = tasks(DOCUMENT, 12)[0].key
    after = rewritten(DOCUMENT, 12, {key: Filed(60, f"{URL}60")})

    assert changed_lines(DOCUMENT, after) == [
        f"- [ ] [#60]({URL}60) Add memory limits (@ana, due 2026-12-01, prevent)"
    ]


def test_a_closed_item_is_ticked_with_its_date_and_its_pull_request():
    closed = Filed(45, f"{URL}45", date(2026, 12, 2), "[#50](https://x.example/50)")
    after = followed(DOCUMENT, closed)

    assert changed_lines(DOCUMENT, after) == [
        f"1. [x] [#45]({URL}45) Write it down — done 2026-12-02 in [#50](https://x.example/50)"
    ]


def test_a_reopened_item_loses_its_tick_and_its_date():
    after = followed(DOCUMENT, Filed(46, f"{URL}46"))

    assert changed_lines(DOCUMENT, after) == [f"2. [ ] [#46]({URL}46) Test it"]


def item(*lines):
    """A document with one item over these lines, and what is read of it."""
    text = "\n".join(["## Action items", "", *lines, "- [ ] Rehearse it", ""])
    return text, tasks(text, 12)[0]


WRAPPED = [
    (
        ("- [ ] Add memory", "  limits (@ana,", "  due 2026-12-01)"),
        "Add memory limits (@ana, due 2026-12-01)",
    ),
    (("- [ ] Add limits (@ana)", "  because the pod died"), "Add limits (@ana)"),
    (("- [ ] Add limits  ", "  because the pod died"), "Add limits"),
    (("- [ ] Add limits\\", "  because the pod died"), "Add limits"),
    (("- [ ] Add limits", "lazily"), "Add limits lazily"),
    (("- [ ] Add to the list of @ana", "  the limits (@ben)"), "Add to the list of @ana the limits (@ben)"),
    (("- [ ] Add limits due 2026-12-01", "  because the pod died"), "Add limits due 2026-12-01"),
    (("- [ ] Add limits", "", "  because the pod died"), "Add limits"),
]


@pytest.mark.parametrize(("lines", "text"), WRAPPED)
def test_an_item_goes_over_as_many_lines_as_name_its_owner_and_date(lines, text):
    assert item(*lines)[1].text == text


@pytest.mark.parametrize(("lines", "text"), WRAPPED)
def test_an_item_over_several_lines_keeps_them_with_its_link_and_its_note(lines, text):
    before, task = item(*lines)
    closed = Filed(60, f"{URL}60", date(2026, 12, 2))

    linked = rewritten(before, 12, {task.key: Filed(60, f"{URL}60")})
    done = followed(linked, closed)

    assert linked == before.replace("- [ ] Add", f"- [ ] [#60]({URL}60) Add")
    assert [each.text for each in tasks(done, 12)] == [text, "Rehearse it"]
    assert (tasks(done, 12)[0].done, tasks(done, 12)[0].noted) == (True, True)
    assert followed(done, Filed(60, f"{URL}60")) == linked


def test_an_item_whose_owner_has_changed_stands_in_one_line():
    before, task = item(*WRAPPED[0][0])

    assert rewritten(before, 12, {task.key: Filed(60, f"{URL}60", owner="ben")}).split("\n")[2:4] == [
        f"- [ ] [#60]({URL}60) Add memory limits (@ben, due 2026-12-01)",
        "- [ ] Rehearse it",
    ]


def test_an_owner_who_has_given_it_away_is_missing():
    before, task = item("- [ ] Add limits (@ana, due 2026-12-01)")
    after = rewritten(before, 12, {task.key: Filed(60, f"{URL}60", owner="")})

    assert "Add limits (owner missing, due 2026-12-01)\n" in after


def test_spaces_inside_a_line_take_no_time():
    text = "## Action items\n\n" + "- [ ] Add" + " " * 50_000 + "limits\n  more\n"
    began = perf_counter()

    assert len(tasks(text, 12)) == 1
    assert perf_counter() - began < 2


def test_a_date_that_was_counted_from_some_day_is_written_out():
    before, task = item("- [ ] Add limits (@ana, due in 2 weeks)")
    after = rewritten(before, 12, {task.key: Filed(60, f"{URL}60", due=date(2026, 12, 7))})

    assert "Add limits (@ana, due 2026-12-07)\n" in after


@pytest.mark.parametrize(
    ("dropped", "note"),
    [("", " — won't do"), ("no *need*", " — won't do: no *need*"), (None, " — done 2026-12-02")],
)
def test_how_an_item_ended_stands_at_its_end(dropped, note):
    before, task = item("- [ ] Add limits (@ana)")
    after = rewritten(before, 12, {task.key: Filed(60, f"{URL}60", date(2026, 12, 2), dropped=dropped)})

    assert f"- [x] [#60]({URL}60) Add limits (@ana){note}\n" in after
    assert tasks(after, 12)[0].text == "Add limits (@ana)"


def test_a_tick_that_a_person_took_away_is_told_from_an_open_box():
    found = [
        item(f"- {line}")[1].unticked for line in ("[ ] It — done 2026-12-02", "[x] It — won't do", "[ ] It")
    ]

    assert found == [True, False, False]


def test_words_after_a_dash_are_the_persons_own():
    text = f"## Action items\n- [ ] [#45]({URL}45) Show — done by whom — in the list\n"

    assert followed(text, Filed(45, f"{URL}45")) == text


def test_carriage_returns_are_kept():
    text = DOCUMENT.replace("\n", "\r\n")
    after = rewritten(text, 12, {tasks(text, 12)[0].key: Filed(60, f"{URL}60")})

    assert tasks(text, 12)[0].key == tasks(DOCUMENT, 12)[0].key
    assert len(changed_lines(text, after)) == 1
    assert after.count("\r\n") == text.count("\r\n")


def test_an_old_line_end_is_one_too():
    text = "## Action items\rtext\r- [ ] one\r\n- [ ] two\n"
    filed = {task.key: Filed(n, f"{URL}{n}") for n, task in enumerate(tasks(text, 12), 60)}

    assert rewritten(text, 12, filed) == (
        f"## Action items\rtext\r- [ ] [#60]({URL}60) one\r\n- [ ] [#61]({URL}61) two\n"
    )


lines = st.lists(
    naughty_text
    | st.sampled_from(
        [
            "## Action items",
            "- [ ] a",
            "- [x] b  ",
            "  - [ ] c\\",
            "## Ideas",
            "```",
            "<!--",
            "more",
            "  (@ana,",
        ]
    ),
    max_size=8,
)


@given(lines)
def test_rewriting_twice_changes_no_more_than_once(parts):
    text = "\n".join(["## Action items", *parts])
    filed = {
        task.key: Filed(60 + n, f"{URL}{60 + n}") for n, task in enumerate(tasks(text, 12)) if not task.issue
    }
    once = rewritten(text, 12, filed)

    assert followed(once, *filed.values()) == once


@given(lines)
def test_only_lines_of_items_are_rewritten(parts):
    text = "\n".join(["## Action items", *parts])
    found = tasks(text, 12)
    after = rewritten(text, 12, {task.key: Filed(60, f"{URL}60") for task in found})

    assert len(changed_lines(text, after)) <= len(found)
