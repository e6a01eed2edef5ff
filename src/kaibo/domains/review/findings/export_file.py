"""A review to take along: a workbook of one sheet, or one page that needs nothing besides itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape

from kaibo.domains.review.findings import shapes
from kaibo.kit import money
from kaibo.kit.clock import at_clock, length, on_calendar
from kaibo.kit.sheets import writing

HTML = "text/html; charset=utf-8"
HEADER = ("条目", "本场", "对比", "差额（元）", "说明")
_FEN = ("fen", "fen_per_1000", "fen_per_min", "fen_per_hour")


Row = tuple[str, str | None, str | None, Decimal | None, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a sentence or none, and rows as long as `HEADER`; None is empty."""

    title: str
    lead: str
    rows: list[Row]


def written(review: shapes.ReviewOut, form: str) -> tuple[str, str, bytes]:
    """File name, media type and content; `form` is xlsx or html."""
    title = f"{review.title}-复盘"
    found = sections(review)
    if form == "html":
        return f"{title}.html", HTML, _page(review, found).encode()
    rows = [
        [one.title, *row]
        for one in found
        for row in ([(one.lead, None, None, None, "")] if one.lead else []) + one.rows
    ]
    return f"{title}.xlsx", writing.XLSX, writing.workbook(title, ("部分", *HEADER), rows)


def sections(review: shapes.ReviewOut) -> list[Section]:
    """What the review says, part by part."""
    return [
        Section("一句话结论", review.sentence or f"{review.state_label}，还没有写结论。", []),
        _funnel(review),
        _turning(review),
        *(
            _ranking(title, found, review.sees_money)
            for title, found in (("链接排行", review.links), ("轮次排行", review.rounds))
        ),
        Section(
            "未兑现承诺",
            "" if review.promises else "交接单和场记里没有写到。",
            [(one.text, at_clock(one.at), None, None, one.by or "") for one in review.promises],
        ),
        _findings("问题与改进", review.findings, "这一场还没有写问题。"),
        _findings("往场带过来的", review.carried, "没有往场留下的未了结项。"),
    ]


def said(value: float | None, unit: str) -> str | None:
    """A value in its unit as people read it; None unknown."""
    if value is None:
        return None
    exact = Decimal(str(value))
    if unit in _FEN:
        return money.yuan(int(exact.to_integral_value())) + " 元"
    if unit == "ratio":
        return f"{(exact * 100).quantize(Decimal('0.01'))}%"
    return f"{exact.normalize():f}"


def _yuan(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen) / 100


def _funnel(review: shapes.ReviewOut) -> Section:
    found = review.funnel
    if found is None:
        return Section("漏斗拆解", review.why_no_funnel, [])
    rows: list[Row] = [
        ("成交金额", said(found.now, "fen"), said(found.before, "fen"), _yuan(found.difference), "")
    ]
    for step in found.steps:
        now = said(step.now.value, step.unit) if step.now else None
        before = said(step.before.value, step.unit) if step.before else None
        usual = "" if step.usual is None else "在平常范围里" if step.usual else "超出平常范围"
        rows.append((step.label, now, before, _yuan(step.part), usual))
    lead = f"和{found.against_label}比（{found.origin_label}）。" + "".join(found.notes)
    return Section("漏斗拆解", lead, rows)


def _turning(review: shapes.ReviewOut) -> Section:
    found = review.turning
    rows: list[Row] = []
    for one in found.turns:
        air = "、".join(dict.fromkeys(span.label for span in one.on_air))
        pressed = "、".join(
            f"{at_clock(press.at)} {press.label}{f'「{press.text}」' if press.text else ''}"
            for press in one.pressed
        )
        said_too = [
            f"{other.label} {said(other.value, other.unit)}"
            for other in one.beside
            if other.value is not None
        ]
        text = one.text + (f"当时在播：{air}。" if air else "")
        text += f"前后三分钟按过：{pressed}。" if pressed else ""
        text += f"同时：{'，'.join(said_too)}。" if said_too else ""
        when = f"{at_clock(one.start)}–{at_clock(one.end)}"
        rows.append((when, said(one.value, found.unit), said(one.usual, found.unit), None, text))
    lead = found.why or f"看的是{found.label}；只说当时，不说原因。"
    return Section("转折点", lead, rows)


def _ranking(title: str, found: shapes.RankingOut | None, money_too: bool) -> Section:
    if found is None:
        return Section(title, "" if money_too else "没有查看成交的权限。", [])
    rows: list[Row] = [
        (one.label, said(one.per_minute, "fen"), None, None, f"{way}：{_talked(one)}")
        for way, many in (
            ("最高", found.top),
            ("最低", found.bottom),
            ("不到 3 分钟，不排", found.short),
        )
        for one in many
    ]
    lead = f"讲解每分钟的成交金额，排了 {found.ranked} 个。"
    if found.unknown:
        lead += f"另有 {len(found.unknown)} 个缺成交或讲解时长。"
    return Section(title, lead, rows)


def _talked(one: shapes.RankedOut) -> str:
    talk = "—" if one.talk_ms is None else length(one.talk_ms)
    pieces = "—" if one.pieces is None else str(one.pieces)
    return f"讲解 {talk}，成交 {pieces} 件 {money.yuan(one.gmv)} 元"


def _findings(title: str, found: list[shapes.FindingOut], nothing: str) -> Section:
    rows: list[Row] = []
    for one in found:
        parts = [one.improvement, one.plan]
        parts += [f"责任人 {one.owner_name}"] if one.owner_name else []
        parts += [f"截止 {one.deadline.isoformat()}"] if one.deadline else []
        wanted = said(one.wanted, one.unit)
        if wanted is not None:
            parts.append(
                f"验证：{one.metric_label} {one.direction_label} {wanted}，看 {one.verify_shows} 场"
            )
        parts += [
            f"{shown.title} {said(shown.value, one.unit) or '不知道'}" for shown in one.verified
        ]
        parts += [one.verdict or one.proposal_text]
        text = "；".join(part.rstrip("。；") for part in parts if part)
        rows.append((one.problem, one.state_label, one.show_title, None, text))
    return Section(title, "" if found else nothing, rows)


_STYLE = """
body{font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",
"Source Han Sans SC","WenQuanYi Micro Hei",sans-serif;color:#1f1f1f;max-width:60rem;
margin:2rem auto;padding:0 1rem;line-height:1.6}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:1.6rem 0 .3rem}
p{margin:.3rem 0}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border:1px solid #d9d9d9;padding:.35rem .5rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere}th{background:#f5f5f5}td.n{text-align:right;white-space:nowrap}
.when{color:#595959}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}
"""


def _page(review: shapes.ReviewOut, found: list[Section]) -> str:
    until = "在播" if review.end is None else on_calendar(review.end)
    parts = [
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(review.title)} 复盘</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(review.title)} 复盘</h1>",
        f'<p class="when">{escape(on_calendar(review.start))} – {escape(until)}',
        f" · {escape(review.cur)} · {escape(review.state_label)}",
        "（有校正还没有计入）</p>" if review.recounting else "</p>",
        *(_section(one) for one in found),
        "</body></html>",
    ]
    return "".join(parts)


def _section(one: Section) -> str:
    lead = f"<p>{escape(one.lead)}</p>" if one.lead else ""
    if not one.rows:
        return f"<section><h2>{escape(one.title)}</h2>{lead}</section>"
    # A column nothing stands in is not printed.
    columns = [at for at in range(len(HEADER)) if at == 0 or any(row[at] for row in one.rows)]
    head = "".join(f"<th>{escape(HEADER[at])}</th>" for at in columns)
    rows = "".join("<tr>" + "".join(_cell(row[at]) for at in columns) + "</tr>" for row in one.rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<section><h2>{escape(one.title)}</h2>{lead}{table}</section>"


def _cell(value: str | Decimal | None) -> str:
    if isinstance(value, Decimal):
        return f'<td class="n">{value:,.2f}</td>'
    return f"<td>{escape(value) if value else '—'}</td>"
