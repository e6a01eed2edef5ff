"""Writes docs/guide/metrics.md: how to read a number, names that mean several, every metric."""

from __future__ import annotations

import json
import unicodedata

from kaibo.live.events import REPORT_PREFIX
from kaibo.live.metrics.catalogue import FAMILIES, METRIC, METRICS
from kaibo.live.metrics.define import Metric, Window
from kaibo.live.metrics.families import Family
from kaibo.live.metrics.guide_words import GROUPS, INTRO, PARAGRAPHS
from kaibo.live.metrics.maturity import ZH as MATURITY_ZH
from kaibo.live.metrics.maturity import Maturity
from kaibo.live.metrics.value import evaluate
from kaibo.live.metrics.wording import (
    ORIGIN_ZH,
    UNIT_ZH,
    WINDOW_ZH,
    dedupe_zh,
    formula_zh,
    levels_zh,
)


def render_guide() -> str:
    """The whole page, in Markdown."""
    parts = [_intro(), _families()]
    for name, (title, about) in GROUPS.items():
        parts.append(_group(title, about, [m for m in METRICS if m.group == name]))
    return "\n".join(parts)


def _intro() -> str:
    example = METRIC["view_buy_rate_people"]
    good = evaluate(example, {"buyers": 30, "viewers": 1000}).json()
    empty = evaluate(example, {"buyers": 0, "viewers": 0}).json()
    filled = [
        text.format(
            count=len(METRICS),
            example=json.dumps({example.id: good}),
            example_zh=example.zh,
            example_num=good["num"],
            example_den=good["den"],
            undivided=json.dumps({example.id: empty}),
        )
        for text in PARAGRAPHS
    ]
    units = [f"| {zh} | `{unit}` | {shown} |" for unit, (zh, shown) in UNIT_ZH.items()]
    ripening = [f"| {zh} | `{maturity}` |" for maturity, zh in MATURITY_ZH.items()]
    tables = [
        "\n".join(["| 单位 | `unit` | 页面上 |", "|---|---|---|", *units]),
        "\n".join(["| 多久才定 | `maturity` |", "|---|---|", *ripening]),
    ]
    return "\n\n".join([INTRO.rstrip(), *filled, *tables, ""])


def _families() -> str:
    out = ["## 同名不同数", "", "有人报数时只说左边的名字，先问一句，再看是哪一个。", ""]
    for family in FAMILIES:
        out += [f"### {family.zh}", "", f"问：{family.ask}", ""]
        out += ["| 可能是 | 怎么算 | 编号 |", "|---|---|---|"]
        out += [*_members(family), ""]
    return "\n".join(out)


def _members(family: Family) -> list[str]:
    """A line for each number; the platform's own figure of it stands in the same line."""
    lines = []
    for ident in family.members:
        metric, told = METRIC[ident], REPORT_PREFIX + ident
        ours = ident.removeprefix(REPORT_PREFIX)
        if ours != ident and ours in family.members:
            continue
        also = f"<br>平台报的：`{told}`" if told in family.members else ""
        lines.append(f"| {metric.zh} | {formula_zh(metric)} | `{ident}`{also} |")
    return lines


def _group(title: str, about: str, metrics: list[Metric]) -> str:
    out = [f"## {title}", "", about, ""]
    out += ["| 指标 | 怎么算 | 单位，去重 | 看哪里，何时定 | 谁数的，谁的口径 | 别混 |"]
    out += ["|---|---|---|---|---|---|", *map(_row, metrics), ""]
    out += [f"- **{m.zh}**：{m.note}" for m in metrics if m.note]
    return "\n".join([*out, ""])


def _row(m: Metric) -> str:
    number = f"№{m.row} " if m.row else ""
    where = levels_zh(m.levels)
    if m.window not in (Window.ROW, Window.SHOW):
        where = f"{WINDOW_ZH[m.window]}；{where}"
    if m.maturity is not Maturity.EVENT:
        where += f"<br>{MATURITY_ZH[m.maturity]}"
    cells = (
        f"**{m.zh}**<br>{m.en}<br>`{m.id}`",
        f"{formula_zh(m)}<br>`{m.formula}`",
        f"{UNIT_ZH[m.unit][0]}<br>{dedupe_zh(m)}",
        where,
        f"{ORIGIN_ZH[m.origin]}<br>{number}{m.source}",
        _others(m),
    )
    return f"| {' | '.join(cells)} |"


def _others(m: Metric) -> str:
    """Links to the families it is in, then what else it must not be confused with."""
    mine = [f for f in FAMILIES if m.id in f.members]
    linked = {i for f in mine for i in f.members}
    said = [f"[{f.zh}](#{anchor(f)})" for f in mine]
    said += [f"{_whose(i)} `{i}`" for i in m.confused_with if i not in linked]
    return "<br>".join(said) or "无"


def _whose(ident: str) -> str:
    return "平台报的" if ident.startswith(REPORT_PREFIX) else "自己数的"


def anchor(family: Family) -> str:
    """The name under which a Git host lets one link to the family's heading."""
    kept = [c for c in family.zh.lower() if c in " -_" or unicodedata.category(c)[0] in "LNM"]
    return "".join(kept).replace(" ", "-")
