"""Undo of one act on a line-up, for a few seconds, and only if nothing of it was touched since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kaibo.domains.selection import rules
from kaibo.domains.selection.actions.numbering import open_show, renumber
from kaibo.domains.selection.models import Link, Product, ProductOnPlatform, Show, Sku
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.record import Record

VERBS = ("selection.lineup.import", "selection.link.reorder", "selection.link.copy")
# Links before what they point at, so that nothing is taken away under a link.
_MODELS: dict[str, type[Record]] = {
    model.subject(): model for model in (Link, ProductOnPlatform, Sku, Product)
}


def undo(actor: Actor, show_id: int, act: str) -> Show:
    """Take back an import or a reordering of this show, whole or not at all.

    Refusals: `not_found`, `not_yours`, `too_late`, `changed_since`, `show_closed`.
    """
    with journal.act(actor, "selection.lineup.undo") as writing:
        show = open_show(writing, show_id)
        facts = list(Fact.objects.filter(act=act, verb__in=VERBS).order_by("pk"))
        _check(actor, show, facts)
        last = {(fact.subject_type, fact.subject_id): fact.version for fact in facts}
        rows: dict[tuple[str, int], Record] = {}
        for subject, model in _MODELS.items():
            seen = [(one, version) for (kind, one), version in last.items() if kind == subject]
            for row in _held(writing, model, seen):
                rows[subject, row.pk] = row
        _check_unused(facts, rows)
        _numbers_back(writing, show, facts, rows)
        _values_back(writing, facts, rows)
        writing.note(show, undone=act)
        return show


def _check(actor: Actor, show: Show, facts: Sequence[Fact]) -> None:
    in_show = {fact.subject_id for fact in facts if fact.subject_type == Link.subject()} & set(
        Link.objects.filter(show=show).values_list("pk", flat=True)
    )
    if not in_show:
        raise Refusal("not_found", "本场没有这一步操作，没有什么可撤销的。")
    if facts[0].actor_id != actor.id:
        raise Refusal("not_yours", "这一步是别人做的，请由本人撤销，或直接改回来。")
    if now_ms() - facts[0].at > rules.UNDO_MS + rules.UNDO_GRACE_MS:
        raise Refusal("too_late", "超过 10 秒，不能再撤销。请直接改回来。")


def _held(
    writing: journal.Act, model: type[Record], seen: Sequence[tuple[int, int]]
) -> list[Record]:
    """The rows as the act left them, in this version. Refusal: `changed_since`."""
    versions = dict(seen)
    rows = writing.lock_all(model, versions)
    for row in rows:
        if row.version != versions[row.pk] or row.retired_at is not None:
            raise Refusal("changed_since", f"「{row}」之后又被改过，没有撤销。请直接改回来。")
    return rows


def _check_unused(facts: Sequence[Fact], rows: dict[tuple[str, int], Record]) -> None:
    """What the act created must not be in use elsewhere by now."""
    made = {key for fact in facts if _created(fact) and (key := _key(fact)) in rows}
    users: list[tuple[type[Any], str, type[Record]]] = [
        (Link, "product", Product),
        (Sku, "product", Product),
        (ProductOnPlatform, "product", Product),
        (Link, "sku", Sku),
    ]
    for user, field, used in users:
        ids = [row_id for kind, row_id in made if kind == used.subject()]
        for row in user.objects.active().filter(**{f"{field}__in": ids}):
            if (row.subject(), row.pk) not in rows:
                raise Refusal(
                    "changed_since",
                    f"「{getattr(row, field)}」已被「{row}」用上，没有撤销。请直接改回来。",
                )


def _numbers_back(
    writing: journal.Act, show: Show, facts: Sequence[Fact], rows: dict[tuple[str, int], Record]
) -> None:
    """The numbers from before the act, as new entries: what was announced stays in the history."""
    before: dict[int, int | None] = {}
    for fact in facts:
        if fact.subject_type == Link.subject() and "link_no" in fact.after:
            before.setdefault(fact.subject_id, fact.before.get("link_no"))
    wanted: dict[int, tuple[Link, int | None]] = {}
    for link_id, number in before.items():
        link = rows[Link.subject(), link_id]
        if isinstance(link, Link):
            wanted[link_id] = (link, number)
    renumber(writing, show, wanted)


def _values_back(
    writing: journal.Act, facts: Sequence[Fact], rows: dict[tuple[str, int], Record]
) -> None:
    created = {_key(fact) for fact in facts if _created(fact)}
    before: dict[tuple[str, int], dict[str, Any]] = {}
    for fact in facts:
        if _key(fact) in rows:
            values = before.setdefault(_key(fact), {})
            for name, value in fact.before.items():
                values.setdefault(name, value)
    for subject, model in _MODELS.items():
        gone = [row_id for kind, row_id in rows if kind == subject and (kind, row_id) in created]
        writing.retire_all(model, gone)
    for key, row in rows.items():
        if key in created:
            continue
        names = {row._meta.get_field(name): value for name, value in before[key].items()}
        values = {
            getattr(field, "attname", field.name): value
            for field, value in names.items()
            if field.name != "link_no"
        }
        writing.put(row, **values)


def _key(fact: Fact) -> tuple[str, int]:
    return fact.subject_type, fact.subject_id


def _created(fact: Fact) -> bool:
    return fact.version == 1
