"""Which comments await an answer: by our signs on them, and by what they read when our reply refused them."""

from __future__ import annotations

from collections.abc import Mapping

from incident_actions.incident.model import Pending
from incident_actions.text.calls import Call
from incident_actions.text.markers import data_of, digest, key_of
from incident_actions.thread import Comment, Sign, Thread


def refused(thread: Thread) -> Mapping[str, str]:
    """What each refused comment read when our reply refused it, by the comment's number."""
    ours = [each.body for each in thread.comments if each.ours]
    replies = (body for body in ours if (key_of(body) or "").startswith("refusal "))
    told = ((data_of(body) or {}).get("of") for body in replies)
    return {str(id): str(of) for each in told if isinstance(each, dict) for id, of in each.items()}


def awaiting(comment: Comment, calls: tuple[Call, ...], refusals: Mapping[str, str]) -> Pending | None:
    """The comment with these calls, which nobody has answered as they read now; None where none awaits it.

    A refusal stands as long as the comment reads as it did. Of an edited comment, a claim from before the
    edit is an old one.
    """
    accepted = comment.signed(Sign.ACCEPTED) is not None
    again = comment.signed(Sign.REFUSED) is not None
    if not calls or (again and refusals.get(str(comment.id)) in {None, digest(comment.body)}):
        return None
    claim, edited = comment.signed(Sign.CLAIMED), comment.edited_at
    old = accepted and claim is not None and edited is not None and claim.at < edited
    since = None if claim is None or old else claim.at
    return Pending(comment, calls, since, again=again, added=accepted)
