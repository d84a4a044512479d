"""Looking at a digest: what somebody has ticked there, whether they may, and the items that it is about."""

from __future__ import annotations

from incident_actions.command import Context, Permission
from incident_actions.digest.ticks import Page, decide, pages, ticked
from incident_actions.effects import Effect
from incident_actions.github.gateway import Gateway
from incident_actions.looking import context_of
from incident_actions.run import Run
from incident_actions.thread import Thread


def is_digest(thread: Thread) -> bool:
    """Whether the issue is a digest that we have filed."""
    return bool(pages(thread))


def digest_effects(github: Gateway, thread: Thread, run: Run) -> tuple[Effect, ...]:
    """What the ticks in a digest ask for, by those who may write here or are responders."""
    found = [page for page in pages(thread) if ticked(page.body)]
    if not found:
        return ()
    context = context_of(github, thread, run)
    allowed = [page for page in found if _may(github, page, context)]
    items = github.threads(sorted({number for page in allowed for number in ticked(page.body)}))
    return tuple(effect for page in allowed for effect in decide(thread, page, items, context))


def _may(github: Gateway, page: Page, context: Context) -> bool:
    """Whether a person who may write here, or a responder, has edited the page last."""
    editor = page.editor
    if editor is None or editor.bot:
        return False
    return editor.login.lower() in context.config.responders or (
        (github.permission(editor) or Permission.NONE) >= Permission.WRITE
    )
