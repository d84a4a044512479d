"""Sends one message to one address: mail, chat, pager, or whatever else Apprise has a URL for."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from incident_actions.notify.outcome import Outcome
from incident_actions.notify.plain_text import inert
from incident_actions.notify.quiet import hush
from incident_actions.notify.reasons import Listener, failure, unanswered

if TYPE_CHECKING:
    from apprise import NotifyBase

#: For each recipient of an address: most have one, a pager may have several numbers.
SECONDS = 10.0
#: No message keeps a run waiting for longer.
MOST_RECIPIENTS = 3
MISSING = "the library that sends is not installed: `pip install 'incident-actions[notify]'`"
UNUSABLE = "its value is no address that a message can be sent to: an Apprise URL is needed"


def send(url: str, title: str, text: str, seconds: float = SECONDS) -> Outcome:
    """Send plain text to an Apprise URL, once, and say how it ended; raises nothing.

    It waits `seconds` for each recipient at most. Whatever the URL asks for, nothing is tried twice and no
    redirect is followed; no file is written. Nothing in the title or the text calls anybody by a mention.
    """
    try:
        service = _service(url, seconds)
    except ImportError:
        return Outcome(sent=False, why=MISSING)
    if service is None:
        return Outcome(sent=False, why=UNUSABLE)
    return _in_time(service, inert(" ".join(title.split())), inert(text), seconds)


def _in_time(service: NotifyBase, title: str, text: str, seconds: float) -> Outcome:
    """The outcome, or that there is none yet: a service that trickles its answer outlives every time-out."""
    outcomes: list[Outcome] = []
    longest = seconds * min(max(len(service), 1), MOST_RECIPIENTS)
    thread = threading.Thread(target=lambda: outcomes.append(_outcome(service, title, text)), daemon=True)
    thread.start()
    thread.join(longest)
    return outcomes[0] if outcomes else Outcome(sent=False, why=unanswered(longest))


def _outcome(service: NotifyBase, title: str, text: str) -> Outcome:
    from apprise import Apprise, NotifyFormat, NotifyType

    logger = logging.getLogger("apprise")
    listener = Listener(service.socket_read_timeout)
    logger.addHandler(listener)
    try:
        sender = Apprise(asset=service.asset)
        sender.add(service)
        # What is less than a warning, some pagers note down and wake nobody for.
        sent = bool(sender.notify(text, title, NotifyType.WARNING, body_format=NotifyFormat.TEXT))
    except Exception as error:  # noqa: BLE001 - a hundred services, and each fails in ways of its own
        return Outcome(sent=False, why=failure(error, service.socket_read_timeout))
    finally:
        logger.removeHandler(listener)
    return Outcome(sent) if sent else Outcome(sent, listener.reason)


def _service(url: str, seconds: float) -> NotifyBase | None:
    """What stands behind the URL, told to be quick; None where Apprise cannot send to it."""
    from apprise import Apprise, AppriseAsset, OverflowMode, PersistentStoreMode

    hush()
    asset = AppriseAsset(
        app_id="Incident Actions",
        app_desc="Incident Actions",
        app_url="",
        image_url_mask="",
        image_url_logo="",
        async_mode=False,
        http_redirects=False,
        service_timeout=0,  # its own would keep a thread that the end of the run waits for
        storage_mode=PersistentStoreMode.MEMORY,
        pgp_autogen=False,
        pem_autogen=False,
    )
    service = Apprise.instantiate(url, asset=asset)
    if service is not None:
        service.retry, service.optional, service.redirects = 0, False, False
        service.socket_connect_timeout = service.socket_read_timeout = seconds * 0.8
        if service.overflow_mode is OverflowMode.UPSTREAM:
            service.overflow_mode = OverflowMode.SPLIT  # a chat would refuse what is too long for it
    return service
