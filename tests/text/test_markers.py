import pytest
from hypothesis import given

from incident_actions.text.markers import data_of, digest, key_of, mark, without_marker
from tests.naughty import naughty_text


def test_the_key_stands_on_the_last_line_and_is_found_again():
    body = mark("Hello\n", "update 7")

    assert body.splitlines()[-1] == "<!-- incident-actions update 7 -->"
    assert key_of(body) == "update 7"
    assert data_of(body) is None


def test_data_is_found_again_beside_the_key():
    body = mark("Hello", "status", {"b": [1, None], "a": "é"})

    assert (key_of(body), data_of(body)) == ("status", {"a": "é", "b": [1, None]})


@given(naughty_text)
def test_r18_no_text_in_the_data_ends_the_marker_early(text):
    body = mark("Hello", "status", {"text": text})

    assert body.count("-->") == 1
    assert data_of(body) == {"text": text}


@given(naughty_text)
def test_people_see_the_body_without_its_marker(text):
    assert without_marker(mark(f"x{text}x", "status")) == f"x{text}x"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Hello",
        "<!-- incident-actions status -->\nand more",
        "x <!-- incident-actions status -->",
        "<!-- incident-actions status",
        "<!-- other status -->",
        "> <!-- incident-actions status -->",
    ],
)
def test_r18_a_marker_counts_only_as_the_whole_last_line(body):
    assert key_of(body) is None


@pytest.mark.parametrize(
    "body",
    [
        "<!-- incident-actions status {no json} -->",
        "<!-- incident-actions status {} {} -->",
        "<!-- incident-actions status {" + '"a":[' * 5000 + " -->",
    ],
)
def test_data_that_cannot_be_read_is_none(body):
    assert data_of(body) is None


def test_a_digest_names_exactly_one_text():
    assert digest("/ack") == digest("/ack")
    assert digest("/ack") != digest("/ack ")
    assert len(digest("\ud800")) == 12
