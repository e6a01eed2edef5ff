"""The journal: row, Fact and Deliveries together or not at all; stale writers see both values."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.kit import journal
from kaibo.kit.access import Actor, system
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.refusals import Differing
from kaibo.kit.tests.sample.models import Offer, OfferNote

pytestmark = pytest.mark.django_db


def _world() -> tuple[Any, ...]:
    models = (Offer, OfferNote, Fact, Delivery)
    return tuple(list(model._default_manager.order_by("pk").values()) for model in models)


def test_create_writes_the_row_and_a_fact_without_the_secret(offer: Offer, ming: Actor) -> None:
    row = Offer.objects.get()
    assert (row.version, row.created_by_id, row.updated_by_id) == (1, ming.id, ming.id)
    assert row.created_at == row.updated_at and row.retired_at is None
    fact = Fact.objects.get(verb="sample.offer.create")
    assert (fact.subject_type, fact.subject_id, fact.version) == ("sample.offer", row.pk, 1)
    assert (fact.actor_id, fact.cause, fact.at, fact.before) == (
        ming.id,
        "page",
        row.created_at,
        {},
    )
    assert fact.after == {
        "name": "精华 30ml",
        "price": 8_900,
        "status": "draft",
        "starts_at": None,
        "tags": [],
        "supplier_token": "***",
    }


def test_change_writes_only_what_differs(offer: Offer, hong: Actor) -> None:
    row = journal.change(
        hong,
        "sample.offer.change",
        Offer,
        offer.pk,
        expect=1,
        reason="供货价涨了",
        price=9_900,
        name="精华 30ml",
    )
    assert (row.price, row.version, row.updated_by_id, row.created_by_id) == (
        9_900,
        2,
        hong.id,
        offer.created_by_id,
    )
    fact = Fact.objects.get(verb="sample.offer.change")
    assert (fact.before, fact.after, fact.version) == ({"price": 8_900}, {"price": 9_900}, 2)
    assert (fact.reason, fact.actor_id) == ("供货价涨了", hong.id)


def test_a_change_to_the_same_values_writes_nothing(offer: Offer, hong: Actor) -> None:
    before = _world()
    journal.change(hong, "sample.offer.change", Offer, offer.pk, expect=1, price=8_900, tags=[])
    assert _world() == before


def test_a_list_changed_in_place_is_seen(offer: Offer, hong: Actor) -> None:
    with journal.act(hong, "sample.offer.tag") as writing:
        row = writing.lock(Offer, offer.pk, expect=1)
        writing.put(row, tags=["爆款"])
    with journal.act(hong, "sample.offer.tag") as writing:
        row = writing.lock(Offer, offer.pk, expect=2)
        writing.put(row, tags=[*row.tags, "福利"])
    last = Fact.objects.order_by("pk").last()
    assert last is not None
    assert (last.before, last.after) == ({"tags": ["爆款"]}, {"tags": ["爆款", "福利"]})


def test_a_stale_writer_is_refused_and_sees_both_values(
    offer: Offer, ming: Actor, hong: Actor
) -> None:
    changed = journal.change(
        hong, "sample.offer.change", Offer, offer.pk, expect=1, price=9_900, status="approved"
    )
    before = _world()

    with pytest.raises(Refusal) as caught:
        journal.change(
            ming,
            "sample.offer.change",
            Offer,
            offer.pk,
            expect=1,
            price=7_900,
            status="draft",
            supplier_token="tok-2",
        )

    refusal = caught.value
    assert (refusal.code, refusal.status) == ("stale", 409)
    assert refusal.values == {
        "id": offer.pk,
        "expect": 1,
        "version": 2,
        "by": "小红",
        "at": changed.updated_at,
        "fields": [
            {
                "field": "price",
                "label": "直播价",
                "current": 9_900,
                "yours": 7_900,
                "current_said": "99.00 元",
                "yours_said": "79.00 元",
            },
            {
                "field": "status",
                "label": "状态",
                "current": "approved",
                "yours": "draft",
                "current_said": "已批准",
                "yours_said": "草稿",
            },
            {
                "field": "supplier_token",
                "label": "供应商令牌",
                "current": "***",
                "yours": "***",
                "current_said": None,
                "yours_said": None,
            },
        ],
    }
    assert "机制单「精华 30ml」已被 小红 在 " in refusal.text
    assert "直播价现在是「99.00 元」，你要写「79.00 元」。" in refusal.text
    assert "状态现在是「已批准」，你要写「草稿」。" in refusal.text
    assert "tok-" not in str(refusal.body())
    assert _world() == before


def test_a_lock_too_names_what_its_act_was_about_to_write(
    offer: Offer, ming: Actor, hong: Actor
) -> None:
    journal.change(hong, "sample.offer.change", Offer, offer.pk, expect=1, price=9_900)
    before = _world()
    notes = Differing("notes", "备注", ["新"], ["旧"], "新", None)
    with pytest.raises(Refusal) as caught, journal.act(ming, "sample.offer.change") as writing:
        writing.lock(
            Offer,
            offer.pk,
            expect=1,
            wanted={"price": 7_900, "name": "精华 30ml"},
            parts=lambda row: [notes] if row.price == 9_900 else [],
        )
    fields = caught.value.values["fields"]
    assert [(one["field"], one["current"], one["yours"]) for one in fields] == [
        ("price", 9_900, 7_900),
        ("notes", ["新"], ["旧"]),
    ]
    # What cannot be said in words is shown by the page and left out of the sentence.
    assert "直播价现在是「99.00 元」，你要写「79.00 元」。请看过" in caught.value.text
    assert _world() == before


def test_retire_keeps_the_row_and_restore_brings_it_back(offer: Offer, ming: Actor) -> None:
    row = journal.retire(ming, "sample.offer.retire", Offer, offer.pk, expect=1)
    assert Offer.objects.active().count() == 0 and Offer.objects.count() == 1
    assert row.version == 2 and row.retired_at == row.updated_at
    with pytest.raises(Refusal) as caught:
        journal.change(ming, "sample.offer.change", Offer, offer.pk, expect=2, price=1)
    assert caught.value.code == "retired"
    assert "机制单「精华 30ml」已在 " in caught.value.text

    with journal.act(ming, "sample.offer.restore") as writing:
        back = writing.restore(Offer, offer.pk, expect=2)
    assert (back.version, back.retired_at) == (3, None)
    assert Fact.objects.get(verb="sample.offer.restore").after == {"retired_at": None}


def test_a_name_may_be_used_again_after_retiring_but_not_restored_over(
    offer: Offer, ming: Actor
) -> None:
    journal.retire(ming, "sample.offer.retire", Offer, offer.pk, expect=1)
    journal.create(ming, "sample.offer.create", Offer, name="精华 30ml")
    before = _world()
    with pytest.raises(Refusal) as caught, journal.act(ming, "sample.offer.restore") as writing:
        writing.restore(Offer, offer.pk, expect=2)
    assert (caught.value.code, caught.value.text) == ("duplicate", "已经有一张同名的机制单。")
    assert _world() == before


def test_an_act_is_all_or_nothing(offer: Offer, ming: Actor) -> None:
    before = _world()
    with pytest.raises(ZeroDivisionError), journal.act(ming, "sample.offer.change") as writing:
        writing.change(Offer, offer.pk, expect=1, price=1)
        writing.create(OfferNote, offer=offer, text="半途")
        raise ZeroDivisionError
    assert _world() == before


def test_facts_of_one_act_belong_together(offer: Offer, ming: Actor) -> None:
    with journal.act(ming, "sample.offer.explain") as writing:
        writing.change(Offer, offer.pk, expect=1, price=1)
        note = writing.create(OfferNote, offer=offer, text="清仓")
        writing.note(note, shown_to="主播")
    facts = list(Fact.objects.filter(verb="sample.offer.explain").order_by("pk"))
    assert len(facts) == 3 and len({fact.act for fact in facts}) == 1
    assert [fact.subject_type for fact in facts] == [
        "sample.offer",
        "sample.offernote",
        "sample.offernote",
    ]
    assert facts[2].after == {"shown_to": "主播"}


@pytest.mark.parametrize(
    ("values", "where", "text"),
    [
        ({"name": ""}, "name", "名称：此字段不能为空。"),
        ({"name": "长" * 21}, "name", "名称：确保该变量包含不超过 20 字符"),
        ({"name": "空\x00字节"}, "name", "名称：含有看不见的控制字符，请重新输入。"),
        ({"name": "好", "tags": ["a\x07"]}, "tags", "标签：含有看不见的控制字符，请重新输入。"),
        ({"name": "好", "status": "sold"}, "status", "状态：值 'sold' 不是有效选项。"),
        ({"name": "好", "price": "abc"}, "price", "直播价：“abc”的值应该是一个整型"),
    ],
)
def test_bad_values_are_refused_in_chinese_with_the_field(
    values: dict[str, Any], where: str, text: str, ming: Actor
) -> None:
    before = _world()
    with pytest.raises(Refusal) as caught:
        journal.create(ming, "sample.offer.create", Offer, **values)
    assert caught.value.code == "invalid"
    assert [place.path for place in caught.value.where] == [where]
    assert caught.value.where[0].text.startswith(text)
    assert _world() == before


@pytest.mark.parametrize("name", ["🎉 礼盒", "a,b\t;\"'", "﻿BOM", "限时⚡️89"])
def test_odd_but_honest_text_is_kept_exactly(name: str, ming: Actor) -> None:
    row = journal.create(ming, "sample.offer.create", Offer, name=name)
    assert Offer.objects.get(pk=row.pk).name == name
    assert Fact.objects.get(verb="sample.offer.create").after["name"] == name


def test_missing_rows_are_named(ming: Actor) -> None:
    with pytest.raises(Refusal) as caught:
        journal.change(ming, "sample.offer.change", Offer, 404, expect=1, price=1)
    assert (caught.value.code, caught.value.text) == ("not_found", "没有编号为 404 的机制单。")


def test_bookkeeping_is_written_by_the_journal_alone(offer: Offer, ming: Actor) -> None:
    for name in ("version", "created_by_id", "retired_at", "id"):
        with pytest.raises(ValueError, match="the journal itself writes"):
            journal.change(ming, "sample.offer.change", Offer, offer.pk, expect=1, **{name: 7})  # type: ignore[arg-type]


def test_put_needs_a_row_locked_by_the_same_act(offer: Offer, ming: Actor) -> None:
    loose = Offer.objects.get(pk=offer.pk)
    with journal.act(ming, "sample.offer.change") as writing, pytest.raises(ValueError):
        writing.put(loose, price=1)
    assert Offer.objects.get(pk=offer.pk).price == 8_900


def test_a_machine_may_say_that_any_version_will_do(offer: Offer) -> None:
    row = journal.change(
        system("reaction:x"), "sample.offer.change", Offer, offer.pk, expect=journal.ANY, price=1
    )
    assert (row.version, row.updated_by_id) == (2, None)


def test_each_fact_owes_one_delivery_to_each_reaction_that_wants_it(
    offer: Offer, ming: Actor
) -> None:
    assert Delivery.objects.count() == 0
    with journal.act(ming, "sample.offer.inside") as writing:
        writing.change(Offer, offer.pk, expect=1, price=1)
    owed = Delivery.objects.get()
    fact = Fact.objects.get(verb="sample.offer.inside")
    assert (owed.lane, owed.name, owed.fact_id) == (Lane.REACTION, "sample.note", fact.pk)
    assert (owed.state, owed.attempts, owed.due_at) == (State.WAITING, 0, fact.at)


@pytest.mark.parametrize("verb", ["", "approve", "Sample.offer", "sample..offer", "样品.批准"])
def test_a_verb_must_read_like_one(verb: str, ming: Actor) -> None:
    with pytest.raises(ValueError, match="a verb reads like"), journal.act(ming, verb):
        pass
