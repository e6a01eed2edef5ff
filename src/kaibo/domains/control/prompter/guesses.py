"""Opening a prompter by a token, with guesses bounded: wrong tokens of one address are counted."""

from __future__ import annotations

from kaibo.domains.control.prompter.links import Opened
from kaibo.domains.control.prompter.links import opened as opened_by
from kaibo.kit import throttle
from kaibo.kit.clock import MINUTE
from kaibo.kit.errors import Refusal

#: As many as wrong sign-ins.
TRIES_PER_ADDRESS, WINDOW = 60, 15 * MINUTE


def opened(token: str, address: str) -> Opened:
    """What a token opens. Refusals: `too_many` after too many wrong ones, those of `links.opened`."""
    key = f"prompter-link:{address}"
    if throttle.used(key) >= TRIES_PER_ADDRESS:
        throttle.take(key, limit=TRIES_PER_ADDRESS, window_ms=WINDOW)
    try:
        return opened_by(token)
    except Refusal as refusal:
        if refusal.code == "not_found":
            throttle.take(key, limit=TRIES_PER_ADDRESS, window_ms=WINDOW)
        raise
