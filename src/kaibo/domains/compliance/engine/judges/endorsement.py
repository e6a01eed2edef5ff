"""Settles claims that lean on somebody or something else: patents, data, honours, famous names,
one's own use, charity."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kaibo.domains.compliance.engine.context import Facts
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# Papers end with a day in China, wherever the server stands.
_HERE = ZoneInfo("Asia/Shanghai")
_PATENT_KINDS = ("发明", "实用新型", "外观")
_NOT_GRANTED = re.compile("申请|受理|审查|公布|公开|未授权|待")
_ENDED = re.compile("失效|终止|无效|撤销|过期|届满|放弃")
_UNTIL = re.compile(
    r"(?:至|到|~|—|-{2}|截至|有效期)\D{0,4}(\d{4})[-年./](\d{1,2})(?:[-月./](\d{1,2}))?"
)
_OTHER_GOODS = re.compile("旧款|老款|别的|其他|另一|不一致|不符|上一代|他款|非本款")
# What a speaker names so that anybody can look it up.
_PATENT_NUMBER = re.compile("zl[0-9]|专利号")
_SOURCE_NAMED = re.compile(
    "报告(?:编?号|[a-z]|，[a-z])|样本|来源[是为：，]|数据来自|出自|引自|第.章|统计局"
)
_PAPER_NAMED = re.compile(
    "(?:证书|报告|认证|备案|批准)(?:编?号)|编号|证号|批号|备案号|扫码|一[件物]一证|ccc[0-9]"
)


def _today(facts: Facts) -> date:
    told = facts.text("today")
    try:
        return date.fromisoformat(told) if told else datetime.now(_HERE).date()
    except ValueError:
        return datetime.now(_HERE).date()


def _last_day(said: str | None) -> date | None:
    """The day a paper ends: an ISO day, or the one after 至 or 到; a month means its last day."""
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    found = _UNTIL.search(said)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3] or 0)
    try:
        if day:
            return date(year, month, day)
        following = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None


def _over(facts: Facts, *names: str) -> str | None:
    """The last day, as written, of a paper on file that is over."""
    for name in ("valid_to", *names):
        told = facts.text(name)
        last = _last_day(told)
        if last and last < _today(facts):
            return told
    return None


@judge("patent")
def patent(claim: Claim) -> Judgement:
    """A patent may be spoken of when granted, in force and of the kind that is said (广告法 12)."""
    facts = claim.context.facts
    status, kind = facts.text("patent_status") or "", facts.text("patent_type") or ""
    if _NOT_GRANTED.search(status) or _ENDED.search(status):
        return Judgement(Verdict.VIOLATION, f"口播说有专利，登记的状态是“{status}”")
    said = next((one for one in _PATENT_KINDS if one in claim.clause), "")
    if said and kind and said not in kind:
        return Judgement(Verdict.VIOLATION, f"口播“{said}专利”，登记的种类是“{kind}”")
    held = facts.on_file("patent_no")
    if held or (held is None and _PATENT_NUMBER.search(claim.text)):
        return OK
    verdict = Verdict.VIOLATION if held is False else Verdict.NEEDS_EVIDENCE
    return Judgement(verdict, "说有专利，没有登记专利号", missing="专利号、种类、有效性")


@judge("cited")
def cited(claim: Claim) -> Judgement:
    """Figures and studies need a source on file (广告法 11)."""
    facts = claim.context.facts
    held = facts.on_file("evidence", "report", "test", "cert")
    if held or (held is None and _SOURCE_NAMED.search(claim.text)):
        return OK
    verdict = Verdict.VIOLATION if held is False else Verdict.NEEDS_EVIDENCE
    return Judgement(verdict, "引用的数据没有登记出处", missing="来源、方法、样本、期限")


@judge("certified")
def certified(claim: Claim) -> Judgement:
    """Honours, certificates and test reports: on file, of these goods, and not over."""
    facts = claim.context.facts
    item = facts.text("report_item") or ""
    if _OTHER_GOODS.search(item):
        return Judgement(Verdict.VIOLATION, f"登记的报告样品是“{item}”，不是这款")
    if ended := _over(facts, "cert"):
        return Judgement(Verdict.VIOLATION, f"登记的证书已到期（{ended}）")
    held = facts.on_file("cert", "report", "award", "gi_cert", "evidence", "filing", "test")
    if held or (held is None and _PAPER_NAMED.search(claim.text)):
        return OK
    verdict = Verdict.VIOLATION if held is False else Verdict.NEEDS_EVIDENCE
    return Judgement(
        verdict, "说有奖项、认证或检测，没有登记凭证", missing="证书或报告，主体一致、在有效期"
    )


@judge("authorised")
def authorised(claim: Claim) -> Judgement:
    """A name, a likeness, a maker that is not one's own needs a licence that is not over."""
    facts = claim.context.facts
    if ended := _over(facts, "authorization"):
        return Judgement(Verdict.VIOLATION, f"登记的授权已到期（{ended}）")
    held = facts.on_file("authorization", "factory_verified", "evidence")
    if held:
        return OK
    verdict = Verdict.VIOLATION if held is False else Verdict.NEEDS_EVIDENCE
    return Judgement(verdict, "没有登记授权", missing="授权书")


@judge("tried", wants="host_tried=no tried_record")
def tried(claim: Claim) -> Judgement:
    """Who says "I use it" has used it (广告法 38). Whether they have is asked before the show; with
    no answer on file nothing is said, or every "我" would ring."""
    facts = claim.context.facts
    record = facts.on_file("tried_record")
    if record is False or (facts.yes("host_tried") is False and not record):
        return Judgement(Verdict.VIOLATION, "自称用过，登记的是没有试用", missing="试用记录")
    return OK


@judge("own_comparison", wants="self_compare")
def own_comparison(claim: Claim) -> Judgement:
    """The most of the shop's own goods: a comparison of its own that was looked for and is not there."""
    if claim.context.facts.on_file("self_compare") is False:
        return Judgement(Verdict.VIOLATION, "自家商品比较没有登记依据", missing="自家比较记录")
    return OK


@judge("charity")
def charity(claim: Claim) -> Judgement:
    """Giving that is promised is on record with somebody who may receive it."""
    facts = claim.context.facts
    held = facts.on_file("charity_record")
    if held is None:
        held = facts.on_file("charity_org", "evidence")
    if held:
        return OK
    verdict = Verdict.VIOLATION if held is False else Verdict.NEEDS_EVIDENCE
    return Judgement(verdict, "宣传公益捐赠，没有登记报备或受赠方", missing="报备记录、捐赠凭证")
