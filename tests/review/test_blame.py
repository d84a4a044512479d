"""Blame in a document: where it is looked for, where not, and what lets it pass."""

import pytest

from tests.review.documents import changed, findings, ids, read, saying

FORGOT = "Ben forgot the index."


@pytest.mark.parametrize(
    "text",
    [
        "“Ben forgot the index,” said the first draft.",
        'The ticket said "Ben forgot the index".',
        "The log has `ben forgot the index` in it.",
        "Well.\n\n> Ben forgot the index.\n",
        "Well.\n\n```text\nBen forgot the index.\n```\n",
        "Well. <!-- Ben forgot the index. -->",
    ],
)
def test_quotations_code_and_comments_say_nothing_themselves(text):
    assert ids(saying(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Well.\n\n## Ben forgot the index\n",
        "Well.\n\n| a | b |\n| --- | --- |\n| c | Ben forgot the index |\n",
        "Well.\n  - deeper: *Ben* **forgot** the index.",
        "@ben forgot the index.",
        "Then [Ben](https://github.example/ben) forgot\nthe index.",
    ],
)
def test_headings_cells_items_and_emphasis_are_read(text):
    assert ids(saying(text)) == ["blame-omission"]


def test_who_took_part_is_a_person_and_others_are_not():
    assert ids(saying("Kofi broke replication.")) == ["blame-person"]
    assert ids(saying("Zookeeper broke replication.")) == []


def test_a_login_is_a_person_as_people_say_it():
    assert ids(saying("Dmitri broke replication.")) == ["blame-person"]
    assert ids(saying("@somebody-else broke replication.")) == ["blame-person"]


def test_a_bot_is_no_person():
    text = changed(
        "dmitri-p, kofi]", '"dependabot[bot]", release-bot]', saying("@release-bot broke replication.")
    )
    assert ids(text) == []


def test_a_login_that_is_a_word_counts_without_an_article_only():
    text = changed("kofi]", "mark]", saying("The mark failed to move."))
    assert ids(text) == []


def test_a_finding_says_what_was_read_why_it_hinders_and_what_is_better():
    (finding,) = findings(saying(FORGOT), "blame-omission")

    assert finding.read == "Ben forgot"
    assert finding.message.startswith("“Ben forgot”: What somebody did not do explains nothing")
    assert "a reminder" in finding.better or "reminder" in finding.better


def test_a_factor_in_the_front_matter_is_read_like_any_words():
    text = changed("factors: []", 'factors: ["Ben forgot the index"]')
    (finding,) = findings(text, "blame-omission")

    assert text.split("\n")[finding.line - 1].startswith("factors:")


def test_line_and_columns_are_those_of_the_file():
    text = saying("First a `code` & [link](https://x.example/y). Ben forgot the index.")
    (finding,) = findings(text, "blame-omission")

    line = text.split("\n")[finding.line - 1]
    assert line[finding.column - 1 : finding.end_column - 1] == "Ben forgot"


def test_what_goes_over_two_lines_ends_in_its_first():
    text = saying("In the end, Ben\n  forgot the index.")
    (finding,) = findings(text, "blame-omission")

    line = text.split("\n")[finding.line - 1]
    assert line[finding.column - 1 : finding.end_column - 1] == "Ben"


def test_columns_in_a_cell_with_an_escaped_bar_are_right():
    text = saying("Well.\n\n| a \\| b | c |\n| --- | --- |\n| d \\| e | Ben forgot it |\n")
    (finding,) = findings(text, "blame-omission")

    line = text.split("\n")[finding.line - 1]
    assert line[finding.column - 1 : finding.end_column - 1] == "Ben forgot"


def test_one_wording_is_told_of_once():
    assert len(read(saying("Ben should have forgotten it.")).told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ben forgot the index. <!-- blameless: ok Ben asked for this sentence -->",
        "Well.\n\n<!-- blameless: ok Ben asked for this sentence -->\nBen forgot the index.\n",
        "Well.\n\n<!--\nblameless: ok\nBen asked for this sentence\n-->\nBen forgot the index.\n",
    ],
)
def test_a_comment_with_a_reason_lets_a_finding_pass(text):
    assert ids(saying(text)) == []


def test_a_comment_lets_one_finding_pass_and_no_other():
    text = saying("Ben forgot it. Ana ignored it. <!-- blameless: ok both asked for this -->")
    assert [finding.read for finding in findings(text, "blame-omission")] == ["Ana ignored"]


def test_a_comment_two_lines_above_lets_nothing_pass():
    text = saying("Well.\n\n<!-- blameless: ok why not -->\n\nBen forgot the index.\n")
    assert ids(text) == ["blame-omission"]


def test_a_comment_without_a_reason_is_itself_a_finding():
    assert sorted(ids(saying(f"{FORGOT} <!-- blameless: ok -->"))) == ["blame-omission", "blame-unexplained"]


def test_a_comment_lets_nothing_but_blame_pass():
    text = saying("[gone](gone.md) <!-- blameless: ok it is about the link -->")
    assert ids(text) == ["facts-links"]
