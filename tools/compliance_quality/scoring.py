"""Counts how a checker does on a labelled set: the shares the release is held to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.verdicts import Checked


@dataclass(slots=True)
class Share:
    """`right` of `all`."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        """One more, right or not."""
        self.right += right
        self.all += 1


@dataclass(slots=True)
class Score:
    """All shares of one set; keys of `recall` are difficulties, of `evasions` their kinds."""

    lines: int = 0
    precision: Share = field(default_factory=Share)
    recall_all: Share = field(default_factory=Share)
    recall: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    false_hits: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    evasions: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    families: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    category: Share = field(default_factory=Share)
    span: Share = field(default_factory=Share)
    groups: Share = field(default_factory=Share)


def score(checker: Checker, gold: Iterable[Mapping[str, Any]]) -> Score:
    """Checks every line with its context and counts."""
    out = Score()
    groups: dict[str, list[bool]] = defaultdict(list)
    for line in gold:
        checked = checker.check(line["text"], Context.told(line["context"]))
        _count(out, line, checked)
        if line.get("contrast_group"):
            groups[line["contrast_group"]].append(checked.violates == (line["label"] == "violate"))
    for group in groups.values():
        out.groups.add(all(group))
    return out


def _count(out: Score, line: Mapping[str, Any], checked: Checked) -> None:
    out.lines += 1
    breaks = line["label"] == "violate"
    if checked.violates:
        out.precision.add(breaks)
    if not breaks:
        out.false_hits[line["difficulty"]].add(checked.violates)
        return
    out.recall_all.add(checked.violates)
    out.recall[line["difficulty"]].add(checked.violates)
    if line.get("evasion"):
        out.evasions[line["evasion"]].add(checked.violates)
    for family in Counter(rule.split("-")[0] for rule in line["rules"]):
        out.families[family].add(checked.violates)
    if checked.violates:
        wanted = {rule.split("-")[0] for rule in line["rules"]}
        out.category.add(bool(wanted & {one.rule.split("-")[0] for one in checked.findings}))
        first, last = line["span_start"], line["span_start"] + len(line["span"])
        out.span.add(any(_overlap(f.start, f.end, first, last) >= 0.5 for f in checked.findings))


def _overlap(a: int, b: int, c: int, d: int) -> float:
    return max(0, min(b, d) - max(a, c)) / max(1, max(b, d) - min(a, c))
