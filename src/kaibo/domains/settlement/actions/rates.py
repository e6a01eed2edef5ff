"""A rate stated, changed, retired, restored; of one kind and scope one holds a day."""

from __future__ import annotations

from typing import Any

from kaibo.domains.people import public as people
from kaibo.domains.settlement.choices import ABOUT, RateKind, RateUnit
from kaibo.domains.settlement.models import Rate
from kaibo.domains.settlement.rules import rates as rules
from kaibo.domains.settlement.rules.rates import RateCard, Scope
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Place, invalid

CNY = "CNY"


def state(
    actor: Actor,
    *,
    kind: RateKind,
    scope: Scope,
    follow_on: bool = False,
    cur: str = CNY,
    **values: Any,
) -> Rate:
    """A new rate: `low`, `high`, `first_day`, `last_day`, `source`, `as_of`, `note`.

    `follow_on`: the earlier one of the same scope ends the day before. Refusals: `invalid`,
    `rate_overlaps`, `duplicate`.
    """
    first, last = values["first_day"], values.get("last_day")
    rules.check(kind, scope, values["low"], values["high"], first, last)
    _check_person(scope.person)
    cur = cur if ABOUT[kind].unit is RateUnit.FEN else ""
    with journal.act(actor, "settlement.rate.state") as writing:
        others = _others(writing, kind, scope, cur)
        if follow_on:
            others = [_ended(writing, one, first, last) for one in others]
        rules.check_free(others, first, last)
        where = {name: getattr(scope, name) for name in ("room", "product", "duty", "person")}
        return writing.create(Rate, kind=kind.value, cur=cur, **where, **values)


def change(actor: Actor, rate_id: int, *, expect: int, **values: Any) -> Rate:
    """Other figures, days or words; kind and scope stay. Refusals: those of `state`, `stale`."""
    with journal.act(actor, "settlement.rate.change") as writing:
        row = writing.lock(Rate, rate_id, expect=expect, wanted=values)
        new = {name: values.get(name, getattr(row, name)) for name in ("low", "high")}
        days = {name: values.get(name, getattr(row, name)) for name in ("first_day", "last_day")}
        there = card(row)
        rules.check(there.kind, there.scope, **new, **days)
        others = _others(writing, there.kind, there.scope, row.cur)
        rules.check_free([one for one in others if one.id != rate_id], **days)
        return writing.put(row, **values)


def retire(actor: Actor, rate_id: int, *, expect: int) -> Rate:
    """It was never so: from now on it is asked for no show, past ones included."""
    return journal.retire(actor, "settlement.rate.retire", Rate, rate_id, expect=expect)


def restore(actor: Actor, rate_id: int, *, expect: int) -> Rate:
    """Undo `retire`. Refusals: `rate_overlaps`, `stale`."""
    with journal.act(actor, "settlement.rate.restore") as writing:
        row = Rate.objects.filter(pk=rate_id).first()
        if row is not None:
            there = card(row)
            others = _others(writing, there.kind, there.scope, row.cur)
            others = [one for one in others if one.id != rate_id]
            rules.check_free(others, there.first_day, there.last_day)
        return writing.restore(Rate, rate_id, expect=expect)


def card(row: Rate, by: str = "") -> RateCard:
    """A rate's row as a card."""
    scope = Scope(row.room, row.product, row.duty, row.person)
    return RateCard(
        row.pk,
        RateKind(row.kind),
        scope,
        row.cur,
        row.low,
        row.high,
        row.first_day,
        row.last_day,
        row.source,
        row.as_of,
        by,
    )


def _others(writing: journal.Act, kind: RateKind, scope: Scope, cur: str) -> list[RateCard]:
    """The rates in use of the same kind and scope, held: nobody ends or moves one meanwhile."""
    same = Rate.objects.active().filter(
        kind=kind.value, room=scope.room, product=scope.product, duty=scope.duty,
        person=scope.person, cur=cur,
    )  # fmt: skip
    rows = writing.lock_all(Rate, same.values_list("pk", flat=True))
    return [card(row) for row in rows if row.retired_at is None]


def _ended(writing: journal.Act, there: RateCard, first: str, last: str | None) -> RateCard:
    """An earlier rate that overlaps ends the day before, if it can."""
    if not there.overlaps(first, last):
        return there
    day = rules.ended_before(there, first, last)
    if day is None:
        return there
    return card(writing.change(Rate, there.id, expect=journal.ANY, last_day=day))


def _check_person(person: str) -> None:
    sort, _, number = person.partition(":")
    found = True
    if sort == "host":
        found = people.host(int(number)) is not None
    elif sort == "user":
        found = people.person(int(number)) is not None
    if not found:
        raise invalid([Place("person", "没有这个人，请从人员名单里选一位。")])
