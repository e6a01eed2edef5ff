"""Settles what has to be shown or told all the time: warnings, advertising, AI figures, condition, deposits."""

import re

from kaibo.domains.compliance.engine.judges.base import VIOLATION, Claim, judge
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# A greeting before, and a call to buy after, are no part of what was said without the notice.
_GREETING = re.compile("(?:亲|台词|口播|姐妹们|家人们|宝宝们)，")
_CALL = re.compile(
    "，(?:点左下|点链接|来?上链接|链接在[^，？]{0,6}|[^，？]{0,6}块[^，？]{0,2}|上车|拍)[，？]?$"
)


def _all_of_it(claim: Claim, reason: str, missing: str) -> Judgement:
    """The whole text is what was said while the notice was missing."""
    text = claim.text
    greeting = _GREETING.match(text)
    start = greeting.end() if greeting else 0
    call = _CALL.search(text, start)
    end = call.start() if call and call.start() > start else len(text)
    while end > start + 1 and text[end - 1] in "，？":
        end -= 1
    return Judgement(
        Verdict.VIOLATION, reason, missing=missing, claim="shown", start=start, end=end
    )


@judge("warning_on_screen", wants="warning_shown=no")
def warning_on_screen(claim: Claim) -> Judgement:
    """Health food is shown with its warning all the while (三品一械 10)."""
    facts = claim.context.facts
    if claim.context.category != "health_food" or facts.yes("warning_shown") is not False:
        return OK
    if re.search("(?:不是药物|不能代替药物)", claim.text) and claim.context.surface == "overlay":
        return OK
    return _all_of_it(claim, "讲解保健食品时画面上没有警示语", "贴片时段记录")


@judge("warning_taken_off")
def warning_taken_off(claim: Claim) -> Judgement:
    """Who says the warning comes off is believed, unless it is on the screen."""
    shown = claim.context.facts.yes("warning_shown")
    if shown or re.search("不撤|别撤|不许撤|不能撤|换品才撤|一直挂|不能关|别关", claim.text):
        return OK
    return Judgement(Verdict.VIOLATION, "警示语没有持续显示", missing="贴片时段记录")


_SAYS_IT_IS_AD = re.compile(
    "(?:这是|是个?|这条是|本条|含)(?:品牌)?(?:广告|推广|商单|恰饭|合作)|收了(?:品牌|推广)"
)
_SAYS_NOT = re.compile("不是|没有?|无广|不恰|不用|别标|纯分享")


@judge("advert_marked", wants="ad_label_shown=no pay_disclosed=no")
def advert_marked(claim: Claim) -> Judgement:
    """Paid recommendation with a link to buy is marked as advertising."""
    facts = claim.context.facts
    if facts.yes("paid_promotion") is False or facts.yes("ad_label_shown"):
        return OK
    hidden = facts.yes("ad_label_shown") is False or facts.yes("pay_disclosed") is False
    if not (hidden and (facts.yes("paid_promotion") or facts.yes("cart_linked"))):
        return OK
    if _SAYS_IT_IS_AD.search(claim.text) and not _SAYS_NOT.search(claim.text):
        return OK
    return _all_of_it(claim, "收了推广费、挂了购物链接，没有标“广告”", "广告标识时段")


@judge("advert_denied", wants="paid_promotion=yes")
def advert_denied(claim: Claim) -> Judgement:
    """Said to be no advertising: false when it is paid for and not marked."""
    facts = claim.context.facts
    if facts.yes("paid_promotion") and not facts.yes("ad_label_shown"):
        return Judgement(Verdict.VIOLATION, "收了推广费却说不是广告", missing="广告标识时段")
    return OK


@judge("advert_hidden")
def advert_hidden(claim: Claim) -> Judgement:
    """An order to leave the mark off."""
    return OK if claim.context.facts.yes("ad_label_shown") else VIOLATION


_HUMAN = re.compile("真人|活人|不是机器人|不是数字人")
_AI_NOTICE = re.compile("ai生成|人工智能生成|数字人|虚拟人|虚拟主播|由ai")


@judge("ai_marked", wants="ai_label_shown=no")
def ai_marked(claim: Claim) -> Judgement:
    """An AI figure is told to be one all the while (办法 37)."""
    facts = claim.context.facts
    if not facts.yes("ai_presenter") or facts.yes("ai_label_shown") is not False:
        return OK
    if claim.context.surface == "overlay" and _AI_NOTICE.search(claim.text):
        return OK
    if _HUMAN.search(claim.text):
        return OK  # found as such, and where
    return _all_of_it(claim, "数字人出镜，画面上没有 AI 标识", "AI标识时段记录")


@judge("ai_as_human", wants="ai_presenter=yes")
def ai_as_human(claim: Claim) -> Judgement:
    """An AI figure said to be a living person."""
    facts = claim.context.facts
    if facts.yes("ai_presenter"):
        return Judgement(Verdict.VIOLATION, "数字人出镜，口播称真人", missing="AI标识时段记录")
    return OK


@judge("ai_label_taken_off")
def ai_label_taken_off(claim: Claim) -> Judgement:
    """An order to take the AI mark off."""
    return OK if claim.context.facts.yes("ai_label_shown") else VIOLATION


_USED = re.compile(
    "二手|翻新|退货|样[机品]|展[机示]|官翻|返修|拆封|瑕疵|残次|旧|[0-9一二三四五六七八九]成"
)
_TOLD_AGE = re.compile("临期|到期|还剩|剩[0-9一二三四五六七八九十百]|保质期到|快过期|尾货日期")
# Near its end: Douyin's table by shelf life (days of shelf life from, days left up to).
_NEAR_END = ((365, 45), (180, 30), (90, 20), (30, 10), (10, 5), (0, 4))


def _near_end(claim: Claim) -> bool | None:
    facts = claim.context.facts
    left, shelf = facts.number("days_left"), facts.number("shelf_days")
    if left is None:
        return None
    if shelf is None:
        return left <= _NEAR_END[0][1]
    return left <= next(most for least, most in _NEAR_END if shelf >= least)


@judge("age_told", wants="title_marked_near_expiry=no")
def age_told(claim: Claim) -> Judgement:
    """Goods near their end are told to be so, in the title and in words."""
    facts = claim.context.facts
    if facts.yes("title_marked_near_expiry") is not False or facts.number("days_left") is None:
        return OK
    if not _near_end(claim) or (
        _TOLD_AGE.search(claim.text) and not re.search("不提|别提|不说|别说|不讲", claim.text)
    ):
        return OK
    return _all_of_it(
        claim,
        f"商品只剩 {facts.number('days_left'):g} 天到期，标题和口播都没有告知",
        "成色、剩余天数",
    )


@judge("as_new")
def as_new(claim: Claim) -> Judgement:
    """Said to be new or fresh, against condition, grade and days left."""
    facts = claim.context.facts
    condition, grade = facts.text("condition"), facts.number("grade")
    if condition and _USED.search(condition) and not re.search("全新", condition):
        if re.search(f"{_USED.pattern}", claim.text) and not re.search(
            "没人用过|未拆|没拆|当新|原封|不是二手|不是翻新|全新", claim.text
        ):
            return OK
        return Judgement(
            Verdict.VIOLATION, f"口播“{claim.said}”，商品成色是“{condition}”", missing="成色"
        )
    if (
        grade is not None
        and grade < 100
        and condition is None
        and re.search("全新|未拆|原封", claim.said)
    ):
        return Judgement(
            Verdict.VIOLATION, f"口播“{claim.said}”，成色 {grade:g} 分", missing="成色"
        )
    left, shelf = facts.number("days_left"), facts.number("shelf_days")
    fresh = re.search("新鲜|日期|刚|新[下产出生]|今年|批|大半年|一年|放心囤|出炉|现做", claim.said)
    if left is None or not fresh or _TOLD_AGE.search(claim.text):
        return OK
    if _near_end(claim) or (shelf and left < shelf * 0.3):
        return Judgement(
            Verdict.VIOLATION, f"口播“{claim.said}”，只剩 {left:g} 天到期", missing="剩余天数"
        )
    return OK


@judge("condition_hidden")
def condition_hidden(claim: Claim) -> Judgement:
    """An order not to tell."""
    return OK if claim.context.facts.yes("title_marked_near_expiry") else VIOLATION


_REFUND = re.compile("退|拿回|要回|返|没损失|不亏|不损失|找回|还你|收回|拿走|白交")


@judge("deposit_told")
def deposit_told(claim: Claim) -> Judgement:
    """A deposit's terms: whether it comes back, how much is left to pay, and when."""
    facts = claim.context.facts
    if facts.yes("presale") is False:
        return OK
    if facts.yes("deposit_refundable") and _REFUND.search(claim.said):
        return OK
    if _REFUND.search(claim.said) and facts.yes("deposit_refundable") is None:
        return OK
    if re.search("(?:定金|订金|押金)?[^，？]{0,6}(?<!能)不[能可予]?退(?!亏)|概不退", claim.said):
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，定金不退或尾款没说清", missing="预售规则"
    )


@judge("balance_told")
def balance_told(claim: Claim) -> Judgement:
    """What is left to pay and when is told with the deposit."""
    if claim.context.facts.yes("presale") is False:
        return OK
    return Judgement(Verdict.VIOLATION, "没有说清尾款多少、什么时候付", missing="预售规则")


_FLAWED = re.compile("翻新|瑕|二手|返修|退货|样机|展|残次|拆封|旧|抽丝|划|磕")


@judge("condition_as_told", wants="condition grade")
def condition_as_told(claim: Claim) -> Judgement:
    """Said to be without a fault, or like the ones in the store, where the condition says not."""
    condition = claim.context.facts.text("condition") or ""
    if re.search("不是全新|不算新|有(?:一?点|些)?(?:划|磕|瑕|伤)", claim.text):
        return OK
    if not _FLAWED.search(condition):
        return OK
    if _FLAWED.search(claim.text) and not re.search(
        "(?:没有?|无|不是|毫无)[^，？]{0,5}(?:瑕疵|划痕|翻新|二手|磕)", claim.text
    ):
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，商品成色是“{condition}”", missing="成色"
    )


@judge("presale_told", wants="presale=yes")
def presale_told(claim: Claim) -> Judgement:
    """A deposit asked for without its terms: not returned, how much is left to pay, and when."""
    facts = claim.context.facts
    silent = False in (facts.yes("pay_disclosed"), facts.yes("rule_shown"))
    promised = facts.yes("deposit_refundable") is False and re.search(
        "反悔|后悔|不想要|不要了|变卦|退给?你|还你|打回|退回|不是不退|拉倒|说一声", claim.text
    )
    if not facts.yes("presale") or not (silent or promised):
        return OK
    if re.search("(?<!不是)不[能可予]?退|退不了|概不退", claim.text) and re.search(
        "尾款|补|[0-9一二三四五六七八九十][号月日]", claim.text
    ):
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，定金退不退、尾款多少没说清", missing="预售规则"
    )


@judge("seller_hidden", wants="seller_info_shown=no")
def seller_hidden(claim: Claim) -> Judgement:
    """Who really sells, spoken of while the page does not show it."""
    if claim.context.facts.yes("seller_info_shown") is not False:
        return OK
    return Judgement(Verdict.VIOLATION, "直播页没有展示实际经营者信息", missing="页面快照")
