"""Incidents: a mistake of ours is logged whole under a number, and people are told the number.

What an exception says (a path, a query, a column) is for the log of the machine, never for a page.
"""

from __future__ import annotations

import logging
import secrets

from kaibo.kit import errors
from kaibo.kit.errors import Refusal


def logged(error: BaseException, log: logging.Logger, what: str = "") -> str:
    """Log it with its trace; returns its number. `what` was being done."""
    number = secrets.token_hex(3)
    log.error("incident %s %s", number, what, exc_info=error)
    return number


def unforeseen(error: BaseException, log: logging.Logger, what: str = "") -> Refusal:
    """Logged, and as people are told of it."""
    number = logged(error, log, what)
    return Refusal(
        "internal",
        f"{errors.TEXTS['internal']}编号：{number}。",
        values={"incident": number},
    )
