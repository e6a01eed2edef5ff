"""The one table of rights: which duty may do what. Nothing else in the code names a duty's powers.

A right is `area.verb`. A row is (right, what it is called, who has it). `access` reads it.
"""

from __future__ import annotations

from enum import StrEnum


class Duty(StrEnum):
    """What a person is there to do. One person may hold several."""

    LEAD = "lead"
    OPERATOR = "operator"
    FLOOR = "floor"
    CONSOLE = "console"
    HOST = "host"
    COHOST = "cohost"
    MEDIA_BUYER = "media_buyer"
    MERCHANDISER = "merchandiser"
    SERVICE = "service"
    COMPLIANCE = "compliance"
    EDITING = "editing"
    PARTNERSHIPS = "partnerships"
    OBSERVER = "observer"

    @property
    def label(self) -> str:
        """The word the floor uses."""
        return DUTY_LABELS[self]


DUTY_LABELS: dict[Duty, str] = {
    Duty.LEAD: "负责人",
    Duty.OPERATOR: "运营",
    Duty.FLOOR: "场控",
    Duty.CONSOLE: "中控",
    Duty.HOST: "主播",
    Duty.COHOST: "副播",
    Duty.MEDIA_BUYER: "投手",
    Duty.MERCHANDISER: "商品岗",
    Duty.SERVICE: "客服",
    Duty.COMPLIANCE: "合规",
    Duty.EDITING: "剪辑",
    Duty.PARTNERSHIPS: "商务",
    Duty.OBSERVER: "旁观",
}

_ALL = frozenset(Duty)
_LEADERS = frozenset({Duty.LEAD, Duty.OPERATOR})
_FLOOR = _LEADERS | {Duty.FLOOR}
_DESK = _FLOOR | {Duty.CONSOLE}
_ON_AIR = frozenset({Duty.HOST, Duty.COHOST})

_TABLE: tuple[tuple[str, str, frozenset[Duty]], ...] = (
    # People
    ("people.read", "查看人员与排班", _ALL),
    ("people.account.write", "管理账号与职务", frozenset({Duty.LEAD})),
    ("people.host.write", "维护主播档案", _LEADERS),
    ("people.shift.write", "排班", _FLOOR),
    # Goods and money. A host or co-host never sees what a product costs or earns.
    ("product.read", "查看商品", _ALL),
    ("product.write", "维护商品", _LEADERS | {Duty.MERCHANDISER}),
    ("product.price.write", "改价与机制", _LEADERS | {Duty.MERCHANDISER}),
    ("product.stock.write", "改库存", _DESK | {Duty.MERCHANDISER}),
    ("link.write", "上架与排品", _DESK | {Duty.MERCHANDISER}),
    ("money.cost.read", "查看成本", _LEADERS | {Duty.MERCHANDISER}),
    ("money.profit.read", "查看利润与毛利", _LEADERS),
    ("rate.write", "维护费率", _LEADERS),
    (
        "money.gmv.read",
        "查看成交",
        _DESK
        | _ON_AIR
        | {Duty.MEDIA_BUYER, Duty.MERCHANDISER, Duty.SERVICE, Duty.PARTNERSHIPS, Duty.OBSERVER},
    ),
    ("traffic.read", "查看投放", _FLOOR | {Duty.MEDIA_BUYER, Duty.OBSERVER}),
    ("traffic.write", "记投放", _LEADERS | {Duty.MEDIA_BUYER}),
    # The plan
    ("rundown.read", "查看脚本", _ALL),
    ("rundown.write", "编辑脚本", _FLOOR | {Duty.HOST, Duty.MERCHANDISER}),
    # The run
    ("run.read", "查看中控台", _ALL),
    ("run.command", "开播、走段、下播", _DESK),
    (
        "run.mark",
        "记讲解、场记与打点",
        _DESK | {Duty.COHOST, Duty.MEDIA_BUYER, Duty.SERVICE, Duty.COMPLIANCE, Duty.EDITING},
    ),
    ("run.reading", "报数", _DESK | {Duty.COHOST, Duty.MEDIA_BUYER}),
    ("run.handover", "交接班", _DESK | _ON_AIR),
    ("run.correct", "补正场记", _FLOOR),
    ("run.push", "推词给主播", _DESK | {Duty.COMPLIANCE}),
    ("run.prompter", "看提词器", _ALL),
    ("comments.read", "查看公屏", _ALL),
    # What may not be said
    ("compliance.check", "查文字合不合规", _ALL),
    ("compliance.read", "查看资质凭证与合规记录", _ALL),
    ("compliance.write", "管理资质凭证", _LEADERS | {Duty.MERCHANDISER, Duty.COMPLIANCE}),
    ("compliance.packs", "写规则包、停用规则", frozenset({Duty.LEAD, Duty.COMPLIANCE})),
    ("compliance.sign", "播前审核签字", _LEADERS | {Duty.FLOOR, Duty.COMPLIANCE}),
    ("compliance.countersign", "复核播前审核", frozenset({Duty.LEAD, Duty.COMPLIANCE})),
    ("compliance.package", "导出证据包", frozenset({Duty.LEAD, Duty.OPERATOR, Duty.COMPLIANCE})),
    ("compliance.hold", "做证据保全、办删除请求", _LEADERS | {Duty.COMPLIANCE}),
    ("compliance.hold.lift", "解除证据保全", frozenset({Duty.LEAD})),
    ("compliance.alert", "处理合规提醒", _DESK | {Duty.COHOST, Duty.SERVICE, Duty.COMPLIANCE}),
    ("content.clip.write", "登记切片", _FLOOR | {Duty.COMPLIANCE, Duty.EDITING}),
    # Messages to the team's groups
    ("team.read", "查看群消息", _ALL),
    ("team.send", "往群里发消息", _DESK),
    ("team.channel.write", "管理群机器人", _LEADERS),
    # Goals
    ("goals.read", "查看目标", _ALL),
    ("goals.write", "定目标", _LEADERS),
    # The review
    ("review.write", "写复盘与改进", _FLOOR),
    ("board.share", "发手机看板", _LEADERS),
    # The system
    ("file.import", "导入文件", _LEADERS | {Duty.MERCHANDISER, Duty.SERVICE, Duty.MEDIA_BUYER}),
    ("source.manage", "管理接入来源与令牌", _LEADERS),
    ("history.read", "查看改动记录", _LEADERS),
    ("work.manage", "查看并处理后台任务", _LEADERS),
)

RIGHTS: dict[str, frozenset[Duty]] = {right: duties for right, _, duties in _TABLE}
RIGHT_LABELS: dict[str, str] = {right: label for right, label, _ in _TABLE}
