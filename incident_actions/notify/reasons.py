"""Why a message did not go out, as far as it can be known, in words that quote nobody."""

from __future__ import annotations

import logging
import re
import socket
import ssl
import sys
import threading
from collections.abc import Iterator

#: How Apprise's services log an answer that they do not take: `…, error=403.`
_STATUS = re.compile(r"\berror=([1-5]\d\d)\b")
UNKNOWN = "it could not be delivered, and the service gave no reason"


def unanswered(seconds: float) -> str:
    return f"no answer within {seconds:g} s"


class Listener(logging.Handler):
    """Hears, in the thread that made it, how a library logs a failure, and keeps no word of it.

    Apprise itself answers only true or false. While it logs, the exception that it caught is at hand.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(logging.WARNING)
        self._seconds = seconds
        self._thread = threading.get_ident()
        self.reason = UNKNOWN

    def emit(self, record: logging.LogRecord) -> None:
        if threading.get_ident() != self._thread:
            return
        error = sys.exc_info()[1]
        if error is not None:
            self.reason = failure(error, self._seconds)
        elif status := _STATUS.search(record.getMessage()):
            self.reason = refusal(int(status[1]))


def refusal(status: int) -> str:
    """What an HTTP status means to somebody who waits for a message."""
    match status // 100:
        case 3:
            return f"it answered with a redirect (HTTP {status}), and none is followed"
        case 4:
            return f"refused (HTTP {status})"
        case 5:
            return f"the service failed (HTTP {status})"
    return "refused, for a reason that the service did not give as a status"


def failure(error: BaseException, seconds: float) -> str:
    """What an exception means; `seconds` is how long an answer was waited for."""
    import smtplib

    for cause in _causes(error):
        match cause:
            case TimeoutError():
                return unanswered(seconds)
            case ssl.SSLError():
                return "no secure connection could be made (its certificate?)"
            case socket.gaierror():
                return "the name of its host is not known"
            case ConnectionRefusedError():
                return "nothing listens there (connection refused)"
            case ConnectionError():
                return "it closed the connection without an answer"
            case smtplib.SMTPAuthenticationError():
                return "the mail server refused the user name or the password"
            case smtplib.SMTPException():
                return "the mail server refused the message"
    return UNKNOWN


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The innermost first: libraries wrap what the network said several times."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return reversed(chain)
