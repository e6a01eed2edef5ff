"""Sources the server asks a platform for: with whose key, how often, and no longer."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from kaibo.domains.control import keyring
from kaibo.domains.control.choices import Level
from kaibo.domains.control.models import Source
from kaibo.domains.control.rules import pulled
from kaibo.kit import journal
from kaibo.kit.access import Actor


def pull(
    actor: Actor,
    source_id: int,
    *,
    expect: int,
    connector: str,
    app_id: str,
    app_secret: str,
    every_s: int,
) -> Source:
    """From now on the server asks the platform for this source; what it tells is of level L2.

    Refusals: `invalid` (naming the field), `stale`, `retired`, `not_found`.
    """
    key = ""
    try:
        with journal.act(actor, "control.source.pull") as writing:
            source = writing.lock(Source, source_id, expect=expect)
            found = pulled.checked(source.name, connector, app_id, app_secret, every_s)
            old = source.pull.get("key")
            key = keyring.put(app_secret)
            wanted = {"connector": found.name, "app_id": app_id, "every_s": every_s, "key": key}
            source = writing.put(source, pull=wanted, level=Level.PUSH.value)
            transaction.on_commit(partial(keyring.drop, old))
            return source
    except BaseException:
        keyring.drop(key)
        raise


def stop(actor: Actor, source_id: int, *, expect: int, reason: str = "") -> Source:
    """The server asks no more, and the platform's secret is forgotten."""
    with journal.act(actor, "control.source.pull_stop", reason=reason) as writing:
        source = writing.lock(Source, source_id, expect=expect)
        old = source.pull.get("key")
        source = writing.put(source, pull={})
        transaction.on_commit(partial(keyring.drop, old))
        return source
