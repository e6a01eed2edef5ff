"""Whether a file that was read can be stored as it stands, and what is said where it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kaibo.domains.control.imports import doubled, doubled_money
from kaibo.domains.control.imports.accounts import ASKED
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.port import CannotRead


def state_of(preview: Mapping[str, Any]) -> ImportState:
    """Whether it can be stored as it stands."""
    asked = any(one["how"] in ASKED for one in preview["placings"])
    return ImportState.ASKING if asked or lacking(preview) else ImportState.READY


def lacking(preview: Mapping[str, Any]) -> str:
    """Why a file with rows cannot be stored, or not unseen; "" when it can."""
    if preview["placings"]:
        return twice(preview)
    return (
        f"{preview['lost_rows']:,} 行都没能计入，没有东西可以存。原因和改法列在下面的「问题」里。"
    )


def twice(preview: Mapping[str, Any]) -> str:
    """What is said where its orders or money would count twice, "" where they do not."""
    return counted_twice(preview)[1]


def counted_twice(preview: Mapping[str, Any]) -> tuple[str, str]:
    """The code of it and the sentence; both "" where nothing would count twice."""
    codes = (doubled.TWICE, doubled_money.TWICE)
    there = ((one["code"], one["text"]) for one in preview["notes"] if one["code"] in codes)
    return next(there, ("", ""))


def no_rows(title: str) -> CannotRead:
    """A file of a known format in which there is nothing but its headers."""
    return CannotRead(
        "no_rows",
        f"这份文件是「{title}」，但里面没有一行数据，没有东西可以存。"
        "请看导出时选的时间段和筛选条件，重新导出一份有数据的。",
    )
