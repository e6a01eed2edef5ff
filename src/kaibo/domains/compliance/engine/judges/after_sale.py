"""Settles promises of return, compensation and warranty, and terms that take rights away."""

import re
from decimal import Decimal

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.delivery import HOURS, spans
from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

_ALWAYS = re.compile(
    "随时|什么时候|啥时候|哪天|永久|终身|一辈子|不限时|任何时候|无限期|多久都|不管多久|哪年"
)
_WORN = re.compile(
    "[洗穿背戴睡][过了坏脏烂旧]|[用吃喝][过完坏旧脏]|剩(?:下|个|了|半"
    "|一半)|剪了?吊牌|吊牌剪|剪标|弄脏|见底|空[瓶盒袋罐]|[吃用喝]光|剩一口|啃[了过]|一半|摔了"
)


def _return_days(facts: Facts) -> Decimal | None:
    policy = facts.text("return_policy")
    if policy:
        found = next(spans(policy), None)
        if found:
            return found[0] / 24
    return Decimal(7) if facts.yes("return_7d") else None


@judge("return_promise", wants="return_policy return_7d=yes")
def return_promise(claim: Claim) -> Judgement:
    """How long, and in what state, goods may come back, against the policy."""
    days = _return_days(claim.context.facts)
    if days is None:
        return OK
    said = max((hours / 24 for hours, _ in spans(claim.said)), default=None)
    if said is not None and said > days:
        reason = f"口播“{claim.said}”，退货政策 {days.normalize():f} 天"
    elif said is None and _ALWAYS.search(claim.said):
        reason = f"口播不限时退货，退货政策 {days.normalize():f} 天"
    elif _WORN.search(claim.said) and not re.search(
        "没(?:穿|用|拆|洗|吃|戴|下水|开|剪)", claim.said
    ):
        reason = f"口播“{claim.said}”，政策要求商品完好"
    else:
        return OK
    return Judgement(Verdict.VIOLATION, reason, missing="退货政策", claim="return")


_LAWFUL = re.compile(
    "定制|定做|订制|刻字|裁剪|量身|按你家|按尺寸|生鲜|鲜活|鲜果|活虾|活鲜"
    "|鲜花|音像|软件|充值|激活码|报纸|期刊|贴身|内衣|内裤|坏单|坏了拍照"
    "|坏果|死包|赔付|非质量|盲盒|页面提示|页面写|弹窗|确认|人为|不影响"
    "|券|课"
)
_FLATLY = re.compile(
    "不退不换|概不|一律|一概|不予|七天|7天|放弃|售出|离柜|免谈|特价|福利|活动|大促|直播间|清仓"
)


@judge("refuses_return")
def refuses_return(claim: Claim) -> Judgement:
    """Seven days without a reason may be refused for made-to-order and perishable goods only."""
    facts = claim.context.facts
    if facts.yes("custom") or facts.yes("perishable"):
        return OK
    if facts.yes("return_7d") is None and facts.text("return_policy") is None:
        if (
            not _FLATLY.search(claim.text)
            or _LAWFUL.search(claim.text)
            or claim.context.category in ("fresh_food", "local_service")
        ):
            return OK
        return Judgement(Verdict.NEEDS_EVIDENCE, "没有登记可以不退的依据", missing="定作/鲜活/确认")
    if facts.yes("return_7d") is False:
        return OK
    if _FOR_USED.search(facts.text("return_policy") or "") and _OPENED.search(claim.text):
        return OK  # the policy on file says so too: used or opened goods
    return Judgement(Verdict.VIOLATION, "该商品适用七日无理由退货", claim="refuse")


_FOR_USED = re.compile(
    "(?:拆封|激活|使用|裁剪|影响|磨损)[^，]{0,8}不支持|影响二次销售|无磨损|未拆|未裁"
)
_OPENED = re.compile("(?:拆|激活|用过|穿过|裁|剪|开封|打开)[^，？]{0,8}")


@judge("return_worn", wants="return_7d=yes return_policy")
def return_worn(claim: Claim) -> Judgement:
    """Worn, opened or used up and still taken back: against a policy that wants goods unspoilt."""
    facts = claim.context.facts
    policy = facts.text("return_policy") or ""
    if re.search("影响|完好|无磨损|未|不支持", policy) or (not policy and facts.yes("return_7d")):
        if re.search(
            "不影响|不(?:能|可以|给|让)|退不了|不好退|没(?:用|穿|拆|下水|剪)|未剪|别(?:踩|写|剪|穿)|质量",
            claim.text,
        ):
            return OK
        if not policy and not re.search(
            "用[空完光剩旧烂]|空|吃|喝|脏|坏|跑|洗|下水|底|啃|咬|造|霍霍|烂|折腾", claim.said
        ):
            return OK
        return Judgement(
            Verdict.VIOLATION,
            f"口播“{claim.said}”，退货政策“{policy or '七天无理由，商品完好'}”",
            missing="退货政策",
            claim="return",
        )
    return OK


@judge("unfair_refusal")
def unfair_refusal(claim: Claim) -> Judgement:
    """Terms that put off what the law gives, unless the goods are of the lawful exceptions."""
    facts = claim.context.facts
    if facts.yes("custom") or facts.yes("perishable") or facts.yes("confirm_step"):
        return OK
    policy = facts.text("return_policy") or ""
    if re.search("[拆用穿洗][封了过]", claim.said) and re.search("拆封|使用|二次销售", policy):
        return OK  # the policy on file says so too
    unknown = facts.yes("return_7d") is None and not policy
    if unknown and _LAWFUL.search(claim.text) and not re.search("过期|一律|概不", claim.said):
        return OK
    return Judgement(Verdict.VIOLATION, f"“{claim.said}”限制了消费者的权利", claim="terms")


_FOLD = re.compile(
    f"[赔罚偿](?:你们?|您|给你)?(?P<n>{NUMBER.pattern}|百|千|万|亿)(?![套辆栋处条])"
    f"|(?P<times>{NUMBER.pattern}|百|千|万)倍(?:地|来)?(?:给你)?[赔退罚偿还]"
)


def _folds(said: str) -> Decimal | None:
    found = list(_FOLD.finditer(said))
    if not found:
        return None
    word = found[-1]["n"] or found[-1]["times"]
    alone = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}.get(word)
    return Decimal(alone) if alone else value_of(word)


# A shop or a house staked on it is more than any policy of tenfold.
_ALL_I_HAVE = re.compile(
    "[一整]?(?:套房|辆车|栋楼|间店|条命|座厂)|房子|车子|身家|倾家荡产|这家店|工厂"
)


@judge("fake_compensation")
def fake_compensation(claim: Claim) -> Judgement:
    """假一赔N against the shop's own policy."""
    facts = claim.context.facts
    policy = facts.text("policy_fake_compensation")
    said = _folds(claim.said)
    held = _folds(policy) if policy else None
    if held is None:
        beyond = said > 10 if said is not None else _ALL_I_HAVE.search(claim.said)
        if not beyond:
            return OK
        return Judgement(
            Verdict.NEEDS_EVIDENCE, f"“{claim.said}”没有登记的赔付政策", missing="服务政策编号"
        )
    if said is not None and said <= held:
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，政策是“{policy}”", missing="服务政策编号"
    )


_LIFE = re.compile(
    "终身|终生|一辈子|永久|无限期|一直|永远|到老|什么时候坏|啥时候坏|多少年都|传三代|几辈子|(?:甭管|不管|无论|不论|管它)(?:几年|多久|哪年|多少年|什么时候|啥时候)"
)
_TO_THE_END = re.compile(
    "(?:用|管|修|保|换|陪|护|包|罩)到(?!货|家|期|#|店|现在|[0-9一二两三四五六七八九十])"
    "|(?:多久|几年|随时)都"
)
_PART = re.compile(
    f"(?P<part>[^，、,;/\\s0-9一二两三四五六七八九十]{{0,4}})(?P<n>{NUMBER.pattern})个?(?P<unit>年"
    f"|月|天)"
)


def _terms(policy: str) -> list[Decimal]:
    return [hours for hours, _ in spans(policy)]


@judge("warranty")
def warranty(claim: Claim) -> Judgement:
    """Years of warranty against the policy, part by part."""
    facts = claim.context.facts
    policy = facts.text("warranty")
    if policy is None:
        if _LIFE.search(claim.said) and not facts.on_file("policy_doc", "evidence"):
            return Judgement(
                Verdict.NEEDS_EVIDENCE, f"“{claim.said}”没有登记的质保政策", missing="服务政策编号"
            )
        return OK
    terms = _terms(policy)
    if len(terms) == 1 and any(hours == terms[0] for hours, _ in spans(claim.text)):
        return OK  # the true term is told as well
    parts = {
        re.sub("质保|保修|包换|保", "", m["part"]): (value_of(m["n"]) or Decimal(0))
        * HOURS[m["unit"]]
        for m in _PART.finditer(policy)
    }
    if not parts:
        return OK
    named = [hours for part, hours in parts.items() if part and part in claim.clause]
    known = max(named) if named else parts.get("整机") or parts.get("") or min(parts.values())
    said = max((hours for hours, _ in spans(claim.said)), default=None)
    life = (_LIFE.search(claim.said) or _TO_THE_END.search(claim.said)) and "终身" not in policy
    if not life and (said is None or said <= known):
        return OK
    return Judgement(
        Verdict.VIOLATION, f"口播“{claim.said}”，质保政策“{policy}”", missing="服务政策编号"
    )
