"""The evidence of a show as tables: one for each thing people ask for, in the words they use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.package import papers
from kaibo.domains.control.package.cells import Row, on, yuan
from kaibo.domains.control.package.gathering import CARD, ORDERS, Case
from kaibo.live.alerts import Alert, How
from kaibo.live.lanes import FOREVER, Span

#: Words for what stands in the log as a code.
HOW = {How.CORRECTED.value: "已更正", How.DISMISSED.value: "未采纳"}
REASONS = {
    "proved": "属实有凭证", "misheard": "听错了", "not_ours": "不是我们说的",
    "harmless": "语境无妨", "handled": "已处理",
}  # fmt: skip
DISPOSALS = {"removed": "删除", "muted": "禁言", "answered": "已回复", "kept": "保留"}
SURFACES = {"live_speech": "口播", "overlay": "画面", "viewer_comment": "评论"}
LANES = {
    "segment": "段落", "pitch": "讲解", "pin": "弹卡", "shift": "班次", "host": "主播",
    "lucky_bag": "福袋",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is the file's, `title` what it holds."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(case: Case, *, outside: bool) -> list[Table]:
    """All of them. `outside`: for who must not learn anything of viewers: of comments only those
    that something was done about."""
    made = [Table(name, title, head, tuple(rows(case))) for name, title, head, rows in _TABLES]
    return made if outside else [*made, _comments(case)]


def _alerts(case: Case) -> Iterator[Row]:
    for one in case.alerts:
        x, seen, closed = one.x, one.seen, one.closed
        said = x.get("at") if isinstance(x.get("at"), int) else one.raised.ts
        yield (
            on(one.raised.ts), on(said), SURFACES.get(str(x.get("surface")), ""),
            one.raised.text or "", x.get("rule", "现场标记"), x.get("basis", ""),
            x.get("reason", ""), x.get("missing", ""), x.get("severity", ""), one.count,
            "" if seen is None else case.names.get(seen.by or "", ""),
            "" if seen is None else on(seen.ts),
            "未了结" if closed is None else HOW.get(str(closed.x.get("how")), ""),
            _end(one), "" if closed is None else case.names.get(closed.by or "", ""),
            "" if closed is None else on(closed.ts),
            "" if closed is None else round((closed.ts - one.raised.ts) / 1000), one.id,
        )  # fmt: skip


def _end(one: Alert) -> str:
    if one.closed is None:
        return ""
    return one.closed.text or REASONS.get(str(one.closed.x.get("reason")), "")


def _disposals(case: Case) -> Iterator[Row]:
    comments = {(e.src, e.id): e for e in case.events if e.kind == "comment"}
    rules = {(str(one.x.get("src")), one.raised.ref): one.x.get("rule") for one in case.alerts}
    for key, press in case.disposals.items():
        comment = comments.get(key)
        yield (
            on(comment.ts) if comment else "", (comment.text or "") if comment else "",
            DISPOSALS.get(str(press.x.get("how")), ""), case.names.get(press.by or "", ""),
            on(press.ts), rules.get(key) or "没有查出问题", key[1],
        )  # fmt: skip


def _spans(case: Case) -> Iterator[Row]:
    for lane, label in LANES.items():
        for span in case.seen.lanes[lane]:
            end = "" if span.end >= FOREVER else on(span.end)
            by = case.names.get(span.by or "", "")
            yield label, on(span.start), end, _called(case, span), by, span.id


def _called(case: Case, span: Span) -> str:
    if span.product is not None:
        return case.goods.get(span.product, span.product)
    value = span.data.get("segment")
    title = value.get("title") if isinstance(value, dict) else span.data.get("name")
    return str(title or span.ref or span.key)


def _cards(case: Case) -> Iterator[Row]:
    for event in case.events:
        if event.kind in CARD:
            told = event.n if event.amount is None else yuan(event.amount)
            product = case.goods.get(event.product or "", event.product or "")
            yield on(event.ts), product, event.kind, "", "" if told is None else told, event.id
    for fact in case.seen.facts:
        for name in ("final_price", "offer", "promisable_stock", "link_no"):
            if name in fact.x:
                was, now = fact.x.get(f"{name}_was"), fact.x[name]
                if name == "final_price":
                    was, now = (yuan(one) if isinstance(one, int) else "" for one in (was, now))
                yield on(fact.ts), str(fact.x.get("name") or fact.ref), name, was, now, fact.id


def _orders(case: Case) -> Iterator[Row]:
    for event in case.events:
        if event.kind in ORDERS and event.amount is not None:
            product = case.goods.get(event.product or "", event.product or "")
            yield (
                on(event.ts), product, event.sku or "", event.qty, yuan(event.amount),
                event.cur or case.room.cur, event.order,
            )  # fmt: skip


def _labels(case: Case) -> Iterator[Row]:
    """Every stretch of a label: when it was due, when it stood there, when it was missing."""
    told = case.labels
    parts = [("应挂", one, span, "") for one, spans in told.due.items() for span in spans]
    parts += [("挂着", one, span, "") for one, spans in told.there.items() for span in spans]
    parts += [("缺", gap.label, (gap.start, gap.end), gap.basis) for gap in told.gaps]
    for what, label, (start, end), basis in sorted(parts, key=lambda one: (one[2], one[0])):
        name = compliance.LABELS[label]
        yield name, what, on(start), on(end), round((end - start) / 1000), basis


def _speech(case: Case) -> Iterator[Row]:
    for event in case.events:
        if event.kind == "speech":
            yield on(event.ts), event.src, event.text or "", event.id


def _screen(case: Case) -> Iterator[Row]:
    for event in case.events:
        if event.kind == "screen":
            yield on(event.ts), (event.x or {}).get("where", ""), event.text or "", event.id


def _notes(case: Case) -> Iterator[Row]:
    for press in case.seen.presses:
        by = case.names.get(press.by or "", "")
        yield on(press.ts), press.kind, press.text or "", by, press.id


def _comments(case: Case) -> Table:
    rows = tuple(
        (on(e.ts), e.text or "", e.viewer or "", e.src, e.id)
        for e in case.events
        if e.kind == "comment"
    )
    return Table(
        "评论.csv", "公屏评论（内部留存）", ("时间", "评论", "观众代号", "来源", "编号"), rows
    )


def _head(words: str) -> tuple[str, ...]:
    return tuple(words.split())


#: File, what it holds, its columns, its rows.
_TABLES: tuple[tuple[str, str, tuple[str, ...], Callable[[Case], Iterator[Row]]], ...] = (
    (
        "提醒与更正.csv",
        "查出的说法、更正原话与时间、未采纳的理由",
        _head(
            "提醒时间 说出时间 在哪里 原话 规则 依据 为什么 缺什么凭证 严重程度 说了几次 看到的人 看到时间 "
            "结果 更正原话或理由 处理人 处理时间 用时秒 编号"
        ),
        _alerts,
    ),
    ("口播.csv", "识别出的口播，按时间", _head("时间 来源 口播 编号"), _speech),
    ("画面文字.csv", "画面、贴片、后台上读到的字", _head("时间 位置 文字 编号"), _screen),
    (
        "标识.csv",
        "AI 标识、广告标识、警示语什么时候应挂、挂着、缺着",
        _head("标识 情况 从 到 秒 依据"),
        _labels,
    ),
    (
        "评论处置.csv",
        "处置过的评论",
        _head("评论时间 评论 处置 处理人 处理时间 查出的规则 编号"),
        _disposals,
    ),
    ("在播.csv", "什么时候在讲什么、谁在播", _head("内容 从 到 名称 记录人 编号"), _spans),
    ("价格与库存.csv", "商品卡和机制的改动", _head("时间 商品 改动 从 到 编号"), _cards),
    (
        "订单价格.csv",
        "成交价，供核对七日内最低成交价",
        _head("时间 商品 规格 件数 金额元 币种 订单"),
        _orders,
    ),
    ("场记.csv", "场控的记录", _head("时间 动作 内容 记录人 编号"), _notes),
    (
        "凭证.csv",
        "在册的资质与凭证",
        _head("种类 名称 编号 持有人 生效 到期 证明的说法 文件 文件指纹"),
        papers.evidence,
    ),
    (
        "播前审核.csv",
        "每一次播前审核与签字",
        _head("第几次 审核人 时间 自审 复核人 复核时间 未清项 拦外发项 内容指纹"),
        papers.reviews,
    ),
    (
        "切片.csv",
        "从这一场剪出来再发的短视频：谁审的、发在哪里、何时下架",
        _head(
            "编号 从 到 商品 平台 账号 文案 广告标识 AI内容 AI标识 审核人 审核时间 未清项 状态 发布 下架 网址 "
            "口播 画面字 内容指纹"
        ),
        papers.clips,
    ),
    (
        "平台违规.csv",
        "平台的处罚与申诉",
        _head("发生 通知 类别 条款 原话 处罚 扣分 申诉 申诉内容与结果"),
        papers.violations,
    ),
)
