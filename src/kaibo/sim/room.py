"""A simulated room, driven bin by bin: say who is on mic and what is on air, get what happens."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from kaibo.live.events import Event
from kaibo.sim.crowd import Crowd
from kaibo.sim.happenings import Happenings
from kaibo.sim.packing import pack, unpack
from kaibo.sim.plan import Plan
from kaibo.sim.shelf import Pull, Shelf, Shopping
from kaibo.sim.speech import KINDS, Speech
from kaibo.sim.streams import Streams
from kaibo.sim.till import Order, Till
from kaibo.sim.traffic import Feedback, Traffic
from kaibo.sim.voices import Voices
from kaibo.sim.world import BIN_MS, BIN_S, CHANNELS, SOURCES, W0, World

#: Rises when an older state could no longer be continued.
STATE_FORMAT = 1


class BadState(ValueError):
    """The state belongs to another show; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Boosts:
    """What else works on a bin: faults, coupons, a phrase with a known effect.

    `traffic`: channel → factor on impressions. `click`: product id → log factor on clicks.
    `order`: log odds on ordering. `hold`: log factor on leaving (below 0 keeps viewers).
    """

    traffic: Mapping[str, float] = field(default_factory=dict)
    click: Mapping[str, float] = field(default_factory=dict)
    order: float = 0.0
    hold: float = 0.0


NOTHING = Boosts()


class Room:
    """One show of `plan`, begun at `start` (UTC ms). The same seed and steps give the same bytes.

    `mute`: kinds of event that are not sent; the truth is the same. Raises ValueError for a kind
    the room does not know or a seed of more than 64 bits.
    """

    def __init__(
        self, plan: Plan, seed: int, start: int, world: World = W0, mute: Iterable[str] = ()
    ) -> None:
        if unknown := set(mute) - set(KINDS):
            raise ValueError(f"模拟直播间没有这种事件：{sorted(unknown)[0]}")
        if not -(2**63) <= seed < 2**63:
            raise ValueError(f"种子 {seed} 超出 64 位整数")
        self.plan, self.seed, self.start, self.world = plan, seed, start, world
        self.speech = Speech(plan, seed, start, frozenset(mute))
        self.streams = Streams(seed)
        self.number = 0
        self.closed = False
        self._index = {p.id: i for i, p in enumerate(plan.products)}
        self._skill = {h.id: h.skill for h in plan.hosts}
        luck = self.streams.at("show", 0).standard_normal(3 + SOURCES)
        self._click_luck = world.show_click_sd * float(luck[1])
        self._order_luck = world.show_order_sd * float(luck[2])
        self.traffic = Traffic(world.show_sd * float(luck[0]), world.noise_sd * luck[3:])
        self.click_noise = 0.0
        self.crowd = Crowd(len(plan.products))
        self.shelf = Shelf(plan)
        self.till = Till()
        self.voices = Voices()

    @property
    def now(self) -> int:
        """Where the next bin begins (UTC ms)."""
        return self.start + self.number * BIN_MS

    def source_open(self) -> Event:
        """The event to send before all others."""
        return self.speech.open()

    def step(self, on_air: str | None, host: str | None, boosts: Boosts = NOTHING) -> list[Event]:
        """The events of the next 5 s. `on_air`: product being pitched; `host`: who is on mic.

        A product the plan does not have gets no clicks; a host it does not have is an average one.
        """
        what = self.advance(on_air, host, boosts)
        return self.speech.bin(what, self.streams.at("times", what.number))

    def advance(self, on_air: str | None, host: str | None, boosts: Boosts = NOTHING) -> Happenings:
        """What happens in the next 5 s, without making events of it."""
        if self.closed:
            raise RuntimeError("这一场模拟已经下播，不能再往前走")
        self._check(boosts)
        world, number = self.world, self.number
        product = -1 if on_air is None else self._index.get(on_air, -1)
        skill = world.no_host if host is None else self._skill.get(host, 0.0)
        impressions, entries = self._traffic(boosts)
        pull = boosts.hold - world.skill_hold * skill
        pull += self.plan.products[product].hold if product >= 0 else 0.0
        entered, left, actors = self.crowd.move(
            world, entries, pull, self.streams.at("stay", number)
        )
        people = self.crowd.people
        shopping = self.shelf.shop(
            world,
            people,
            actors,
            self._pull(product, skill, boosts),
            self.streams.at("shop", number),
        )
        orders = self._orders(shopping)
        talk = self.streams.at("talk", number)
        voices = self.voices.speak(world, people, actors, number, talk)
        likes = talk.geometric(1 / world.likes_each, len(voices["like"]))
        self.number += 1
        due = self.till.due(self.number * BIN_MS)
        value = sum(order.amount for order in orders)
        self.traffic.feedback.learn(world, number * BIN_S, value, int(entries.sum()))
        return Happenings(
            number,
            product,
            impressions,
            people,
            entered,
            left,
            shopping,
            orders,
            due,
            voices,
            likes,
        )

    def close(self) -> list[Event]:
        """The end of the show: everyone leaves. After it only `late` has something to say."""
        self.closed = True
        people = self.crowd.people
        return self.speech.close(self.now, people.number.tolist(), people.source.tolist())

    def late(self, before: int | None = None) -> list[Event]:
        """After the end: payments and returns before `before` (UTC ms; None: all that is left)."""
        if not self.closed:
            raise RuntimeError("这一场模拟还没下播，先 close 再取后来的付款和退款")
        due = self.till.due(None if before is None else before - self.start)
        events = [self.speech.settle(d) for d in due]
        return [] if "order.state" in self.speech.mute else events

    def state(self) -> dict[str, Any]:
        """Plain JSON values to continue from with `restore`."""
        traffic = self.traffic
        return {
            "format": STATE_FORMAT,
            "plan": self.plan.fingerprint(),
            "world": self.world.fingerprint(),
            "seed": self.seed,
            "start": self.start,
            "mute": sorted(self.speech.mute),
            "number": self.number,
            "closed": self.closed,
            "noise": pack(traffic.noise),
            "feedback": asdict(traffic.feedback),
            "click_noise": self.click_noise,
            "mood": self.voices.mood,
            "stock": pack(self.shelf.left),
            "crowd": self.crowd.state(),
            "till": self.till.state(),
        }

    @classmethod
    def restore(cls, plan: Plan, state: Mapping[str, Any], world: World = W0) -> Room:
        """The room that told `state`. Raises BadState if plan or world are not the ones of then."""
        if state["format"] != STATE_FORMAT:
            raise BadState(f"模拟直播间的状态是格式 {state['format']}，这里只读 {STATE_FORMAT}")
        if state["plan"] != plan.fingerprint() or state["world"] != world.fingerprint():
            raise BadState("模拟直播间的方案或参数已改，不能从旧状态接着走，请重新开始")
        room = cls(plan, state["seed"], state["start"], world, state["mute"])
        room.number, room.closed = state["number"], state["closed"]
        room.traffic.noise = unpack(state["noise"])
        room.traffic.feedback = Feedback(**state["feedback"])
        room.click_noise, room.voices = state["click_noise"], Voices(state["mood"])
        room.shelf.left = unpack(state["stock"])
        room.crowd = Crowd.restore(state["crowd"])
        room.till = Till.restore(state["till"])
        return room

    def _check(self, boosts: Boosts) -> None:
        """A fault planted on what does not exist would be a truth that is not true."""
        for name in boosts.traffic:
            if name not in CHANNELS:
                raise ValueError(f"流量来源 {name} 不存在，可用：{'、'.join(CHANNELS)}")
        for name in boosts.click:
            if name not in self._index:
                raise ValueError(f"商品 {name} 不在这一场的商品表里")

    def _traffic(self, boosts: Boosts) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        scale = np.array([boosts.traffic.get(name, 1.0) for name in CHANNELS]) * self.plan.audience
        rng = self.streams.at("traffic", self.number)
        return self.traffic.draw(self.world, scale, self.number * BIN_S, rng)

    def _pull(self, product: int, skill: float, boosts: Boosts) -> Pull:
        world = self.world
        keep = math.exp(-BIN_S / world.click_noise_s)
        shock = float(self.streams.at("noise", self.number).standard_normal())
        shock *= world.click_noise_sd * math.sqrt(1 - keep * keep)
        self.click_noise = self.click_noise * keep + shock
        common = self._click_luck + self.click_noise + world.skill_click * skill
        click = np.array([common + boosts.click.get(p.id, 0.0) for p in self.plan.products])
        order = self._order_luck + world.skill_order * skill + boosts.order
        return Pull(product, click, order)

    def _orders(self, shopping: Shopping) -> list[Order]:
        """The orders of this bin, in order of time."""
        clicks, people = shopping.clicks, self.crowd.people
        made = np.flatnonzero(shopping.pieces)
        if not len(made):
            return []
        rng = self.streams.at("pay", self.number)
        begin = self.number * BIN_MS
        out = []
        for i in made[np.argsort(shopping.ordered_at[made], kind="stable")].tolist():
            person, product = int(clicks.person[i]), int(clicks.product[i])
            pieces = int(shopping.pieces[i])
            item = self.plan.products[product]
            out.append(
                self.till.open(
                    self.world,
                    int(people.number[person]),
                    product,
                    int(people.source[person]),
                    pieces,
                    item.price * pieces,
                    begin + int(shopping.ordered_at[i]),
                    item.returns,
                    rng,
                )
            )
        return out
