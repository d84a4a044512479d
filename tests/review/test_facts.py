"""Facts that contradict each other, and facts that are missing."""

import pytest

from tests.review.documents import GOOD, changed, findings, ids, read

FIRST = "| 2026-11-23 14:05 | The alert"


def test_resolved_before_detected_is_found_once():
    text = changed("resolved: 2026-11-23T15:11:00Z", "resolved: 2026-11-23T13:00:00Z")
    (finding,) = findings(text, "facts-order")

    assert finding.read == "resolved: 2026-11-23 13:00"
    assert "before detected (2026-11-23 14:05 UTC)" in finding.better
    assert text.split("\n")[finding.line - 1].startswith("resolved:")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("detected: 2026-11-23T14:05:00Z", "detected: 2026-11-23T13:59:00Z"),
        ("declared: 2026-11-23T14:06:00Z", "declared: 2026-11-23T13:06:00Z"),
        ("mitigated: 2026-11-23T14:40:00Z", "mitigated: 2026-11-23T14:07:00Z"),
        ("acknowledged: 2026-11-23T14:08:00Z", "acknowledged: 2026-11-23T15:08:00+01:30"),
    ],
)
def test_times_out_of_order_are_found(old, new):
    assert "facts-order" in ids(changed(old, new))


def test_an_incident_may_be_declared_when_it_is_over():
    text = changed("declared: 2026-11-23T14:06:00Z", "declared: 2026-11-24T09:00:00Z")

    assert "facts-order" not in ids(text)


@pytest.mark.parametrize(
    "new", ["detected: null", "detected: 2026-11-23T14:00:00Z", "detected: 2026-11-23T15:06:00+01:00"]
)
def test_unknown_equal_and_other_zones_are_fine(new):
    assert ids(changed("detected: 2026-11-23T14:05:00Z", new)) == []


@pytest.mark.parametrize(
    "value", ["yesterday", "14:05", "2026-13-01T00:00:00Z", "[]", "0001-01-01T00:00:00+23:59"]
)
def test_a_time_that_cannot_be_read_is_found(value):
    assert ids(changed("detected: 2026-11-23T14:05:00Z", f"detected: {value}")) == ["facts-front-matter"]


def test_front_matter_that_is_no_yaml_is_found_in_its_line():
    text = changed("status: draft", "status: &a draft")
    (finding,) = findings(text, "facts-front-matter")

    assert text.split("\n")[finding.line - 1].startswith("status:")
    assert "anchors and aliases" in finding.better


def test_a_row_that_is_before_the_one_above_is_found():
    (finding,) = findings(changed(FIRST, "| 2026-11-23 14:21 | The alert"), "facts-timeline")

    assert finding.read == "~2026-11-23 14:20 – 14:25"


@pytest.mark.parametrize("first", ["2026-11-23 14:20", "~2026-11-22 23:00", "14:30", "later"])
def test_rows_in_order_or_without_a_day_are_fine(first):
    assert ids(changed(FIRST, f"| {first} | The alert")) == []


def test_clocks_without_a_day_may_pass_midnight_but_not_go_back():
    rows = "| UTC | Event |\n| --- | --- |\n| 23:50 | a |\n| 00:10 | b |\n| 00:05 | c |\n\n## Impact"
    (finding,) = findings(changed("## Impact", rows), "facts-timeline")

    assert finding.read == "00:05"


@pytest.mark.parametrize(
    "words", ["for 44 minutes", "for two hours", "for about 3 h", "for 1 hour 30 minutes"]
)
def test_a_duration_that_no_two_times_are_apart_is_found(words):
    (finding,) = findings(changed("for 40 minutes", words), "facts-duration")

    assert words.endswith(finding.read)
    assert "started to mitigated 40 min" in finding.better


@pytest.mark.parametrize(
    "words",
    [
        "for 71 minutes",
        "for 1 h 11 min",
        "for an hour",
        "for 35 minutes",
        "for about 40 minutes",
        "for one hour",
        "at 10:00 for good",
    ],
)
def test_durations_that_fit_or_are_rounded_are_fine(words):
    assert ids(changed("for 40 minutes", words)) == []


def test_in_the_impact_only_what_is_longer_than_everything_is_found():
    short, long = (changed("could not.\n", f"could not, for {count} minutes.\n") for count in (7, 400))

    assert ids(short) == []
    assert ids(long) == ["facts-duration"]


@pytest.mark.parametrize(
    "name", ["Summary", "Timeline", "Impact", "Root cause", "What could improve", "Action items"]
)
def test_a_section_that_is_missing_is_found(name):
    (finding,) = [
        each for each in findings(changed(f"## {name}\n", "## Else\n"), "facts-sections") if name in each.why
    ]

    assert finding.better == f"Add the heading `## {name}`."


def test_a_section_that_is_empty_is_found():
    (finding,) = findings(changed("- The runbook has no page about locks.\n", ""), "facts-sections")

    assert finding.why.startswith("The section is empty.")


def test_a_question_of_the_template_is_found_where_it_stands():
    text = changed("- The runbook has no page about locks.", "_What did the system make hard?_")
    (finding,) = findings(text, "facts-questions")

    assert finding.read == "What did the system make hard?"


def test_a_question_left_beside_an_answer_is_found():
    text = changed("- The rollback took one minute.", "- The rollback took one minute.\n\n_What helped?_")
    assert ids(text) == ["facts-questions"]


SUMMARY = "No customer could pay for 40 minutes. A migration held a lock on the orders table."
CAUSE = GOOD[GOOD.index("The lock had no upper") : GOOD.index("## Contributing")]
WHYS = "1. Why did it happen?\n2. Why was that?\n"


@pytest.mark.parametrize("said", ["", "TBD", "_What happened, to whom, for how long, and what ended it?_"])
def test_a_summary_that_nobody_has_written_is_an_error(said):
    reviewed = read(changed(SUMMARY, said))

    assert [told.finding.rule.id for told in reviewed.told] == ["facts-unanswered"]
    assert reviewed.failed


@pytest.mark.parametrize(
    "said", ["", "unknown\n\n", f"_What made this possible?_\n\n{WHYS}\n", f"{WHYS}3. TBD\n\n"]
)
def test_a_root_cause_that_nobody_has_written_is_an_error(said):
    reviewed = read(changed(CAUSE, said))

    assert "facts-unanswered" in [told.finding.rule.id for told in reviewed.told]
    assert reviewed.failed


def test_in_a_draft_both_are_warnings():
    reviewed = read(changed(SUMMARY, "", changed(CAUSE, "")), ready=False)

    assert [str(told.severity) for told in reviewed.told].count("warning") == 3
    assert not reviewed.failed


@pytest.mark.parametrize(("severity", "ready", "told"), [
    ("error", False, "warning"), ("error", True, "error"),
    ("notice", True, "notice"), ("notice", False, "notice"),
])  # fmt: skip
def test_how_much_it_matters_can_be_set(severity, ready, told):
    config = f"postmortems: {{review: {{facts-unanswered: {severity}}}}}"

    assert [str(each.severity) for each in read(changed(SUMMARY, ""), config, ready=ready).told] == [told]


def test_whys_that_are_answered_say_the_root_cause():
    text = changed("The lock had no upper limit in time.", "_What made this possible?_")
    assert ids(text) == ["facts-questions"]


@pytest.mark.parametrize("said", ["Was it *really* so?", "*Not* a question", "- Why is there no page?"])
def test_questions_of_people_are_fine(said):
    assert ids(changed("- The runbook has no page about locks.", said)) == []


FILES = {
    "docs/runbook.md": "# Locks\n\n## Time out\n\n## Time out\n",
    "docs": "",
    "postmortems/graph.png": "",
}


@pytest.mark.parametrize(
    "target",
    [
        "../docs/runbook.md", "/docs/runbook.md", "../docs/runbook.md#time-out",
        "../docs/runbook.md#time-out-1", "../docs", "graph.png", "#summary", "#post-mortem-checkout-is-down", "https://x.example/404",
        "//x.example/404", "mailto:a@x.example", "../../../issues/45", "../docs/%72unbook.md",
        "graph.png?raw=true", "../docs/runbook.md#L3", "#user-content-summary", "#here",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere_are_fine(target):
    text = changed("- The runbook has", f'- <a id="here"></a> [The]({target}) runbook has')
    assert ids(text, files=FILES) == []


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("../docs/runbok.md", "There is no `docs/runbok.md` in the repository"),
        ("../docs/runbook.md#lock", "No heading of `docs/runbook.md` makes the anchor `#lock`"),
        ("#sumary", "No heading of this document makes the anchor `#sumary`"),
        ("../../etc/passwd", "It leads out of the repository"),
    ],
)
def test_links_that_lead_nowhere_are_found(target, told):
    text = changed("- The runbook has", f"- Now [the]({target}) runbook has")
    (finding,) = findings(text, "facts-links", files=FILES)

    assert finding.better.startswith(told)
    assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith("[the]")


def test_a_picture_that_is_not_there_is_found():
    assert ids(saying_picture(), files=FILES) == ["facts-links"]


def saying_picture():
    return changed("- The runbook has", "- ![graph](grap.png) The runbook has")


def test_a_sev1_without_a_word_of_customers_is_found():
    text = GOOD.replace("No customer could pay", "Nothing was paid").replace(
        "212 customers tried", "Many tried"
    )

    assert ids(text) == ["facts-customers"]
    assert ids(text.replace("severity: sev1", "severity: sev2")) == []
