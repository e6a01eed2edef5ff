"""Promises of the reader of imported files: the name a file was handed in under counts, and a file
that turns out unreadable half-way is refused in its own words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kaibo.config.file_reader import FileReader
from kaibo.connectors.danmaku_bili2019 import tests as danmaku
from kaibo.connectors.douyin_show_book.tests import composed as show_book
from kaibo.connectors.tiktok_live import tests as tiktok
from kaibo.domains.control.imports.summing import account_of
from kaibo.domains.control.public import CannotRead, FileAsked, ShowSeen
from kaibo.live.events import Event

MESSAGES = Path(tiktok.__file__).parent / "recorded" / "messages.jsonl"
LOG = Path(danmaku.__file__).parent / "recorded" / "2019-5-10.txt"


def asked(name: str) -> FileAsked:
    return FileAsked("0" * 64, name, 1_795_305_600_000, "Asia/Shanghai", b"key")


def test_the_day_of_a_log_is_in_the_name_it_was_handed_in_under(tmp_path: Path) -> None:
    laid_aside = Path(shutil.copy(LOG, tmp_path / "raw"))
    told = list(FileReader().open(laid_aside, asked("2019-5-10.txt")).told())
    [show] = [one for one in told if isinstance(one, ShowSeen)]
    assert show.start == 1_557_492_360_000, "2019-05-10 20:46 in China"


def test_a_log_without_a_day_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    laid_aside = Path(shutil.copy(LOG, tmp_path / "raw"))
    with pytest.raises(CannotRead, match="把文件名改成那天的日期"):
        FileReader().open(laid_aside, asked("弹幕.txt"))


def test_a_book_that_lacks_its_time_is_refused_in_words_and_not_an_error_of_ours(
    tmp_path: Path,
) -> None:
    """That it cannot be read shows only once its sheets are read."""
    sheets = {**show_book.SHEETS, "基本信息": [["直播间", "演示"]]}
    book = show_book.write_book(tmp_path / "单场数据.xlsx", sheets)
    seen = FileReader().open(book, asked("单场数据.xlsx"))
    with pytest.raises(CannotRead, match="找不到能读的「直播时间」") as caught:
        list(seen.told())
    assert caught.value.code == "no_show_time"


def _read(path: Path) -> tuple[list[ShowSeen], list[Event]]:
    told = list(FileReader().open(path, asked(path.name)).told())
    events = [one for one in told if isinstance(one, Event) and one.kind != "source.open"]
    return [one for one in told if isinstance(one, ShowSeen)], events


def test_rooms_that_stand_side_by_side_in_a_recording_are_accounts_each_with_a_show() -> None:
    shows, events = _read(MESSAGES)
    rooms = {account_of(one) for one in events}
    assert len(rooms) == 13 and "" not in rooms
    assert {show.account for show in shows} == rooms
    for show in shows:
        mine = [one.ts for one in events if account_of(one) == show.account]
        assert (show.start, show.end) == (min(mine), max(mine) + 1)
    assert len({show.row_no for show in shows}) == 13


def test_a_recording_of_one_room_names_no_account(tmp_path: Path) -> None:
    lines = MESSAGES.read_bytes().splitlines(keepends=True)
    alone = tmp_path / "events.jsonl"
    alone.write_bytes(b"".join(one for one in lines if b"u4c8a88ac3edd" in one))
    shows, events = _read(alone)
    assert [show.account for show in shows] == [None]
    assert {account_of(one) for one in events} == {""}
    assert all(one.src == "" for one in events)
