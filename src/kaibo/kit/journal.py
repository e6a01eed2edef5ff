"""The journal: the one way to write business rows. See docs/specs/journal.md.

    with act(actor, "people.shift.plan", reason="…") as writing:
        shift = writing.create(Shift, room="A", …)
        writing.change(Host, 7, expect=3, note="…")

Everything in the block is one transaction: rows, a Fact for each, and a Delivery for each
reaction that wants it. Nothing is told to anybody before the commit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction

from kaibo.kit import wake
from kaibo.kit.access import Actor
from kaibo.kit.record import Record
from kaibo.kit.versions import ANY, AnyVersion, Expected
from kaibo.kit.writing import Act

__all__ = ["ANY", "Act", "AnyVersion", "act", "change", "create", "retire"]

R = TypeVar("R", bound=Record)
_VERB = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")


@contextmanager
def act(actor: Actor, verb: str, *, reason: str = "") -> Iterator[Act]:
    """Open a transaction in which `actor` does `verb`. An exception undoes all of it."""
    if not _VERB.fullmatch(verb):
        raise ValueError(f"a verb reads like people.shift.plan, not {verb!r}")
    with transaction.atomic():
        yield Act(actor, verb, reason)
        transaction.on_commit(wake.wake)


def create(actor: Actor, verb: str, model: type[R], /, *, reason: str = "", **values: Any) -> R:
    """One act that adds one row."""
    with act(actor, verb, reason=reason) as writing:
        return writing.create(model, **values)


def change(
    actor: Actor,
    verb: str,
    model: type[R],
    row_id: int,
    /,
    *,
    expect: Expected,
    reason: str = "",
    **values: Any,
) -> R:
    """One act that changes one row, if it still has version `expect`."""
    with act(actor, verb, reason=reason) as writing:
        return writing.change(model, row_id, expect=expect, **values)


def retire(
    actor: Actor,
    verb: str,
    model: type[R],
    row_id: int,
    /,
    *,
    expect: Expected,
    reason: str = "",
) -> R:
    """One act that retires one row, if it still has version `expect`."""
    with act(actor, verb, reason=reason) as writing:
        return writing.retire(model, row_id, expect=expect)
