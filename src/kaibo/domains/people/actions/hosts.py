"""Hosts: who can be on air."""

from __future__ import annotations

from typing import Any

from kaibo.domains.people.models import Host
from kaibo.kit import journal
from kaibo.kit.access import Actor


def add(actor: Actor, **values: Any) -> Host:
    """A new host; `name`, `short`, `user_id`, `note`."""
    return journal.create(actor, "people.host.create", Host, **_trimmed(values))


def change(actor: Actor, host_id: int, *, expect: int, **values: Any) -> Host:
    """Change what is given."""
    return journal.change(
        actor, "people.host.change", Host, host_id, expect=expect, **_trimmed(values)
    )


def retire(actor: Actor, host_id: int, *, expect: int) -> Host:
    """Take a host out of the lists; past shifts keep them."""
    return journal.retire(actor, "people.host.retire", Host, host_id, expect=expect)


def restore(actor: Actor, host_id: int, *, expect: int) -> Host:
    """Undo `retire`."""
    with journal.act(actor, "people.host.restore") as writing:
        return writing.restore(Host, host_id, expect=expect)


def _trimmed(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
