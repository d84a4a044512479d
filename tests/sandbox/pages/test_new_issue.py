"""Issue forms: read from the repository, enforced, and written as GitHub writes them."""

import pytest

from tests.sandbox.pages.conftest import HOME

FORM = """\
name: Everything
description: One of each kind.
title: "[all] "
labels: [bug, nowhere]
assignees: [ana, nobody]
body:
  - type: markdown
    attributes:
      value: Some **words** first.
  - type: input
    id: line
    attributes:
      label: A line
      placeholder: such as this
    validations:
      required: true
  - type: textarea
    id: text
    attributes:
      label: A text
      value: Begun
  - type: textarea
    id: log
    attributes:
      label: A log
      render: shell
  - type: dropdown
    id: one
    attributes:
      label: One of them
      options: [red, green, blue]
      default: 1
  - type: dropdown
    id: many
    attributes:
      label: Some of them
      multiple: true
      options: [north, south, east]
    validations:
      required: true
  - type: checkboxes
    id: ticks
    attributes:
      label: Promises
      options:
        - label: I looked for it
          required: true
        - label: I can help
"""
COMPLETE = {
    "template": "all.yml",
    "title": "[all] Broken",
    "answer-line": "It broke",
    "answer-text": "One\r\ntwo",
    "answer-log": "$ ls",
    "answer-one": "green",
    "answer-many": ["east", "north"],
    "answer-ticks": ["I looked for it"],
}
#: As GitHub writes it, with the order of the form and not of the answers.
BODY = (
    "### A line\n\nIt broke\n\n### A text\n\nOne\r\ntwo\n\n### A log\n\n```shell\n$ ls\n```\n\n"
    "### One of them\n\ngreen\n\n### Some of them\n\nnorth, east\n\n"
    "### Promises\n\n- [x] I looked for it\n- [ ] I can help"
)


@pytest.fixture
def form(add_file):
    add_file(".github/ISSUE_TEMPLATE/all.yml", FORM)


def without(*names):
    return {name: value for name, value in COMPLETE.items() if name not in names}


def test_a_filled_in_form_becomes_the_body_that_github_makes(ana, shop, form):
    assert ana.sends(f"{HOME}/issues", **COMPLETE) == f"{HOME}/issues/1"
    assert shop.issues[1].title == "[all] Broken"
    assert shop.issues[1].body == BODY


def test_what_is_not_answered_says_so(ana, shop, form):
    ana.sends(f"{HOME}/issues", **without("answer-text", "answer-log", "answer-one"))
    assert shop.issues[1].body.count("_No response_") == 3
    assert "```" not in shop.issues[1].body


def test_a_choice_that_the_form_does_not_offer_is_no_answer(ana, shop, form):
    ana.sends(f"{HOME}/issues", **{**COMPLETE, "answer-one": "violet"})
    assert "### One of them\n\n_No response_" in shop.issues[1].body


@pytest.mark.parametrize("name", ["answer-line", "answer-many", "answer-ticks", "title"])
def test_a_required_answer_is_enforced_and_nothing_typed_is_lost(ana, shop, form, name):
    page = ana.sends(f"{HOME}/issues", 422, **without(name))
    assert "1 answer still missing" in page
    assert "I can help" in page
    assert shop.issues == {}


def test_a_forms_labels_are_set_whoever_fills_it_in_but_unknown_ones_are_not(stranger, shop, form):
    stranger.sends(f"{HOME}/issues", **COMPLETE)
    assert [shop.labels[id].name for id in shop.issues[1].labels] == ["bug"]
    assert shop.label_named("nowhere") is None


def test_a_forms_assignees_are_assigned_if_they_can_be(stranger, shop, form):
    stranger.sends(f"{HOME}/issues", **COMPLETE)
    assert shop.issues[1].assignees == ["ana"]


def test_the_form_shows_what_is_in_its_file(ana, form):
    page = ana.sees(f"{HOME}/issues/new?template=all.yml")
    assert "Some <strong>words</strong> first." in page
    assert 'value="[all] "' in page
    assert "<option selected>green</option>" in page
    assert 'placeholder="such as this" required' in page
    assert "\nBegun</textarea>" in page


def test_an_address_can_bring_answers_along(ana, form):
    page = ana.sees(f"{HOME}/issues/new?template=all.yml&title=Given&line=Also+given")
    assert 'value="Given"' in page
    assert 'value="Also given"' in page


def test_the_chooser_offers_forms_templates_links_and_a_blank_issue(ana, add_file, form):
    add_file(".github/ISSUE_TEMPLATE/old.md", "---\nname: Old\nabout: As it was\nlabels: bug\n---\nSteps:\n")
    add_file(
        ".github/ISSUE_TEMPLATE/config.yml",
        "contact_links:\n"
        "- {name: Chat, url: 'https://chat.example', about: Ask}\n"
        "- {name: Bad, url: 'javascript:1'}\n",
    )
    page = ana.sees(f"{HOME}/issues/new/choose")
    assert all(name in page for name in ("Everything", "Old", "Chat", "Blank issue"))
    assert "javascript:" not in page
    assert "Steps:" in ana.sees(f"{HOME}/issues/new?template=old.md")


def test_a_template_gives_its_labels_too(ana, shop, add_file):
    add_file(".github/ISSUE_TEMPLATE/old.md", "---\nname: Old\nabout: As it was\nlabels: bug\n---\nSteps:\n")
    ana.sends(f"{HOME}/issues", template="old.md", title="Old", body="Steps: none")
    assert [shop.labels[id].name for id in shop.issues[1].labels] == ["bug"]


def test_a_form_with_a_mistake_says_where(ana, add_file):
    add_file(".github/ISSUE_TEMPLATE/bad.yml", "name: Bad\ndescription: Bad\nbody:\n- type: slider\n")
    assert "body[0]" in ana.sees(f"{HOME}/issues/new/choose")


def test_without_blank_issues_only_who_can_write_opens_one(ana, stranger, shop, add_file):
    add_file(".github/ISSUE_TEMPLATE/config.yml", "blank_issues_enabled: false\n")
    stranger.sends(f"{HOME}/issues", 403, title="Blank")
    assert "Blank issue" not in stranger.sees(f"{HOME}/issues/new/choose")
    assert ana.sends(f"{HOME}/issues", title="Blank", body="Text") == f"{HOME}/issues/1"
    assert shop.issues[1].body == "Text"
