"""Settles what is said of draws by their settings: the prize, its worth, how many, when, and how to join."""

import re
from decimal import Decimal

from kaibo.domains.compliance.engine.judges.base import VIOLATION, Claim, judge
from kaibo.domains.compliance.engine.judges.counting import CLASSIFIERS, counts
from kaibo.domains.compliance.engine.numbers.numerals import value_of
from kaibo.domains.compliance.engine.numbers.quantities import amounts
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# 反不正当竞争法 11(4), in yuan.
MOST_WORTH = 50_000
_DRAW = re.compile(
    "粉丝专属|抽|奖|福袋|开奖|幸运|锦鲤|中了|归.{0,3}一位|送出去|摇号|盲抽|欧皇|转盘|砸金蛋|刮刮|手气|翻牌"
)


# What costs more than that as a rule; its likeness in small does not.
_DEAR = re.compile(
    "(?:小米su7|su7|小汽车|汽车|轿车|suv|新能源车|宝马|奔驰|奥迪|特斯拉|比亚迪|问界|小鹏|理想汽车|蔚来|保时捷|大众汽车|本田|丰田|别克|红旗轿车|极氪|领克|路虎|沃尔沃|雷克萨斯"
    "|一套房子?|商铺|公寓|爱马仕包?|劳力士|百达翡丽)(?!模型|周边|贴纸|钥匙扣|车模|玩具|挂件|同款|脚垫|坐垫|用品|香薰|支架)"
)


_NO_DRAW = re.compile(
    "抽(?:屉|油|绳|纸|烟|丝|检|查|样|湿|空|到重复)|奖(?:章|牌|状|项|励|学金|杯|证)|[得获](?:过|了)?[^，？]{0,3}奖"
    "|[金银铜]奖|等奖.{0,3}编号|红点奖|斗茶|桌游|道具|故事|名单|本期中奖"
)


def _no_draw(text: str) -> bool:
    """Whether it is no draw that is spoken of: drawers, medals, a draw long over."""
    return bool(
        re.search("不是抽|是卖的|没有.{0,4}大奖|这会儿没有|已经开完", text)
        or (_NO_DRAW.search(text) and not re.search("抽奖|福袋|抽中|抽一", text))
    )


@judge("prize_worth")
def prize_worth(claim: Claim) -> Judgement:
    """The highest prize's worth, by the facts or else by what is said of it."""
    if not _DRAW.search(claim.text) or _no_draw(claim.text):
        return OK
    known = claim.context.facts.number("prize_value")
    if known is not None:
        if known <= MOST_WORTH:
            return OK
        return Judgement(
            Verdict.VIOLATION,
            f"奖品价值 {known:g} 元，超过 {MOST_WORTH} 元",
            claim=f"prize:{known:g}",
        )
    if re.search("不是抽|没有.{0,4}大奖|是卖", claim.text):
        return OK
    said = max(
        (one.value for one in amounts(claim.said, bare=True) if one.value > MOST_WORTH),
        default=None,
    )
    dear = _DEAR.search(claim.text, claim.start)
    if said is None and dear is not None and dear.start() < claim.end:
        return Judgement(
            Verdict.NEEDS_EVIDENCE,
            f"奖品是“{dear[0]}”，多半超过 {MOST_WORTH} 元",
            missing="奖品同期市价",
            claim="prize:dear",
        )
    if said is None:
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播奖品 {said:g} 元，超过 {MOST_WORTH} 元", claim=f"prize:{said:g}"
    )


@judge("prize_worth_known", wants="prize_value")
def prize_worth_known(claim: Claim) -> Judgement:
    """Any talk of a draw whose prize is known to be worth too much."""
    known = claim.context.facts.number("prize_value")
    if known is None or known <= MOST_WORTH:
        return OK
    return prize_worth(claim)


# From what share of winners on odds are no honest odds of a draw.
_MOST_WIN = Decimal("0.5")


@judge("odds_told")
def odds_told(claim: Claim) -> Judgement:
    """So many of so many win: half and more is a promise, two of a hundred are honest odds."""
    told = [one.high for one in counts(claim.said)]
    if len(told) < 2 or told[0] <= 0 or told[1] / told[0] < _MOST_WIN:
        return OK
    return VIOLATION


# What tasks the draw tool has, and how hosts name them.
_TASKS = (
    (re.compile("关注"), re.compile("关注")),
    (re.compile("粉丝团|灯牌"), re.compile("粉丝团|灯牌|加团|入团")),
    (
        re.compile("评论|口令|弹幕"),
        re.compile("口令|福袋.{0,6}(?:写|提示|自动)|评论一(?:句|条|下)|发一句"),
    ),
    (
        re.compile("看播|观看|停留"),
        re.compile("看够|看满|看播|满[^，？]{1,3}分钟|停留|看.{0,3}分钟"),
    ),
    (re.compile("分享|转发"), re.compile("分享|转发")),
    (re.compile("点赞"), re.compile("点赞")),
    (re.compile("购买|下单|消费"), re.compile("购买|下单|买")),
)
_ACTION = re.compile("刷|扣|分享|转发|点赞|下单|打赏|关注|截图")
_FLOOD = re.compile("刷|屏|(?:满|够|破|到|上)[0-9一二两三四五六七八九十百千万]|#|百|千|万|遍|扣")


@judge("draw_task")
def draw_task(claim: Claim) -> Judgement:
    """A condition outside the tool's own task; one the tool sets may be read out."""
    task = claim.context.facts.text("lottery_task")
    if task:
        for kind, said in _TASKS:
            if not (kind.search(task) and said.search(claim.said)):
                continue
            if not _FLOOD.search(claim.said):
                return OK
            if kind.pattern.startswith("看播") and not _ACTION.search(claim.text):
                return OK  # so many minutes are the tool's own
        return Judgement(
            Verdict.VIOLATION, f"口播“{claim.said}”，福袋任务是“{task}”", missing="福袋任务配置"
        )
    return VIOLATION


_CLOCK = re.compile(
    "(?:(?P<h>[0-9]{1,2}|[一二两三四五六七八九]?十?[一二三四五六七八九十两]):?点?(?P<m>[0-9]{2})"
    "|(?P<h2>[0-9]{1,2}|十?[一二三四五六七八九十两])点(?:(?P<half>半)"
    "|(?P<q>[一三])刻|(?P<m2>[0-9]{1,2}|[一二三四五]?十[一二三四五六七八九]?)分?)?)"
)


def _minutes(text: str) -> list[int]:
    out = []
    for match in _CLOCK.finditer(text):
        hour = value_of(match["h"] or match["h2"])
        if hour is None or hour > 24 or (match["h"] and ":" not in match.group()):
            continue
        minute = 30 if match["half"] else 15 * int(value_of(match["q"]) or 0) if match["q"] else 0
        minute = int(value_of(match["m"] or match["m2"] or "") or minute)
        out.append(int(hour) % 12 * 60 + minute)
    return out


@judge("prize_as_set", wants="prize prize_qty lottery_qty draw_time")
def prize_as_set(claim: Claim) -> Judgement:
    """Prize, number, size and time as the draw is set up."""
    facts = claim.context.facts
    prize = facts.text("prize")
    spec = facts.text("prize_spec") or ""
    quantity = facts.number("prize_qty")
    if quantity is None:
        quantity = facts.number("lottery_qty")
    told = f"{prize or ''} {spec}"
    for one in counts(claim.said):
        word, before = claim.said[one.start : one.end], claim.said[: one.start][-1:]
        if one.unit not in tuple(re.sub("[块斤层提]", "", CLASSIFIERS)) or (
            before and before in "第每满前"
        ):
            continue
        if quantity is None or one.may_be(quantity) or word in told:
            continue
        if any(other.low == one.low for other in counts(told)):
            continue
        # A prize that is itself counted (大米5kg, 银镯一对) is not how many there are.
        if re.search(f"[{CLASSIFIERS}]", told) and word in told:
            continue
        return _differs(claim, f"{quantity:g} 份")
    time = facts.text("draw_time")
    said_times = _minutes(claim.said)
    known_times = _minutes(time) if time else []
    if known_times and said_times and not set(said_times) & set(known_times):
        return _differs(claim, f"{time} 开奖")
    if prize and re.search("抽|奖品", claim.said) and not _alike(claim.text, told):
        thing = re.sub(
            "[0-9一二两三四五六七八九十百千几个只台条份套把张件部副款单包箱盒瓶]"
            "|抽的?|奖品?|是|就|送|今晚|大奖|等会儿?|现在|咱们|这轮|福袋|一位"
            "|幸运|的|了|奖|出|开|给|你们|大家|来|啊|哈|，",
            "",
            claim.said,
        )
        if (
            len(thing) >= 2
            and not re.search("手上|这|它|那", thing)
            and re.search("抽的是|抽(?:个|一|[0-9]|两|几)|奖品是|奖品就是|奖品，", claim.said)
        ):
            return _differs(claim, f"奖品“{prize}”")
    return OK


def _alike(text: str, prize: str) -> bool:
    bare = re.sub("[^一-鿿]", "", prize)
    return not bare or any(bare[i : i + 2] in text for i in range(max(1, len(bare) - 1)))


def _differs(claim: Claim, known: str) -> Judgement:
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，设置是 {known}", missing="奖品设置", claim="prize"
    )


_MODEL = re.compile("([a-z]{1,4})([0-9]{1,4})(?![0-9])")


@judge("prize_model", wants="prize")
def prize_model(claim: Claim) -> Judgement:
    """A prize's model said against the one set up: X30 is not X20."""
    prize = (claim.context.facts.text("prize") or "").lower()
    known = dict(_MODEL.findall(prize))
    for letters, number in _MODEL.findall(claim.text[claim.start :]):
        if known.get(letters, number) != number:
            return _differs(claim, f"奖品“{prize}”")
    return OK


@judge("prize_talk", wants="prize_value")
def prize_talk(claim: Claim) -> Judgement:
    """Talk of one who shall have it all, where the prize set up is worth too much."""
    known = claim.context.facts.number("prize_value")
    if known is None or known <= MOST_WORTH or _no_draw(claim.text):
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"奖品价值 {known:g} 元，超过 {MOST_WORTH} 元",
        claim=f"prize:{known:g}",
    )
