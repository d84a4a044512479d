"""Each phrase and each wish finds its own examples and lets its look-alikes pass."""

import pytest

from incident_actions.review.blame import blame_in
from incident_actions.review.matching import matchers
from incident_actions.review.phrases import all_phrases
from incident_actions.review.rule import Group
from incident_actions.review.rules import all_rules
from incident_actions.review.wishes import all_wishes

PEOPLE = ("ana", "ben", "cleo", "dmitri-p", "kofi")
MATCHERS = {matcher.phrase: matcher for phrase in all_phrases() for matcher in matchers(phrase.rule, PEOPLE)}
BLAME = [(phrase, text) for phrase in all_phrases() for text in phrase.blame]
FINE = [(phrase, text) for phrase in all_phrases() for text in phrase.fine]


def words(value):
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("phrase", "sentence"), BLAME, ids=words)
def test_a_phrase_finds_its_examples(phrase, sentence):
    assert blame_in(sentence, (MATCHERS[phrase],)) is not None


@pytest.mark.parametrize(("phrase", "sentence"), FINE, ids=words)
def test_a_phrase_lets_its_look_alikes_pass(phrase, sentence):
    assert blame_in(sentence, (MATCHERS[phrase],)) is None


def test_every_phrase_belongs_to_a_rule_about_blame_and_has_a_better_wording():
    known = {rule.id for rule in all_rules() if rule.group is Group.BLAME}
    assert {phrase.rule for phrase in all_phrases()} == known - {"blame-unexplained"}
    assert all(phrase.better.endswith((".", "”.")) for phrase in all_phrases())


@pytest.mark.parametrize("wish", all_wishes(), ids=lambda wish: wish.bad[0])
def test_a_wish_finds_its_examples_and_lets_sharper_ones_pass(wish):
    assert [text for text in wish.bad if not wish.regex.search(text)] == []
    assert [text for text in wish.good if wish.regex.search(text)] == []
