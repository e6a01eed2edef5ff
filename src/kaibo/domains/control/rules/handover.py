"""The handover sheet (交接单): what the system knows of a shift, and what it does not and why.

The fields are those a team fills by hand. Those of the log come from what the control room shows
(`live.glance`: run, figures, links, gauges), its spans with a `label` where somebody found one; the
others are given by whoever asks. Nothing is stored here: the sheet and its acknowledgement are events of the run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kaibo.domains.control.rules.boxes import BOXES

NO_SHOW = "这个直播间现在没有在直播。"
NO_SHIFT = "时间线上没有在班的班次，请先记上班次。"
NO_SOURCE = "没有来源给出这个数。"
NOT_TOLD = "还没有人填，系统也没有这一项。"

_READING = "reading."


@dataclass(frozen=True, slots=True)
class StockLeft:
    """Pieces left of a product (platform id), None = unknown; `low`: somebody must act on it."""

    product: str
    left: int | None
    low: bool = False


@dataclass(frozen=True, slots=True)
class OpenItems:
    """What no event of the run holds. None = nobody said; an empty tuple = there is none.

    `goal` of the shift in the minor unit; texts are lines a person wrote.
    """

    goal: int | None = None
    next_up: str | None = None
    offers_changed: tuple[str, ...] | None = None
    stock: tuple[StockLeft, ...] | None = None
    coupons: tuple[str, ...] | None = None
    promises: tuple[str, ...] | None = None
    violations: int | None = None
    ads: str | None = None
    comments: tuple[str, ...] | None = None
    devices: tuple[str, ...] | None = None
    word: str | None = None
    giver: str | None = None
    receiver: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `row` is the heading it stands under. `value` None = unknown, then `why` says why.

    Values are plain data for JSON: amounts in the minor unit, times in UTC ms.
    """

    id: str
    row: str
    zh: str
    value: Any
    why: str = ""


def sheet(seen: Mapping[str, Any], items: OpenItems) -> tuple[Field, ...]:
    """The sheet in the order teams print it. `seen` has the keys run, figures, links, gauges;
    one that is missing is unknown. `links` is the whole of them or the part that pages are fed."""
    run = seen.get("run") or {}
    on = run.get("show") is not None and run["show"].get("end") is None
    shift = run.get("shift") if on else None
    no_shift = NO_SHIFT if on else NO_SHOW
    figures = (seen.get("figures") or {}).get("shift") or {}
    return (
        _field("shift", "班次", "班次", _span(shift), no_shift),
        _field("hosts", "班次", "在麦主播", _spans(run.get("hosts")) if on else None, NO_SHOW),
        _told("goal", "目标/完成", "本班目标", items.goal),
        _count("gmv", "目标/完成", "本班成交额", figures, shift, no_shift),
        _count("orders_paid", "目标/完成", "本班成交单", figures, shift, no_shift),
        _gap(items.goal, figures.get("gmv") if shift else None),
        _lane("pitch", "当前在讲/下一", "当前在讲（按打的点）", run, on),
        _lane("segment", "当前在讲/下一", "当前段落", run, on),
        _told("next_up", "当前在讲/下一", "下一个", items.next_up),
        _told("offers_changed", "已改机制", "已改机制", items.offers_changed),
        _stock(items.stock, seen.get("links") or {}),
        _lane("lucky_bag", "未开福袋/券余", "未开福袋", run, on),
        _told("coupons", "未开福袋/券余", "券余", items.coupons),
        _told("promises", "未兑现承诺", "未兑现承诺", items.promises),
        _told("violations", "违规次数", "违规次数", items.violations),
        _told("ads", "投放状态", "投放状态", items.ads),
        _told("comments", "公屏热点/负面", "公屏热点与负面", items.comments),
        _told("devices", "设备异常", "设备异常", items.devices),
        _told("word", "给下一班的一句话", "给下一班的一句话", items.word),
        _told("giver", "交/接人·时间", "交班人", items.giver),
        _told("receiver", "交/接人·时间", "接班人", items.receiver),
        _field("at", "交/接人·时间", "时间", run.get("now"), "没有读到直播间的时间。"),
        *_readings(seen.get("gauges") or (), shift, no_shift),
    )


def _field(ident: str, row: str, zh: str, value: Any, why: str) -> Field:
    return Field(ident, row, zh, value, why if value is None else "")


def _told(ident: str, row: str, zh: str, value: Any) -> Field:
    plain = list(value) if isinstance(value, tuple) else value
    return _field(ident, row, zh, plain, NOT_TOLD)


def _count(
    ident: str,
    row: str,
    zh: str,
    figures: Mapping[str, int | None],
    shift: Mapping[str, Any] | None,
    no_shift: str,
) -> Field:
    return _field(
        ident,
        row,
        zh,
        figures.get(ident) if shift else None,
        NO_SOURCE if shift else no_shift,
    )


def _gap(goal: int | None, done: int | None) -> Field:
    """What is missing to the goal; below zero it is passed."""
    gap = None if goal is None or done is None else goal - done
    why = "没有目标，算不出差额。" if goal is None else "不知道本班成交额，算不出差额。"
    return _field("gap", "目标/完成", "离目标还差", gap, why)


def _span(span: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if span is None:
        return None
    known = ("key", "label", "start", "product", "round")
    return {name: span[name] for name in known if span.get(name) is not None}


def _spans(spans: Sequence[Mapping[str, Any]] | None) -> list[dict[str, Any]] | None:
    if spans is None:
        return None
    return [found for span in spans if (found := _span(span)) is not None]


def _lane(ident: str, row: str, zh: str, run: Mapping[str, Any], on: bool) -> Field:
    """What is on air of a lane: a list of one, or of none, which is known too."""
    if not on or ident not in run:
        return Field(ident, row, zh, None, "没有读到时间线。" if on else NO_SHOW)
    span = _span(run[ident])
    return Field(ident, row, zh, [] if span is None else [span])


def _stock(stock: Sequence[StockLeft] | None, links: Mapping[str, Any]) -> Field:
    """Stock by product, low ones first, with what was sold in the last five minutes."""
    if stock is None:
        return Field("stock", "库存余/告急", "库存余", None, NOT_TOLD)
    rows = sorted(stock, key=lambda one: not one.low)
    value = [
        {
            "product": one.product,
            "left": one.left,
            "low": one.low,
            "sold_5min": _sold(links, one.product),
        }
        for one in rows
    ]
    return Field("stock", "库存余/告急", "库存余", value)


def _sold(links: Mapping[str, Any], product: str) -> int | None:
    """Pieces sold in the last five minutes: from the whole of the links, or from the part `links`,
    whose rows are [show…, last five minutes…] in the order of `measures`."""
    if "measures" not in links:
        found: int | None = links.get(product, {}).get("recent", {}).get("items_paid")
        return found
    measures, row = list(links["measures"]), links["rows"].get(product)
    if row is None or "items_paid" not in measures:
        return None
    sold: int | None = row[len(measures) + measures.index("items_paid")]
    return sold


def _readings(
    gauges: Sequence[Mapping[str, Any]], shift: Mapping[str, Any] | None, no_shift: str
) -> list[Field]:
    """The twelve boxes as last read by hand in this shift. Never in place of a counted number."""
    out = []
    for box in BOXES:
        mine = [one for one in gauges if one["name"] == _READING + box.id]
        newest = max(mine, key=lambda one: int(one["ts"]), default=None)
        why = no_shift if shift is None else "这一班还没有报过这一格。"
        value = None
        if shift is not None and newest is not None and newest["ts"] >= shift["start"]:
            value = {"value": newest["value"], "ts": newest["ts"], "source": newest["source"]}
        elif shift is not None and newest is not None:
            why = "最近一次手报在接班之前，不算这一班的。"
        out.append(_field(f"{_READING}{box.id}", "手报", box.zh, value, why))
    return out
