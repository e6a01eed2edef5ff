"""What must stand on the picture, when it did, and the gaps. Plain: times in UTC ms, spans [from, to).

人工智能生成合成内容标识办法 and the 办法 37: who is no person of flesh is marked as AI throughout;
可识别性指南 9: an advertisement is marked as one; 三品一械 5–7, 10: the warnings of health food,
special medical food, drugs and devices stand for as long as the goods are explained.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Stretch = tuple[int, int]
#: Words on the screen are told again every minute while they stand (`kaibo look`); and some for the
#: reader.
SIGHT_MS = 75_000
#: How long it may take to hang a label when it is due: a switch of scene, a hand to the key.
GRACE_MS = 10_000


class Label(StrEnum):
    """Something that stands on the picture."""

    AI = "ai"
    AD = "ad"
    HEALTH_FOOD = "health_food"
    FSMP = "fsmp"
    DRUG = "drug"
    DEVICE = "device"


LABELS: dict[Label, str] = {
    Label.AI: "AI 标识",
    Label.AD: "广告标识",
    Label.HEALTH_FOOD: "保健食品警示语",
    Label.FSMP: "特医食品提示",
    Label.DRUG: "药品提示",
    Label.DEVICE: "医疗器械提示",
}
#: Label → the law, and words of which one on the screen shows that it stands there.
_ABOUT: dict[Label, tuple[str, tuple[str, ...]]] = {
    Label.AI: (
        "《直播电商监督管理办法》第三十七条；《人工智能生成合成内容标识办法》第四条",
        ("AI生成", "人工智能生成", "AI合成", "数字人", "虚拟主播"),
    ),
    Label.AD: ("《互联网广告管理办法》第九条", ("广告",)),
    Label.HEALTH_FOOD: (
        "《广告法》第十八条；《药品、医疗器械、保健食品、特殊医学用途配方食品广告审查管理暂行办法》第七、十条",
        ("保健食品不是药物", "不能代替药物"),
    ),
    Label.FSMP: ("三品一械广告审查办法第八、十条", ("特殊医学用途配方食品", "临床营养师指导")),
    Label.DRUG: (
        "《广告法》第十六条；三品一械广告审查办法第五、十条",
        ("按药品说明书", "药师指导"),
    ),
    Label.DEVICE: (
        "《广告法》第十六条；三品一械广告审查办法第六、十条",
        ("阅读产品说明书", "禁忌内容"),
    ),
}
#: The packs' category of goods → what must stand while they are explained.
BY_CATEGORY: Mapping[str, Label] = {
    "health_food": Label.HEALTH_FOOD,
    "fsmp": Label.FSMP,
    "drug": Label.DRUG,
    "device": Label.DEVICE,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Somebody pressed a key at `at`: the label hangs from there (`on`), or not any more. `needed`:
    not the label was marked, but that it is due (an AI host, an advertisement)."""

    at: int
    label: Label
    on: bool
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A label was missing in [start, end)."""

    label: Label
    start: int
    end: int

    @property
    def basis(self) -> str:
        """The articles that want it."""
        return _ABOUT[self.label][0]


def labels_in(text: str) -> list[Label]:
    """Which labels a text on the screen shows."""
    plain = "".join(text.split())
    return [label for label, (_, words) in _ABOUT.items() if any(one in plain for one in words)]


def required(
    show: Stretch, goods: Iterable[tuple[int, int, str]], marks: Sequence[Mark]
) -> dict[Label, list[Stretch]]:
    """When each label must stand: by the goods on air (from, to, category) and by marks."""
    found: dict[Label, list[Stretch]] = {label: [] for label in Label}
    for start, end, category in goods:
        if category in BY_CATEGORY:
            found[BY_CATEGORY[category]].append((start, end))
    for label in Label:
        found[label] += _between([one for one in marks if one.needed], label, show[1])
    return {label: _within(merged(spans), show) for label, spans in found.items() if spans}


def stood(
    show: Stretch, sights: Iterable[tuple[int, str]], marks: Sequence[Mark]
) -> dict[Label, list[Stretch]]:
    """When each label stood there: as it was read off the screen (instant, text), or as marked. What
    was taken off by hand is off, until it is read or marked again."""
    by_hand = [one for one in marks if not one.needed]
    read = [(at, label) for at, text in sights for label in labels_in(text)]
    found: dict[Label, list[Stretch]] = {}
    for label in Label:
        off = sorted(one.at for one in by_hand if one.label is label and not one.on)
        spans = _between(by_hand, label, show[1])
        for at, seen in read:
            if seen is label:
                end = next((one for one in off if one > at), at + SIGHT_MS)
                spans.append((at, min(end, at + SIGHT_MS)))
        found[label] = _within(merged(spans), show)
    return found


def gaps(
    wanted: Mapping[Label, Sequence[Stretch]],
    there: Mapping[Label, Sequence[Stretch]],
    grace_ms: int = GRACE_MS,
) -> list[Gap]:
    """Where a label had to stand and did not, for longer than the grace; in order of time."""
    out = [
        Gap(label, start, end)
        for label, spans in wanted.items()
        for start, end in without(spans, there.get(label, ()))
        if end - start > grace_ms
    ]
    return sorted(out, key=lambda one: (one.start, one.label))


def merged(spans: Iterable[Stretch]) -> list[Stretch]:
    """The same time as few spans in order, none empty, none touching another."""
    out: list[Stretch] = []
    for start, end in sorted(one for one in spans if one[0] < one[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def without(spans: Iterable[Stretch], taken: Iterable[Stretch]) -> list[Stretch]:
    """What of `spans` is left when `taken` is cut out."""
    left, cuts = [], merged(taken)
    for start, end in merged(spans):
        for cut_start, cut_end in cuts:
            if cut_end <= start or cut_start >= end:
                continue
            if start < cut_start:
                left.append((start, cut_start))
            start = min(cut_end, end)
        if start < end:
            left.append((start, end))
    return left


def _within(spans: Iterable[Stretch], show: Stretch) -> list[Stretch]:
    cut = ((max(start, show[0]), min(end, show[1])) for start, end in spans)
    return [one for one in cut if one[0] < one[1]]


def _between(marks: Sequence[Mark], label: Label, end: int) -> list[Stretch]:
    """From each mark that it is on to the next that it is not, or to the end."""
    out, since = [], None
    for one in sorted((one for one in marks if one.label is label), key=lambda one: one.at):
        if one.on and since is None:
            since = one.at
        elif not one.on and since is not None:
            out.append((since, one.at))
            since = None
    return out if since is None else [*out, (since, max(end, since))]
