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
    "words",
    [
        "for 44 minutes", "for two hours", "for about 3 h", "for 1 hour 30 minutes", "for 3 h 20",
        "down 9 hours", "in an outage of 49 minutes", "offline for 2 d 3 h", "for more than 4 hours",
        "unavailable 3h20",
    ],
)  # fmt: skip
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
        "for 1 h 11",
        "in an outage of 40 minutes",
        "at 10:00 for good",
        "down to 9 hosts",
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


TOLD = "The status page told customers at 14:15."


@pytest.mark.parametrize(
    "said",
    [
        "",
        "212 customers were hit.",
        "Customers were not told.",
        "Users were never informed by mail.",
        "Customers were told.",
        "All users were affected for 40 minutes.",
    ],
)
def test_a_sev1_that_does_not_say_what_customers_were_told_is_found(said):
    text = changed(TOLD, said)

    assert ids(text) == ["facts-customers"]
    assert ids(text.replace("severity: sev1", "severity: sev2")) == []


@pytest.mark.parametrize(
    "said",
    [
        "Customers were told 2026-11-23 10:37 UTC by ben: [here](https://x.example/12).",
        "We informed users by mail.",
        "The status page said so from 14:25.",
        "A banner was posted after ten minutes.",
        "Customers were not told, since the shop was closed to them that night.",
        "No customer was affected, as the second region answered.",
    ],
)
def test_where_or_when_customers_were_told_or_why_they_were_not_is_enough(said):
    assert ids(changed(TOLD, said)) == []


FIGURES = """| Figure | From | To | Took |
| --- | --- | --- | --- |
| Time to detect | 14:00 (started) | 14:05 (detected) | {detect} |
| Time to resolve | 14:05 (detected) | 15:11 (resolved) | {resolve} |

## Impact"""


def figures(detect, resolve, text=GOOD):
    return changed("## Impact", FIGURES.format(detect=detect, resolve=resolve), text)


@pytest.mark.parametrize("resolve", ["66 min", "67 min", "1 h 6 min", "1 h"])
def test_figures_that_the_times_give_are_fine(resolve):
    assert ids(figures("5 min", resolve)) == []


@pytest.mark.parametrize(
    ("resolve", "right"), [("44 min", "66 min"), ("unknown", "66 min"), ("2 h", "66 min")]
)
def test_a_figure_that_the_times_do_not_give_is_found(resolve, right):
    (finding,) = findings(figures("5 min", resolve), "facts-figures")

    assert finding.read == f"Time to resolve: {resolve}"
    assert f"it is {right}" in finding.better


def test_a_figure_of_a_time_that_is_unknown_is_found():
    text = changed("detected: 2026-11-23T14:05:00Z", "detected: null", figures("5 min", "unknown"))
    assert ids(text) == ["facts-figures"]


def test_figures_of_times_that_contradict_each_other_are_another_rules():
    text = changed(
        "detected: 2026-11-23T14:05:00Z", "detected: 2026-11-23T13:59:00Z", figures("unknown", "72 min")
    )
    assert ids(text) == ["facts-order"]
