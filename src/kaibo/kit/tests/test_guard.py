"""The guard: a business row cannot be written around the journal, by any of Django's ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin import AdminSite, ModelAdmin
from django.core import serializers
from django.core.management import call_command
from django.db.models import Manager
from django.http import HttpRequest

from kaibo.kit import door, journal
from kaibo.kit.access import Actor
from kaibo.kit.door import JournalBypassed
from kaibo.kit.fact import Fact
from kaibo.kit.tests.sample.models import Offer, OfferNote

pytestmark = pytest.mark.django_db


def _new() -> Offer:
    return Offer(name="旁门", created_at=1, updated_at=1)


def _assign_and_save(row: Offer) -> None:
    row.price = 1
    row.save()


def _admin() -> ModelAdmin[Offer]:
    return ModelAdmin(Offer, AdminSite())


def _rows(row: Offer) -> Any:
    return Offer._default_manager.filter(pk=row.pk)


def _loaddata(row: Offer) -> None:
    text = serializers.serialize("json", [row]).replace("8900", "1")
    for loaded in serializers.deserialize("json", text):
        loaded.save()


def _add_by_related_manager(row: Offer) -> None:
    note = OfferNote(created_at=1, updated_at=1)
    row.notes.add(note, bulk=False)


WAYS: dict[str, Callable[[Offer], Any]] = {
    "save": _assign_and_save,
    "save of a new row": lambda row: _new().save(),
    "force_insert": lambda row: _new().save(force_insert=True),
    "save_base raw": lambda row: row.save_base(raw=True),
    "manager.create": lambda row: Offer.objects.create(name="旁门", created_at=1, updated_at=1),
    "get_or_create": lambda row: Offer.objects.get_or_create(
        name="旁门", defaults={"created_at": 1, "updated_at": 1}
    ),
    "update_or_create": lambda row: Offer.objects.update_or_create(
        pk=row.pk, defaults={"price": 1}
    ),
    "delete": lambda row: row.delete(),
    "queryset.update": lambda row: Offer.objects.filter(pk=row.pk).update(price=1),
    "queryset.delete": lambda row: Offer.objects.filter(pk=row.pk).delete(),
    "queryset._raw_delete": lambda row: Offer.objects.filter(pk=row.pk)._raw_delete("default"),
    "queryset._update": lambda row: Offer.objects.filter(pk=row.pk)._update([]),
    "bulk_create": lambda row: Offer.objects.bulk_create([_new()]),
    "bulk_create with update": lambda row: Offer.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["id"], update_fields=["price"]
    ),
    "bulk_update": lambda row: Offer.objects.bulk_update([row], ["price"]),
    "base manager update": lambda row: Offer._base_manager.filter(pk=row.pk).update(price=1),
    "base manager delete": lambda row: Offer._base_manager.filter(pk=row.pk).delete(),
    "admin delete selected": lambda row: _admin().delete_queryset(HttpRequest(), _rows(row)),
    "admin delete": lambda row: _admin().delete_model(HttpRequest(), row),
    "admin save": lambda row: _admin().save_model(HttpRequest(), row, None, True),
    "loaddata": _loaddata,
    "related manager add": _add_by_related_manager,
    "related manager create": lambda row: row.notes.create(created_at=1, updated_at=1),
    "related manager update": lambda row: row.notes.update(text="x"),
    "chained queryset": lambda row: Offer.objects.active().order_by("name").update(price=1),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", WAYS)
def test_every_way_around_the_journal_is_refused_and_changes_nothing(
    way: str, offer: Offer
) -> None:
    before = list(Offer.objects.values()), list(OfferNote.objects.values()), Fact.objects.count()

    with pytest.raises(JournalBypassed) as caught:
        WAYS[way](offer)

    assert "只能经由 kit.journal 写入" in str(caught.value)
    after = list(Offer.objects.values()), list(OfferNote.objects.values()), Fact.objects.count()
    assert after == before


def test_the_door_is_open_for_one_model_only(offer: Offer) -> None:
    note = OfferNote(offer=offer, created_at=1, updated_at=1)
    with door.opened(Offer), pytest.raises(JournalBypassed):
        note.save()
    assert OfferNote.objects.count() == 0


def test_a_stray_save_inside_an_act_is_refused_too(offer: Offer, ming: Actor) -> None:
    with pytest.raises(JournalBypassed), journal.act(ming, "sample.offer.change") as writing:
        row = writing.lock(Offer, offer.pk, expect=1)
        row.price = 1
        row.save()
    assert Offer.objects.get(pk=offer.pk).price == 8_900


FACT_WAYS: dict[str, Callable[[Fact], Any]] = {
    "save": lambda fact: fact.save(),
    "delete": lambda fact: fact.delete(),
    "update": lambda fact: Fact.objects.update(verb="x.y"),
    "queryset.delete": lambda fact: Fact.objects.all().delete(),
    "raw_delete": lambda fact: Fact.objects.all()._raw_delete("default"),
    "bulk_update": lambda fact: Fact.objects.bulk_update([fact], ["verb"]),
    "bulk_create": lambda fact: Fact.objects.bulk_create([fact]),
    "base manager": lambda fact: Fact._base_manager.update(verb="x.y"),
}


@pytest.mark.parametrize("way", FACT_WAYS)
def test_a_fact_is_never_changed_or_deleted(way: str, offer: Offer) -> None:
    fact = Fact.objects.get(verb="sample.offer.create")
    before = list(Fact.objects.order_by("pk").values())
    with pytest.raises(JournalBypassed):
        FACT_WAYS[way](fact)
    assert list(Fact.objects.order_by("pk").values()) == before


def test_a_person_with_traces_cannot_be_deleted_by_django_either(ming: Actor) -> None:
    from django.contrib.auth import get_user_model

    users: Manager[Any] = get_user_model()._default_manager
    with pytest.raises(JournalBypassed):
        users.filter(pk=ming.id).delete()
    assert users.filter(pk=ming.id).exists()


def test_the_real_loaddata_command_is_refused(offer: Offer, tmp_path: Any) -> None:
    file = tmp_path / "offers.json"
    file.write_text(serializers.serialize("json", [offer]).replace("8900", "1"))
    with pytest.raises(JournalBypassed):
        call_command("loaddata", str(file), verbosity=0)
    assert Offer.objects.get(pk=offer.pk).price == 8_900
