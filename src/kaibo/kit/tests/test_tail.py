"""The tail: every committed Fact reaches the pages once, whoever wrote it, in whatever order."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from kaibo.kit import jobs, journal, tail
from kaibo.kit.access import Actor
from kaibo.kit.delivery import Delivery
from kaibo.kit.fact import Fact
from kaibo.kit.hub import Hub
from kaibo.kit.sqlite import checkpoint
from kaibo.kit.tail import Tail
from kaibo.kit.tests.sample.models import Offer
from kaibo.kit.tests.waiting import until


class Ear(Hub):
    """A hub that remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, int, str]] = []

    def tell(self, subject: str, row_id: int, verb: str) -> None:
        self.told.append((subject, row_id, verb))


@pytest.mark.django_db
def test_new_facts_are_told_once_and_old_ones_not(offer: Offer, ming: Actor) -> None:
    ear = Ear()
    follower = Tail(ear)
    assert follower.step() == 0
    journal.change(ming, "sample.offer.change", Offer, offer.pk, expect=1, price=1)
    assert (follower.step(), follower.step()) == (1, 0)
    assert ear.told == [("sample.offer", offer.pk, "sample.offer.change")]


@pytest.mark.django_db
def test_every_kind_of_record_is_declared_with_its_right() -> None:
    ear = Ear()
    Tail(ear)
    assert ear.subjects["sample.offer"] == "product.read"
    assert {"people.user", "people.shift", "kit.job"} <= set(ear.subjects)


@pytest.mark.django_db
def test_a_lower_number_committed_later_is_not_missed(offer: Offer, ming: Actor) -> None:
    """As PostgreSQL may do: the row with the lower number becomes visible second."""
    ear = Ear()
    follower = Tail(ear)
    journal.change(ming, "sample.offer.change", Offer, offer.pk, expect=1, price=1)
    late = Fact.objects.latest("pk")
    table = Fact._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET id = %s WHERE id = %s", [late.pk + 2, late.pk])
        assert follower.step() == 1
        cursor.execute(f"UPDATE {table} SET id = %s WHERE id = %s", [late.pk + 1, late.pk + 2])
    assert follower.step() == 1
    assert follower.step() == 0
    assert len(ear.told) == 2


@pytest.mark.django_db
def test_jobs_are_told_whenever_they_move(ming: Actor) -> None:
    ear = Ear()
    follower = Tail(ear)
    number = jobs.start(ming, "sample.count", to=1)
    follower.step()
    follower.step()
    assert ear.told == [("kit.job", number, "kit.job.waiting")]
    row = Delivery.objects.get(pk=number)
    Delivery.objects.filter(pk=number).update(state="running", touched_at=row.touched_at + 1)
    follower.step()
    assert ear.told[1:] == [("kit.job", number, "kit.job.running")]


@pytest.mark.django_db
def test_a_listener_that_fails_keeps_nobody_from_hearing(
    offer: Offer, ming: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(fact: Fact, hub: Hub) -> None:
        raise RuntimeError("mistake")

    heard: list[Any] = []
    monkeypatch.setattr(
        tail,
        "_listeners",
        [
            ("sample.*", breaks),
            ("sample.*", lambda fact, hub: heard.append(fact.verb)),
            ("other.*", lambda fact, hub: heard.append("never")),
        ],
    )
    follower = Tail(Ear())
    journal.change(ming, "sample.offer.change", Offer, offer.pk, expect=1, price=1)
    follower.step()
    assert heard == ["sample.offer.change"]


@pytest.mark.django_db(transaction=True)
def test_the_thread_follows_commits_and_ends_when_told(offer: Offer, ming: Actor) -> None:
    ear = Ear()
    follower = Tail(ear)
    follower.start()
    try:
        journal.change(ming, "sample.offer.change", Offer, offer.pk, expect=1, price=1)
        until(lambda: bool(ear.told))
    finally:
        follower.stop()
    assert ear.told == [("sample.offer", offer.pk, "sample.offer.change")]
    assert not follower._thread.is_alive()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own log")
def test_only_the_tail_folds_the_write_ahead_log_back(offer: Offer, ming: Actor) -> None:
    from pathlib import Path

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_autocheckpoint")
        assert cursor.fetchone() == (0,)
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
    wal = Path(f"{connection.settings_dict['NAME']}-wal")
    journal.change(ming, "sample.offer.change", Offer, offer.pk, expect=1, price=1)
    assert wal.stat().st_size > 0
    assert not checkpoint(limit=wal.stat().st_size)
    assert checkpoint(limit=0)
    assert wal.stat().st_size == 0
    assert Offer.objects.get(pk=offer.pk).price == 1
