"""How well blame is told from its look-alikes, on sentences that were labelled before any rule read them.

A third of them, chosen by a hash, is held out: nobody looks at its mistakes when a phrase is changed.
"""

from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from incident_actions.review.blame import blame_in
from incident_actions.review.matching import matchers
from incident_actions.review.phrases import all_phrases

PEOPLE = ("ana", "ben", "cleo", "dmitri-p", "kofi")
READY = tuple(
    matcher
    for rule in sorted({phrase.rule for phrase in all_phrases()})
    for matcher in matchers(rule, PEOPLE)
)
ROWS = [line.split("\t") for line in (Path(__file__).parent / "labelled.tsv").read_text("utf-8").splitlines()]


def held_out(sentence):
    return sha256(sentence.encode()).digest()[0] % 3 == 0


def figures(rows):
    """How many were found and not, of those that blame and of those that are fine."""
    return Counter((label, blame_in(sentence, READY) is not None) for label, _, sentence in rows)


def precision(count):
    return count["blame", True] / (count["blame", True] + count["fine", True])


def recall(count):
    return count["blame", True] / (count["blame", True] + count["blame", False])


PARTS = {"all": ROWS, "held out": [row for row in ROWS if held_out(row[2])]}


def test_there_are_enough_sentences_and_half_of_them_are_look_alikes():
    labels = Counter(label for label, _, _ in ROWS)

    assert len(ROWS) >= 320
    assert set(labels) == {"blame", "fine"}
    assert 0.45 <= labels["fine"] / len(ROWS) <= 0.55
    assert len({domain for _, domain, _ in ROWS}) == 10
    assert len({sentence for _, _, sentence in ROWS}) == len(ROWS)


def test_a_third_is_held_out():
    assert 0.25 <= len(PARTS["held out"]) / len(ROWS) <= 0.4


@pytest.mark.parametrize("part", PARTS)
def test_precision_and_recall(part):
    count = figures(PARTS[part])
    told = f"{part}: precision {precision(count):.3f}, recall {recall(count):.3f}, {dict(count)}"
    print(told)  # noqa: T201 - the figures are what pytest -s is asked for here

    assert precision(count) >= 0.95
    assert recall(count) >= 0.9
