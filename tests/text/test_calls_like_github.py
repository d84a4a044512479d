"""Our line by line reading never takes for a command what a whole Markdown parser shows as code or hides."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from incident_actions.text.calls import scan

COMMANDS = ["/ack", " /ack", "   /ack"]
#: Fences stand at the left margin or in a list item's own line: for others our reading is a good guess only.
AROUND = [
    "```", "~~~", "````", "``` sh", "``` a`b", "- ```", "1. ```", "> ```", ">```", "- a", "1. a", "> a",
    "text", "",
    "    /ack", "\t/ack", "> /ack", "<!--", "-->", "<!-- a -->", "<pre>", "</pre>", "    code",
]  # fmt: skip
PARSER = MarkdownIt("commonmark").disable("inline")


def covered(token):
    hides = token.type == "html_block" and token.content.lstrip().startswith(("<!--", "<pre"))
    return range(*token.map) if token.map and (hides or token.type in {"fence", "code_block"}) else ()


@given(st.lists(st.sampled_from(COMMANDS + AROUND), max_size=8))
def test_r11_no_command_is_found_in_what_github_shows_as_code_or_hides(lines):
    body = "\n".join(lines)
    hidden = {number for token in PARSER.parse(body) for number in covered(token)}
    shown = [line for number, line in enumerate(lines) if line in COMMANDS and number not in hidden]

    assert len(scan(body)) <= len(shown)
