"""The past of the demo: the same for a seed, exact against its truth, with one wrong mark."""

from __future__ import annotations

import numpy as np
import pytest

from kaibo.config.demo import story
from kaibo.config.demo.floor import steering
from kaibo.config.demo.past import Past
from kaibo.config.demo.tape import SOURCE
from kaibo.config.demo.tests.made import START, cast, folded, told
from kaibo.kit.clock import MINUTE
from kaibo.live.codec import encode
from kaibo.live.events import Event
from kaibo.live.room import DESK
from kaibo.live.view import View
from kaibo.sim.happenings import Happenings
from kaibo.sim.room import Room
from kaibo.sim.truth import Truth, stack


def by_kind(events: list[Event], kind: str) -> list[Event]:
    return [e for e in events if e.kind == kind and e.src == DESK]


def test_a_seed_gives_the_same_past_and_another_seed_another() -> None:
    _, one = told(12)
    assert encode(told(12)[1]) == encode(one)
    assert encode(told(12, seed=8)[1]) != encode(one)


def test_its_room_goes_on_as_if_nothing_had_been() -> None:
    whole = Past(cast(), 7, START, told(1)[0].tape)
    batches = list(whole.batches(START + 12 * MINUTE))
    first, _ = told(9)
    again = Room.restore(story.PLAN, first.room.state())
    rest = [again.step(*steering(first.floor, first.cast.sim_hosts)) for _ in range(3)]
    known = {e.id: e for batch in batches for e in batch if e.src == "sim:7"}
    assert encode([e for step in rest for e in step]) == encode(
        [known[e.id] for step in rest for e in step]
    )


def test_its_figures_are_the_truth_of_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every number that is shown is one that happened, and none is left out."""
    truths: list[Truth] = []
    advance = Room.advance

    def noted(room: Room, *args: object) -> Happenings:
        happened = advance(room, *args)  # type: ignore[arg-type]
        truths.append(happened.truth())
        return happened

    monkeypatch.setattr(Room, "advance", noted)
    past, events = told(55, first_shift=30 * MINUTE)
    truth = stack(truths)
    view = View(folded(events).fold, folded(events).shows()[0])
    whole = view.whole().measures
    expected = {
        "views": truth.enters.sum(),
        "leaves": truth.leaves.sum(),
        "product_views": truth.product_views.sum(),
        "product_clicks": truth.clicks.sum(),
        "cart_items": truth.carts.sum(),
        "orders_created": truth.orders.sum(),
        "orders_paid": truth.paid_now.sum(),
        "gmv": truth.gmv_now.sum(),
        "likes": truth.likes.sum(),
        "follows": truth.follows.sum(),
    }
    assert {name: whole[name] for name in expected} == {k: int(v) for k, v in expected.items()}
    assert expected["orders_paid"] > 0
    for level in ("shift", "product", "segment", "host", "talk", "round"):
        for name in ("product_clicks", "gmv", "orders_paid"):
            total = sum(row.measures[name] or 0 for row in view.rows(level))
            assert total == whole[name], f"{name} by {level}"
    clicks = {row.key: row.measures["product_clicks"] for row in view.rows("product")}
    for place, product in enumerate(story.PLAN.products):
        assert clicks[product.id] == truth.clicks[:, place].sum()
    assert past.counted.boxes() == {
        "online": int(truth.online[-1]),
        "views": whole["views"],
        "product_clicks": whole["product_clicks"],
        "orders_paid": whole["orders_paid"],
        "gmv": whole["gmv"],
    }


def test_comments_are_the_recorded_rooms_alone() -> None:
    _, events = told(25)
    said = [e for e in events if e.kind == "comment"]
    assert {(e.src, e.product, e.viewer) for e in said} == {(SOURCE, None, None)}
    reading = folded(events)
    view = View(reading.fold, reading.shows()[0])
    assert view.whole().measures["comments"] == len(said) == 3_941 + 148 + 107 + 90
    assert view.whole().measures["commenters"] is None, "a log without viewers tells of none"
    of_products = [r.measures["comments"] for r in view.rows("product") if r.key != "none"]
    assert not any(of_products)


def test_one_pitch_is_marked_wrong_and_a_note_says_so() -> None:
    past, events = told(55)
    pitches = by_kind(events, "pitch.start")
    segment = {
        p.ts: e.ref for p in pitches for e in by_kind(events, "segment.take") if e.ts == p.ts
    }
    wrong = [p for p in pitches if (segment[p.ts], p.product) == ("13", "demo-4")]
    assert len(wrong) == 1 and wrong[0].n == 4
    marked = {(segment[p.ts], p.product) for p in pitches} - {("13", "demo-4")}
    assert marked == {
        ("11", "demo-1"), ("12", "demo-2"), ("13", "demo-3"), ("15", "demo-4"), ("16", "demo-5"),
        ("17", "demo-1"),
    }  # fmt: skip
    [note] = [e for e in by_kind(events, "note") if e.text == story.WRONG_NOTE]
    assert note.ts == wrong[0].ts + story.WRONG_NOTICED_MS
    clicked = [
        e.product for e in events if e.kind == "product.click" and 0 <= e.ts - wrong[0].ts < 300_000
    ]
    assert clicked.count("demo-3") > 5 * clicked.count("demo-4"), "the host talked about link 3"
    assert past.floor.show == "1"


def test_the_shift_is_handed_over_and_read_aloud_every_half_hour() -> None:
    past, events = told(62, first_shift=60 * MINUTE)
    [sheet] = by_kind(events, "handover")
    [ack] = by_kind(events, "ack")
    assert (sheet.ref, ack.ref) == ("2", sheet.id)
    fields = {one["id"]: one["value"] for one in (sheet.x or {})["sheet"]}
    assert fields["gmv"] > 0 and (fields["giver"], fields["receiver"]) == ("阿岚", "秋秋")
    shifts = [(e.ref, e.ts - START) for e in by_kind(events, "shift.start")]
    assert shifts == [("1", 0), ("2", 60 * MINUTE)]
    assert past.floor.hosts == ("2",)
    readings = by_kind(events, "reading")
    assert [e.ts - START for e in readings] == [30 * MINUTE, 60 * MINUTE]
    assert (readings[0].x or {})["boxes"]["views"] == np.sum(
        [e.kind == "enter" and e.ts < readings[0].ts for e in events]
    )
    assert {(e.x or {})["by"] for e in events if e.src == DESK} == {"demo"}


def test_the_words_keep_to_the_advertising_law() -> None:
    words = " ".join(
        [
            story.SHOW_TITLE, story.ROOM_TITLE, story.BAG_NAME, story.WRONG_NOTE, story.HANDOVER_WORD,
            *(scene.text for scene in story.SCENES),
            *(f"{good.short} {good.category} {good.offer} {good.product.title}" for good in story.GOODS),
        ]
    )  # fmt: skip
    for word in (
        "最",
        "第一",
        "唯一",
        "顶级",
        "国家级",
        "绝对",
        "永久",
        "治",
        "疗",
        "医",
        "药",
        "抗炎",
        "祛",
    ):
        assert word not in words
    for good in story.GOODS:
        assert good.regular_price > good.product.price
    assert sum(good.talk_share for good in story.GOODS) == 10_000
