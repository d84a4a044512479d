import io

from rich.console import Console

from incident_actions.sandbox.demo.outcome import Document, visible
from incident_actions.sandbox.demo.reading import as_shown, show_documents


def shown(text):
    out = io.StringIO()
    show_documents(Console(file=out, width=60), [Document("A title [with] brackets", text)])
    return [line.rstrip() for line in out.getvalue().splitlines() if line.strip()]


def test_a_title_stands_above_what_reads_as_on_github():
    lines = shown("---\nincident: 1\n---\n\n# Checkout\n\n- [x] Alert\n- [ ] Limit\n")

    assert lines[0].startswith("A title [with] brackets ──")
    assert [line.strip() for line in lines[1:]] == ["incident: 1", "Checkout", "• ☑ Alert", "• ☐ Limit"]


def test_what_is_folded_shows_its_headline_alone():
    text = as_shown("a\n\n<details><summary>Commands</summary>\n\n| x |\n\n</details>\n\nb")

    assert text == "a\n\n▸ Commands\n\nb"


def test_a_chart_shows_its_title():
    chart = "```mermaid\ngantt\n    title From first sign\n    Detect :a, b\n```"

    assert as_shown(f"above\n\n{chart}\n\n| below |") == "above\n\n_[chart: From first sign]_\n\n| below |"


def test_lines_of_an_issue_stay_lines_and_tables_stay_tables():
    assert visible("Due 1\nType 2\n\n| a | b |\n| - | - |\n| 1 | 2 |") == (
        "Due 1  \nType 2\n\n| a | b |\n| - | - |\n| 1 | 2 |"
    )
