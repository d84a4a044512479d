"""Claiming: of all runs that see an unanswered command or an unsent message, one does the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_actions.command import STALE_AFTER, Context
from incident_actions.errors import GitHubError
from incident_actions.github.gateway import Gateway
from incident_actions.incident.model import Pending
from incident_actions.run import Run
from incident_actions.thread import Comment, Sign


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one run."""

    github: Gateway
    context: Context
    run: Run

    def answer(self, pending: Pending) -> bool:
        """Whether a comment's commands are this run's. Only the sweep takes over another run's claim."""
        if self.run.dry:
            return True
        comment, now = pending.comment, self.context.now
        since = pending.claimed or comment.at
        stale = now - max(since, comment.edited_at or since) > STALE_AFTER
        if pending.claimed is not None and not pending.again and not (self.run.sweeping and stale):
            return False
        fresh = comment.edited_at if pending.added else None
        before = fresh if pending.claimed is None else now - STALE_AFTER
        return self._claim(comment, again=pending.again, before=before)

    def send(self, key: str, comment: Comment) -> bool:
        """Whether a message of ours is this run's to send. Only the sweep tries again, after a while.

        A page fails open: where GitHub does not answer, it rather goes out twice than never.
        """
        if self.run.dry or comment.id in self.run.sending:
            return True
        failed, claimed = comment.signed(Sign.REFUSED), comment.signed(Sign.CLAIMED)
        last = failed or claimed
        if last is not None and not (self.run.sweeping and self.context.now - last.at > STALE_AFTER):
            return False
        before = None if failed or claimed is None else self.context.now - STALE_AFTER
        mine = self._claim(comment, again=failed is not None, before=before, lost=key.startswith("page "))
        self.run.sending |= {comment.id} if mine else set()
        return mine

    def _claim(self, comment: Comment, *, again: bool, before: datetime | None, lost: bool = False) -> bool:
        """`lost` is the answer where GitHub gives none."""
        try:
            return self.github.claim(comment, again=again, before=before)
        except GitHubError as error:
            self.run.told.append(f"#{comment.id}: {error}")
            self.run.failed = True
            return lost
