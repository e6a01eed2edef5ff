"""Patents, data, honours, famous names, one's own use and charity, settled by what is on file."""

from typing import Any

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.judges.base import JUDGES, Claim
from kaibo.domains.compliance.engine.packs import Rule, Scope
from kaibo.domains.compliance.engine.verdicts import Judgement, Verdict

RULE = Rule("T-01", "t", "t", "high", "E", "t", "t", "", "", (), Scope(), (), (), ())
TODAY = {"today": "2026-11-22"}


def settled(judge: str, text: str, **facts: Any) -> Judgement:
    context = Context.told({"facts": {**TODAY, **facts}})
    return JUDGES[judge](Claim(RULE, text, 0, len(text), context))


@pytest.mark.parametrize(
    ("text", "facts", "verdict"),
    [
        ("发明专利", {"patent_no": "ZL1", "patent_type": "发明"}, Verdict.OK),
        ("发明专利", {"patent_no": "ZL1", "patent_type": "外观设计"}, Verdict.VIOLATION),
        ("有专利保护", {"patent_no": "CN1A", "patent_status": "实质审查"}, Verdict.VIOLATION),
        ("有专利", {"patent_no": "ZL1", "patent_status": "失效"}, Verdict.VIOLATION),
        ("有专利", {"patent_no": "ZL1", "patent_status": "有效"}, Verdict.OK),
        ("有专利", {"patent_no": "none"}, Verdict.VIOLATION),
        ("有专利", {}, Verdict.NEEDS_EVIDENCE),
        ("外观专利zl202330556677.8", {}, Verdict.OK),
    ],
)
def test_a_patent_counts_when_granted_in_force_and_of_the_kind_said(
    text: str, facts: dict[str, Any], verdict: Verdict
) -> None:
    assert settled("patent", text, **facts).verdict is verdict


def test_the_reason_of_a_wrong_patent_names_both_kinds() -> None:
    judged = settled("patent", "这是发明专利", patent_no="ZL1", patent_type="外观设计")
    assert judged.reason == "口播“发明专利”，登记的种类是“外观设计”"


def test_data_need_a_source_on_file_or_named() -> None:
    said = "九成的人说好"
    assert settled("cited", said, evidence="none").verdict is Verdict.VIOLATION
    assert settled("cited", said).verdict is Verdict.NEEDS_EVIDENCE
    assert settled("cited", said, report="SK-1").verdict is Verdict.OK
    assert settled("cited", "九成的人说好，报告编号sk1，样本六十").verdict is Verdict.OK


def test_a_certificate_is_of_these_goods_and_not_over() -> None:
    said = "检测报告齐全"
    assert settled("certified", said, report="JT-1").verdict is Verdict.OK
    assert settled("certified", said, report="JT-1", report_item="本款").verdict is Verdict.OK
    other = settled("certified", said, report="JT-1", report_item="旧款")
    assert (other.verdict, other.reason) == (
        Verdict.VIOLATION,
        "登记的报告样品是“旧款”，不是这款",
    )
    over = settled("certified", said, cert="C1", valid_to="2026-11-21")
    assert (over.verdict, over.reason) == (Verdict.VIOLATION, "登记的证书已到期（2026-11-21）")
    assert settled("certified", said, cert="C1", valid_to="2026-11-22").verdict is Verdict.OK
    assert settled("certified", said, cert="none").verdict is Verdict.VIOLATION
    assert settled("certified", said).verdict is Verdict.NEEDS_EVIDENCE


@pytest.mark.parametrize(
    ("paper", "verdict"),
    [
        ("代言合同2026-01至2027-01", Verdict.OK),
        ("代言合同2024-01至2025-01", Verdict.VIOLATION),
        ("代言合同2025-01至2026-11", Verdict.OK),  # a month ends with its last day
        ("授权书，有效期至2026-11-21", Verdict.VIOLATION),
        ("品牌经销授权2026-08", Verdict.OK),  # one date alone is the day it was given
        ("授权2026-13至2026-99", Verdict.OK),
        ("none", Verdict.VIOLATION),
    ],
)
def test_a_licence_holds_up_to_its_last_day(paper: str, verdict: Verdict) -> None:
    assert settled("authorised", "某天王代言", authorization=paper).verdict is verdict


def test_a_maker_counts_as_verified_only_when_it_is() -> None:
    assert settled("authorised", "同厂", factory_verified=True).verdict is Verdict.OK
    assert settled("authorised", "同厂", factory_verified=False).verdict is Verdict.VIOLATION
    assert settled("authorised", "同厂").verdict is Verdict.NEEDS_EVIDENCE


def test_own_use_is_wrong_only_when_known_not_to_be_so() -> None:
    assert settled("tried", "我用了三年", host_tried=False).verdict is Verdict.VIOLATION
    assert settled("tried", "我用了三年", host_tried=True).verdict is Verdict.OK
    assert settled("tried", "我用了三年").verdict is Verdict.OK
    kept = settled("tried", "我用了三年", host_tried=False, tried_record="TR-1")
    assert kept.verdict is Verdict.OK


def test_giving_needs_its_record_whoever_is_named() -> None:
    said = "买一箱捐一元"
    assert settled("charity", said, charity_record="备案1").verdict is Verdict.OK
    assert settled("charity", said, charity_org="某基金会").verdict is Verdict.OK
    both = settled("charity", said, charity_org="某基金会", charity_record="none")
    assert both.verdict is Verdict.VIOLATION
    assert settled("charity", said).verdict is Verdict.NEEDS_EVIDENCE
