"""Sources: who may feed a room. Each verb that makes a token or a secret returns it, this once."""

from __future__ import annotations

from collections.abc import Iterable

from kaibo.domains.control import signing, tokens
from kaibo.domains.control.choices import Level
from kaibo.domains.control.models import Room, Source
from kaibo.domains.control.rules import naming
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal


def add(
    actor: Actor, room_id: int, *, name: str, level: Level, provides: Iterable[str] = ()
) -> tuple[Source, str]:
    """A new source and its token. Refusals: `invalid`, `duplicate`, `retired` (the room)."""
    naming.check_source_name(name)
    kinds = naming.checked_provides(provides)
    token = tokens.fresh()
    with journal.act(actor, "control.source.create") as writing:
        room = writing.lock(Room, room_id, expect=journal.ANY)
        source = writing.create(
            Source,
            room=room,
            name=name,
            level=level.value,
            provides=kinds,
            token_hash=tokens.digest(token),
        )
        return source, token


def change(
    actor: Actor, source_id: int, *, expect: int, level: Level, provides: Iterable[str]
) -> Source:
    """Change level and kinds. The name stands in the log and stays."""
    return journal.change(
        actor,
        "control.source.change",
        Source,
        source_id,
        expect=expect,
        level=level.value,
        provides=naming.checked_provides(provides),
    )


def rotate(actor: Actor, source_id: int, *, expect: int, reason: str = "") -> tuple[Source, str]:
    """A new token; the one before is dead. Of two who rotate at once, one gets `stale`."""
    token = tokens.fresh()
    source = journal.change(
        actor,
        "control.source.rotate",
        Source,
        source_id,
        expect=expect,
        reason=reason,
        token_hash=tokens.digest(token),
    )
    return source, token


def sign(
    actor: Actor, source_id: int, *, expect: int, keep_old: bool = True, reason: str = ""
) -> tuple[Source, str]:
    """A new signing secret. The one before signs for another day; unless `keep_old`, it is dead at
    once. One older still is dead either way. Of two who ask at once, one gets `stale`."""
    with journal.act(actor, "control.source.sign", reason=reason) as writing:
        source = writing.lock(Source, source_id, expect=expect)
        kept = source.hook_salt if keep_old else ""
        source = writing.put(
            source,
            hook_salt=signing.fresh_salt(),
            hook_salt_before=kept,
            hook_until=writing.at + signing.OVERLAP_MS if kept else None,
        )
        return source, signing.secret_of(source.pk, source.hook_salt)


def retire(actor: Actor, source_id: int, *, expect: int, reason: str = "") -> Source:
    """Stop a source; what it sent stays in the log."""
    return journal.retire(
        actor, "control.source.retire", Source, source_id, expect=expect, reason=reason
    )


def restore(actor: Actor, source_id: int, *, expect: int) -> tuple[Source, str]:
    """Take a source back under its old name, with a new token: the old one may have leaked. So may
    its signing secret, and it has none until it is given another."""
    token = tokens.fresh()
    with journal.act(actor, "control.source.restore") as writing:
        room_id = Source.objects.filter(pk=source_id).values_list("room_id", flat=True).first()
        if room_id is not None:
            writing.lock(Room, room_id, expect=journal.ANY)
        source = writing.restore(Source, source_id, expect=expect)
        if source.version == expect:
            raise Refusal(
                "not_retired", f"来源「{source}」没有停用，不用恢复；要新令牌请用换令牌。"
            )
        hash_ = tokens.digest(token)
        gone = {"hook_salt": "", "hook_salt_before": "", "hook_until": None}
        return writing.put(source, token_hash=hash_, **gone), token
