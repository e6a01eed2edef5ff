"""Amounts of money as people say them: 五十九块九, 三毛五, 一百来块, 大几十, 差十块两百, 五十不到.

Every amount is a range: an exact one has `low` = `high`. Works on folded text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaibo.domains.compliance.engine.numbers.numerals import DIGIT, NUMBER, value_of

_N = NUMBER.pattern
# What a digit right after 块 would count, were it not mao: 三十九块九·九斤, 五十块·一件.
_COUNTED = (
    "[斤件只个双枚克瓶支条盒单台份套罐袋片粒颗张本次岁码号位辆把对两提卷抽桶箱人年天月日折层根串幅米升期块]"
    "|包(?!邮)|公斤|毫升|十|百|千|万"
)
_MAO = f"(?P<mao>[{DIGIT[1:-1]}零0-9])(?!{_COUNTED})"


def _fen(name: str) -> str:
    return f"(?P<{name}>[{DIGIT[1:-1]}0-9])(?!{_COUNTED}|[0-9])"


_YUAN = "(?:块钱?|元|圆|快(?![递充速手点来抢拍去乐门要些没冲下上]))"
# Every amount begins with one of these: most places of a text are passed over by one look.
_AMOUNT = re.compile(
    f"(?=[¥0-9半零十拾{DIGIT[1:-1]}])(?<![a-z0-9.第统唯])(?P<sign>¥)?(?P<whole>{_N})"
    f"(?P<more>多|来|几|把)?(?:(?P<yuan>{_YUAN})"
    f"(?:(?P<half>半)(?![斤年天价月小])|(?P<mao2>[{DIGIT[1:-1]}0-9])[毛角](?:{_fen('fen2')}分?)?"
    f"|{_MAO}(?:{_fen('fen')})?|(?P<after>来钱|多|来|出头))?"
    f"|(?P<jiao>[毛角])钱?(?:{_fen('fen3')}分?)?|(?P<cent>分钱|分(?![钟之成期数量析享为类层别]))|(?P<mil>厘钱?(?!米)))?"
)
# No number at all, or two neighbours: what people say when they do not say it.
_VAGUE = re.compile(
    "(?=[大好几块毛百千万十一二两三四五六七八九俩仨伍陆])(?:(?P<big>大)?(?P<many>好)?几(?P<tens>十|百|千|万)?(?P<unit>块钱?|元|毛钱?|分钱|厘钱?)?"
    "|(?P<one>块|毛)把钱|(?P<teens>十几)(?:块钱?|元)?|(?P<about>百|千|万)(?:把|来)(?:块钱?|元)?|(?P<bai>百八十)(?:块钱?|元)?"
    "|(?P<a>[一二两三四五六七八九])(?P<b>[二三四五六七八九])(?P<scale>十|百|千|万)?(?P<cash>块钱?|元|毛钱?)?"
    f"|(?P<stem>{DIGIT}[百千]|{DIGIT}?十)(?P<c>[一二三四五六七八])(?P<d>[二三四五六七八九])(?P<last>十)?(?:块钱?|元)?)"
)
_LACKING = re.compile(
    f"差(?P<lack>{_N})(?P<small>块钱?|元|毛钱?|分钱?)(?:就|到|不到)?(?P<of>{_N})(?:{_YUAN})?"
)
_ABOUT_BEFORE = re.compile("(?:大概|大约|差不多|约莫?|也就|合计)$")
_UNDER_BEFORE = re.compile("(?:不到|不足|不超过|低于|少于|小(?=$)|不用|用不了|没到|将近|快|近|奔)$")
_ABOUT_AFTER = re.compile("(?:钱)?(?:左右|上下|差不多|这样|的样子)")
_UNDER_AFTER = re.compile("(?:钱)?(?:不到|以内|以下|都不[到要用]|不满|都没有)")
_ENDS = re.compile("[，？呢的吧哈啊]|$")
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """Yuan from `low` to `high` at text[start:end]; `named` when 块, 元, 毛, 分 or ¥ was said.

    `value` is the number itself, before 左右, 多 or 不到 widened it."""

    value: Decimal
    low: Decimal
    high: Decimal
    named: bool
    start: int
    end: int

    @property
    def exact(self) -> bool:
        """Whether it says one value and no more."""
        return self.low == self.high


def money(text: str) -> Iterator[Amount]:
    """Every amount of money and every number that might be one, in order, none over another.

    A number with a unit of something else (三件, 12号, 第五), beside Latin letters or in a sum of
    memory sizes (八加二五六) is none. Whether a bare number is a price is the caller's to say.
    """
    at = 0
    shapes = (_LACKING, _VAGUE, _AMOUNT)
    next_of = [shape.search(text) for shape in shapes]
    while at < len(text):
        for place, shape in enumerate(shapes):
            # What stands ahead already is what would be found again.
            if (ahead := next_of[place]) and ahead.start() < at:
                next_of[place] = shape.search(text, at)
        amount = next_of[2]
        tried = [m for m in next_of if m]
        if not tried:
            return
        # What stands first; at one place the shape that says more.
        first = min(tried, key=lambda m: (m.start(), -_worth(m)))
        read = _read(text, first)
        if read is None and amount and first is not amount:
            first = amount
            read = _read(text, first)
        if read is not None:
            yield read
        at = max(first.end(), at + 1)


def _worth(match: re.Match[str]) -> int:
    return match.end() - match.start() + (match.re is _VAGUE and bool(match.groupdict()["d"]))


def _read(text: str, match: re.Match[str]) -> Amount | None:
    if match.re is _LACKING:
        return _lacking(match)
    if match.re is _VAGUE:
        return _vague(text, match)
    return _said(text, match)


def _lacking(match: re.Match[str]) -> Amount | None:
    lack, whole = value_of(match["lack"]), value_of(match["of"])
    if lack is None or whole is None:
        return None
    lack = lack / {"毛": 10, "分": 100}.get(match["small"][0], 1)
    if lack >= whole:
        return None
    return Amount(whole - lack, whole - lack, whole - lack, True, match.start(), match.end())


def _vague(text: str, match: re.Match[str]) -> Amount | None:
    told = match.groupdict()
    named = bool(re.search("[块元毛分厘]", match.group()))
    if told["teens"]:
        return _between(match, 11, 19, named)
    if told["one"]:
        unit = Decimal(1) if told["one"] == "块" else Decimal("0.1")
        return _between(match, unit, unit * Decimal("1.9"), True)
    if told["about"]:
        times = Decimal(_SCALE[told["about"]])
        return _between(match, times * Decimal("0.9"), times * Decimal("1.3"), named)
    if told["bai"]:
        return _between(match, 80, 110, named)
    if told["stem"]:
        stem = value_of(told["stem"])
        c, d = value_of(told["c"]), value_of(told["d"])
        if stem is None or c is None or d != c + 1 or _counts_things(text, match.end(), named):
            return None
        step = 1 if told["stem"].endswith("十") else 10 if told["stem"][-1] == "百" else 100
        return _between(match, stem + c * step, stem + (c + 2) * step - 1, named)
    if told["a"]:
        a, b = value_of(told["a"]), value_of(told["b"])
        if a is None or b != a + 1 or not (told["scale"] or told["cash"]):
            return None
        if not named and _counts_things(text, match.end(), named):
            return None
        times = Decimal(_SCALE.get(told["scale"] or "", 1))
        times /= 10 if (told["cash"] or "").startswith("毛") else 1
        return _between(match, a * times, (b + 1) * times - min(times, Decimal(1)) * _CENT, named)
    if not (told["tens"] or told["unit"]) or _counts_things(text, match.end(), named):
        return None
    times = Decimal(_SCALE.get(told["tens"] or "", 1))
    times *= {"毛": Decimal("0.1"), "分": _CENT, "厘": Decimal("0.001")}.get(
        (told["unit"] or "块")[0], Decimal(1)
    )
    least = 6 if told["big"] else 3 if told["many"] else 2
    return _between(match, least * times, times * 10 - times * _CENT, named)


def _between(match: re.Match[str], low: Decimal | int, high: Decimal | int, named: bool) -> Amount:
    return Amount(Decimal(low), Decimal(low), Decimal(high), named, match.start(), match.end())


_THINGS = re.compile(
    "[个多来]?(?:小时|分钟|工作日|自然日|公里|公斤|千克|毫升|毫米|厘米|平|个|天|日|秒|年|月|周|星期|克|斤|两|米|升|g|ml|kg|cm|mm|m|l"
    "|度|折|成|倍|%|件|双|只|条|支|瓶|袋|盒|箱|罐|台|套|份|单|人|片|粒|颗|张|本|次|岁|码|号|位|辆|把|对|点|层|抽|提|卷|桶|根|串|期|分(?!钱)|包(?!邮)|名|家|款|种"
    "|遍|下(?!单)|场|楼|栋|代|色|寸|匹|瓦|w|伏|安|赫|hz|级|行|排|步|半|百|千|万|亿|:|-|\\+|加[一二三四五六七八九0-9])"
)


def _counts_things(text: str, end: int, named: bool) -> bool:
    """Whether what follows makes a number a count of something else than money."""
    return not named and bool(_THINGS.match(text, end))


def _said(text: str, match: re.Match[str]) -> Amount | None:
    if match.end() - match.start() == 1:
        return None  # a digit alone is no sum, and the most there is
    told = match.groupdict()
    value = value_of(told["whole"])
    small = told["jiao"] or told["cent"] or told["mil"]
    named = bool(told["sign"] or told["yuan"] or small)
    if value is None or text[match.start() - 1 : match.start()] == "双":
        return None
    if told["more"] and not named and not _ENDS.match(text, match.end()):
        return None
    if not named and told["whole"] in ("618", "六一八"):
        return None
    if not named and (
        len(told["whole"] or "") == 1
        or _THINGS.match(text, match.end())
        or text[match.start() - 1 : match.start()] in tuple("+加:-")
        or re.match("[a-z]", text[match.end() : match.end() + 1])
    ):
        return None
    if told["jiao"]:
        value = value / 10 + _one(told["fen3"]) / 100
    elif told["cent"] or told["mil"]:
        value = value / (100 if told["cent"] else 1000)
    elif told["yuan"]:
        value += Decimal("0.5") if told["half"] else _one(told["mao"] or told["mao2"]) / 10
        value += _one(told["fen"] or told["fen2"]) / 100
    low, high = _widened(value, told)
    return _hedged(text, value, low, high, named, match)


def _widened(value: Decimal, told: dict[str, str | None]) -> tuple[Decimal, Decimal]:
    """多 and 来: 五十多 is below 60, 一百来块 about 100, 三块多 below 4."""
    if told["after"] in ("多", "出头"):
        return value, value + 1 - _CENT
    if told["after"] in ("来钱", "来"):
        return value * Decimal("0.9"), value * Decimal("1.2")
    if told["more"] in ("多", "几") or told["more"] == "来":
        digits = str(int(value))
        place = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
        if told["more"] == "来":
            return value * Decimal("0.9"), value * Decimal("1.2")
        return value, value + place - _CENT
    return value, value


def _hedged(
    text: str, value: Decimal, low: Decimal, high: Decimal, named: bool, match: re.Match[str]
) -> Amount:
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() :]
    end = match.end()
    if _UNDER_BEFORE.search(before) or (found := _UNDER_AFTER.match(after)):
        if not _UNDER_BEFORE.search(before) and found:
            end += found.end()
        low = min(low, value * Decimal("0.8"))
    elif (found := _ABOUT_AFTER.match(after)) or _ABOUT_BEFORE.search(before):
        end += found.end() if found else 0
        low, high = min(low, value * Decimal("0.93")), max(high, value * Decimal("1.07"))
    return Amount(value, low, high, named, match.start(), end)


def _one(said: str | None) -> Decimal:
    return (value_of(said) or Decimal(0)) if said else Decimal(0)
