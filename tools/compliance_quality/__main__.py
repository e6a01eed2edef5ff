"""Writes docs/guide/compliance-quality.md: every figure with its n and exact 95 % interval.

    python -m tools.compliance_quality            opens the second set: once per release
    python -m tools.compliance_quality FILE…      prints the same for other labelled files

The page holds figures only, no sentence of the set (docs/decisions/0017).
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kaibo.domains.compliance.engine.shipped import shipped_checker, shipped_packs
from tools.compliance_quality.intervals import interval
from tools.compliance_quality.scoring import Score, Share, score

ROOT = Path(__file__).resolve().parents[2]
SET = ROOT / "quality/compliance/second.jsonl"
PAGE = ROOT / "docs/guide/compliance-quality.md"


def read(path: Path) -> list[Mapping[str, Any]]:
    """The lines of a labelled set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def row(name: str, share: Share, bar: str = "") -> str:
    """One row of the table: share, n, interval, bar."""
    if not share.all:
        return f"| {name} | – | 0 | | {bar} |"
    low, high = interval(share.right, share.all)
    return f"| {name} | {share.right / share.all:.3f} | {share.right}/{share.all} | {low:.3f}–{high:.3f} | {bar} |"


def table(told: Score) -> str:
    """All figures of one set as a table."""
    rows = [
        row("查准 precision", told.precision, "≥ .95"),
        row("查全 recall", told.recall_all, "≥ .85"),
        row("　直说 plain", told.recall["plain"], "≥ .92"),
        row("　规避 evasive", told.recall["evasive"], "≥ .85"),
        row("　看事实 contextual", told.recall["contextual"], "≥ .92"),
        row("对照组全对 contrast groups", told.groups, "≥ .90"),
        row("近似句误报 false hits on near-misses", told.false_hits["near-miss"], "≤ .04"),
        row("看事实的合规句误报 false hits, contextual", told.false_hits["contextual"]),
        row("平常话误报 false hits on innocent speech", told.false_hits["plain"], "≤ .01"),
        row("类别对 category", told.category, "≥ .95"),
        row("位置对 span IoU ≥ .5", told.span, "≥ .85"),
    ]
    rows += [row(f"　{kind}", share) for kind, share in sorted(told.evasions.items())]
    rows += [row(f"　{family}", share) for family, share in sorted(told.families.items())]
    head = "| 指标 | 值 | n | 95 % 区间 | 要求 |\n|---|---:|---:|---|---|\n"
    return head + "\n".join(rows) + "\n"


def main() -> None:
    """With files: prints. Without: opens the second set and writes the page."""
    if len(sys.argv) > 1:
        for name in sys.argv[1:]:
            sys.stdout.write(f"{name}\n{table(score(shipped_checker(), read(Path(name))))}\n")
        return
    packs = shipped_packs()
    rules = [rule for pack in packs for rule in pack.rules]
    on = sum(rule.proven and bool(rule.ways) for rule in rules)
    told = score(shipped_checker(), read(SET))
    PAGE.write_text(
        "# 合规检查的准头\n\n由 `python -m tools.compliance_quality` 写成，不手改。没有模型，不联网；"
        f"规则 {len(rules)} 条，开着 {on} 条（{'、'.join(f'{p.title} {p.version}' for p in packs)}）。\n\n"
        f"测的是别人写、我们没看过的 {told.lines} 句"
        "（[怎么来的](../decisions/0017-a-second-set-nobody-tunes-to.md)），"
        f"SHA-256 `{hashlib.sha256(SET.read_bytes()).hexdigest()}`。区间是 Clopper–Pearson 精确 95 % 区间。\n\n"
        + table(told),
        encoding="utf-8",
    )
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
