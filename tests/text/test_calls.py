import pytest

from incident_actions.text.calls import scan


def names(body):
    return [call.name for call in scan(body)]


@pytest.mark.parametrize(
    ("body", "name", "text"),
    [
        ("/ack", "ack", ""),
        ("/Ack", "ack", ""),
        ("/ACK ", "ack", ""),
        ("   /ack", "ack", ""),
        ("/status identified a bad deploy", "status", "identified a bad deploy"),
        ("On it.\n/ack", "ack", ""),
        ("> they said so\n/ack", "ack", ""),
        ("/event it broke\nand broke again\n\nThank you all.", "event", "it broke\nand broke again"),
        ("/event it broke\r\nand broke again\r\n\r\nThank you all.", "event", "it broke\nand broke again"),
        ("/update Status: bad\rNext: reboot", "update", "Status: bad\nNext: reboot"),
        ("/event the log says\n```\n/role ic @eve\n```", "event", "the log says\n```\n/role ic @eve\n```"),
        ("/event it <b>broke <!-- badly", "event", "it <b>broke <!-- badly"),
        ("/postmortem", "postmortem", ""),
        ("/ruled-out H1", "ruled-out", "H1"),
        ("/update: we roll back", "update", "we roll back"),
        ("/ack:", "ack", ""),
    ],
)
def test_a_command_starts_a_line_and_its_text_runs_to_a_blank_line(body, name, text):
    (call,) = scan(body)

    assert (call.name, call.text) == (name, text)


def test_several_commands_in_one_comment_are_taken_in_order():
    calls = scan("/ack\n/severity sev1 all\ncheckouts\n\nand now\n/role lead @ben")

    assert [(call.name, call.text) for call in calls] == [
        ("ack", ""),
        ("severity", "sev1 all\ncheckouts"),
        ("role", "lead @ben"),
    ]


def test_what_comes_after_a_hundred_commands_is_not_read():
    assert len(scan("/event x\n" * 1000)) == 100


def test_a_call_keeps_its_first_line_for_the_refusal():
    assert scan("  /status  broken\nvery")[0].line == "  /status  broken"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no slash",
        "please /ack",
        "/var/log is full",
        "/etc/hosts",
        "/ ack",
        "//ack",
        "/ack/now",
        "/ack.",
        "/ack:now",
        "/1",
        "https://example.com/ack",
        "- /ack",
        "1. /ack",
    ],
)
def test_what_starts_no_line_or_is_a_path_is_text(body):
    assert names(body) == []


@pytest.mark.parametrize(
    "body", ["```\n/ack", "```\n/ack\n```\n/help", "/help\n```\n/ack\n```", "~~~\n/ack\n~~~\n/help"]
)
def test_r11_what_stands_in_a_fence_is_no_command(body):
    assert "ack" not in names(body)


@pytest.mark.parametrize(
    "body",
    [
        "    /ack",
        "\t/ack",
        " \t/ack",
        "> /ack",
        ">/ack",
        "  > /ack",
        "- > /ack",
        "````\n```\n/ack\n````",
        "``` sh\n/ack\n```",
        "~~~ a`b\n/ack\n~~~",
        "```\n    ```\n/ack\n```",
        "- ```\n  /ack\n  ```",
        "1. steps\n   ```\n   /ack\n   ```",
        "1. steps\n    ```\n   /ack\n    ```",
        "- ```\n  one\n```\n/ack\n```",
        "> ```\n> one\n```\n/ack\n```",
        "<!--\n/ack\n-->",
        "<!-- hidden\n\n/ack -->",
        "<!-- one --> <!-- two\n/ack\n-->",
        "<!-- one\n--> <!-- two\n/ack\n-->",
        "x <!-- y\n```\n-->\n/ack\n```",
        "<pre>\n/ack\n</pre>",
        "<PRE>\n/ack\n</pre>",
        "<code>\n/ack\n</code>",
        "<blockquote>\n/ack\n</blockquote>",
        "<script>\n/ack\n</script>",
        "<style>\n/ack\n</style>",
        "<textarea>\n/ack\n</textarea>",
        "<?\n/ack\n?>",
        "<![CDATA[\n/ack\n]]>",
    ],
)
def test_r11_what_stands_in_code_in_a_quote_or_in_hidden_html_is_no_command(body):
    assert names(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "```\ncode\n```\n/ack",
        "````\n```\n````\n/ack",
        "- ```\n  code\n/ack",
        "> ```\n> code\n\n/ack",
        "``` a`b\n/ack",
        "``\n/ack",
        "<!-- a note -->\n/ack",
        "a `<!--` b\n/ack",
        "<pre>one line</pre>\n/ack",
        "<details>\n\n/ack\n\n</details>",
        "    ```\n/ack",
        "<!-- a -->\n<!-- b -->\n/ack",
    ],
)
def test_what_only_looks_like_code_or_html_hides_nothing(body):
    assert names(body) == ["ack"]
