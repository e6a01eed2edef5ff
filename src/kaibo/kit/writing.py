"""Act: one act under way, inside one transaction. `kit.journal` opens it; nobody else does."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from kaibo.kit import refusals, storing
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms
from kaibo.kit.diff import changed, snapshot
from kaibo.kit.errors import Refusal
from kaibo.kit.record import BOOKKEEPING, Record
from kaibo.kit.refusals import Differing
from kaibo.kit.telling import tell
from kaibo.kit.versions import Change, Expected, check_seen

R = TypeVar("R", bound=Record)


class Act:
    """One act under way. Made by `act`; of use only inside its block."""

    def __init__(self, actor: Actor, verb: str, reason: str) -> None:
        self.id = uuid.uuid4().hex
        self.at = now_ms()
        self.actor = actor
        self.verb = verb
        self.reason = reason
        self._held: dict[int, Record] = {}
        self._known: set[tuple[type[models.Model], object]] = set()

    def create(self, model: type[R], /, **values: Any) -> R:
        """A new row with these values. Refusals: `invalid`, `duplicate`."""
        row = self._new(model, values)
        storing.check(row, frozenset(), self._known)
        storing.write(row, None)
        self._record(self._hold(row), {}, snapshot(row))
        return row

    def create_all(self, model: type[R], many: Sequence[dict[str, Any]], /) -> list[R]:
        """As many new rows, in this order: the same as `create` for each, by few statements.

        Refusals: those of `create`, for the first row it would refuse.
        """
        rows = [self._new(model, values) for values in many]
        if not storing.insert_all(model, rows, self._known):
            return [self.create(model, **values) for values in many]
        tell(self, [(self._hold(row), {}, snapshot(row)) for row in rows])
        return rows

    def lock(
        self,
        model: type[R],
        row_id: int,
        /,
        *,
        expect: Expected,
        wanted: dict[str, Any] | None = None,
        parts: Callable[[R], Iterable[Differing]] | None = None,
    ) -> R:
        """The row as it is now, held until the act ends: rules look at this, then `put` writes.

        Refusals: `not_found`, `retired`, `stale`. For the last, `wanted` are the values the caller
        is about to put, and `parts` says what else of the row (rows of their own) differs.
        """
        return self._lock(model, row_id, expect, wanted or {}, parts)

    def change(self, model: type[R], row_id: int, /, *, expect: Expected, **values: Any) -> R:
        """Lock and put in one step. Values that are the same already write nothing."""
        row = self._lock(model, row_id, expect, values)
        return self.put(row, **values)

    def change_all(self, model: type[R], many: Sequence[Change], /) -> list[R]:
        """Change as many rows, in this order: the same as `change` for each, by few statements.

        Refusals: those of `change`, for the first row it would refuse.
        """
        if len({row_id for row_id, _, _ in many}) == len(many):
            with suppress(Refusal, IntegrityError), transaction.atomic():
                return self._change_quickly(model, many)
        return [
            self.change(model, row_id, expect=expect, **values) for row_id, expect, values in many
        ]

    def put(self, row: R, /, **values: Any) -> R:
        """Change a row that this act has locked or created."""
        if id(row) not in self._held:
            raise ValueError("put() needs a row from lock() or create() of the same act")
        before, after = self._set(row, values)
        if after:
            self._touch(row, after)
            self._record(row, before, after)
        return row

    def retire(self, model: type[R], row_id: int, /, *, expect: Expected, **values: Any) -> R:
        """Take the row out of use, with `values` as its last ones. It stays, with all that points
        at it."""
        row = self._lock(model, row_id, expect, values)
        before, after = self._set(row, values) if values else ({}, {})
        row.retired_at = self.at
        self._touch(row, [*after, "retired_at"])
        self._record(row, before | {"retired_at": None}, after | {"retired_at": self.at})
        return row

    def lock_all(self, model: type[R], ids: Iterable[int], /) -> list[R]:
        """These rows as they are now, retired ones too, held until the act ends."""
        # In one order, so that two acts over the same rows never wait for each other.
        rows = model._base_manager.select_for_update().filter(pk__in=list(ids)).order_by("pk")
        return [self._hold(row) for row in rows]

    def retire_all(self, model: type[R], ids: Sequence[int], /) -> list[R]:
        """Take as many rows out of use, whatever their version: as `retire`, by few statements."""
        rows = {row.pk: row for row in self.lock_all(model, ids)}
        for row_id in ids:
            if row_id not in rows:
                raise refusals.not_found(model, row_id)
            if rows[row_id].retired_at is not None:
                raise refusals.retired(rows[row_id])
        with transaction.atomic():
            for row in rows.values():
                row.retired_at = self.at
                storing.update(row, self._stepped(row, ["retired_at"]))
        tell(self, [(rows[one], {"retired_at": None}, {"retired_at": self.at}) for one in ids])
        return [rows[one] for one in ids]

    def restore(self, model: type[R], row_id: int, /, *, expect: Expected) -> R:
        """Take a retired row back into use: the undo of `retire`."""
        row = self._lock(model, row_id, expect, {}, retired_too=True)
        was = row.retired_at
        if was is not None:
            row.retired_at = None
            storing.check(row, frozenset(snapshot(row)), self._known)
            self._touch(row, ["retired_at"])
            self._record(row, {"retired_at": was}, {"retired_at": None})
        return row

    def step(self, row: R, /) -> R:
        """A new version of a row of which only the parts (rows of their own) have changed."""
        if id(row) not in self._held:
            raise ValueError("step() needs a row from lock() or create() of the same act")
        self._touch(row, [])
        self._record(row, {}, {})
        return row

    def note(self, row: Record, /, **what: Any) -> None:
        """A Fact about a row that changes no field, such as a sign-in."""
        self._record(row, {}, what)

    def _lock(
        self,
        model: type[R],
        row_id: int,
        expect: Expected,
        wanted: dict[str, Any],
        parts: Callable[[R], Iterable[Differing]] | None = None,
        *,
        retired_too: bool = False,
    ) -> R:
        # SQLite: BEGIN IMMEDIATE has locked the whole file already, and Django leaves the
        # clause out. PostgreSQL: this waits for the other act and reads the row it left.
        row: R | None = model._base_manager.select_for_update().filter(pk=row_id).first()
        if row is None:
            raise refusals.not_found(model, row_id)
        if row.retired_at is not None and not retired_too:
            raise refusals.retired(row)
        check_seen(row, expect, wanted, parts)
        return self._hold(row)

    def _change_quickly(self, model: type[R], many: Sequence[Change]) -> list[R]:
        """Refuses as soon as anything is wrong; which row it is, is found one by one."""
        ids = {row_id for row_id, _, _ in many}
        there = {row.pk: row for row in self.lock_all(model, ids)}
        told, rows = [], []
        for row_id, expect, values in many:
            row = there.get(row_id)
            if row is None or row.retired_at is not None:
                raise refusals.not_found(model, row_id)
            check_seen(row, expect, values)
            before, after = self._set(row, values)
            if after:
                storing.update(row, self._stepped(row, after))
                told.append((row, before, after))
            rows.append(row)
        tell(self, told)
        return rows

    def _set(self, row: Record, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Set and check values; returns what differs, before and after."""
        _own_fields_only(values)
        before = snapshot(row)
        for name, value in values.items():
            row._meta.get_field(name)
            setattr(row, name, value)
        given = {row._meta.get_field(name).name for name in values}
        storing.check(row, frozenset(before) - given, self._known)
        after = snapshot(row)
        names = changed(before, after)
        return _only(before, names), _only(after, names)

    def _new(self, model: type[R], values: dict[str, Any]) -> R:
        _own_fields_only(values)
        return model(
            **values,
            created_at=self.at,
            created_by_id=self.actor.id,
            updated_at=self.at,
            updated_by_id=self.actor.id,
        )

    def _hold(self, row: R) -> R:
        """Remember that this act has made or locked the row."""
        self._held[id(row)] = row
        self._known.add((type(row), row.pk))
        return row

    def _touch(self, row: Record, names: Iterable[str]) -> None:
        storing.write(row, self._stepped(row, names))

    def _stepped(self, row: Record, names: Iterable[str]) -> list[str]:
        """Give it its next version; returns the fields to write, with these `names`."""
        row.version += 1
        row.updated_at = self.at
        row.updated_by_id = self.actor.id
        return [*names, "version", "updated_at", "updated_by"]

    def _record(self, row: Record, before: dict[str, Any], after: dict[str, Any]) -> None:
        tell(self, [(row, before, after)])


def _own_fields_only(values: dict[str, Any]) -> None:
    taken = BOOKKEEPING.intersection(name.removesuffix("_id") for name in values)
    if taken:
        raise ValueError(f"the journal itself writes {', '.join(sorted(taken))}")


def _only(values: dict[str, Any], names: list[str]) -> dict[str, Any]:
    return {name: values[name] for name in names}
