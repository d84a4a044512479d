"""Whatever people type, the run ends green, pages stay whole, and nobody is woken."""

import pytest
import yaml

from incident_actions.effects import OpenPullRequest
from tests.naughty import NAUGHTY
from tests.pages import mentions, reached, references, shape
from tests.shop import URL, shop

AROUND = ("a{}b", "{0} @ana {0}", "x | {} | y", "* {}\n# b", "\u202e{}\u200b#12")
#: Some six hundred: the list's, and each of its kind amid other text.
STRINGS = [*NAUGHTY, *(around.format(text) for around in AROUND for text in NAUGHTY[::3])]
BATCH = 40
BATCHES = [STRINGS[n : n + BATCH] for n in range(0, len(STRINGS), BATCH)]
COMMANDS = (
    "/event {0}", "/update {0}", "/decision {0} because {0}", "/action {0}", "/mitigate {0}", "/severity {0}",
    "/role ic {0}", "so {0}", "/event at 14:00 {0}", "/update\nStatus: {0}\nNext: {0}", "/resolve {0}",
    "/{0}",
)  # fmt: skip
LABELS = ("incident", "postmortem/due", "severity/sev2", "status/resolved")
ANSWERED = "### Severity\n\nSEV2 Major: x\n\n### Impact\n\nNobody can pay\n\n### What is happening?\n\n"
LARGE = {
    "letters": "a" * 65_000, "mentions": "@ana " * 13_000, "comments": "<!--" * 16_000,
    "brackets": "[" * 65_000,
    "backticks": "`" * 65_000, "quotes": ">" * 65_000, "lists": "- " * 32_000, "lines": "\n" * 65_000,
    "pictures": "🔥" * 32_000, "commands": "\n/ack" * 13_000, "pipes": "|" * 65_000,
    "bytes": "".join(map(chr, range(256))) * 250,
}  # fmt: skip


def typed(texts):
    """An incident in which all of these are typed after a slash command, and that is then resolved."""
    with shop() as opened:
        opened.declare()
        opened.settle()
        for n, text in enumerate(texts):
            opened.says("ben", f"/event {text}")
            opened.says("ben", COMMANDS[n % len(COMMANDS)].format(text))
        first = opened.settle()
        opened.says("ben", "/reopen once more")
        opened.settle()
        opened.says("ben", "/resolve all is well")
        second = opened.settle()
        pages = opened.messages()
        path = next(
            path
            for effects in (first.done, second.done)
            for _, effect in effects
            if (path := getattr(effect, "path", ""))
        )
        draft = opened.world.git(opened.repository).object(f"refs/heads/incident-actions/postmortem-1:{path}")
        return pages, draft.data.decode(), (first.failed, second.failed)


@pytest.fixture(scope="module")
def plain():
    """The pages of an incident in which people type plain words."""
    return typed(["plain words"] * BATCH)


@pytest.mark.parametrize("batch", range(len(BATCHES)))
def test_anything_typed_in_comments_leaves_pages_whole_and_wakes_nobody(batch, plain):
    pages, draft, failed = typed(BATCHES[batch])

    assert failed == (False, False)
    assert (shape(pages[0]), shape(draft)) == (shape(plain[0][0]), shape(plain[1]))
    assert [(mentions(page), references(page)) for page in pages] == [([], [])] * len(pages)
    assert {link for page in (*pages, draft) for link in reached(page) if not link.startswith(URL)} == set()


def declared(titles, answers):
    """Incidents with these titles and answers, found by one sweep and resolved: labels and pages of each."""
    with shop() as opened:
        for title, answer in zip(titles, answers, strict=True):
            told = f"### What is happening?\n\n{answer}\n\n### Impact\n\n{answer}"
            body = f"{told}\n\n### Severity\n\nSEV2 Major: x"
            number = opened.people.declare(
                "ana", title, ("incident",), f"{body}\n\n### Commander\n\n{answer}"
            )
            opened.says("ben", "/resolve", number)
        run = opened.sweep()
        main = opened.world.git(opened.repository)
        drafts = [
            main.object(f"refs/heads/{e.branch}:{e.path}").data.decode()
            for _, e in run.done
            if isinstance(e, OpenPullRequest)
        ]
        pages = [
            (opened.labels(n), opened.messages(n))
            for n in opened.repository.issues
            if not opened.issue(n).pull
        ]
        bodies = [issue.body for issue in opened.repository.issues.values() if issue.pull]
        return pages, drafts, bodies, run.failed


@pytest.mark.parametrize("batch", range(0, len(BATCHES), 3))
def test_anything_as_title_and_body_leaves_pages_whole_and_wakes_nobody(batch):
    texts = [" ".join(STRINGS[n :: len(BATCHES) * 5])[:120] or "x" for n in range(batch * 5, batch * 5 + 10)]
    titles = [text if text.strip() else f"x{text}" for text in texts]

    pages, drafts, bodies, failed = declared(titles, texts)

    assert failed is False
    assert {(*sorted(labels),) for labels, _ in pages} == {LABELS}
    assert len({tuple(shape(messages[0])) for _, messages in pages}) == 1
    assert len({tuple(shape(draft.partition("\n---\n")[2])) for draft in drafts}) == 1
    assert [yaml.safe_load(draft.split("---\n")[1])["incident"] for draft in drafts] == [*range(1, 11)]
    assert [mentions(text) for _, messages in pages for text in (*messages, *bodies) if mentions(text)] == []


@pytest.fixture(scope="module")
def calm():
    """The status comment of the same incident, before and after a harmless event."""
    with shop() as opened:
        opened.people.declare("ana", "Down", ("incident",), f"{ANSWERED}x")
        opened.settle()
        before = opened.status()
        opened.says("ben", "/event x")
        opened.settle()
        return {*shape(before), *shape(opened.status())}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_a_text_of_the_greatest_length_is_read_and_answered(text, calm):
    with shop() as opened:
        opened.people.declare("ana", "Down", ("incident",), f"{ANSWERED}x{text}"[:65_536])
        opened.settle()
        comment = opened.says("ben", f"/event {text}"[:60_000])
        run = opened.settle()

        assert (run.failed, len(opened.signs(comment))) == (False, 2)
        assert [mentions(page) for page in opened.messages() if mentions(page)] == []
        assert set(shape(opened.status())) <= calm


def test_an_empty_body_is_an_incident_whose_report_says_what_is_missing():
    with shop() as opened:
        opened.people.declare("ana", "Down", ("incident",), "")

        run = opened.settle()

        assert run.failed is False
        assert "The report does not say" in opened.status()
