"""What a cell's text is before it means anything: unwrapped, empty or not, an id or none.

Two kinds of table come in. What a platform exports is made by a machine; what a team keeps is
written by people, who leave 无 and 待定 where there is nothing yet. `exported` reads the first,
`cells` the second; what both need stands here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

#: What a machine writes for nothing, in lower case.
NOTHING = frozenset("|-|--|---|—|——|–|/|\\n|null|none|nan|n/a".split("|"))
#: 10 billion yuan: no price, order, show or month is larger; a shifted id or barcode is.
MAX_FEN = 10**12
MAX_ID = 64

_AS_THEY_ARE = frozenset(("", "-"))
_WRAPPED = re.compile(r'="(.*)"', re.DOTALL)
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*", re.ASCII)
_LOST_DIGITS = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+", re.ASCII)


class Unreadable(ValueError):
    """A cell that says something else than its column should: a code, why, and what to do."""

    def __init__(self, code: str, why: str, cure: str = "") -> None:
        super().__init__(f"{why}，{cure}" if cure else why)
        self.code = code
        self.why = why
        self.cure = cure


def clean(text: str) -> str:
    """A cell without what exports wrap around it: tabs, blanks, ="…", a leading apostrophe."""
    # Nearly every cell of a file is one of these two, and a file has millions.
    if text in _AS_THEY_ARE or (text[0].isalnum() and text[-1].isalnum()):
        return text
    text = text.strip("\ufeff\u200b \t\r\n\u00a0\u3000")
    if text[:2] == '="' and (wrapped := _WRAPPED.fullmatch(text)):
        text = wrapped[1].strip()
    if text[:1] in ("'", "\u2018", "`"):
        text = text[1:].strip()
    return text


def plain(text: str) -> str:
    """The same with full-width letters and digits as ordinary ones, and one kind of minus."""
    bare = text if text in _AS_THEY_ARE else clean(text)
    if bare.isascii():
        return bare
    return unicodedata.normalize("NFKC", bare).replace("\u2212", "-").strip()


def says_nothing(text: str, nothing: Collection[str] = NOTHING) -> bool:
    """Whether a cell is empty, or holds one of the marks for that."""
    if text in nothing:
        return True
    if text.isascii() and text[:1].isdigit():  # no mark begins so
        return False
    return plain(text).casefold() in nothing


def identity(
    text: str, *, lost: str, odd: str = "", nothing: Collection[str] = NOTHING
) -> str | None:
    """An id as text, never as a number. `lost` says what helps when digits were lost, `odd` when
    it is no id. Errors: id_lost_digits, bad_id.
    """
    bare = plain(text)
    if bare.isascii() and bare.isdigit() and len(bare) <= MAX_ID:
        return bare
    if bare.casefold() in nothing:
        return None
    if bare.endswith(".0") and bare[:-2].isdigit():
        bare = bare[:-2]
    if _LOST_DIGITS.fullmatch(bare):
        raise Unreadable("id_lost_digits", "编号被表格软件改成了科学计数，末几位已丢失", lost)
    if len(bare) > MAX_ID or not _ID.fullmatch(bare):
        raise Unreadable("bad_id", "不是编号", odd)
    return bare
