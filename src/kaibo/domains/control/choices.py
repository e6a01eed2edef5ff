"""The closed lists of control: platforms, levels of a source, currencies. [plain]"""

from __future__ import annotations

from enum import StrEnum


class Platform(StrEnum):
    """Where a room is. The code also stands before the colon of a source's name."""

    DOUYIN = "douyin"
    TAOBAO = "taobao"
    KUAISHOU = "kuaishou"
    WECHAT_CHANNELS = "wechat_channels"
    XIAOHONGSHU = "xiaohongshu"
    TIKTOK = "tiktok"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word the floor uses."""
        return PLATFORM_LABELS[self]


PLATFORM_LABELS: dict[Platform, str] = {
    Platform.DOUYIN: "抖音",
    Platform.TAOBAO: "淘宝",
    Platform.KUAISHOU: "快手",
    Platform.WECHAT_CHANNELS: "视频号",
    Platform.XIAOHONGSHU: "小红书",
    Platform.TIKTOK: "TikTok",
    Platform.OTHER: "其他平台",
}


class Level(StrEnum):
    """How good the origin of a source's numbers is; shown with each of them."""

    READING = "L0"
    FILE = "L1"
    PUSH = "L2"
    COLLECTOR = "L3"

    @property
    def label(self) -> str:
        """The word the floor uses."""
        return LEVEL_LABELS[self]


LEVEL_LABELS: dict[Level, str] = {
    Level.READING: "手报",
    Level.FILE: "场后文件",
    Level.PUSH: "官方推送",
    Level.COLLECTOR: "自有采集",
}

#: Currency of a room and how many decimals its minor unit has (ISO 4217).
CURRENCIES: dict[str, int] = {
    "CNY": 2, "HKD": 2, "TWD": 2, "USD": 2, "EUR": 2, "GBP": 2, "SGD": 2, "MYR": 2, "THB": 2,
    "PHP": 2, "IDR": 2, "MXN": 2, "BRL": 2, "JPY": 0, "VND": 0,
}  # fmt: skip

PLATFORM_CHOICES = [(one.value, label) for one, label in PLATFORM_LABELS.items()]
LEVEL_CHOICES = [(one.value, f"{one.value} {label}") for one, label in LEVEL_LABELS.items()]
CURRENCY_CHOICES = [(code, code) for code in CURRENCIES]
