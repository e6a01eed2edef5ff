"""Settles how much goods are said to hold, weigh and need by their attributes."""

import re
from decimal import Decimal
from functools import lru_cache

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# Units that say the same, to the smallest of their kind.
_UNITS = {
    "ml": ("ml", 1),
    "毫升": ("ml", 1),
    "l": ("ml", 1000),
    "升": ("ml", 1000),
    "公升": ("ml", 1000),
    "g": ("g", 1),
    "克": ("g", 1),
    "kg": ("g", 1000),
    "公斤": ("g", 1000),
    "千克": ("g", 1000),
    "斤": ("g", 500),
    "两": ("g", 50),
    "gb": ("gb", 1),
    "g内存": ("gb", 1),
    "tb": ("gb", 1024),
    "t": ("gb", 1024),
    "mah": ("mah", 1),
    "毫安": ("mah", 1),
    "w": ("w", 1),
    "瓦": ("w", 1),
    "寸": ("寸", 1),
    "英寸": ("寸", 1),
    "cm": ("cm", 1),
    "厘米": ("cm", 1),
    "公分": ("cm", 1),
    "米": ("cm", 100),
    "抽": ("抽", 1),
    "层": ("层", 1),
    "片": ("片", 1),
    "粒": ("片", 1),
    "颗": ("片", 1),
    "支": ("支", 1),
    "枚": ("片", 1),
    "包": ("包", 1),
    "袋": ("包", 1),
    "卷": ("卷", 1),
    "瓶": ("瓶", 1),
    "罐": ("瓶", 1),
    "盒": ("盒", 1),
    "只": ("片", 1),
    "个": ("片", 1),
    "件": ("件", 1),
    "度": ("度", 1),
    "匹": ("匹", 1),
    "张": ("张", 1),
    "页": ("页", 1),
    "条": ("片", 1),
    "听": ("瓶", 1),
}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_MEASURED = re.compile(f"(?P<n>{NUMBER.pattern})(?P<more>多|来)?个?(?P<unit>{_UNIT})(?P<half>半)?")


_HALF = re.compile("(?<![个年天点多])半(?P<unit>升|公斤|千克|斤|公升)")


@lru_cache(maxsize=64)
def measures(text: str) -> tuple[tuple[Decimal, str, int, int], ...]:
    """Every quantity in a text as a number of the smallest unit of its kind: 两斤 is 1000 g. Kept
    for a while: each claim of a text asks for all of them."""
    out = []
    for match in _MEASURED.finditer(text):
        value = value_of(match["n"])
        if value is None:
            continue
        kind, times = _UNITS[match["unit"]]
        if match["half"]:
            value += Decimal("0.5")
        out.append((value * times, kind, match.start(), match.end()))
    for match in _HALF.finditer(text):
        kind, times = _UNITS[match["unit"]]
        out.append((Decimal(times) / 2, kind, match.start(), match.end()))
    return tuple(out)


# Kinds that a word count (一瓶, 两盒) may stand for without being the net content.
_COUNTED = frozenset(["片", "支", "包", "瓶", "盒", "件", "张", "卷"])


def _on_file(facts: Facts) -> dict[str, set[Decimal]]:
    told: dict[str, set[Decimal]] = {}
    for name in ("net_content", "model", "gift_spec"):
        written = (facts.text(name) or "").lower()
        for value, kind, _, end in measures(written):
            told.setdefault(kind, set()).add(value)
            # 1.5kg*2袋: the whole is on file as well.
            if times := re.match("[*x×]([0-9]+)", written[end:]):
                told[kind].add(value * int(times[1]))
    jin = facts.number("net_jin")
    if jin is not None and "g" not in told:
        told["斤"] = {Decimal(str(jin)) * 500}
    down = facts.number("down_fill")
    if down is not None:
        told.setdefault("g", set()).add(Decimal(str(down)))
    pieces = facts.number("pieces")
    if pieces is not None and told:
        for kind in _COUNTED | {"抽"}:
            told.setdefault(kind, set()).add(Decimal(str(pieces)))
    return told


_OTHER_THINGS = re.compile(
    "挤|滴|泵|按|次|送|赠|买|拍|另|汤包|每|库存|剩|限|卖|前|(?<!满)满(?!满)|够|吃|喝"
    "|用|没货|没有|不是|才|第|约重|快递"
)


@judge("measures_as_set", wants="net_content model gift_spec net_jin down_fill energy_grade")
def measures_as_set(claim: Claim) -> Judgement:
    """Net content, pieces, memory, fill and energy grade against the attributes."""
    facts = claim.context.facts
    grade = _grade(claim)
    if grade is not None:
        return grade
    known = _on_file(facts)
    if not known:
        return OK
    memory = _MEMORY.search(claim.said)
    if memory and "gb" in known:
        said = {value_of(memory["a"]), value_of(memory["b"])}
        return OK if said <= known["gb"] else _otherwise(claim, memory.group())
    wrong = None
    text = claim.text
    if any(
        kind in known and any(abs(value - one) <= one * Decimal("0.02") for one in known[kind])
        for value, kind, _, _ in measures(text)
    ):
        return OK  # the true measure is told as well
    for value, kind, start, end in measures(text):
        if not claim.start <= start < claim.end:
            continue
        if kind == "g" and "gb" in known:
            kind = "gb"  # 一百二十八g of a phone is memory.
        elif kind == "g" and "斤" in known:
            # What a jin costs is no weight: only a whole pack's weight is meant.
            if value <= 500 or not _WHOLE_PACK.search(
                text[max(0, start - 5) : start] + text[end : end + 2]
            ):
                continue
            kind = "斤"
        if kind not in known:
            continue
        near = text[max(0, start - 3) : start]
        if _OTHER_THINGS.search(near) or re.match("(?:的)?没货|以上|以下", text[end:]):
            continue
        if kind in _COUNTED and (value <= 1 or "一" + text[end - 1] == text[start:end]):
            continue
        held = known[kind]
        if any(abs(value - one) <= one * Decimal("0.02") for one in held):
            return OK
        # A multiple may be several packs: 六袋一共三百克.
        wrong = text[start:end]
    if wrong is None:
        return OK
    return _otherwise(claim, wrong)


def _otherwise(claim: Claim, said: str) -> Judgement:
    facts = claim.context.facts
    names = ("net_content", "model", "pieces", "net_jin", "down_fill")
    told = "、".join(value for name in names if (value := facts.text(name)))
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{said}”，商品信息“{told}”",
        missing="商品信息、检测报告",
        claim="spec",
    )


# 十二加五一二: working memory and storage of a phone.
_MEMORY = re.compile(f"(?P<a>{NUMBER.pattern})g?b?[加+](?P<b>{NUMBER.pattern})")
_WHOLE_PACK = re.compile("足足|满满|净|实打实|一[箱筐袋件]|整[箱筐]|装$|^装|实重|到手")


_GRADE = re.compile(
    "(?:(?:国家|新)?(?P<a>[一二三四五1-5])级(?:能效|节能|能耗|省电|水效)"
    "|能效.{0,3}(?P<b>[一二三四五1-5])级|(?P<c>[一二三四五1-5])级(?=的|，|$|省))"
)


def _grade(claim: Claim) -> Judgement | None:
    known = claim.context.facts.number("energy_grade")
    found = _GRADE.search(claim.said)
    if known is None or not found:
        return None
    said = value_of(found["a"] or found["b"] or found["c"])
    if said is None or said == Decimal(str(known)):
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{found.group()}”，能效备案 {known:g} 级",
        missing="能效备案",
        claim="spec",
    )


_EDITION = re.compile("pro|max|ultra|plus|旗舰|顶配|高配|至尊|尊享|满血|豪华")


@judge("edition_as_set", wants="model")
def edition_as_set(claim: Claim) -> Judgement:
    """The edition of a model said against the one on file: a Pro is not the standard one."""
    model = (claim.context.facts.text("model") or "").lower()
    said = _EDITION.search(claim.said)
    if said is None or said.group() in model or not re.search("[a-z0-9]|版|款", model):
        return OK
    if re.search("不是|没有|比|跟|要(?:加|贵)|另(?:外|一)", claim.text[: claim.end]):
        return OK
    return _otherwise(claim, said.group())
