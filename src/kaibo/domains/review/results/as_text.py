"""The reconciliation as a plain table, to be put into a group or a sheet: money to the last digit.
[plain] docs/specs/results.md, 4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaibo.domains.review.results.beside import SUBSIDY, Row
from kaibo.domains.settlement.public import amount_text

UNKNOWN = "—"
HEAD = ("指标", "我们", "我们（平台口径）", "平台", "差", "结论")


@dataclass(frozen=True, slots=True)
class Words:
    """What rows and reasons are called, by their names; names of rows that are money."""

    rows: Mapping[str, str]
    reasons: Mapping[str, str]
    money: frozenset[str]


def as_text(title: str, when: str, cur: str, rows: Sequence[Row], words: Words) -> str:
    """A heading, a line a metric with its cells parted by tabs, under it its reasons. `when`: of the
    show, and the moment the platform's figures speak of."""
    agreeing = sum(row.agrees is True for row in rows)
    unit = "元" if cur == "CNY" else cur
    out = [f"{title} 对数", when, f"{len(rows)} 项里 {agreeing} 项一致，金额单位：{unit}"]
    out.append("\t".join(HEAD))
    for row in rows:
        out += _of(row, cur, words)
    return "\n".join(out)


def _of(row: Row, cur: str, words: Words) -> list[str]:
    money = row.name in words.money

    def told(value: int | None, signed: bool = False) -> str:
        if value is None:
            return UNKNOWN
        plus = "+" if signed and value > 0 else ""
        return plus + (amount_text(value, cur) if money else f"{value:,}")

    cells = (
        words.rows.get(row.name, row.name), told(row.ours), told(row.same), told(row.theirs.value),
        told(row.difference, True), _verdict(row),
    )  # fmt: skip
    out = ["\t".join(cells)]
    for part in row.parts:
        lines = f"（{part.lines:,} 行）" if part.lines else ""
        value = "" if part.value == 0 else f" {told(part.value, True)}"
        out.append(f"　{words.reasons.get(part.reason, part.reason)}{value}{lines}：{part.text}")
    if row.unexplained:
        why = "平台还没说体裁的单里" if row.agrees is None else "没解释"
        out.append(f"　{why} {told(row.unexplained, True)}")
    return out


def _verdict(row: Row) -> str:
    if row.agrees:
        return "一致"
    if row.agrees is False:
        return "对不上"
    if row.ours is None:
        return "我们没有数"
    return (
        "补贴不全" if any(one.reason == SUBSIDY for one in row.parts if not one.value) else "待定"
    )
