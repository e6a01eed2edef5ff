"""What is true at a second of a show: the product being explained and the facts as they changed."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from kaibo.domains.compliance.engine.context import Context

# A card and a settlement follow the price unless they are told by themselves.
_FOLLOW_PRICE = ("card_price", "settle_price")
_BEFORE = float("-inf")


class StreamError(ValueError):
    """A stream that cannot be read; the sentence names field and value, in Chinese."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`product` counts the products in the order of their `from` (-1 before the first)."""

    product: int
    name: str
    context: Context


@dataclass(frozen=True, slots=True)
class _Change:
    at: float
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Spans:
    """`fact` is true inside [from, to) of `spans` and false outside."""

    fact: str
    spans: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Product:
    at: float
    name: str
    category: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The context of a stream, laid out in time; seconds since the stream's beginning."""

    surface: str
    category: str
    platform: str
    facts: Mapping[str, Any]
    products: tuple[_Product, ...] = ()
    changes: tuple[_Change, ...] = ()
    spans: tuple[_Spans, ...] = ()
    _starts: tuple[float, ...] = field(default=())

    @classmethod
    def told(cls, given: Mapping[str, Any]) -> "Timeline":
        """From a stream's `context` as compliance/SCHEMA describes it; unknown keys are ignored.

        Raises:
            StreamError: a time or a list that is none, with its name.
        """
        facts = given.get("facts")
        base = dict(facts) if isinstance(facts, Mapping) else {}
        timed = {**{key: base.pop(key) for key in list(base) if _is_timed(key)}, **given}
        products = sorted((_product(one) for one in _list(timed, "products")), key=lambda p: p.at)
        changes: list[_Change] = []
        for key, value in timed.items():
            if key.endswith("_changes"):
                changes += [_change(key, one) for one in _list(timed, key)]
            elif key.endswith("_left_at"):
                changes += _left(key, value)
        if "price_changes" in timed:
            alone = [name for name in _FOLLOW_PRICE if f"{name}_changes" not in timed]
            changes = [_followed(one, alone) for one in changes]
        return cls(
            surface=str(given.get("surface") or "live_speech"),
            category=str(given.get("category") or ""),
            platform=str(given.get("platform") or ""),
            facts=base,
            products=tuple(products),
            changes=tuple(sorted(changes, key=lambda one: one.at)),
            spans=tuple(_spans(key, timed) for key in timed if key.endswith("_spans")),
            _starts=tuple(one.at for one in products),
        )

    def at(self, second: float) -> Moment:
        """What holds at a second: of a product's facts and a change the later one counts."""
        return self.of_product(bisect_right(self._starts, second) - 1, second)

    def of_product(self, number: int, second: float) -> Moment:
        """The same for a product that may have gone off the table by then."""
        product = self.products[number] if number >= 0 else None
        known = dict(self.facts)
        since = product.at if product else _BEFORE
        if product:
            known |= self._changed(_BEFORE, since)
            known |= product.facts
        known |= self._changed(since, second)
        for one in self.spans:
            known[one.fact] = any(start <= second < end for start, end in one.spans)
        context = Context.told(
            {
                "surface": self.surface,
                "category": (product.category if product else "") or self.category,
                "platform": self.platform,
                "facts": known,
            }
        )
        return Moment(number, product.name if product else "", context)

    def _changed(self, since: float, until: float) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in self.changes:
            if since <= one.at <= until:
                known = {**self.facts, **found}
                # A card that never was, nobody changes with the price.
                found |= {
                    name: value
                    for name, value in one.facts.items()
                    if name not in _FOLLOW_PRICE or name in known or len(one.facts) == 1
                }
        return found


def _is_timed(key: str) -> bool:
    return key.endswith(("_changes", "_spans", "_left_at")) or key == "products"


def second_of(value: object, name: str) -> float:
    """A time in seconds.

    Raises:
        StreamError: not a number, or not a finite one.
    """
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            raise StreamError(f"{name} 应当是秒数，现在是 {value}") from None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise StreamError(f"{name} 应当是秒数，现在是 {value}")
    return float(value)


def _list(given: Mapping[str, Any], key: str) -> list[Any]:
    value = given.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise StreamError(f"{key} 应当是一列")
    return value


def _product(told: object) -> _Product:
    if not isinstance(told, Mapping):
        raise StreamError("products 的每一项应当是一个对象，有 from 和 name")
    inner = told.get("facts")
    facts = {key: told[key] for key in told if key not in ("from", "name", "category", "facts")}
    if isinstance(inner, Mapping):
        facts |= inner
    at = second_of(told.get("from", 0), "products 的 from")
    return _Product(at, str(told.get("name") or ""), str(told.get("category") or ""), facts)


def _change(key: str, told: object) -> _Change:
    if not isinstance(told, Mapping):
        raise StreamError(f"{key} 的每一项应当是一个对象，有 t")
    facts = {name: told[name] for name in told if name != "t"}
    return _Change(second_of(told.get("t"), f"{key} 的 t"), facts)


def _followed(change: _Change, names: list[str]) -> _Change:
    if "price" not in change.facts:
        return change
    follow = dict.fromkeys(names, change.facts["price"])
    return _Change(change.at, {**follow, **change.facts})


def _left(key: str, told: object) -> list[_Change]:
    if not isinstance(told, Mapping):
        raise StreamError(f"{key} 应当是“秒: 剩几个”的一组")
    name = key.removesuffix("_left_at")
    return [
        _Change(second_of(at, key), {f"{name}_left": left, f"{name}_stock": left})
        for at, left in told.items()
    ]


def _spans(key: str, timed: Mapping[str, Any]) -> _Spans:
    name = key.removesuffix("_spans")
    fact = name if name.endswith(("_shown", "_linked")) else f"{name}_shown"
    spans: list[tuple[float, float]] = []
    for one in _list(timed, key):
        if not isinstance(one, list | tuple) or len(one) != 2:
            raise StreamError(f"{key} 的每一项应当是 [从, 到]")
        spans.append((second_of(one[0], key), second_of(one[1], key)))
    return _Spans(fact, tuple(spans))
