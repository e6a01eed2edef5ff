"""A review to take along: a workbook of one sheet, or one page that needs nothing besides itself."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from kaibo.domains.review.findings import shapes
from kaibo.domains.review.findings.export_sections import HEADER, Section, sections
from kaibo.kit.clock import from_ms, on_calendar
from kaibo.kit.sheets import writing

HTML = "text/html; charset=utf-8"


def written(review: shapes.ReviewOut, form: str) -> tuple[str, str, bytes]:
    """File name, media type and content; `form` is xlsx or html. The name has the date: the shows of
    a room often have one title."""
    title = f"{review.title}-{from_ms(review.start):%Y%m%d}-复盘"
    found = sections(review)
    if form == "html":
        return f"{title}.html", HTML, _page(review, found).encode()
    rows = [row for one in found for row in _sheet_rows(one)]
    return f"{title}.xlsx", writing.XLSX, writing.workbook("复盘", ("部分", *HEADER), rows)


def _sheet_rows(one: Section) -> list[list[writing.Cell]]:
    """A part under its name; what its columns are called stands above those that have their own."""
    rows: list[list[writing.Cell]] = [[one.title, one.lead]] if one.lead else []
    if one.rows and one.header != HEADER:
        rows.append([one.title, *one.header])
    return rows + [[one.title, *row] for row in one.rows]


_STYLE = """
body{font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",
"Source Han Sans SC","WenQuanYi Micro Hei",sans-serif;color:#1f1f1f;max-width:60rem;
margin:2rem auto;padding:0 1rem;line-height:1.6}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:1.6rem 0 .3rem}
p{margin:.3rem 0}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border:1px solid #d9d9d9;padding:.35rem .5rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere}th{background:#f5f5f5}
th,td:not(:first-child):not(:last-child){white-space:nowrap}td:first-child{min-width:7em}
td.n{text-align:right;white-space:nowrap}
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
    columns = [at for at in range(len(one.header)) if at == 0 or any(row[at] for row in one.rows)]
    head = "".join(f"<th>{escape(one.header[at])}</th>" for at in columns)
    rows = "".join("<tr>" + "".join(_cell(row[at]) for at in columns) + "</tr>" for row in one.rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<section><h2>{escape(one.title)}</h2>{lead}{table}</section>"


def _cell(value: str | Decimal | None) -> str:
    if isinstance(value, Decimal):
        return f'<td class="n">{value:,.2f}</td>'
    return f"<td>{escape(value) if value else '—'}</td>"
