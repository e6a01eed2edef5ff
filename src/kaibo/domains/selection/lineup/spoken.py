"""Values as people read and write them, in messages, previews and exports. [plain]"""

from __future__ import annotations

from kaibo.domains.selection.choices import ROLE_LABELS
from kaibo.domains.selection.columns.targets import TARGETS, Read
from kaibo.kit import money


def length(seconds: int) -> str:
    """ "5分钟", "5分30秒", "45秒": as `kit.sheets.cells.seconds` reads it back."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest}秒"
    return f"{minutes}分{rest}秒" if rest else f"{minutes}分钟"


def percent(share: int) -> str:
    """ "20%", "12.5%" of 1/10000 parts."""
    whole, rest = divmod(share, 100)
    return f"{whole}.{rest:02d}".rstrip("0") + "%" if rest else f"{whole}%"


def spoken(key: str, value: object) -> str:
    """A value of a target, such as "59.90 元" or "3 号"."""
    if key == "link.talk_seconds" and isinstance(value, int):
        return length(value)
    if key == "link.talk_share" and isinstance(value, int):
        return percent(value)
    read = TARGETS[key].read if key in TARGETS else Read.TEXT
    if read is Read.MONEY and isinstance(value, int):
        return f"{money.yuan(value)} 元"
    if read is Read.ROLE:
        return ROLE_LABELS.get(str(value), str(value))
    if read is Read.LINK_NO:
        return f"{value} 号"
    return str(value)
