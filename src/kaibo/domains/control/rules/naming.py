"""Names that stand in the log for ever: a room's ident, a source's `src`, the kinds it provides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kaibo.domains.control.choices import CURRENCIES, Platform
from kaibo.kit.errors import Place, invalid
from kaibo.kit.shapes import is_room_ident
from kaibo.live.events import KINDS, Home

_SOURCE = re.compile(r"([a-z_]+):[A-Za-z0-9._-]{1,60}")
_VALUE = re.compile(r"(sample|report)\.[a-z][a-z0-9_]{0,59}")

#: Written by Kaibo itself. `desk` above all: whoever may write as it may end a show.
OWN_SOURCES = frozenset({"desk", "reading", "file"})
#: What may stand before the colon. An order is known by it: a misspelt one would count twice.
COMPOSED = "sim"
PREFIXES = frozenset({one.value for one in Platform} | {COMPOSED})
PROVIDABLE = frozenset(
    kind.name for kind in KINDS if kind.home in (Home.AUDIENCE, Home.ORDER, Home.SOURCE)
)
MOST_KINDS = 64


def check_ident(ident: str) -> None:
    """It is typed into addresses and read out over the phone, so it is plain."""
    if not is_room_ident(ident):
        raise invalid([Place("ident", "直播间编号只能用小写字母、数字和连字符（-），1 到 40 个。")])


def check_currency(cur: str) -> None:
    """One of the closed list."""
    if cur not in CURRENCIES:
        raise invalid([Place("cur", f"没有「{cur}」这个币种，可用：{'、'.join(CURRENCIES)}。")])


def is_composed(name: str) -> bool:
    """Whether what this source sends is made up (`kaibo.sim`), which has to be said wherever it
    is shown."""
    return name.partition(":")[0] == COMPOSED


def check_source_name(name: str) -> None:
    """`<platform>:<name>`, such as `douyin:shopA`; not one of Kaibo's own."""
    if name.partition(":")[0] in OWN_SOURCES:
        text = f"「{name.partition(':')[0]}」是开播自己写日志用的来源名，请换一个。"
        raise invalid([Place("name", text)])
    match = _SOURCE.fullmatch(name)
    if match is None or match[1] not in PREFIXES:
        raise invalid(
            [
                Place(
                    "name",
                    "来源名写成「平台:名字」，如 douyin:shopA；平台用 "
                    f"{'、'.join(sorted(PREFIXES))} 之一，名字用字母、数字和 . _ -。",
                )
            ]
        )


def checked_provides(kinds: Iterable[str]) -> list[str]:
    """The kinds as they are stored: each once, sorted. A misspelt one would promise nothing."""
    wanted = sorted(set(kinds))
    unknown = [kind for kind in wanted if kind not in PROVIDABLE and not _VALUE.fullmatch(kind)]
    if unknown:
        told = "、".join(unknown[:5])
        raise invalid([Place("provides", f"来源不能提供这些事件：{told}。请对照事件清单。")])
    if len(wanted) > MOST_KINDS:
        raise invalid([Place("provides", f"一个来源最多写 {MOST_KINDS} 种事件。")])
    return wanted
