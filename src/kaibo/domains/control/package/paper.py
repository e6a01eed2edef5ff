"""The first page of the evidence of a show: what is in it, what was found and how it ended. A PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence

from kaibo.domains.control.package.cells import on
from kaibo.domains.control.package.gathering import Case
from kaibo.domains.control.package.tables import HOW, REASONS, SURFACES, Table
from kaibo.live.alerts import Alert

#: A face every reader of PDFs has for Chinese: no font goes along.
_FACE = "STSong-Light"
_MOST_ALERTS = 200


def first_page(
    case: Case, tables: Sequence[Table], files: Sequence[tuple[str, str]], made: str
) -> bytes:
    """`files`: (path, SHA-256) of all that goes along; `made`: when, by whom, with what."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

    pdfmetrics.registerFont(UnicodeCIDFont(_FACE))
    body = ParagraphStyle("body", fontName=_FACE, fontSize=9.5, leading=14, wordWrap="CJK")
    small = ParagraphStyle("small", parent=body, fontSize=7.5, leading=10.5)
    head = ParagraphStyle("head", parent=body, fontSize=16, leading=24)
    part = ParagraphStyle("part", parent=body, fontSize=11.5, leading=20, spaceBefore=8)

    out: list[Flowable] = [Paragraph(_plain(f"直播合规证据包：{case.title}"), head)]
    out += [Paragraph(_plain(line), body) for line in _facts(case, made)]
    out.append(Paragraph("提醒与更正", part))
    told = [_alert(one) for one in case.alerts[:_MOST_ALERTS]]
    out += [Paragraph(_plain(line), body) for line in told or ["本场没有查出问题。"]]
    if len(case.alerts) > _MOST_ALERTS:
        more = f"另有 {len(case.alerts) - _MOST_ALERTS} 条，见 提醒与更正.csv。"
        out.append(Paragraph(more, body))
    out.append(Paragraph("目录", part))
    out += [Paragraph(_plain(f"{t.name}：{t.title}，{len(t.rows)} 行"), body) for t in tables]
    out.append(Spacer(1, 4 * mm))
    out.append(Paragraph("文件指纹（SHA-256）", part))
    out += [Paragraph(_plain(f"{path}  {digest}"), small) for path, digest in files]
    content = io.BytesIO()
    page = SimpleDocTemplate(
        content, pagesize=A4, title=f"证据包 {case.title}", author="Kaibo 开播",
        leftMargin=18 * mm, rightMargin=18 * mm, topMargin=16 * mm, bottomMargin=16 * mm,
    )  # fmt: skip
    page.build(out)
    return content.getvalue()


def _facts(case: Case, made: str) -> list[str]:
    show = case.seen.show
    closed = [one for one in case.alerts if one.closed is not None]
    corrected = [one for one in closed if one.closed and one.closed.x.get("how") == "corrected"]
    reviews = f"{len(case.reviews)} 次" if case.reviews else "没有"
    return [
        f"直播间：{case.room.title}（{case.room.platform.label}）{case.room.account}",
        f"场次：{show.id}　开播 {on(show.start)}　下播 {on(show.end) if show.ended else '直播中'}",
        f"提醒 {len(case.alerts)} 条：已更正 {len(corrected)}，未采纳 {len(closed) - len(corrected)}，"
        f"未了结 {len(case.alerts) - len(closed)}",
        f"播前审核签字：{reviews}　平台违规记录：{len(case.violations)} 条　评论处置：{len(case.disposals)} 条",
        made,
    ]


def _alert(one: Alert) -> str:
    where = SURFACES.get(str(one.x.get("surface")), "")
    line = f"{on(one.raised.ts)} {where}「{one.raised.text or ''}」{one.x.get('rule', '现场标记')}"
    if one.count > 1:
        line += f"，共 {one.count} 次"
    if one.closed is None:
        return f"{line}：未了结"
    how = HOW.get(str(one.closed.x.get("how")), "")
    said = one.closed.text or REASONS.get(str(one.closed.x.get("reason")), "")
    after = round((one.closed.ts - one.raised.ts) / 1000)
    return f"{line}：{how}（{after} 秒后）{said}"


def _plain(text: str) -> str:
    """Text as text, whatever it holds."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
