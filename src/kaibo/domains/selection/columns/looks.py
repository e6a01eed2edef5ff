"""What the cells of a column look like, whatever its header says. [plain]"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kaibo.domains.selection.choices import ROLE_LABELS
from kaibo.domains.selection.columns.targets import Read
from kaibo.kit.sheets import cells, texts
from kaibo.kit.sheets.texts import Unreadable

SAMPLE = 60
MOST_LINK_NO = 999
MOST_POSITION = 9_999

_ROLE_WORDS = {
    "引流": "traffic_role",
    "福利": "welfare_role",
    "宠粉": "welfare_role",
    "爆": "hero_role",
    "主推": "hero_role",
    "利润": "margin_role",
    "常规": "regular_role",
    "平销": "regular_role",
    "清仓": "clearance_role",
    "形象": "image_role",
}
WRONG_BUT_OF_ITS_KIND = frozenset(
    ("negative_money", "negative_count", "out_of_range", "id_lost_digits")
)
_PRICE = re.compile(r"[¥元]|\d\.\d")


def role(text: str) -> str | None:
    """The role a cell names: 引流款, 主推, 福利品. Error: bad_role."""
    bare = texts.plain(text)
    if bare.casefold() in cells.EMPTY:
        return None
    if bare in ROLE_LABELS:
        return bare
    found = {code for word, code in _ROLE_WORDS.items() if word in bare}
    if len(found) != 1:
        known = "、".join(ROLE_LABELS.values())
        raise Unreadable("bad_role", "不是一个角色", f"请写其中之一：{known}")
    return found.pop()


def talk(text: str, *, unit: str = "") -> tuple[int | None, int | None]:
    """(seconds, share in 1/10000) of "5分钟", "20%" or 0.2; one of them is set.

    `unit` is what a bare whole number means by its header: "minutes", "percent" or "", for
    which it is refused: 8 may be minutes or percent. Errors: bad_talk, bad_length, bad_share.
    """
    bare = texts.plain(text).replace(" ", "")
    if bare.casefold() in cells.EMPTY:
        return None, None
    if bare.endswith("%") or re.fullmatch(r"0?\.\d+", bare):
        return None, cells.share(bare if bare[0] != "." else f"0{bare}")
    if re.fullmatch(r"\d+(?:\.\d+)?", bare):
        if unit == "minutes":
            return cells.seconds(f"{bare}分"), None
        if unit == "percent":
            return None, cells.share(f"{bare}%")
        cure = f"请写成 {bare}分钟 或 {bare}%"
        raise Unreadable("bad_talk", "看不出是分钟还是占比", cure)
    return cells.seconds(bare), None


def talk_unit(header: str) -> str:
    """What a bare number under this header means; "" when the header leaves it open."""
    minutes = any(word in header for word in ("时长", "分钟", "时间"))
    percent = any(word in header for word in ("占比", "比例", "%"))
    if minutes == percent:
        return ""
    return "minutes" if minutes else "percent"


READERS: dict[Read, Callable[[str], object]] = {
    Read.TEXT: lambda text: text,
    Read.MONEY: cells.fen,
    Read.COUNT: cells.count,
    Read.LINK_NO: lambda text: cells.numbered(text, MOST_LINK_NO),
    Read.POSITION: lambda text: cells.numbered(text, MOST_POSITION),
    Read.TALK: lambda text: talk(text, unit="minutes"),
    Read.ROLE: role,
    Read.IDENTITY: cells.identity,
}


def filled(values: Sequence[str]) -> list[str]:
    """The cells that say something, at most SAMPLE of them."""
    return [value for value in values if not cells.is_empty(value)][:SAMPLE]


def readable(values: Sequence[str], read: Read) -> int:
    """How many of a hundred filled cells can be read so; 100 when there are none."""
    wanted = filled(values)
    if not wanted:
        return 100
    return 100 * sum(_reads(value, read) for value in wanted) // len(wanted)


def like(values: Sequence[str]) -> list[str]:
    """Keys of targets whose kind these cells look like, for a column whose name says nothing."""
    wanted = filled(values)
    if not wanted:
        return []
    plain = [texts.plain(value) for value in wanted]
    if all(one.isdigit() and len(one) >= 12 for one in plain):
        return ["platform.platform_product_id"]
    if readable(wanted, Read.ROLE) >= 80:
        return ["product.role"]
    if readable(wanted, Read.MONEY) >= 80 and any(_PRICE.search(one) for one in plain):
        return ["sku.show_price", "link.final_price", "sku.regular_price", "sku.cost"]
    if readable(wanted, Read.LINK_NO) >= 80 and len(set(plain)) == len(plain):
        return ["link.link_no", "link.position"]
    if readable(wanted, Read.COUNT) >= 80:
        return ["sku.stock", "link.promisable_stock", "sku.promo_stock"]
    return []


def _reads(value: str, read: Read) -> bool:
    """Whether the cell is of that kind; a price below zero is a price, though a wrong one."""
    try:
        READERS[read](value)
    except Unreadable as wrong:
        return wrong.code in WRONG_BUT_OF_ITS_KIND
    return True
