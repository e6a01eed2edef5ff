"""The closed lists of messages: where they go, how far they are, why they are sent. [plain]"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Whose robot a channel is."""

    FEISHU = "feishu"
    DINGTALK = "dingtalk"
    WECOM = "wecom"

    @property
    def label(self) -> str:
        """The word people read."""
        return KIND_LABELS[self]


KIND_LABELS: dict[Kind, str] = {
    Kind.FEISHU: "飞书",
    Kind.DINGTALK: "钉钉",
    Kind.WECOM: "企业微信",
}
KIND_CHOICES = [(one.value, label) for one, label in KIND_LABELS.items()]


class State(StrEnum):
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


STATE_LABELS: dict[State, str] = {
    State.WAITING: "等待发送",
    State.HELD: "静默时段，稍后发",
    State.SENDING: "正在发送",
    State.SENT: "已发出",
    State.FAILED: "被拒收",
    State.GIVEN_UP: "没发出去",
    State.UNCLEAR: "不确定有没有发出",
    State.CANCELLED: "已取消",
}
STATE_CHOICES = [(one.value, label) for one, label in STATE_LABELS.items()]

#: Still to be sent.
OPEN = (State.WAITING, State.HELD)
#: Why messages of a retired channel are cancelled.
OUT_OF_USE = "这个群已停用。"
#: A person may have it sent once more.
AGAIN = (State.FAILED, State.GIVEN_UP, State.UNCLEAR, State.CANCELLED)


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
