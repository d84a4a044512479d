import pytest

from incident_actions.sandbox.pages.markdown import ticked

LIST = "Intro\n\n- [ ] first\n- [x] second\n  1. [ ] third\n- plain\n"


def test_each_box_knows_its_line_and_its_place(comment):
    html = comment(LIST)
    assert html.count("<input ") == 3
    assert 'aria-label="Incomplete task" data-line="3" data-index="0" disabled> first' in html
    assert 'aria-label="Completed task" data-line="4" data-index="1" disabled checked> second' in html
    assert 'data-line="5" data-index="2" disabled> third' in html


def test_lines_count_the_front_matter(document):
    assert 'data-line="4"' in document("---\na: 1\n---\n- [ ] x")


@pytest.mark.parametrize("text", ["- [] x", "- [y] x", "[ ] x", "- [x]y", "- `[ ]` x", "    - [ ] x"])
def test_what_is_no_box_stays_text(comment, text):
    assert "<input" not in comment(text)


@pytest.mark.parametrize(
    "text",
    [
        "<input type=checkbox>",
        '<wbr class="task-list-item-checkbox" data-line="1">',
        "- <input type=text name=x>",
    ],
)
def test_people_cannot_make_boxes_by_hand(comment, text):
    assert "<input" not in comment(text)


@pytest.mark.parametrize(
    ("line", "checked", "after"),
    [
        (3, True, LIST.replace("[ ] first", "[x] first")),
        (4, False, LIST.replace("[x] second", "[ ] second")),
        (5, True, LIST.replace("[ ] third", "[x] third")),
        (4, True, LIST),
        (1, True, LIST),
        (0, True, LIST),
        (99, True, LIST),
    ],
)
def test_a_box_is_ticked_by_its_line(line, checked, after):
    assert ticked(LIST, line, checked=checked) == after


def test_ticking_keeps_the_ends_of_lines_and_later_brackets():
    assert ticked("a\r\n- [ ] b [ ] c\r\n", 2, checked=True) == "a\r\n- [x] b [ ] c\r\n"
