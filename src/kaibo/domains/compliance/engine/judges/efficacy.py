"""Settles claims of effect by what is approved, filed or tested for the product."""

import re
from dataclasses import dataclass

from kaibo.domains.compliance.engine.judges.base import VIOLATION, Claim, judge
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Effect:
    """A kind of effect: how hosts say it, the words a filing or approval has for it, and whether
    a cosmetic needs a special registration (国妆特字) for it."""

    name: str
    said: re.Pattern[str]
    written: tuple[str, ...]
    special: bool = False


def _effect(name: str, said: str, written: str, special: bool = False) -> Effect:
    return Effect(name, re.compile(said), tuple(written.split()), special)


# Classes of 化妆品分类规则和分类目录 (2021); what is special is Art. 16 of 化妆品监督管理条例.
_COSMETIC = (
    _effect("防晒", "防晒|防日|spf|pa\\+|晒不黑|不黑|紫外线|uv", "防晒", special=True),
    _effect("防脱发", "[防控]脱|[生育固长]发|长头发|[掉脱断]发|掉头发|发际线|秃|新发|发量", "防脱", special=True),
    _effect("染发", "白发|白头发|染|乌发|黑发|变黑", "染发", special=True),
    _effect("烫发", "烫", "烫发", special=True),
    _effect("祛斑美白", "白|斑|亮一|亮.个|黑色素|褪黄|去黄|黄皮|黄气|灯泡|暗沉", "美白 祛斑", special=True),
    _effect("祛痘", "痘|粉刺|冒一颗|闭口", "祛痘"),
    _effect("抗皱", "皱|纹|抗老|抗衰|冻龄|逆龄|年轻|显小", "抗皱"),
    _effect("紧致", "紧致|提拉|下垂|松弛|下颌|轮廓|紧绷|v脸|小脸", "紧致"),
    _effect("修护", "修护|修复|屏障|受损|红血丝|薄皮", "修护 修复"),
    _effect("舒缓", "舒缓|敏感|泛红|退红|去红|过敏|刺痛", "舒缓"),
    _effect("控油", "控油|出油|油皮", "控油"),
    _effect("去角质", "角质|黑头|毛孔", "去角质 清洁 控油"),
    _effect("去屑", "屑", "去屑"),
)  # fmt: skip


def _filed_as(filing: str | None, effect: Effect) -> bool | None:
    return any(word in filing for word in effect.written) if filing else None


@judge("filed_effect")
def filed_effect(claim: Claim) -> Judgement:
    """A cosmetic may be said to do what it is filed for, and the five special effects only with a
    special registration. Unknown: proof is wanted for a special effect, nothing is said of others."""
    effect = next((one for one in _COSMETIC if one.said.search(claim.said)), None)
    if effect is None:
        return VIOLATION
    facts = claim.context.facts
    filing = facts.text("filing")
    filed = _filed_as(filing, effect)
    if effect.special:
        held = facts.on_file("special_cert")
        if filed and held is not False:
            return OK
        if filed is None and held is None:
            return Judgement(
                Verdict.NEEDS_EVIDENCE, f"{effect.name}须有国妆特字证号", missing="国妆特字证号"
            )
        if filed is None and held:
            return OK
        return Judgement(
            Verdict.VIOLATION,
            f"口播说{effect.name}，备案是“{filing or '（没有）'}”，没有对应的特证",
        )
    if filed is None or filed:
        return OK
    return Judgement(Verdict.VIOLATION, f"口播说{effect.name}，备案功效是“{filing}”")


# The 24 functions 保健食品 may be approved for, as they are said.
_FUNCTION = (
    _effect("增强免疫力", "免疫|抵抗力", "免疫"),
    _effect("改善睡眠", "眠|睡", "睡眠"),
    _effect("缓解体力疲劳", "疲劳|精力|体力", "疲劳"),
    _effect("缓解视疲劳", "视疲劳|眼睛?疲劳|护眼|明目|干涩", "视疲劳 视觉"),
    _effect("润肠通便", "肠|便", "通便 肠道"),
    _effect("维持血糖健康水平", "血糖", "血糖"),
    _effect("维持血脂健康水平", "血脂|胆固醇", "血脂 胆固醇"),
    _effect("维持血压健康水平", "血压", "血压"),
    _effect("改善骨密度", "骨密度", "骨密度"),
    _effect("补充营养素", "补充?(钙|铁|锌|硒|维|蛋白|叶酸)", "补充"),
    _effect("抗氧化", "抗氧化", "抗氧化"),
    _effect("清咽润喉", "清咽|润喉|咽喉|嗓子", "清咽 咽喉"),
    _effect("保护肝", "护肝|保肝|肝损伤", "肝损伤"),
    _effect("改善黄褐斑", "斑", "黄褐斑"),
)


@judge("approved_function")
def approved_function(claim: Claim) -> Judgement:
    """A health food may be said to have its approved function, in a word that promises nothing."""
    approved = claim.context.facts.text("function")
    effect = next((one for one in _FUNCTION if one.said.search(claim.said)), None)
    if effect is not None and approved is None:
        return OK
    if effect is not None and approved and any(word in approved for word in effect.written):
        return OK
    if approved is None:
        return VIOLATION
    return Judgement(Verdict.VIOLATION, f"口播说“{claim.said}”，批准的功能只有“{approved}”")


@judge("tested_effect")
def tested_effect(claim: Claim) -> Judgement:
    """A time by which an effect shows is a promise unless a test of it is on file."""
    if claim.context.facts.on_file("evidence", "test", "report"):
        return OK
    return Judgement(Verdict.VIOLATION, missing=claim.rule.evidence)


# What a file says of itself when the picture was made, not taken.
_MADE_UP = re.compile(
    "合成|摆拍|修图|修过|后期|拼接|盗图|网图|假|非本品|不一致|p过|p图|ps过|ai生成|调色"
)


@judge("unedited")
def unedited(claim: Claim) -> Judgement:
    """A picture of an effect needs the record of how it was taken, of these goods and unretouched."""
    facts = claim.context.facts
    for name in ("evidence", "test"):
        told = facts.text(name) or ""
        if _MADE_UP.search(told):
            return Judgement(Verdict.VIOLATION, f"登记的对比素材是“{told}”，不是实拍")
    held = facts.on_file("evidence", "test")
    if held:
        return OK
    verdict = Verdict.NEEDS_EVIDENCE if held is None else Verdict.VIOLATION
    return Judgement(verdict, "展示使用效果，没有登记拍摄记录", missing=claim.rule.evidence)


@judge("disinfectant")
def disinfectant(claim: Claim) -> Judgement:
    """Killing germs may be said of what has a disinfection licence (卫消证字)."""
    held = claim.context.facts.on_file("disinfect_license")
    if held:
        return OK
    verdict = Verdict.NEEDS_EVIDENCE if held is None else Verdict.VIOLATION
    return Judgement(verdict, "口播说消毒杀菌，没有消毒产品许可", missing="卫消证字号")


# A threat, a dare or an offer of contraband goes on for as much as this after the words that show it.
_GOES_ON = 12


@judge("with_what_follows")
def with_what_follows(claim: Claim) -> Judgement:
    """The words alone break the rule; a short clause right after them is part of the claim."""
    after = claim.text[claim.end : claim.end + _GOES_ON + 2]
    follows = re.match(f"[，][^，？]{{1,{_GOES_ON}}}(?=[，？]|$)", after)
    end = claim.end + follows.end() if follows else claim.end
    return Judgement(Verdict.VIOLATION, end=min(end, len(claim.text)))
