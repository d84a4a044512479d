"""What a review says: lines, annotations, data, and the summary."""

from incident_actions.review.telling import annotated, count, data, lines, prose, summary
from tests.review.documents import GOOD, changed, doing, read, saying

MANY = "\n".join(f"- Ben forgot the index of table {number}." for number in range(14))
HOSTILE = saying("Ben forgot @ana | <!-- x --> [x](javascript:y) `z` ::error::gone")


def test_nothing_found_is_said():
    assert list(lines([read(GOOD)])) == ["Nothing found in 1 file."]


def test_a_line_has_place_severity_words_and_rule():
    first, last = lines([read(saying("Ben forgot it."))])

    assert first.startswith(
        "postmortems/2026-11-23-incident-12-checkout-is-down.md:53:3: error: “Ben forgot”: "
    )
    assert first.endswith("[blame-omission]")
    assert last == "1 error in 1 file."


def test_findings_are_counted_by_severity():
    reviewed = read(doing("Improve monitoring"))

    assert count([reviewed, read(GOOD)]) == "1 error, 2 warnings in 2 files."


def test_at_most_ten_are_annotated_and_errors_come_first():
    text = changed("- The runbook has no page about locks.", MANY, doing("Improve monitoring (@ana)"))
    reviewed = read(text.replace("## Impact", "[gone](gone.md)\n\n## Impact"))

    severities = [str(told.severity) for _, told in annotated([reviewed])]

    assert severities == ["error"] * 10
    assert len(reviewed.told) == 17


def test_warnings_are_annotated_after_errors():
    reviewed = read(doing("Improve monitoring"))

    assert [str(told.severity) for _, told in annotated([reviewed])] == ["error", "warning", "warning"]


def test_the_summary_has_them_all():
    reviewed = read(changed("- The runbook has no page about locks.", MANY))

    assert summary([reviewed]).count("`blame-omission`") == 14


def test_what_people_typed_does_nothing_in_the_summary():
    text = summary([read(HOSTILE)])

    assert "@ana" not in text
    assert "<!--" not in text


def test_data_has_every_field():
    (document,) = data([read(saying("Ben forgot it."))])
    (finding,) = document["findings"]

    assert document["failed"] is True
    assert finding["read"] == "Ben forgot"
    assert set(finding) == {"line", "column", "end_column", "rule", "severity", "read", "why", "better"}


def test_code_of_ours_stays_code_and_foreign_words_do_nothing():
    assert prose("Write `due 2026-12-01` for @ana, `<!--`") == "Write `due 2026-12-01` for @\u200bana, `<!--`"
    assert prose("One ` alone") == "One \\` alone"


def test_a_bar_in_code_divides_no_cells_of_the_summary():
    assert prose("`a|b` c|d", bar=r"\|") == r"`a\|b` c\|d"
