"""Settles what is said of gifts by the gift card: what, how many, how much worth, on what terms."""

import re
from decimal import Decimal

from kaibo.domains.compliance.engine.frames import clause_around
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.counting import CLASSIFIERS, Count, counts
from kaibo.domains.compliance.engine.numbers.quantities import amounts
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

_NO_GIFT = re.compile("none|无|没有|no")
_PAIR = "对双副"
# 送 that gives nothing away.
_NOT_A_GIFT = re.compile(
    "捐|适配|耳塞|店里(?:卖|现价)|搭(?:着|把|手|档|讪|话)|配(?:型|器|对|制|件|料|方|色|置|图|合|菜|套|音|文)|送(?:货|达|到|给?(?:妈|爸|朋友|老婆|老公|长辈|孩子|女友|男友|闺蜜"
    "|领导|客户|同事|对象|老人|爱人|家人|亲戚)|礼(?!物|品|盒)|人|上门"
    "|上楼|修|检|完|没了|洗|医|走|行|别|审|出去|进|来|去)"
)
_FILLER = re.compile(
    "(?:你们?|您|咱|大家|给|的|了|一共|再|还|都|也|直接|是|个|那|这|额外"
    "|另外|总共|单|份|套|正装|全|整|超|大|小|实用|好用|，|哈|啊|哦|呢"
    "|[和跟与])+"
)
# Words that give: 配 and 搭 alone do many other things (适配, 搭着穿).
GIVES = re.compile(
    "(?<!捐)(?<!转)(?<!受)[送赠](?!货|检|修|票|送关系|礼物)|白给|白拿|白得|白搭|饶|到手|得[0-9一二两三四五六]"
    "|给(?:你|您|大家|各位|姐妹|家人)?们?[^，？]{0,4}(?:搭|配|塞|带|装|揣|捎|放|添|备|来|拿|搁|整|弄|凑|抓|上|垫|裹|压|[一二两三俩几0-9])"
    "|(?:搭|添|揣|塞|捎)(?:上|个|条|把|瓶|点)?(?:[一二两三四五六七八九十0-9俩仨几](?![分折成点])|个|条)"
    "|(?:还|再|另|都)(?:(?:有|配|带|加|放|搭|塞)(?=[个一两三几0-9对条])|搭|塞|送)|跟着|随(?:单|箱|货|机|附)|一(?:起|并|道|块儿?)(?:寄|走|给|送|装|带)|压箱底|带走|拎走"
    "|(?:人手|每人|每单|一人)[一两二]|有(?:一|个|两)[^，？]{1,6}(?:跟着|一起)|也是(?:你|您)们?的|配齐"
)
# A thing named before the giving: 枕芯也跟着送一对.
_ALSO = re.compile("[一-鿿]{2}(?:也|还|都|一并|一起)(?:跟着|一起|一并|都|给你们?)?(?:送|赠|给)")
_MEASURE = re.compile("ml|毫升|升|g|克|斤|kg|公斤|寸|厘米|cm|瓦|w|公分|米")


def pieces(count: Count) -> tuple[Decimal, Decimal]:
    """From how many to how many single pieces: 一对 are two."""
    times = 2 if count.unit in tuple(_PAIR) else 1
    return count.low * times, count.high * times


def units(text: str) -> list[tuple[Count, str]]:
    """Every count with the unit of measure, if any, right after it."""
    out = []
    for one in counts(text):
        measure = _MEASURE.match(text, one.end)
        out.append((one, measure.group() if measure else ""))
    return out


_SAME = {"毫升": "ml", "克": "g", "公斤": "kg", "厘米": "cm", "公分": "cm", "瓦": "w"}


def named(gift: str) -> str:
    """The gift's name without numbers and units: 枕套2只 is 枕套."""
    bare = re.sub(f"[0-9.]+(?:ml|g|kg|cm|w|毫升|克|[{CLASSIFIERS}])?", "", gift.lower())
    return re.sub("[^一-鿿a-z]", "", bare)


def shares(said: str, name: str) -> bool:
    """Whether a gift's name is said: two of its characters together, or its last one."""
    if not name:
        return True
    pairs = {name[i : i + 2] for i in range(len(name) - 1)} or {name}
    return any(pair in said for pair in pairs)


@judge("gift_as_set", wants="gift")
def gift_as_set(claim: Claim) -> Judgement:
    """A gift's kind, number and size against the gift card; gone gifts are not to be promised."""
    facts = claim.context.facts
    gift = facts.text("gift")
    if gift is None or (_NOT_A_GIFT.search(claim.said) and not shares(claim.said, named(gift))):
        return OK
    left = facts.number("gift_stock", "gift_left")
    if re.search("送完|没了|没有了|没有东西|送光|发完|不送|没送|没货", claim.text):
        return OK
    if not GIVES.search(claim.said) and not shares(claim.clause, named(gift)):
        return OK
    if _NO_GIFT.fullmatch(gift.strip().lower()):
        return Judgement(Verdict.VIOLATION, f"口播“{claim.said}”，没有配置赠品", claim="gift")
    if left == 0:
        return Judgement(
            Verdict.VIOLATION, f"口播“{claim.said}”，赠品“{gift}”已送完", claim=f"gift:{gift}"
        )
    name = named(gift)
    reason = _otherwise(claim, gift, name)
    if not reason:
        return OK
    return Judgement(
        Verdict.VIOLATION, reason, missing="赠品 SKU、数量、规格", claim=f"gift:{gift}"
    )


def _otherwise(claim: Claim, gift: str, name: str) -> str:
    """How the claim differs from the card; empty when it does not."""
    wrong = f"口播“{claim.said}”，赠品卡“{gift}”"
    if not shares(claim.clause, name):
        said = re.sub(r"[0-9.]+", "", claim.said)
        after = re.split("送|赠|搭|配|塞|捎", said)[-1]
        thing = _FILLER.sub(
            "", re.sub(f"[一二两三四五六七八九十百俩仨半][{CLASSIFIERS}]?", "", after)
        )
        # Nothing but "送" and a number: what is given was said elsewhere.
        if len(thing) < 2 and not shares(claim.text, name) and _ALSO.search(claim.clause):
            return wrong
        if len(thing) < 2 or shares(claim.text, name) or name[-1:] in thing:
            return _counted(claim, gift, wrong)
        return wrong
    return _counted(claim, gift, wrong)


def _counted(claim: Claim, gift: str, wrong: str) -> str:
    card = units(gift.lower())
    given = [pieces(one) for one, measure in card if not measure]
    sizes = {_SAME.get(m, m): one.low for one, m in card if m}
    place = clause_around(claim.text, claim.start, claim.end)[0]
    for one, measure in units(claim.text):
        if one.start < min(place, claim.start) or one.start >= claim.end:
            continue
        if measure:
            kind = _SAME.get(measure, measure)
            if kind in sizes and not one.low <= sizes[kind] <= one.high:
                return wrong
            continue
        if one.unit not in tuple(CLASSIFIERS) and claim.text[one.start : one.end] not in "俩仨":
            continue
        if claim.text[max(0, one.start - 2) : one.start] in ("每拍", "拍下", "买了", "前一") or (
            claim.text[one.start - 1 : one.start] in ("拍", "买", "前", "满")
        ):
            continue
        if claim.text[one.start : one.end + 1] in ("一套", "一份", "一组", "一单", "一件"):
            continue
        low, high = pieces(one)
        if given and not any(low <= number[1] and number[0] <= high for number in given):
            return wrong
    return ""


@judge("gift_told")
def gift_told(claim: Claim) -> Judgement:
    """A gift is to be named: what it is and how many, in the same words."""
    gift = claim.context.facts.text("gift")
    name = named(gift) if gift and not _NO_GIFT.fullmatch(gift.strip().lower()) else ""
    if name and shares(claim.text, name):
        return OK
    word = max(claim.said.rfind(one) for one in ("礼", "惊喜", "品", "包", "心意", "福利"))
    later = claim.text[claim.start + max(word, 0) : claim.end + 24]
    if any(one.unit in tuple("个只双枚瓶支条盒套罐袋包片把本张块对副") for one in counts(later)):
        return OK
    return Judgement(Verdict.VIOLATION, "没有说清赠品的品种、规格、数量", missing="赠品五要素")


_DIGITS_SAID = (
    (re.compile("三位数"), 100),
    (re.compile("四位数"), 1000),
    (re.compile("五位数"), 10_000),
    (re.compile("上千"), 1000),
    (re.compile("上百|大几百|好几百|几百"), 100),
    (re.compile("几千|大几千"), 1000),
)


@judge("gift_worth", wants="gift_store_price")
def gift_worth(claim: Claim) -> Judgement:
    """A gift's worth is what the same shop sells it for now (价格欺诈规定 18)."""
    worth = claim.context.facts.number("gift_store_price")
    if worth is None:
        return OK
    stop = min(len(claim.text), claim.end + 2)
    said = [
        one.value
        for one in amounts(claim.text[:stop], bare=True)
        if claim.start <= one.start < claim.end
    ]
    said += [Decimal(value) for words, value in _DIGITS_SAID if words.search(claim.said)]
    said += [one.low for one in counts(claim.said) if not said and one.low >= 10]
    value = max(said, default=None)
    if value is None or value <= Decimal(str(worth)) * Decimal("1.05"):
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"口播赠品值 {value.normalize():f} 元，本店现价 {worth:g} 元",
        missing="赠品当前售价",
        claim=f"worth:{value.normalize():f}",
    )


@judge("gift_free", wants="gift_need_pay gift_condition")
def gift_free(claim: Claim) -> Judgement:
    """Free is without pay and without a condition that is not said."""
    facts = claim.context.facts
    if re.search(
        "不是(?:免费|白送|送的)|没有免费|不免费|免费不了|不是不要钱|都别给|验证码|试听|试看|免费版|做不了主|圆领[各口衫短长卫毛的，]|核销|公益|面值",
        claim.text,
    ):
        return OK
    pay, terms = facts.number("gift_need_pay"), facts.text("gift_condition")
    if (
        pay is not None
        and any(one.value == Decimal(str(pay)) for one in amounts(claim.text))
        and (
            not re.search("免费|送|白|[0零][元圆]|不[要花收用]|一分", claim.said)
            or re.search(
                "(?:邮费|运费|快递费|换购|加)[^，？]{0,3}[0-9一二三四五六七八九十]", claim.text
            )
        )
    ):
        return OK  # what is to be paid is told
    if pay is not None and pay > 0:
        return Judgement(
            Verdict.VIOLATION, f"口播“{claim.said}”，实际要付 {pay:g} 元", claim=f"pay:{pay:g}"
        )
    if terms is None or _NO_GIFT.fullmatch(terms.strip().lower()) or _says(claim.text, terms):
        return OK
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{claim.said}”，赠送条件是“{terms}”",
        missing="条件明示",
        claim="terms",
    )


def _says(text: str, terms: str) -> bool:
    """Whether the condition is told: its number, or its words."""
    wanted = [one.low for one in counts(terms.lower())]
    if wanted:
        told = {one.low for one in counts(text)}
        few = [one for one in counts(terms.lower()) if one.low < 10 and one.unit]
        if few and not any(
            one.low == other.low and one.unit == other.unit for one in few for other in counts(text)
        ):
            return False
        return all(number in told for number in wanted)
    words = re.sub("需要?|购买|须|必须|才|可|仅|限", "", terms)
    return shares(text, words)
