"""Offers as suggestions in a review: written where nobody sees it, looked at again, and then submitted.

GitHub keeps one unsubmitted review of an account on a pull request, and refuses a second. So nothing is
submitted between the making of ours and its end, and a read that shows it shows all that was offered before.
A suggestion that stands is rewritten where there is more to offer: of one part of a section there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incident_actions.command import Context
from incident_actions.effects import DropReview, RewriteRemark, SubmitReview, Suggest, Suggestion
from incident_actions.messages.render import render
from incident_actions.postmortem.offered import Offered, as_data, standing
from incident_actions.postmortem.offering import Offer
from incident_actions.text.markers import digest, key_of, mark
from incident_actions.thread import PullRequest

_WORDS = "The thread has news for sections that somebody has edited. Take what belongs there."
_NOTHING = "Nothing is left to take here: it stands in the document, or the thread says otherwise now."


def suggested(
    offers: Sequence[Offer], number: int, path: str, pull: PullRequest, context: Context
) -> Iterator[RewriteRemark | Suggest | SubmitReview | DropReview]:
    """The next step with what is offered for incident `number`.

    What stands says what is offered for its part now. The rest goes by a review, one step at a time.
    """
    left = list(offers)
    for each in reversed(standing(pull)):
        offer = next((offer for offer in left if offer.fits(each)), None)
        body = _spent(each, number) if offer is None else _suggestion(offer, number, context)
        left = [other for other in left if other is not offer]
        if each.remark.body.rstrip() != body:
            yield RewriteRemark(pull.number, each.remark.id, body)
    wanted = _review(left, number, path, pull, context) if left else None
    yield from _reviewed(wanted, number, pull)


def waits(number: int, pull: PullRequest) -> bool:
    """Whether a review of ours with news of this incident waits to be submitted, or dropped."""
    return pull.unsubmitted is not None and (key_of(pull.unsubmitted.body) or "").startswith(_key(number))


def _reviewed(
    wanted: Suggest | None, number: int, pull: PullRequest
) -> Iterator[Suggest | SubmitReview | DropReview]:
    """At most one step, the rest follows when it shows.

    What waits unsubmitted is submitted if it says what would be written now, and else dropped: it was offered
    meanwhile, is no news any more, or was written for another commit. Behind somebody else's, news wait.
    """
    waiting = pull.unsubmitted
    if wanted is not None and waiting is not None and waiting.body.rstrip() == wanted.body:
        yield SubmitReview(pull.number, waiting.id, wanted.body)
    elif waiting is not None and waits(number, pull):
        yield DropReview(pull.number, waiting.id)
    elif wanted is not None and waiting is None:
        yield wanted


def _review(offers: Sequence[Offer], number: int, path: str, pull: PullRequest, context: Context) -> Suggest:
    offered: dict[str, dict[str, list[str]]] = {}
    for each in offers:
        offered.setdefault(each.name, {})[each.part] = list(each.tokens)
    key = _key(number) + digest(str(sorted(offered.items())))
    return Suggest(
        key=key,
        pull=pull.number,
        commit=pull.head,
        path=path,
        body=mark(_WORDS, key, {"offered": offered, "commit": pull.head}),
        suggestions=tuple(
            Suggestion(each.first, each.last, _suggestion(each, number, context)) for each in offers
        ),
    )


def _key(number: int) -> str:
    """How the keys of all reviews begin that offer news of an incident, and of what they say of lines."""
    return f"offer {number} "


def _suggestion(offer: Offer, number: int, context: Context) -> str:
    """A suggestion block; its fence is longer than any in the text."""
    text = "\n".join(offer.lines)
    fence = "```"
    while fence in text:
        fence += "`"
    words = render(context.templates, "suggestion.md", fence=fence, text=text)
    return mark(words, _key(number).strip(), as_data(offer.name, offer.part, offer.tokens))


def _spent(offered: Offered, number: int) -> str:
    """What a suggestion says that has nothing to offer any more."""
    return mark(_NOTHING, _key(number).strip(), as_data(offered.name, offered.part, ()))
