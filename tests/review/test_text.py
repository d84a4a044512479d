"""The length of people's prose."""

from tests.review.documents import changed, findings, ids, read, saying

LONG = "The cache was cold and the disk was slow. " * 120


def test_more_than_two_pages_of_prose_is_a_notice():
    (told,) = read(saying(LONG)).told

    assert str(told.severity) == "notice"
    assert told.finding.why.startswith("1,1")
    assert not read(saying(LONG)).failed


def test_timeline_tables_and_code_are_not_counted():
    row = f"| 2026-11-23 14:30 | {LONG} | ana | – |\n"
    text = changed("\n## Impact", f"{row}\n{LONG}\n\n## Impact")

    assert ids(changed("## Root cause\n", f"## Root cause\n\n```text\n{LONG}\n```\n", text)) == []


def test_two_pages_are_fine():
    assert findings(saying(LONG[: len(LONG) // 2]), "text-length") == []
