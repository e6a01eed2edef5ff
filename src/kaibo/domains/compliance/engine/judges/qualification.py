"""Settles claims about licences, identities and who may present, by what is on file for this show."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import VIOLATION, Claim, judge
from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# 三品一械: what may be advertised only after review.
REVIEWED = frozenset(["health_food", "drug", "device"])
ENDORSER_FROM, HOST_FROM = 10, 16
# Licences end with a day in China, wherever the server stands.
_HERE = ZoneInfo("Asia/Shanghai")


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _expired(facts: Facts) -> bool | None:
    """Whether the licence's last day is over; None when the day, or today, is unknown."""
    last = _day(facts.text("valid_to"))
    today = _day(facts.text("today")) or datetime.now(_HERE).date()
    return None if last is None else last < today


@judge("valid_licence", wants="valid_to")
def valid_licence(claim: Claim) -> Judgement:
    """Licences said to be in order are so only up to their last day."""
    facts = claim.context.facts
    if _expired(facts):
        return Judgement(
            Verdict.VIOLATION, f"口播说证照有效，登记的到期日是 {facts.text('valid_to')}"
        )
    return OK


@judge("expired_licence")
def expired_licence(claim: Claim) -> Judgement:
    """Who says it has run out is believed, unless a later last day is on file."""
    facts = claim.context.facts
    if _expired(facts) is False:
        return OK
    day = facts.text("valid_to")
    return Judgement(Verdict.VIOLATION, f"证照已过期（登记的到期日：{day or '没有'}）")


@judge("licence_covers", wants="license")
def licence_covers(claim: Claim) -> Judgement:
    """A licence for packed food alone covers nothing cooked, cut or live."""
    licence = claim.context.facts.text("license")
    if licence is None or not re.search("仅|预包装", licence) or "散装" in licence:
        return OK
    return Judgement(Verdict.VIOLATION, f"口播“{claim.said}”，许可项目是“{licence}”")


@judge("verified_person")
def verified_person(claim: Claim) -> Judgement:
    """A title is right when the person's proof is on file."""
    facts = claim.context.facts
    told = facts.yes("factory_verified")
    known = facts.yes("verified") if told is None else told
    if known or facts.on_file("authorization", "cert"):
        return OK
    verdict = Verdict.NEEDS_EVIDENCE if known is None else Verdict.VIOLATION
    return Judgement(verdict, f"自称“{claim.said}”，没有登记过身份认证", missing="身份认证")


@judge("reported_host")
def reported_host(claim: Claim) -> Judgement:
    """Every show's host is reported before it (直播电商办法 28)."""
    if claim.context.facts.yes("verified"):
        return OK
    return Judgement(Verdict.VIOLATION, "主播没有登记、报备就上播", missing="本场主播报备回执")


@judge("licensed_food")
def licensed_food(claim: Claim) -> Judgement:
    """Home-made or unlabelled goods, unless their permit is on file; with nothing known only what
    the words themselves admit counts."""
    facts = claim.context.facts
    if facts.yes("cn_label") is False or facts.yes("label_photo") is False:
        return Judgement(Verdict.VIOLATION, "没有中文标签", missing="中文标签图")
    held = facts.on_file("sc_license", "import_permit", "label_no", "license", "disinfect_license")
    if held or (held is None and facts.yes("cn_label")):
        return OK
    if held is False:
        return Judgement(Verdict.VIOLATION, "没有生产许可或备案", missing="许可证、标签图")
    return Judgement(Verdict.NEEDS_EVIDENCE, missing="许可证、标签图")


@judge("not_licensed_food")
def not_licensed_food(claim: Claim) -> Judgement:
    """Goods made at home are said to be so: wrong only when looked for and not licensed."""
    judged = licensed_food(claim)
    return OK if judged.verdict is Verdict.NEEDS_EVIDENCE else judged


@judge("may_recommend")
def may_recommend(claim: Claim) -> Judgement:
    """Health food, drugs and devices are presented by the brand's own people, and only reviewed
    advertising (广告法 16, 18, 46)."""
    facts = claim.context.facts
    if claim.context.category not in REVIEWED:
        return OK
    if facts.text("presenter") not in (None, "brand_staff"):
        return Judgement(Verdict.VIOLATION, "出镜人不是品牌方员工，不得推荐三品一械")
    return reviewed(claim)


@judge("reviewed", wants="ad_approval")
def reviewed(claim: Claim) -> Judgement:
    """Advertising of these goods needs its approval number."""
    if claim.context.facts.on_file("ad_approval") is False:
        return Judgement(Verdict.VIOLATION, "没有广告审查批文", missing="广告批准文号")
    return OK


@judge("endorser_age")
def endorser_age(claim: Claim) -> Judgement:
    """Nobody under 10 recommends goods, and from 10 on only with a guardian's consent."""
    age = _age(claim)
    if age is None:
        return VIOLATION
    if age < ENDORSER_FROM:
        return Judgement(Verdict.VIOLATION, f"出镜推荐的孩子 {age} 岁，不满 {ENDORSER_FROM} 岁")
    if age >= 18 or claim.context.facts.yes("guardian_consent"):
        return OK
    return Judgement(Verdict.VIOLATION, f"{age} 岁，没有监护人书面同意", missing="监护人书面同意")


@judge("host_age")
def host_age(claim: Claim) -> Judgement:
    """Nobody under 16 hosts a show."""
    age = _age(claim)
    if age is None or age >= HOST_FROM:
        return OK
    return Judgement(Verdict.VIOLATION, f"主播 {age} 岁，不满 {HOST_FROM} 岁")


def _age(claim: Claim) -> int | None:
    """The age on file, or else the one said with 岁."""
    told = claim.context.facts.number("age")
    if told is not None:
        return int(told)
    for match in NUMBER.finditer(claim.text, claim.start, claim.end):
        value = value_of(match.group())
        if value is not None and claim.text.startswith("岁", match.end()):
            return int(value)
    return None
