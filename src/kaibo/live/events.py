"""The envelope of an event, its limits, and the table of kinds the fold understands.

One table, one envelope, everywhere: `docs/specs/events.md` is generated from this module.
A kind that is not in the table is kept, stored and counted as unknown; it is never dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import msgspec

VERSION = 1

INT64_MIN, INT64_MAX = -(2**63), 2**63 - 1
#: Stands for "unknown" inside integer columns; no field of an envelope may carry it.
UNKNOWN = INT64_MIN

MAX_ID = 128
MAX_TEXT = 2_000
MAX_X_BYTES = 8 * 1024
#: The largest believable value of each whole number, far beyond any show there was, so that no sum
#: of a room leaves 64 bits: 100 billion yuan (in fen), a billion pieces, ten billion likes;
#: ten billion yuan in a box of a hand reading.
MOST = {"amount": 10**13, "qty": 10**9, "n": 10**10}
MOST_IN_BOX = 10**12
#: Of a gift, whose worth is total × unit price: a million of them, of a million yuan each.
MOST_OF_TIP = {"amount": 10**8, "n": 10**6}
#: Of the kinds that carry a plan, a segment or a sheet by value (decision 0012).
MAX_CARRIED_BYTES = 512 * 1024
#: A business fact copied for the run to know: of the desk's order, but nobody pressed it.
FACT = "fact"
#: What may not be said, and lines for the host: apart from the run, so that no press waits for it.
ALERT, ALERT_SEEN, ALERT_CLOSE, DISPOSAL = "alert", "alert.seen", "alert.close", "disposal"
PUSH, PUSH_DOWN, PUSH_SHOWN, PUSH_ACK = "push", "push.down", "push.shown", "push.ack"
_PUSHES = {PUSH, PUSH_DOWN, PUSH_SHOWN, PUSH_ACK}
WATCH = frozenset({ALERT, ALERT_SEEN, ALERT_CLOSE, DISPOSAL} | _PUSHES)
#: Takes back what a file said.
RETRACT = "source.retract"
CARRIERS = frozenset({"show.arm", "segment.take", "handover"})

Int64 = Annotated[int, msgspec.Meta(ge=INT64_MIN + 1, le=INT64_MAX)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_ID)]
Viewer = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
Text = Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]


class Event(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One thing that happened, as it stands in the log.

    Times are UTC milliseconds. Money is an integer in the minor unit of `cur`. None means
    unknown; 0 means zero. `recv` is stamped by the sequencer and is 0 until then.
    """

    id: Name
    kind: Name
    room: Annotated[str, msgspec.Meta(max_length=MAX_ID)] = ""
    src: Annotated[str, msgspec.Meta(max_length=MAX_ID)] = ""
    ts: Int64 = 0
    recv: Int64 = 0
    v: int = VERSION
    prec: Int64 | None = None
    viewer: Viewer | None = None
    product: Name | None = None
    sku: Name | None = None
    order: Name | None = None
    line: Name | None = None
    qty: Int64 | None = None
    amount: Int64 | None = None
    cur: Annotated[str, msgspec.Meta(max_length=8)] | None = None
    n: Int64 | None = None
    channel: Annotated[str, msgspec.Meta(max_length=MAX_ID)] | None = None
    ref: Annotated[str, msgspec.Meta(max_length=MAX_ID)] | None = None
    text: Text | None = None
    x: dict[str, Any] | None = None


class Home(StrEnum):
    """Who writes a kind: the room's sources, the buyers' orders, the desk, or a counter."""

    AUDIENCE = "audience"
    ORDER = "order"
    DESK = "desk"
    SAMPLE = "sample"
    REPORT = "report"
    TICK = "tick"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table: its name, who writes it, required fields and both languages."""

    name: str
    home: Home
    required: tuple[str, ...]
    zh: str
    en: str


def _kinds() -> tuple[Kind, ...]:
    a, o, d, s = Home.AUDIENCE, Home.ORDER, Home.DESK, Home.SOURCE
    return (
        Kind("enter", a, (), "进入直播间", "A viewer enters; `channel` is the traffic source."),
        Kind("leave", a, (), "离开直播间", "A viewer leaves."),
        Kind("comment", a, (), "评论", "A comment; `text` is masked at the door."),
        Kind("comment.retract", a, ("ref",), "撤回评论", "Takes back the comment with id `ref`."),
        Kind("like", a, (), "点赞", "`n` likes in one message; null = the source does not say."),
        Kind("share", a, (), "分享", "A viewer shares the room."),
        Kind("follow", a, (), "关注", "A viewer follows; later unfollows do not undo it."),
        Kind("unfollow", a, (), "取关", "A viewer unfollows."),
        Kind("dislike", a, (), "负反馈", "Not interested (长按不感兴趣)."),
        Kind("club.live", a, (), "加直播团", "Joins the live fan club."),
        Kind("club.shopping", a, (), "加购物团", "Joins the shopping club."),
        Kind("tip", a, ("n",), "礼物", "`n` = combo total so far, `ref` = combo, `sku` = gift."),
        Kind("bag.open", a, (), "打开购物袋", "Opens the bag (小黄车)."),
        Kind("product.view", a, ("product",), "商品曝光", "A product card was shown to a viewer."),
        Kind("product.click", a, ("product",), "商品点击", "A viewer opens a product."),
        Kind("cart.add", a, ("product",), "加购", "Adds `qty` items to the cart."),
        Kind("lucky_bag.join", a, (), "参与福袋", "A viewer takes part in bag `ref`."),
        Kind("coupon.claim", a, (), "领券", "A viewer claims coupon `ref`."),
        Kind("product.list", a, ("product",), "上架", "A product is put into the bag."),
        Kind("product.unlist", a, ("product",), "下架", "A product is taken out of the bag."),
        Kind("product.price", a, ("product", "amount"), "改价", "The price on the card changed."),
        Kind("product.stock", a, ("product", "n"), "库存", "Stock left as the platform says."),
        Kind("stream.state", a, (), "推流状态", "Start, pause, resume or stop of the stream."),
        Kind(
            "speech", a, ("text",), "口播", "What was said on air: one final piece of a recogniser."
        ),
        Kind("screen", a, ("text",), "画面文字", "Words read off the picture or the back office."),
        Kind(
            "order.state",
            o,
            ("order",),
            "订单状态",
            "What is known of one order line so far: cumulative, asserted, never an increment.",
        ),
        Kind("order.fix", o, ("order",), "订单校正", "Sets fields of an order line, downward too."),
        Kind(
            "order.refund",
            o,
            ("order", "x"),
            "售后单",
            "What has gone back to the buyer in after-sale ticket `x.ticket` so far: `amount`; "
            "0 = nothing will, null = not known yet.",
        ),
        Kind(
            "order.entry",
            o,
            ("order", "x"),
            "资金流水",
            "Movement `x.entry` of the order's money in the book `x.book`: an increment.",
        ),
        Kind("show.arm", d, ("ref",), "备播", "Show `ref` is ready; `x.plan` is the baseline."),
        Kind("show.start", d, ("ref",), "开播", "Show `ref` goes live."),
        Kind("show.end", d, (), "下播", "The open show ends."),
        Kind("segment.take", d, ("ref",), "切段", "Segment `ref` is on air; `x` carries it."),
        Kind("segment.end", d, (), "段落结束", "No segment is on air."),
        Kind("pitch.start", d, ("product",), "讲解", "The host begins to explain `product`."),
        Kind("pitch.end", d, (), "讲解结束", "The host stops explaining."),
        Kind("pin", d, ("product",), "弹卡", "The card of `product` is raised."),
        Kind("unpin", d, (), "收卡", "The card is taken down."),
        Kind("shift.start", d, ("ref",), "上班次", "Shift `ref` takes over."),
        Kind("shift.end", d, (), "班次结束", "The running shift ends."),
        Kind("host.on", d, ("ref",), "主播上麦", "Host `ref` is on mic; two may be."),
        Kind("host.off", d, ("ref",), "主播下麦", "Host `ref` is off mic."),
        Kind("lucky_bag.start", d, ("ref",), "福袋开始", "Lucky bag `ref` opens."),
        Kind("lucky_bag.end", d, ("ref",), "福袋开奖", "Lucky bag `ref` is drawn."),
        Kind("note", d, (), "场记", "A timestamped note of the floor."),
        Kind("surge", d, (), "来量", "The floor sees a wave of traffic."),
        Kind("highlight", d, (), "打点", "A moment worth a clip."),
        Kind("handover", d, ("ref",), "交接", "A step of handing over to shift `ref`."),
        Kind("ack", d, ("ref",), "确认", "Acknowledges event `ref`."),
        Kind("reading", d, ("x",), "手报", "A hand reading: `x.boxes` of up to twelve numbers."),
        Kind(
            "timeline.fix",
            d,
            ("x",),
            "时间线校正",
            "Sets right what was marked wrong: `x` = lane, op, times, who and why.",
        ),
        Kind(
            "alert",
            d,
            ("ref", "x"),
            "提醒",
            "What was said or shown in event `ref` may not be; `x.first` = the alert it repeats.",
        ),
        Kind("alert.seen", d, ("ref",), "提醒已看", "Somebody has alert `ref` before them."),
        Kind(
            "alert.close", d, ("ref", "x"), "提醒了结", "Alert `ref` was put right, or put aside."
        ),
        Kind("disposal", d, ("ref", "x"), "评论处置", "What was done about comment `ref`."),
        Kind(
            PUSH, d, ("text", "x"), "推词", "`text` for the host; `ref` = the alert it puts right."
        ),
        Kind(PUSH_DOWN, d, ("ref",), "收词", "Line `ref` is taken off the prompter."),
        Kind(PUSH_SHOWN, d, ("ref", "x"), "已显示", "Line `ref` stood on prompter `x.screen`."),
        Kind(PUSH_ACK, d, ("ref",), "主播收到", "The host has read line `ref`."),
        Kind(FACT, d, (), "业务事实", "A copy of a business fact the run must know."),
        Kind("source.open", s, (), "来源接通", "A source connects; `x.provides` lists its kinds."),
        Kind("source.gap", s, (), "来源断档", "The source lost the `n` ms up to `ts`."),
        Kind("source.close", s, (), "来源断开", "A source disconnects."),
        Kind(
            RETRACT,
            s,
            ("x",),
            "撤回文件",
            "What this source said from file `x.file` so far counts as never said.",
        ),
    )


KINDS: tuple[Kind, ...] = _kinds()
KIND_BY_NAME: dict[str, Kind] = {k.name: k for k in KINDS}
#: Column code of each kind; codes beyond the table are given out by `kind_code`.
KIND_CODE: dict[str, int] = {k.name: i for i, k in enumerate(KINDS)}
CODE_SAMPLE, CODE_REPORT, CODE_TICK, CODE_UNKNOWN = 200, 201, 202, 203

SAMPLE_PREFIX, REPORT_PREFIX, TICK_PREFIX = "sample.", "report.", "tick."


def kind_code(name: str) -> int:
    """Column code of a kind name; all of `sample.*` share one, so do `report.*` and `tick.*`."""
    code = KIND_CODE.get(name)
    if code is not None:
        return code
    if name.startswith(SAMPLE_PREFIX):
        return CODE_SAMPLE
    if name.startswith(REPORT_PREFIX):
        return CODE_REPORT
    if name.startswith(TICK_PREFIX):
        return CODE_TICK
    return CODE_UNKNOWN


def most_x_bytes(kind: str) -> int:
    """How many bytes `x` of an event of this kind may have as JSON."""
    return MAX_CARRIED_BYTES if kind in CARRIERS else MAX_X_BYTES


#: Kinds the desk writes, so that their time is the sequencer's.
DESK_KINDS = frozenset(k.name for k in KINDS if k.home is Home.DESK)


def is_desk(name: str) -> bool:
    """True when the desk writes this kind."""
    return name in DESK_KINDS
