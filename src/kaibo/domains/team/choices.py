"""The closed lists of messages: where they go, how far they are, why they are sent. [plain]"""

from __future__ import annotations

from enum import StrEnum


class RobotKind(StrEnum):
    """Whose robot a channel is."""

    FEISHU = "feishu"
    DINGTALK = "dingtalk"
    WECOM = "wecom"

    @property
    def label(self) -> str:
        """The word people read."""
        return KIND_LABELS[self]


KIND_LABELS: dict[RobotKind, str] = {
    RobotKind.FEISHU: "飞书",
    RobotKind.DINGTALK: "钉钉",
    RobotKind.WECOM: "企业微信",
}
KIND_CHOICES = [(one.value, label) for one, label in KIND_LABELS.items()]


class MessageState(StrEnum):
    """How far a message is."""

    WAITING = "waiting"
    #: Its channel has quiet hours.
    HELD = "held"
    #: Its bytes may be under way: whoever dies now leaves it in doubt.
    SENDING = "sending"
    SENT = "sent"
    #: The platform refused it: trying again changes nothing until somebody has mended something.
    FAILED = "failed"
    #: It never got through.
    GIVEN_UP = "given_up"
    #: It may have arrived. A person looks into the group and says.
    UNCLEAR = "unclear"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The word people read."""
        return STATE_LABELS[self]


STATE_LABELS: dict[MessageState, str] = {
    MessageState.WAITING: "等待发送",
    MessageState.HELD: "静默时段，稍后发",
    MessageState.SENDING: "正在发送",
    MessageState.SENT: "已发出",
    MessageState.FAILED: "被拒收",
    MessageState.GIVEN_UP: "没发出去",
    MessageState.UNCLEAR: "不确定有没有发出",
    MessageState.CANCELLED: "已取消",
}
STATE_CHOICES = [(one.value, label) for one, label in STATE_LABELS.items()]

#: Still to be sent.
OPEN = (MessageState.WAITING, MessageState.HELD)
#: Why messages of a retired channel are cancelled.
OUT_OF_USE = "这个群已停用。"
#: A person may have it sent once more.
AGAIN = (MessageState.FAILED, MessageState.GIVEN_UP, MessageState.UNCLEAR, MessageState.CANCELLED)


class Why(StrEnum):
    """What had a message sent."""

    PERSON = "person"
    SCHEDULE = "schedule"
    TEST = "test"

    @property
    def label(self) -> str:
        """The word people read."""
        return WHY_LABELS[self]


WHY_LABELS: dict[Why, str] = {
    Why.PERSON: "有人发的",
    Why.SCHEDULE: "定时发的",
    Why.TEST: "测试",
}
WHY_CHOICES = [(one.value, label) for one, label in WHY_LABELS.items()]


class What(StrEnum):
    """What a schedule sends."""

    TALLY = "tally"
    BULLETIN = "bulletin"
    HANDOVER = "handover"

    @property
    def label(self) -> str:
        """The word people read."""
        return WHAT_LABELS[self]


WHAT_LABELS: dict[What, str] = {
    What.TALLY: "整点报数",
    What.BULLETIN: "战报",
    What.HANDOVER: "交接单",
}
WHAT_CHOICES = [(one.value, label) for one, label in WHAT_LABELS.items()]


class Occasion(StrEnum):
    """When a schedule sends."""

    HOURLY = "hourly"
    SHOW_END = "show_end"
    HANDOVER = "handover"

    @property
    def label(self) -> str:
        """The word people read."""
        return OCCASION_LABELS[self]


OCCASION_LABELS: dict[Occasion, str] = {
    Occasion.HOURLY: "每个整点",
    Occasion.SHOW_END: "下播时",
    Occasion.HANDOVER: "交接班时",
}
OCCASION_CHOICES = [(one.value, label) for one, label in OCCASION_LABELS.items()]
