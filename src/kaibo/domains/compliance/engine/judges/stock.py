"""Settles what is said of stock, sales and last chances by the stock board, the orders and the schedule."""

import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.counting import Count, counts
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# From how many pieces on "almost gone" is not so.
_PLENTY = 150
# From how many sold on a figure wants proof even where nobody told the orders.
_BOAST = 100_000
_HERE = ZoneInfo("Asia/Shanghai")
_PER_BUYER = re.compile(
    "限购|每人|一人|每个?(?:号|id|账号|用户|家庭)|每单|一单限|最多拍|[吃用喝穿买看试]了|起拍|起批"
)
_SIZE = re.compile("(?P<size>[0-9一二两三四五六七八九十]{1,4}|[smlx]{1,4}|均)[码号]|色")
_TIME_UNITS = (
    "小时",
    "分钟",
    "天",
    "日",
    "年",
    "月",
    "周",
    "星期",
    "层",
    "个月",
    "个小时",
    "个星期",
    "人",
)


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _of_things(text: str, start: int, end: int) -> Count | None:
    """The last count of goods within the claim."""
    found = [
        one
        for one in counts(text)
        if start <= one.start < end
        and one.unit not in _TIME_UNITS
        and text[one.end : one.end + 1] != "%"
    ]
    return found[-1] if found else None


def _sku_stock(facts: Facts, text: str) -> tuple[float | None, bool]:
    """The stock of the size that is named, and whether a size or colour is named at all."""
    sizes = list(_SIZE.finditer(text))
    for size in sizes:
        said = size.group("size")
        number = next(counts(said), None) if said else None
        key = _shown(number.low) if number else (said or "")
        held = facts.number(f"sku_stock_{key}")
        if held is not None:
            return held, True
    return None, bool(sizes)


@judge("stock_left", wants="stock sku_stock_*")
def stock_left(claim: Claim) -> Judgement:
    """How many are left, made or put up, against the board; unknown stock settles nothing."""
    facts = claim.context.facts
    before = claim.text[max(0, claim.start - 6) : claim.start]
    if _PER_BUYER.search(before + claim.said):
        return OK
    count = _of_things(claim.text, claim.start, claim.end)
    if count is None:
        return OK
    left, right = claim.text[max(0, claim.start - 12) : claim.start], ""
    if size := re.match("的(?:是)?[^，？]{0,6}", claim.text[claim.end :]):
        right = size.group()  # 只剩十二双的是三十九码
    held, named = _sku_stock(facts, left + claim.said + right)
    each = re.search("每[个种]?(?:色|码|款|号|颜色|尺码|口味)", claim.said)
    stock_of_all = facts.number("stock")
    if each and held is None and stock_of_all is not None:
        # Of each size so few: no goods come in more than thirty of them.
        if count.high * 30 >= Decimal(str(stock_of_all)):
            return OK
    elif held is None and named and stock_of_all is not None:
        # One size may be short while the rest is not: nobody told this size's stock.
        return OK
    stock = facts.number("stock") if held is None else held
    if stock is None or count.may_be(stock):
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{claim.said}”，后台库存 {stock:g}",
        missing="实时库存截图",
        claim=f"stock:{_shown(count.low)}",
    )


@judge("nearly_gone", wants="stock")
def nearly_gone(claim: Claim) -> Judgement:
    """Words of scarcity without a number: false when there is plenty."""
    stock = claim.context.facts.number("stock")
    if stock is None or stock < _PLENTY:
        return OK
    if re.search(
        "(?:其他|其它|别的|另外).{0,3}[色码款号].{0,2}(?:还|都)?(?:多|有|足|够)|不紧张|紧不紧|没断货|没卖空|不会断|没缺货|不缺货",
        claim.text,
    ):
        return OK
    named = next(iter(counts(claim.clause)), None)
    if named and named.unit in ("件", "个", "单", "箱", "份") and named.may_be(stock):
        return OK
    return Judgement(Verdict.VIOLATION, f"口播“{claim.said}”，后台库存 {stock:g}", claim="stock")


_NOW = re.compile(
    "今晚|今天|本场|这一?场|刚才|开播|每[分秒]|一[分秒]钟?|[小半一]个?小时|刚上|(?<!到)现在"
)
_ALL_TIME = re.compile("累计|至今|历史|近|年|月|总")
_RATE = re.compile("率|分$|[0-9]分|好评|回头客")


# 几百万, 上亿 and 一个亿 are no number, but far more than a shop of a few thousand orders.
_VAGUELY_MANY = re.compile("(?:几|好几|上)(?:十|百|千)?(?:万|亿)|[一几两]个亿")
_MANY = 5_000


@judge("sold_count")
def sold_count(claim: Claim) -> Judgement:
    """Sales told against the orders of the window they stand for; less than true harms nobody."""
    facts = claim.context.facts
    count = _of_things(claim.text, claim.start, claim.end)
    sold = facts.number("sold")
    if count is None and sold is not None and sold < _MANY and _VAGUELY_MANY.search(claim.said):
        return Judgement(
            Verdict.VIOLATION,
            f"口播“{claim.said}”，订单数据 {sold:g}",
            missing="订单口径+时间窗",
        )
    if count is None or claim.text[count.start - 1 : count.start] in ("第", "前"):
        return OK
    if sold is None:
        held = facts.on_file("evidence", "sold_window", "report")
        if held or count.low < (_BOAST if held is None else 100) or not count.unit:
            return OK
        return Judgement(
            Verdict.VIOLATION if held is False else Verdict.NEEDS_EVIDENCE,
            f"口播“{claim.said}”，没有登记订单数据",
            missing="订单口径+时间窗",
            claim=f"sold:{_shown(count.low)}",
        )
    window = facts.text("sold_window") or ""
    told = claim.text[max(0, claim.start - 8) : claim.end]
    if count.low > Decimal(str(sold)) * Decimal("1.1"):
        reason = f"口播“{claim.said}”，订单数据{window} {sold:g}"
    elif _NOW.search(told) and _ALL_TIME.search(window) and count.may_be(sold) and sold >= 100:
        reason = f"口播说是本场，{sold:g} 是{window}的数"
    else:
        return OK
    return Judgement(
        Verdict.VIOLATION,
        reason,
        missing="订单口径+时间窗",
        claim=f"sold:{_shown(count.low)}",
        end=max(claim.end, count.end + len(count.unit)),
    )


@judge("shown_numbers")
def shown_numbers(claim: Claim) -> Judgement:
    """Viewers online, repeat purchases, good reviews: as the dashboard shows them, or not at all."""
    held = claim.context.facts.on_file("evidence", "report", "sold_window")
    if held:
        return OK
    sold = claim.context.facts.number("sold")
    if held is None and not (sold is not None or "率" in claim.said or "%" in claim.said):
        return OK
    verdict = Verdict.VIOLATION if held is False else Verdict.NEEDS_EVIDENCE
    return Judgement(verdict, f"“{claim.said}”没有数据凭证", missing="订单口径+时间窗")


def _ends(facts: Facts) -> tuple[date | None, date]:
    def day(said: str | None) -> date | None:
        try:
            return date.fromisoformat((said or "")[:10])
        except ValueError:
            return None

    return day(facts.text("campaign_end")), day(facts.text("today")) or datetime.now(_HERE).date()


@judge("last_chance", wants="campaign_end announce=no")
def last_chance(claim: Claim) -> Judgement:
    """Never again is false while the campaign runs on, or when nothing of the kind is announced."""
    facts = claim.context.facts
    end, today = _ends(facts)
    if re.search(
        "还有.{0,4}天|还会|还排|还来|活动到|不急|慢慢|接着播|不可惜|没关系|还没定|还在", claim.text
    ):
        return OK
    if end is not None:
        if end <= today:
            return OK
        return Judgement(
            Verdict.VIOLATION, f"口播“{claim.said}”，活动排到 {end}", missing="排期", claim="last"
        )
    announced = facts.yes("announce")
    if announced is False:
        return Judgement(
            Verdict.VIOLATION,
            f"口播“{claim.said}”，没有这样的排期或公告",
            missing="排期",
            claim="last",
        )
    return OK


@judge("last_chance_strong")
def last_chance_strong(claim: Claim) -> Judgement:
    """The same for words that leave no doubt: unknown, the schedule is wanted."""
    judged = last_chance(claim)
    facts = claim.context.facts
    known = facts.text("campaign_end") is not None or facts.yes("announce") is not None
    if known:
        return judged
    return Judgement(Verdict.NEEDS_EVIDENCE, f"口播“{claim.said}”，没有登记排期", missing="排期")


_NEXT = re.compile(
    "还有.{0,4}(?:天|场)|还会|还排|还来|活动到|不急|不赶|慢慢|接着(?:播|卖|做|来)|不可惜|没关系|还没定|还在|不好说|"
    "有没有[^，？]{0,4}(?:不知道|不清楚|不好说|看)|本周|这周|这个?礼拜|这个星期|下周[^，？]{0,4}(?:见|播|来|有)|明[天晚][^，？]{0,4}(?:见|播|来|有)|不是(?:绝版|停产|最后)|下一批|再版|加印|以后再说|另行"
)


@judge("never_again", wants="announce=yes announce=no campaign_end")
def never_again(claim: Claim) -> Judgement:
    """Gone for good is false while a next show is announced, or nothing of the kind is."""
    facts = claim.context.facts
    end, today = _ends(facts)
    # A script's remark in brackets tells the truth beside the claim.
    aside = re.search("明[天晚]照常|照样|仍在|仍有|实际", claim.text)
    if (_NEXT.search(claim.text) and not aside) or (end is not None and end <= today):
        return OK
    if end is not None:
        reason = f"口播“{claim.said}”，活动排到 {end}"
    elif facts.yes("announce"):
        if not _FOR_GOOD.search(claim.said):
            return OK
        reason = f"口播“{claim.said}”，已公告后面还有场次"
    elif facts.yes("announce") is False:
        reason = f"口播“{claim.said}”，没有这样的排期或公告"
    else:
        return OK
    return Judgement(Verdict.VIOLATION, reason, missing="排期", claim="last")


_FOR_GOOD = re.compile(
    "永|再[也无不没]|往后|以后|今后|从今|从此|此生|今生|人生|一辈子|这辈子|绝|告别|散伙|谢幕|封[山厂箱刀]|不存在|"
    "没这个?店|[下这]次不会|不会再|再等.{0,2}(?:[百十]年|辈子)|"
    "不播|解约|到头|不合作|不跟|不返场|停产|最后的|史上|见不着|拿不着|找不着|买不着|没下|没处|关门|闭店"
)


@judge("viewers_shown", wants="sold")
def viewers_shown(claim: Claim) -> Judgement:
    """Viewers told in tens of thousands where the show sold next to nothing, without a proof."""
    facts = claim.context.facts
    count = next((one for one in counts(claim.text) if claim.start <= one.start < claim.end), None)
    sold = facts.number("sold")
    if count is None or sold is None or count.low < 10_000 or facts.on_file("evidence", "report"):
        return OK
    if count.low < Decimal(str(sold)) * 20:
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，没有在线人数凭证", missing="直播大屏截图"
    )


@judge("rate_shown", wants="sold evidence")
def rate_shown(claim: Claim) -> Judgement:
    """A share of buyers who come back or praise: a count of orders does not prove it."""
    facts = claim.context.facts
    if facts.on_file("evidence", "report") or facts.text("report"):
        return OK
    return Judgement(
        Verdict.VIOLATION, f"“{claim.said}”没有复购、好评的数据凭证", missing="订单口径+时间窗"
    )
