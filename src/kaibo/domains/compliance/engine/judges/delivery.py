"""Settles promises of shipping, origin, freight and carrier by the shop's settings."""

import re
from collections.abc import Iterator
from decimal import Decimal

from kaibo.domains.compliance.engine.frames import clause_around
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.places import FOREIGN, agree, places_in
from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

_SPAN = re.compile(
    f"(?P<n>{NUMBER.pattern}|几|仨|俩)个?(?P<half>半)?(?P<unit>小时|钟头"
    f"|分钟|工作日|自然日|天|日(?!本)|年|月|周|星期|礼拜|季|晚|夜|h(?![a-z]))"
)
HOURS = {
    "小时": 1,
    "h": 1,
    "钟头": 1,
    "工作日": 24,
    "自然日": 24,
    "天": 24,
    "晚": 24,
    "夜": 24,
    "日": 24,
    "周": 168,
    "星期": 168,
    "礼拜": 168,
    "月": 720,
    "季": 2160,
    "年": 8760,
}
# Taobao's notice of 2025-12-19 reads 现货 as 48 hours and 极速, 秒发 as 24.
_WORDS = (
    (re.compile("现货(?!秒)"), 48),
    (re.compile("秒发|秒出|极速|光速|闪电|闪发|立马|马上|立刻|即刻|立即|飞速|火速"), 24),
    (
        re.compile(
            "当[天日晚]|今[天日晚夜儿]|天黑|傍晚|晚上|下午|中午|半夜|夜里|深夜"
            "|连夜|清早|凌晨|零点前|一会儿?|待会"
        ),
        24,
    ),
    (
        re.compile(
            "洗把脸|喝(?:口|杯)水|眨个?眼|一转身|扭头|打个盹|面膜|下一秒|前脚|话音|刷个牙|上个厕所"
            "|(?:楼下|门口|院里|后面).{0,2}(?:等|候|装|停|着)|等着装|等着拉|热乎|物流.{0,3}(?:更新|出来|有)"
            "|单号.{0,3}(?:出来|有)"
        ),
        6,
    ),
    (re.compile("睡一觉|睡醒|一觉醒来"), 24),
    (re.compile("明[天日儿早晚]|次[日晨]|隔[天日]|第二天|翌日|一早"), 36),
    (re.compile("(?<!大)后[天日]"), 60),
    (re.compile("大后天"), 84),
    (re.compile("(?<!下)(?:周|星期|礼拜)[一二三四五六日天末](?:之?前|以前|就|都|全)"), 168),
)
_ARRIVES = re.compile("到(?!货仓)|手上|家里|收[到着货]|达|签收|送上门|玩上|用上|穿上|吃上|拆")


def spans(text: str) -> Iterator[tuple[Decimal, int]]:
    """Every stretch of time in a text in hours, with where it ends."""
    for match in _SPAN.finditer(text):
        said = match["n"]
        value = {"几": Decimal(3), "仨": Decimal(3), "俩": Decimal(2)}.get(said) or value_of(said)
        if value is None:
            continue
        if match["half"]:
            value += Decimal("0.5")
        times = Decimal(HOURS[match["unit"]]) if match["unit"] != "分钟" else Decimal(1) / 60
        yield value * times, match.end()


def _promised(said: str) -> Decimal | None:
    """The hours within which goods are promised to go, the shortest that is said."""
    hours = [value for value, _ in spans(said)]
    hours += [Decimal(value) for words, value in _WORDS if words.search(said)]
    return min(hours, default=None)


@judge("ships_within", wants="ship_hours ship_days")
def ships_within(claim: Claim) -> Judgement:
    """A promised hour of shipping against the setting; slower than set harms nobody."""
    facts = claim.context.facts
    hours, days = facts.number("ship_hours"), facts.number("ship_days")
    if hours is None and days is None:
        return OK
    known = hours if hours is not None else (days or 0) * 24
    if any(abs(value - Decimal(str(known))) < 1 for value, _ in spans(claim.text)):
        return OK  # the true time is told as well
    said = _promised(claim.said)
    if said is None:
        return OK
    arrives = _ARRIVES.search(claim.said) and not re.search("发|出库|出仓|走|寄|揽", claim.said)
    # "Tomorrow" may be the 24th hour; who says it arrives has to have sent it before.
    limit = Decimal(str(known)) if arrives else max(Decimal(str(known)) - 12, Decimal(1))
    if said == 36:
        limit = Decimal(str(known)) + (12 if arrives else 0)
        bad = said < limit
    elif arrives:
        bad = said <= limit
    else:
        bad = said < Decimal(str(known))
    if not bad:
        return OK
    told = f"{known:g} 小时" if hours is not None else f"{days:g} 天"
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{claim.said}”，后台承诺发货 {told}",
        missing="承诺发货时效配置",
        claim=f"ship:{said.normalize():f}",
    )


_NOT_ORIGIN_BEFORE = re.compile(
    "比|像|学|仿|除了|发往|发到|寄到|寄去|不是|别当|不如|不输|赛过|媲美"
    "|跟|和|去$|往$|到$|在$|发$|寄$|上$"
)
_NOT_ORIGIN_AFTER = re.compile(
    "(?:[^，？]{0,4}(?:天到|日达|次日|隔天到)|风味|口味|味道?|风格|风"
    "|式|款|绒|料理|名字|叫法|品种|种|那边(?!过来|来的|运|拉|产|发|山|地|海|果|田|现|直|树)|的?(?:人|宝宝|姐妹|朋友|客户"
    "|老乡|家人|哥|大哥|大姐)|人|宝宝|姐妹|朋友|客户|老乡|家人|包邮|加"
    "|除外|不发|来的品种|的?种子|血统|设计|血缘|菜|小面|火锅|炒饭|拉面"
    "|烤肉|酱|粉)"
)
# What stands after a place and names the goods belongs to the claim: 五常稻花香.
_NAMED_AFTER = 4
_SHIPS = re.compile("发货|直发|发出|仓|现发|直达|发的|出发|寄出")


@judge("origin", wants="origin ship_from")
def origin(claim: Claim) -> Judgement:
    """A place goods are said to come from, against the product's origin and where it is sent from."""
    facts = claim.context.facts
    home, sent = facts.text("origin"), facts.text("ship_from")
    if home is None and sent is None:
        return OK
    known = " ".join(one for one in (home, sent) if one)
    wrong, end_of_claim = None, claim.end
    for name, start, end in places_in(claim.text):
        if not (claim.start <= start < claim.end):
            continue
        if _NOT_ORIGIN_BEFORE.search(claim.text[max(0, start - 2) : start]):
            continue
        if _NOT_ORIGIN_AFTER.match(claim.text, end):
            continue
        if name == FOREIGN and any(
            agree(one, known) for one, _, _ in places_in(claim.text) if one != FOREIGN
        ):
            continue
        ships = _SHIPS.match(claim.text[end : end + 4]) is not None
        against = sent if ships and sent else known
        if not agree(name, against):
            wrong = name
            stop = clause_around(claim.text, start, end)[1]
            reach = end if claim.text[end : end + 1] == "的" else min(stop, end + _NAMED_AFTER)
            end_of_claim = max(claim.end, reach)
            break
    if wrong is None or _honest(claim.text, known):
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{claim.said}”，登记产地 {home or '未填'}，发货地 {sent or '未填'}",
        missing="产地证明",
        claim=f"origin:{wrong}",
        end=end_of_claim,
    )


def _honest(text: str, known: str) -> bool:
    """Whether the true place is named as well, and not put off: 法国品种，烟台酿的."""
    return any(
        name in known and not re.search("不是|不像|别说|冒充|比$", text[max(0, start - 3) : start])
        for name, start, _ in places_in(known and text)
    )


_EXCEPTION = re.compile(
    "除了?|除外|不含|不包括|偏远.{0,6}(?:加|补|另|不|收)|港澳台.{0,4}(?:另"
    "|不|加)|其[他它余].{0,4}(?:另|加|收|见)|另计|另算"
    "|(?:新疆|西藏|青海|内蒙|海南|甘肃|宁夏).{0,8}(?:加[0-9一二三四五六七八九十]"
    "|加钱(?!都不)|补[0-9一二三四五六七八九十]|另)"
)


@judge("free_shipping", wants="remote_ship_fee")
def free_shipping(claim: Claim) -> Judgement:
    """Freight said to be free everywhere against the freight template."""
    fee = claim.context.facts.number("remote_ship_fee")
    if fee is None or fee <= 0:
        return OK
    text = re.sub(
        "不(?:加|另|补|收|要|用加)[^，？]{0,3}|不加钱|不用加|不用补|不另[收算计]|一分不加|不除|不补",
        "",
        claim.text,
    )
    if _EXCEPTION.search(text):
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，偏远运费 {fee:g} 元", missing="运费模板"
    )


@judge("return_freight", wants="return_policy")
def return_freight(claim: Claim) -> Judgement:
    """Freight insurance said to be there against the return policy."""
    policy = claim.context.facts.text("return_policy") or ""
    only_some = re.search("仅限|限", policy) and re.search(
        "都一样|哪儿|哪里|全国|不管|不论|任何|所有", claim.text
    )
    if not only_some and not re.search(
        "无运费险|没有?运费险|不含运费险|运费自理|买家承担|自理|买家出|自付", policy
    ):
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，政策是“{policy}”", missing="运费险设置"
    )


_CARRIERS = {
    "顺丰": "顺丰|顺风速|sf|黑衣服|黑猫|丰巢小哥",
    "京东": "京东(?=快递|物流|小哥|冷链|配|送|达|航|速|的?车)|[走发用]京东|京东快|jd|红衣服"
    "|(?:快递|物流|承运)[^，？]{0,3}京东",
    "中通": "中通|zto",
    "圆通": "圆通|yto",
    "申通": "申通|sto",
    "韵达": "韵达",
    "极兔": "极兔|j&t|兔子快递",
    "邮政": "邮政|ems|邮局",
    "德邦": "德邦",
    "百世": "百世",
    "菜鸟": "菜鸟",
    "安能": "安能",
    "天天": "天天快递",
}
_BY_AIR = re.compile("飞机|空运|航空|专机|包机|空中|飞到|飞去|飞往|飞抵|全货机|天上")
_BY_LAND = re.compile("陆|汽|卡车|公路|铁路|普快|普通")
_ON_REQUEST = re.compile(
    "备注|补差|补运费|联系客服|找客服|要发|要走|差价|自己补|自费|(?<![不没])加钱|(?:能不能|能否|可不可以)寄"
    "|加[0-9一二三四五六七八九十]+[块元]|可改|想发|指定.{0,4}(?:补|加)"
    "|需补|另付|升级.{0,3}(?:补|加)"
)


@judge("carrier", wants="carrier")
def carrier(claim: Claim) -> Judgement:
    """Who is said to carry the goods, and by air or by land, against the logistics setting."""
    known = claim.context.facts.text("carrier")
    if known is None or _ON_REQUEST.search(claim.text):
        return OK
    known = known.lower()
    said = [name for name, words in _CARRIERS.items() if re.search(words, claim.said)]
    wrong = [name for name in said if name not in known and not re.search(_CARRIERS[name], known)]
    right = [name for name in _CARRIERS if name in known]
    if wrong and any(name in claim.text for name in right):
        return OK
    flies = _BY_AIR.search(claim.said) and re.search(
        "坐|走|发|上|搭|乘|全程|送|直达|运|到你|冷链|快递|落地|配", claim.clause
    )
    by_land = _BY_LAND.search(known) or (right and "顺丰" not in right)
    if not wrong and flies and by_land and not _BY_AIR.search(known):
        wrong = ["空运"]
    if not wrong:
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{claim.said}”，实际承运 {known}",
        missing="物流配置",
        claim=f"carrier:{wrong[0]}",
    )


@judge("carrier_service", wants="carrier")
def carrier_service(claim: Claim) -> Judgement:
    """Brought upstairs and indoors: against a carrier that leaves goods at the station or door."""
    known = claim.context.facts.text("carrier") or ""
    if not re.search("不含|不送|自提|网点|零担|不上楼|到站|驿站", known):
        return OK
    if re.search("不送|不含|自己|另(?:付|加|算)|加钱|自提|不上|不包|不负责", claim.text):
        return OK
    return Judgement(Verdict.VIOLATION, f"口播“{claim.said}”，物流是“{known}”", missing="物流配置")
