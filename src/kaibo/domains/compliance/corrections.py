"""The line a host can say at once to put a claim right: at most 18 characters, by the right fact."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.verdicts import Finding

#: What fits on a prompter in one glance.
MOST = 18

#: By the rule, else by its family: what is said where no fact gives the figure.
_LINES = {
    "ABS": "更正：刚才说得绝对了，以页面为准",
    "PRC": "更正：价格以结算页为准",
    "GFT": "更正：赠品以页面为准",
    "LOT": "更正：抽奖以页面规则为准",
    "STK": "更正：库存销量以页面为准",
    "DLV": "更正：发货售后以页面为准",
    "SPC": "更正：规格参数以页面为准",
    "EFF": "更正：没有治疗功效，因人而异",
    "CMP": "更正：不和别家比，只说自家",
    "AUT": "更正：刚才的荣誉背书作废",
    "OFF": "请在本平台下单，别加联系方式",
    "SUP": "更正：刚才的话不妥，请忽略",
    "MIN": "未成年人请由家长陪同购买",
    "ALC": "未成年人禁酒，饮酒勿开车",
    "TOB": "更正：本直播间不卖烟草制品",
    "EDU": "更正：学习效果因人而异",
    "FIN": "投资有风险，收益不作保证",
    "DIS": "补充说明：请看页面公示信息",
    "PRV": "刚才读到的个人信息请忽略",
    "INT": "更正：不用点赞刷屏也能买",
    "CON": "更正：退换权利按法律规定",
    "SRV": "刚才语气不好，向大家道歉",
    "GOV": "更正：与国家机关没有关系",
    "QUA": "更正：以页面公示的资质为准",
}
_ANY = "更正：刚才的话不准确，作废"


def correction_line(finding: Finding, context: Context) -> str:
    """What to say on air about a finding; with the right figure where the facts hold one."""
    told = _with_fact(finding, context.facts)
    if told is not None and len(told) <= MOST:
        return told
    return _LINES.get(finding.rule) or _LINES.get(finding.rule.partition("-")[0]) or _ANY


def _with_fact(finding: Finding, facts: Facts) -> str | None:
    kind = finding.claim.partition(":")[0]
    if kind == "price" or finding.rule in ("PRC-04", "PRC-05"):
        price = _plain(facts.text("settle_price", "card_price", "price"))
        return f"更正：到手{price}元，以页面为准" if price else None
    if finding.rule == "STK-01":
        stock = _plain(facts.text("stock"))
        return f"更正：库存{stock}件，以页面为准" if stock else None
    if finding.rule == "DLV-01":
        if hours := _plain(facts.text("ship_hours")):
            return f"更正：{hours}小时内发货"
        days = _plain(facts.text("ship_days"))
        return f"更正：{days}天内发货" if days else None
    if finding.rule.startswith("GFT"):
        gift = facts.text("gift")
        if gift is None or gift == "none":
            return "更正：这款没有赠品" if gift else None
        return f"更正：赠品是{gift}"
    return None


def _plain(told: str | None) -> str:
    """A number as people read it: 88, 59.9; "" for what is none."""
    if told is None:
        return ""
    try:
        return f"{Decimal(told).normalize():f}"
    except InvalidOperation:
        return ""
