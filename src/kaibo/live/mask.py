"""Personal data is masked at the door: in texts, and buyers become a keyed hash.

`mask` knows Chinese mobile and landline numbers, WeChat and QQ ids next to a hint word, e-mail
addresses and detailed postal addresses. It prefers leaving a harmless number alone over hiding
order ids, prices and link numbers, which hosts and operators need to read; what people disguise
on purpose (digits written as words, letters between digits) gets through.
"""

from __future__ import annotations

import hmac
import re
from functools import lru_cache
from hashlib import sha256

MOBILE, LANDLINE = "[手机号]", "[电话]"
WECHAT, QQ, EMAIL, ADDRESS = "[微信号]", "[QQ号]", "[邮箱]", "[地址]"

_FULL_WIDTH = {
    **{0xFF10 + d: 0x30 + d for d in range(10)},
    **{0xFF21 + c: 0x41 + c for c in range(26)},
    **{0xFF41 + c: 0x61 + c for c in range(26)},
    **{ord(wide): ord(plain) for wide, plain in zip("＋－．＠＿：", "+-.@_:", strict=True)},
}

#: Not inside a longer number, an identifier or a decimal fraction.
_FREE, _END = r"(?<![0-9A-Za-z])(?<![0-9]\.)", r"(?![0-9A-Za-z])(?!\.[0-9])"
_HAN = "\u4e00-\u9fff"

_MOBILE = re.compile(
    rf"(?:{_FREE}|(?<=tel)|(?<=phone)|(?<=mobile))"
    r"(?:(?:\+|00)?86[ -]?)?"
    r"(?:1[3-9][0-9]{9}|1[3-9][0-9]([ .-])[0-9]{4}\1[0-9]{4}|1([ .-])[3-9](?:\2[0-9]){9})" + _END,
    re.IGNORECASE,
)
_LANDLINE = re.compile(
    rf"{_FREE}(?:\(0[0-9]{{2,3}}\)[ -]?|(?:(?:\+|00)86[ -]?)?0[0-9]{{2,3}}[ -])"
    rf"[2-9][0-9]{{6,7}}(?:(?:-|转)[0-9]{{1,5}})?{_END}"
)
_EMAIL = re.compile(
    r"[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}", re.ASCII
)

_WECHAT_ID = (
    rf"(?:[A-Za-z][A-Za-z0-9_-]{{5,19}}(?![A-Za-z0-9_-])|{re.escape(MOBILE)}"
    r"|[0-9]{6,12}(?![0-9A-Za-z]))"
)
_WECHAT = re.compile(
    r"(?P<hint>微信号?|[薇威维]信号?|加微|加v|we ?chat|wei ?xin|v信|(?<![A-Za-z0-9])(?:vx|wx))"
    # Without a colon only what has a digit or underscore is an id: 微信 iPhone is no contact.
    r"(?P<gap>\s*[:号是为=][\s:]*|\s*(?=[\[A-Za-z_-]*[0-9_]|\[))"
    + _WECHAT_ID
    # A lone v is a hint only before a colon.
    + r"|(?<![A-Za-z0-9])v\s*:\s*"
    + _WECHAT_ID,
    re.IGNORECASE,
)
_WXID = re.compile(r"(?<![A-Za-z0-9_])wxid_[A-Za-z0-9]{6,}", re.IGNORECASE)
_QQ = re.compile(
    r"(?P<hint>(?<![A-Za-z0-9])q ?q群?|扣扣|企鹅)(?P<gap>号?[\s:是为=]*)"
    r"[1-9][0-9]{4,11}(?![0-9A-Za-z])",
    re.IGNORECASE,
)

#: 3号链接, 5号色, 8号机: numbers a live room says all evening.
_NOT_GOODS = r"(?![链色款线球品机位码样商宝库车上下前之截开见晚早])"
_UNIT = rf"(?:号楼|号院|号|弄|栋|幢|座|单元|室){_NOT_GOODS}"
_TAIL = r"(?:[ ,-]?[0-9A-Za-z-]{1,6}(?:号楼|号院|号|弄|栋|幢|座|单元|层|楼|室|户|房)?)*"
_PLACE = r"(?:区|县|市|镇|乡|街道|路|街|大道|村|巷|弄|胡同|花园|苑|大厦|广场|公寓|城)"
_ADDRESS = re.compile(
    # Two places, the larger first, and a house number;
    rf"[{_HAN}]{{2,8}}(?:省|市|区|县|州|旗|镇|乡)[{_HAN}]{{0,12}}{_PLACE}"
    rf"[{_HAN}A-Za-z0-9 -]{{0,12}}?[0-9]{{1,5}}{_UNIT}{_TAIL}"
    # a street with a number;
    rf"|[{_HAN}]{{1,8}}(?:路|街|大道|巷|弄|胡同)[0-9]{{1,5}}(?:号|弄){_NOT_GOODS}{_TAIL}"
    # or a building with a flat.
    r"|[0-9]{1,3}(?:号楼|栋|幢|座)[ -]?(?:[0-9]{1,2}单元)?[ -]?"
    rf"[0-9]{{1,5}}(?:室|户|房|号){_NOT_GOODS}"
)
_SUSPECT = re.compile(r"[0-9@]|微|信|v|wx", re.IGNORECASE)


@lru_cache(maxsize=8192)
def mask(text: str) -> str:
    """`text` with personal data replaced by labels such as [手机号].

    A text without any is returned as it is; in one that had some, full-width letters and digits
    come back as plain ones. Titles repeat, so results are kept.
    """
    plain = text.translate(_FULL_WIDTH)
    if not _SUSPECT.search(plain):
        return text
    masked = _EMAIL.sub(EMAIL, plain)
    masked = _WXID.sub(WECHAT, masked)
    masked = _MOBILE.sub(MOBILE, masked)
    masked = _LANDLINE.sub(LANDLINE, masked)
    masked = _WECHAT.sub(lambda m: f"{m['hint'] or 'v:'}{m['gap'] or ''}{WECHAT}", masked)
    masked = _QQ.sub(rf"\g<hint>\g<gap>{QQ}", masked)
    masked = _ADDRESS.sub(ADDRESS, masked)
    return text if masked == plain else masked


def viewer_hash(key: bytes, platform: str, raw_id: str) -> str:
    """16 hex characters that stand for one buyer or viewer of one platform in this install.

    HMAC-SHA256 of "platform|raw id", first 8 bytes; without the install key it cannot be redone
    from a list of names. An empty key is refused, because it would be no secret.
    """
    if not key:
        raise ValueError("viewer_hash needs the install key")
    return hmac.new(key, f"{platform}|{raw_id}".encode(), sha256).digest()[:8].hex()
