"""Offers as a review with suggestions: written where nobody sees it, looked at again, and then submitted.

GitHub keeps one unsubmitted review of an account on a pull request, and refuses a second. So nothing is
submitted between the making of ours and its end, and a read that shows it shows all that was offered before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incident_actions.command import Context
from incident_actions.effects import DropReview, SubmitReview, Suggest, Suggestion
from incident_actions.messages.render import render
from incident_actions.postmortem.offering import Offer
from incident_actions.text.markers import digest, key_of, mark
from incident_actions.thread import PullRequest

_WORDS = "The thread has news for sections that somebody has edited. Take what belongs there."


def suggested(
    offers: Sequence[Offer], number: int, path: str, pull: PullRequest, context: Context
) -> Iterator[Suggest | SubmitReview | DropReview]:
    """The next step with what is offered for incident `number`: at most one, the rest follows when it shows.

    What waits unsubmitted is submitted if it says what would be written now, and else dropped: it was offered
    meanwhile, is no news any more, or was written for another commit. Behind somebody else's, news wait.
    """
    wanted = _review(offers, number, path, pull, context) if offers else None
    waiting = pull.unsubmitted
    if wanted is not None and waiting is not None and waiting.body.rstrip() == wanted.body:
        yield SubmitReview(pull.number, waiting.id, wanted.body)
    elif waiting is not None and waits(number, pull):
        yield DropReview(pull.number, waiting.id)
    elif wanted is not None and waiting is None:
        yield wanted


def waits(number: int, pull: PullRequest) -> bool:
    """Whether a review of ours with news of this incident waits to be submitted, or dropped."""
    return pull.unsubmitted is not None and (key_of(pull.unsubmitted.body) or "").startswith(_key(number))


def _review(offers: Sequence[Offer], number: int, path: str, pull: PullRequest, context: Context) -> Suggest:
    offered = {each.name: list(each.digests) for each in offers}
    key = _key(number) + digest(str(sorted(offered.items())))
    return Suggest(
        key=key,
        pull=pull.number,
        commit=pull.head,
        path=path,
        body=mark(_WORDS, key, {"offered": offered, "commit": pull.head}),
        suggestions=tuple(Suggestion(each.line, _suggestion(each, context)) for each in offers),
    )


def _key(number: int) -> str:
    """How the keys of all reviews begin that offer news of an incident."""
    return f"offer {number} "


def _suggestion(offer: Offer, context: Context) -> str:
    """A suggestion block; its fence is longer than any in the text."""
    text = "\n".join(offer.lines)
    fence = "```"
    while fence in text:
        fence += "`"
    return render(context.templates, "suggestion.md", fence=fence, text=text)
