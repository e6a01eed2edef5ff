"""Act: one act under way, inside one transaction. `kit.journal` opens it; nobody else does."""

from __future__ import annotations

import uuid
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kaibo.kit import door, reactions, refusals
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms
from kaibo.kit.delivery import Delivery, Lane
from kaibo.kit.diff import changed, masked, snapshot
from kaibo.kit.fact import Fact
from kaibo.kit.record import BOOKKEEPING, Record

R = TypeVar("R", bound=Record)


class AnyVersion:
    """Says aloud that a writer does not mind which version it changes: for machines, not pages."""


ANY: Final = AnyVersion()


class Act:
    """One act under way. Made by `act`; of use only inside its block."""

    def __init__(self, actor: Actor, verb: str, reason: str) -> None:
        self.id = uuid.uuid4().hex
        self.at = now_ms()
        self.actor = actor
        self.verb = verb
        self.reason = reason
        self._held: dict[int, Record] = {}

    def create(self, model: type[R], /, **values: Any) -> R:
        """A new row with these values. Refusals: `invalid`, `duplicate`."""
        _own_fields_only(values)
        row = model(
            **values,
            created_at=self.at,
            created_by_id=self.actor.id,
            updated_at=self.at,
            updated_by_id=self.actor.id,
        )
        self._check(row, frozenset())
        self._save(row, None)
        self._held[id(row)] = row
        self._record(row, {}, snapshot(row))
        return row

    def lock(self, model: type[R], row_id: int, /, *, expect: int | AnyVersion) -> R:
        """The row as it is now, held until the act ends: rules look at this, then `put` writes.

        Refusals: `not_found`, `retired`, `stale`.
        """
        return self._lock(model, row_id, expect, {})

    def change(
        self, model: type[R], row_id: int, /, *, expect: int | AnyVersion, **values: Any
    ) -> R:
        """Lock and put in one step. Values that are the same already write nothing."""
        row = self._lock(model, row_id, expect, values)
        return self.put(row, **values)

    def put(self, row: R, /, **values: Any) -> R:
        """Change a row that this act has locked or created."""
        _own_fields_only(values)
        if id(row) not in self._held:
            raise ValueError("put() needs a row from lock() or create() of the same act")
        before = snapshot(row)
        for name, value in values.items():
            row._meta.get_field(name)
            setattr(row, name, value)
        given = {row._meta.get_field(name).name for name in values}
        self._check(row, frozenset(before) - given)
        after = snapshot(row)
        names = changed(before, after)
        if names:
            self._touch(row, names)
            self._record(row, _only(before, names), _only(after, names))
        return row

    def retire(self, model: type[R], row_id: int, /, *, expect: int | AnyVersion) -> R:
        """Take the row out of use. It stays, with all that points at it."""
        row = self._lock(model, row_id, expect, {})
        row.retired_at = self.at
        self._touch(row, ["retired_at"])
        self._record(row, {"retired_at": None}, {"retired_at": self.at})
        return row

    def restore(self, model: type[R], row_id: int, /, *, expect: int | AnyVersion) -> R:
        """Take a retired row back into use: the undo of `retire`."""
        row = self._lock(model, row_id, expect, {}, retired_too=True)
        was = row.retired_at
        if was is not None:
            row.retired_at = None
            self._check(row, frozenset(snapshot(row)))
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
        expect: int | AnyVersion,
        wanted: dict[str, Any],
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
        if not isinstance(expect, AnyVersion) and row.version != expect:
            raise refusals.stale(row, expect, wanted)
        self._held[id(row)] = row
        return row

    def _check(self, row: Record, untouched: frozenset[str]) -> None:
        """Django's checks in full; fields nobody touches are not held against the one who acts."""
        try:
            row.clean_fields(exclude=untouched | BOOKKEEPING)
            row.clean()
            row.validate_unique()
            row.validate_constraints()
        except ValidationError as error:
            raise refusals.from_django(row, error) from error

    def _touch(self, row: Record, names: list[str]) -> None:
        row.version += 1
        row.updated_at = self.at
        row.updated_by_id = self.actor.id
        self._save(row, [*names, "version", "updated_at", "updated_by"])

    def _save(self, row: Record, names: list[str] | None) -> None:
        try:
            # A savepoint, because PostgreSQL ends a transaction in which a constraint failed.
            with transaction.atomic(), door.opened(type(row)):
                if names is None:
                    row.save(force_insert=True)
                else:
                    row.save(update_fields=names, force_update=True)
        except IntegrityError as error:
            raise refusals.duplicate(row) from error

    def _record(self, row: Record, before: dict[str, Any], after: dict[str, Any]) -> None:
        fact = Fact(
            act=self.id,
            at=self.at,
            actor_id=self.actor.id,
            cause=self.actor.cause,
            verb=self.verb,
            subject_type=row.subject(),
            subject_id=row.pk,
            version=row.version,
            before=masked(before, row.secret_fields),
            after=masked(after, row.secret_fields),
            reason=self.reason,
        )
        with door.opened(Fact):
            fact.save(force_insert=True)
        for reaction in reactions.matching(self.verb):
            Delivery.objects.create(
                lane=Lane.REACTION,
                name=reaction.name,
                fact=fact,
                due_at=self.at,
                created_at=self.at,
                created_by_id=self.actor.id,
                touched_at=self.at,
            )


def _own_fields_only(values: dict[str, Any]) -> None:
    taken = BOOKKEEPING.intersection(name.removesuffix("_id") for name in values)
    if taken:
        raise ValueError(f"the journal itself writes {', '.join(sorted(taken))}")


def _only(values: dict[str, Any], names: list[str]) -> dict[str, Any]:
    return {name: values[name] for name in names}
