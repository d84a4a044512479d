from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.config.place import Place
from incident_actions.config.yaml_text import MAX_BYTES, MAX_DEPTH, YamlError, read_yaml
from tests.naughty import naughty_text


def refused(text):
    with pytest.raises(YamlError) as error:
        read_yaml(text)
    return str(error.value), error.value.place


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: true", True),
        ("a: false", False),
        ("a: null", None),
        ("a:", None),
        ("a: ~", None),
        ("a: 12", 12),
        ("a: -3", -3),
        ("a: 22:00", "22:00"),
        ("a: 09:30", "09:30"),
        ("a: no", "no"),
        ("a: on", "on"),
        ("a: True", "True"),
        ("a: 1.5", "1.5"),
        ("a: 0x1f", "0x1f"),
        ("a: 010", "010"),
        ("a: 1_000", "1_000"),
        ("a: 2026-11-23", "2026-11-23"),
        ("a: '12'", "12"),
        ('a: "true"', "true"),
        ("a: ''", ""),
        ("a: |\n  12\n", "12\n"),
        ("a: " + "9" * 30, "9" * 30),
        ("a: [x, 1]", ["x", 1]),
        ("a: {on: off}", {"on": "off"}),
    ],
)
def test_r07_only_true_false_null_and_whole_numbers_are_typed(text, value):
    assert read_yaml(text)[0] == {"a": value}


def test_an_empty_file_is_nothing():
    assert read_yaml("") == (None, {})
    assert read_yaml("# only a comment\n") == (None, {})


@pytest.mark.parametrize(
    ("text", "why", "place"),
    [
        ("a: &x 1\n", "anchors and aliases (`&`, `*`) are not allowed", Place(1, 4)),
        ("a: 1\nb: *x\n", "anchors and aliases", Place(2, 4)),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "anchors and aliases", Place(1, 4)),
        ("<<: {a: 1}\n", "a key must be a plain word", Place(1, 1)),
        ("? [a]\n: b\n", "a key must be a plain word", Place(1, 3)),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "the key `c` stands here a second time", Place(4, 3)),
        ("a: !!python/object:os.system x\n", "tags (`!`) are not allowed", Place(1, 4)),
        ("a: ! x\n", "tags (`!`) are not allowed", Place(1, 4)),
        ("a: !!str 1\n", "tags (`!`) are not allowed", Place(1, 4)),
        ("a: 1\n---\nb: 2\n", "but found another document", Place(2, 1)),
        ("a: [1\n", "expected ',' or ']'", Place(2, 1)),
        ("a:\n\t- b\n", "cannot start any token", Place(2, 1)),
        ("a: b: c\n", "mapping values are not allowed here", Place(1, 5)),
        ("a: \x00\n", "unacceptable character", Place(1, 1)),
        ("a: '\ud800'\n", "unacceptable character", Place(1, 1)),
    ],
)
def test_r07_a_trap_or_a_mistake_is_refused_where_it_stands(text, why, place):
    message, where = refused(text)

    assert why in message
    assert where == place


def test_r07_forty_levels_are_read_and_more_are_refused():
    value, _ = read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH)

    assert value
    assert "nested deeper than 40 levels" in refused("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[0]


@pytest.mark.parametrize("text", ["[" * 60_000, "{" * 60_000, "- " * 30_000, "a: " * 20_000, "? " * 30_000])
def test_r07_a_bomb_is_refused_before_it_is_built(text):
    assert refused(text)[0]


def test_r06_a_file_over_64_kb_is_refused_before_it_is_read():
    assert "larger than 64 KB" in refused("é" * (MAX_BYTES // 2 + 1))[0]


def test_each_key_and_entry_knows_its_place():
    _, places = read_yaml("a:\n  - x\n  - b: y\n")

    assert places[("a",)] == Place(1, 1)
    assert places[("a", 1)] == Place(3, 5)
    assert places[("a", 1, "b")] == Place(3, 5)


@given(st.one_of(naughty_text, st.lists(naughty_text).map("\n".join), naughty_text.map("a: {}".format)))
def test_any_text_is_read_or_refused(text):
    with suppress(YamlError):
        assert read_yaml(text)
