"""Keeps libraries that send from logging: their lines hold addresses, and addresses hold secrets."""

from __future__ import annotations

import logging

TALKATIVE = ("apprise", "slack_sdk", "urllib3")


def hush() -> None:
    """From now on, what these libraries log goes nowhere but to handlers of their own loggers."""
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:  # without any, Python prints warnings by itself
            logger.addHandler(logging.NullHandler())
