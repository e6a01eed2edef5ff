"""Cells people wrote: fen, counts, shares, seconds and ids, exactly or not at all, and no float.

Every function takes a cell's text and answers None for an empty one. A text that is neither empty
nor readable raises `Unreadable` with a code, why, and what to write instead, in Chinese.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from kaibo.kit import money
from kaibo.kit.sheets import texts
from kaibo.kit.sheets.texts import MAX_FEN, NOTHING, Unreadable, plain, says_nothing

#: What people write for nothing.
EMPTY = NOTHING | frozenset("#n/a|无|暂无|待定|待补|tbd|?".split("|"))
#: What says nothing even where words are expected; "无" under 赠品 does say something.
NO_WORDS = NOTHING - {"null", "none", "nan", "n/a"} | {"#n/a"}
MAX_COUNT = 10**9
DAY_SECONDS = 24 * 3600
#: A number that went through a binary float has some twenty; more is no figure of a shop.
MAX_DIGITS = 26

_NOISE = re.compile(r"([+-]?¥?[+-]?[\d,]+\.\d{9,}(?:e-\d+)?)")
_COUNT = re.compile(
    r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([万w]?)(?:[件个单盒套份瓶支条双包箱袋])?"
)
_SHARE = re.compile(r"(\d+)(?:\.(\d+))?(%?)")
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:\.0+)?")
_LENGTH = re.compile(
    r"(?:(\d+)(?:小时|h|时))?(?:(\d+)(?:\.(\d+))?(?:分钟|分|min|m|'))?(?:(\d+)(?:秒|s|sec|\"))?"
)
_NUMBERED = re.compile(r"(?:#|no\.?|第)?(\d{1,6})(?:\.0+)?(?:号链接|号|链接|#)?", re.IGNORECASE)


def is_empty(text: str) -> bool:
    """Whether the cell says nothing: blank, a dash, 无, 待定."""
    return says_nothing(text, EMPTY)


def fen(text: str) -> int | None:
    """Fen of a price in yuan: "59.9", "¥1.2万", "1,299元", full-width forms.

    Errors: bad_money, negative_money, out_of_range.
    """
    bare = plain(text).replace(" ", "")
    if bare.casefold() in EMPTY:
        return None
    bare = re.sub(
        r"^(?:rmb|cny|人民币)|(?:/[件个盒套份瓶支条双包箱袋])$", "", bare, flags=re.IGNORECASE
    )
    bare = re.sub(r"(?<=\d)w$", "万", bare, flags=re.IGNORECASE).replace("块", "元")
    try:
        value = money.parse(_without_noise(bare))
    except ValueError:
        raise Unreadable("bad_money", "不是一个金额", "请写成 59.9 这样的数（单位：元）") from None
    if value < 0:
        raise Unreadable("negative_money", "金额是负数", "请写成不小于 0 的数")
    if value > MAX_FEN:
        raise Unreadable("out_of_range", "金额大得不合理，可能串列了", "请核对这一列")
    return value


def count(text: str) -> int | None:
    """Pieces: "1,200", "1.2万", "500件", "3.0". Errors: bad_count, negative_count, out_of_range."""
    bare = plain(text).replace(" ", "").casefold()
    if bare in EMPTY:
        return None
    found = _COUNT.fullmatch(bare)
    if found is None:
        raise Unreadable("bad_count", "不是一个数量", "请写成 500 这样的整数")
    value = Decimal(f"{found[2].replace(',', '')}.{found[3] or '0'}")
    value *= 10_000 if found[4] else 1
    if value != value.to_integral_value():
        raise Unreadable("bad_count", "数量带小数", "请写成整数")
    if found[1] == "-" and value:
        raise Unreadable("negative_count", "数量是负数", "请写成不小于 0 的整数")
    if value > MAX_COUNT:
        raise Unreadable("out_of_range", "数量大得不合理，可能串列了", "请核对这一列")
    return int(value)


def numbered(text: str, most: int) -> int | None:
    """A place or number from 1 to `most`: "3", "3号链接", "#3", "③". Errors: bad_number."""
    bare = plain(text).replace(" ", "")
    if bare.casefold() in EMPTY:
        return None
    found = _NUMBERED.fullmatch(bare)
    value = int(found[1]) if found else 0
    if not 1 <= value <= most:
        raise Unreadable("bad_number", "不是一个号", f"请写成 1 到 {most} 的整数")
    return value


def share(text: str) -> int | None:
    """A share in 1/10000: "20%", "0.2" and "12.5%" are 2000, 2000 and 1250. Error: bad_share."""
    bare = plain(text).replace(" ", "")
    if bare.casefold() in EMPTY:
        return None
    found = _SHARE.fullmatch(bare)
    if found is None:
        raise Unreadable("bad_share", "不是一个占比", "请写成 20% 这样的数")
    if len(bare) > MAX_DIGITS:
        raise Unreadable("bad_share", "占比的数字太长", "请写成 20% 这样的数")
    value = Decimal(f"{found[1]}.{found[2] or '0'}") * (100 if found[3] else 10_000)
    exact = value.quantize(Decimal(1), ROUND_HALF_UP)
    # A spreadsheet keeps 7% as 0.07000000000000001; a real 12.345% is not ours to round.
    if abs(value - exact) > Decimal("1e-9"):
        raise Unreadable("bad_share", "占比的小数太多", "最多写两位小数，如 12.25%")
    if not 0 <= exact <= 10_000:
        raise Unreadable("bad_share", "占比超出 0 到 100%", "请写成 20% 这样的数")
    return int(exact)


def seconds(text: str) -> int | None:
    """A length: "5分钟", "5分30秒", "1小时", "90s", "5:30", "0:05:30". Errors: bad_length."""
    bare = plain(text).replace(" ", "").casefold()
    if bare in EMPTY:
        return None
    total: Decimal | None = None
    if clock := _CLOCK.fullmatch(bare):
        total = Decimal(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
    elif (length := _LENGTH.fullmatch(bare)) and any(length.groups()):
        minutes = Decimal(f"{length[2] or 0}.{length[3] or 0}")
        total = Decimal(length[1] or 0) * 3600 + minutes * 60 + Decimal(length[4] or 0)
    if total is None or total != total.to_integral_value() or not 0 <= total <= DAY_SECONDS:
        raise Unreadable("bad_length", "不是一个时长", "请写成 5分钟 或 5分30秒")
    return int(total)


def identity(text: str) -> str | None:
    """An id as text, never as a number. Errors: id_lost_digits, bad_id."""
    lost = "请把这一列设成文本格式后重新复制"
    return texts.identity(text, lost=lost, odd="请只用数字、字母、- 和 _", nothing=EMPTY)


def prose(text: str) -> str:
    """Free text as people wrote it: line ends as \\n, outer blanks and control characters gone.

    A mere dash or slash is an empty cell.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    kept = "".join(char for char in lines if ord(char) >= 32 or char in "\n\t")
    text = kept.strip("\ufeff\u200b \t\n\u00a0\u3000")
    return "" if text.casefold() in NO_WORDS else text


def _without_noise(text: str) -> str:
    """178.79999999999998 is 178.80 that went through a binary float; 12.345 stays what it is."""
    found = _NOISE.fullmatch(text)
    if found is None or len(text) > MAX_DIGITS:
        return text
    with localcontext() as exact:
        exact.prec = 60
        value = Decimal(text.replace(",", "").replace("¥", ""))
        near = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{near:f}" if abs(value - near) <= Decimal("1e-9") else text
