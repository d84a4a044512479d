"""How well blame is told from its look-alikes, and wishes from actions.

`labelled.tsv` is what phrases and wishes were made after. `held_out.tsv` was labelled before any rule had
read it, and none was changed for it: who changes one for a line of it moves that line to the other first.
"""

from collections import Counter
from pathlib import Path

import pytest

from incident_actions.review.blame import blame_in
from incident_actions.review.matching import matchers
from incident_actions.review.phrases import all_phrases
from tests.review.documents import doing, ids

PEOPLE = ("ana", "ben", "cleo", "dmitri-p", "kofi")
READY = tuple(
    matcher
    for rule in sorted({phrase.rule for phrase in all_phrases()})
    for matcher in matchers(rule, PEOPLE)
)
VAGUE = {"action-vague", "action-no-object", "action-no-verb"}


def rows(name):
    lines = (Path(__file__).parent / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


ROWS = {name: rows(name) for name in ("labelled", "held_out")}


def blames(sentence):
    return blame_in(sentence, READY) is not None


def is_vague(item):
    return not VAGUE.isdisjoint(ids(doing(f"{item} (@ana, due 2026-12-01, prevent)")))


def figures(name, bad, fine, found):
    """Precision and recall, over the rows with one of two labels."""
    count = Counter((label, found(text)) for label, _, text in ROWS[name] if label in {bad, fine})
    right = count[bad, True]
    told = right / (right + count[fine, True]), right / (right + count[bad, False])
    print(f"{name}, {bad}: precision {told[0]:.3f}, recall {told[1]:.3f}, {dict(count)}")  # noqa: T201 - for pytest -s
    return told


@pytest.mark.parametrize(("name", "least"), [("labelled", 700), ("held_out", 120)])
def test_there_are_enough_sentences_and_half_of_them_are_look_alikes(name, least):
    labels = Counter(label for label, _, _ in ROWS[name])

    assert labels["blame"] + labels["fine"] >= least
    assert 0.45 <= labels["fine"] / (labels["blame"] + labels["fine"]) <= 0.55
    assert 0.45 <= labels["sharp"] / (labels["vague"] + labels["sharp"]) <= 0.55


def test_no_sentence_stands_twice():
    texts = Counter(text for name in ROWS for _, _, text in ROWS[name])
    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.parametrize(("name", "wanted"), [("labelled", 0.9), ("held_out", 0.75)])
def test_how_well_blame_is_found(name, wanted):
    precision, recall = figures(name, "blame", "fine", blames)

    assert precision >= 0.95
    assert recall >= wanted


@pytest.mark.parametrize(("name", "wanted"), [("labelled", 0.9), ("held_out", 0.85)])
def test_how_well_wishes_are_found(name, wanted):
    precision, recall = figures(name, "vague", "sharp", is_vague)

    assert precision >= 0.9
    assert recall >= wanted
