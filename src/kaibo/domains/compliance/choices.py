"""The fixed lists of compliance, by the words of docs/words.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


def worded(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Labels as a model's choices; as plain texts, so that a migration needs nothing of ours."""
    return [(str(code), label) for code, label in labels.items()]


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    BUSINESS_LICENSE = "business_license"
    FOOD_LICENSE = "food_license"
    PRODUCTION_LICENSE = "production_license"
    AUTHORIZATION = "authorization"
    INSPECTION = "inspection"
    TEST = "test"
    COSMETIC_FILING = "cosmetic_filing"
    SPECIAL_COSMETIC = "special_cosmetic"
    HEALTH_FOOD = "health_food"
    DEVICE = "device"
    DRUG = "drug"
    DISINFECTION = "disinfection"
    AD_APPROVAL = "ad_approval"
    CERTIFICATE = "certificate"
    CCC = "ccc"
    GEOGRAPHICAL = "geographical"
    PATENT = "patent"
    AWARD = "award"
    SALES = "sales"
    COMPARED_PRICE = "compared_price"
    IMPORT_PERMIT = "import_permit"
    CHARITY = "charity"
    PORTRAIT = "portrait"
    HOST_IDENTITY = "host_identity"
    HOST_QUALIFICATION = "host_qualification"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _About:
    """`fact` is the name by which judges ask for it; `rules` are those it mostly proves."""

    label: str
    fact: str = ""
    rules: tuple[str, ...] = ()


_KINDS: dict[EvidenceKind, _About] = {
    EvidenceKind.BUSINESS_LICENSE: _About("营业执照"),
    EvidenceKind.FOOD_LICENSE: _About("食品经营许可证"),
    EvidenceKind.PRODUCTION_LICENSE: _About("生产许可证", "sc_license"),
    EvidenceKind.AUTHORIZATION: _About("品牌授权书", "authorization", ("CMP-02", "AUT-08")),
    EvidenceKind.INSPECTION: _About("质检报告", "report", ("AUT-05",)),
    EvidenceKind.TEST: _About("功效评价、检测数据", "test", ("AUT-04", "EFF-09")),
    EvidenceKind.COSMETIC_FILING: _About("普通化妆品备案", "filing"),
    EvidenceKind.SPECIAL_COSMETIC: _About("特殊化妆品注册证", "special_cert"),
    EvidenceKind.HEALTH_FOOD: _About("保健食品批准文号", "reg_no"),
    EvidenceKind.DEVICE: _About("医疗器械注册证、备案", "reg_no"),
    EvidenceKind.DRUG: _About("药品批准文号", "reg_no"),
    EvidenceKind.DISINFECTION: _About("消毒产品备案", "disinfect_license"),
    EvidenceKind.AD_APPROVAL: _About("广告审查批准文号", "ad_approval"),
    EvidenceKind.CERTIFICATE: _About("有机、绿色等认证证书", "cert", ("AUT-05",)),
    EvidenceKind.CCC: _About("3C 认证", "cert"),
    EvidenceKind.GEOGRAPHICAL: _About("地理标志使用授权", "gi_cert"),
    EvidenceKind.PATENT: _About("专利证书", "patent_no", ("AUT-03",)),
    EvidenceKind.AWARD: _About("荣誉、奖项证书", "award", ("AUT-05",)),
    EvidenceKind.SALES: _About("销量、排名证明", "", ("ABS-02", "ABS-03", "STK-03")),
    EvidenceKind.COMPARED_PRICE: _About("划线价、比价依据", "compare_basis", ("PRC-01", "PRC-02")),
    EvidenceKind.IMPORT_PERMIT: _About("进口检验检疫证明", "import_permit"),
    EvidenceKind.CHARITY: _About("公益项目备案", "charity_record"),
    EvidenceKind.PORTRAIT: _About("肖像、代言授权", "", ("AUT-06",)),
    EvidenceKind.HOST_IDENTITY: _About("主播实名与报备"),
    EvidenceKind.HOST_QUALIFICATION: _About("主播职业资格", "license"),
    EvidenceKind.OTHER: _About("其他凭证"),
}
KIND_LABELS: dict[str, str] = {kind: about.label for kind, about in _KINDS.items()}
#: The fact a kind of evidence gives, "" for those that only settle rules.
KIND_FACTS: dict[str, str] = {kind: about.fact for kind, about in _KINDS.items()}
#: The rules a kind of evidence is offered for first.
KIND_RULES: dict[str, tuple[str, ...]] = {kind: about.rules for kind, about in _KINDS.items()}


class Scene(StrEnum):
    """Where a platform says it happened."""

    LIVE = "live"
    SHORT_VIDEO = "short_video"
    PRODUCT = "product"
    COMMENT = "comment"
    ACCOUNT = "account"


SCENE_LABELS: dict[str, str] = {
    Scene.LIVE: "直播",
    Scene.SHORT_VIDEO: "短视频",
    Scene.PRODUCT: "商品页",
    Scene.COMMENT: "评论互动",
    Scene.ACCOUNT: "账号资料",
}


class Family(StrEnum):
    """Which of a platform's penalty rules a violation falls under."""

    FALSE_PROMOTION = "false_promotion"
    PRICE = "price"
    LUCKY_BAG = "lucky_bag"
    IDENTITY = "identity"
    DIVERSION = "diversion"
    OTHER = "other"


FAMILY_LABELS: dict[str, str] = {
    Family.FALSE_PROMOTION: "虚假宣传",
    Family.PRICE: "违规宣传价格",
    Family.LUCKY_BAG: "福袋抽奖",
    Family.IDENTITY: "身份资质缺失",
    Family.DIVERSION: "站外引流",
    Family.OTHER: "其他",
}


class AppealState(StrEnum):
    """How an appeal stands."""

    NONE = "none"
    PREPARING = "preparing"
    SENT = "sent"
    WON = "won"
    LOST = "lost"
    WAIVED = "waived"


APPEAL_LABELS: dict[str, str] = {
    AppealState.NONE: "未申诉",
    AppealState.PREPARING: "准备中",
    AppealState.SENT: "已提交",
    AppealState.WON: "申诉成功",
    AppealState.LOST: "申诉失败",
    AppealState.WAIVED: "不申诉",
}


class HoldAbout(StrEnum):
    """What a legal hold is put on."""

    SHOW = "show"
    VIEWER = "viewer"
    RULING = "ruling"


HOLD_LABELS: dict[str, str] = {
    HoldAbout.SHOW: "场次",
    HoldAbout.VIEWER: "观众",
    HoldAbout.RULING: "平台违规",
}


class RemovalAbout(StrEnum):
    """What was taken out."""

    SHOW_WORDS = "show_words"
    VIEWER_WORDS = "viewer_words"
    REVIEW_SHEET = "review_sheet"
    EVIDENCE_FILE = "evidence_file"
    CLIP_WORDS = "clip_words"


REMOVAL_LABELS: dict[str, str] = {
    RemovalAbout.SHOW_WORDS: "一场的话语与评论",
    RemovalAbout.VIEWER_WORDS: "一位观众的评论",
    RemovalAbout.REVIEW_SHEET: "播前审核单",
    RemovalAbout.EVIDENCE_FILE: "凭证文件",
    RemovalAbout.CLIP_WORDS: "切片的文案、口播与审核单",
}
