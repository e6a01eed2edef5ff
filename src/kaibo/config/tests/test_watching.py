"""Promises of the watched folder: one bad file keeps no other from it, and people are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.config import watching as module
from kaibo.config.watching import AGAIN_S, STILL_S, Watching, shown
from kaibo.domains.control import public as control
from kaibo.domains.control.imports import inbox, shelf
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, aired, order, table
from kaibo.kit.delivery import Delivery

pytestmark = pytest.mark.django_db(transaction=True)

NIGHT = table(COMPASS, aired("22:00:00", "23:30:00"))
ORDERED = table(ORDERS, order(1, "22:05:00", "100.00"))


@pytest.fixture
def box(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """An empty folder that is watched."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    folder = tmp_path / "inbox"
    folder.mkdir()
    yield folder
    inbox.tell("", ())


def stuck() -> list[tuple[str, str]]:
    return [(one.name, one.why) for one in inbox.seen().stuck]


def names() -> set[str]:
    return set(ImportedFile.objects.values_list("name", flat=True))


@pytest.mark.skipif(sys.platform != "linux", reason="only there a file may have such a name")
def test_a_name_that_is_no_utf8_is_read_as_a_chinese_windows_wrote_it_and_jams_nothing(
    box: Path,
) -> None:
    (box / os.fsdecode("订单.csv".encode("gbk"))).write_bytes(ORDERED)
    (box / "直播明细.csv").write_bytes(NIGHT)
    watching = Watching(box)
    assert watching.look(0.0) == []
    assert len(watching.look(STILL_S)) == 2
    assert names() == {"订单.csv", "直播明细.csv"}
    assert [path.name for path in box.iterdir()] == ["done"]
    assert stuck() == []


def test_what_is_no_text_at_all_has_a_name_too() -> None:
    assert shown(os.fsdecode(b"a\xff\xff.csv")) == "a\ufffd\ufffd.csv"
    assert shown("订单.csv") == "订单.csv"


def test_a_file_that_fails_stays_with_its_reason_and_keeps_no_other_from_it(
    box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (box / "a坏.csv").write_bytes(b"x" * 2_000)
    (box / "b好.csv").write_bytes(NIGHT)
    monkeypatch.setattr(shelf, "MOST_BYTES", 1_000)
    watching = Watching(box)
    watching.look(0.0)
    assert [path.name for path in watching.look(STILL_S)] == ["b好.csv"]
    assert stuck() == [("a坏.csv", "「a坏.csv」超过 0 MB，没有收下。请分段导出后再导入。")]
    assert inbox.seen().folder == str(box)
    assert (box / "a坏.csv").exists() and not (box / "b好.csv").exists()
    assert list((box.parent / "data" / "imports").glob("incoming-*")) == []


def test_a_file_that_failed_is_tried_again_after_a_while_and_then_no_longer_told_of(
    box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (box / "a.csv").write_bytes(NIGHT)
    tries = []
    real = control.take_file

    def failing(*args: Any, **values: Any) -> Any:
        tries.append(values["name"])
        raise RuntimeError("the reason is in the log alone")

    monkeypatch.setattr(control, "take_file", failing)
    watching = Watching(box)
    for now in (0.0, STILL_S, STILL_S + 2, STILL_S + 4):
        assert watching.look(now) == []
    [(name, why)] = stuck()
    assert (tries, name) == (["a.csv"], "a.csv")
    assert why == "收的时候出错了，没有收下，过一会儿自动再试。原因在服务的日志里。"
    monkeypatch.setattr(control, "take_file", real)
    assert [path.name for path in watching.look(STILL_S + AGAIN_S)] == ["a.csv"]
    assert (stuck(), names()) == ([], {"a.csv"})


def test_a_file_that_cannot_be_moved_aside_is_taken_in_once_and_told_of(
    box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (box / "a.csv").write_bytes(NIGHT)
    (box / "b.csv").write_bytes(ORDERED)
    real = module._move_aside

    def read_only(path: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(module, "_move_aside", read_only)
    watching = Watching(box)
    watching.look(0.0)
    for step in range(10):
        watching.look(STILL_S + step * AGAIN_S)
    assert Delivery.objects.filter(name="control.import.read").count() == 2
    why = "已经收下，在列表里；但移不到 done 文件夹（这个盘只能读）。请把它移走。"
    assert stuck() == [("a.csv", why), ("b.csv", why)]
    monkeypatch.setattr(module, "_move_aside", real)
    assert watching.look(STILL_S + 10 * AGAIN_S) == []
    assert (stuck(), sorted(path.name for path in (box / "done").iterdir())) == (
        [], ["a.csv", "b.csv"])  # fmt: skip


def test_a_file_that_changes_after_it_was_taken_is_taken_again(
    box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (box / "a.csv").write_bytes(NIGHT)
    monkeypatch.setattr(module, "_move_aside", lambda path: (_ for _ in ()).throw(OSError(30, "x")))
    watching = Watching(box)
    for now in (0.0, STILL_S):
        watching.look(now)
    (box / "a.csv").write_bytes(ORDERED)
    for now in (STILL_S + 1, 2 * STILL_S + 1):
        watching.look(now)
    assert ImportedFile.objects.count() == 2


def test_a_name_that_is_already_there_and_as_long_as_can_be_is_cut_between_letters(
    box: Path,
) -> None:
    (box / "done").mkdir()
    long = "订" * 83 + ".csv"
    (box / "done" / long).write_bytes(b"x")
    (box / long).write_bytes(NIGHT)
    watching = Watching(box)
    watching.look(0.0)
    assert len(watching.look(STILL_S)) == 1
    assert {path.name for path in (box / "done").iterdir()} == {long, "订" * 82 + " (2).csv"}
    assert stuck() == []


def test_a_folder_that_is_not_there_is_nobodys_worry(box: Path) -> None:
    assert Watching(box / "nowhere").look(0.0) == []
    assert stuck() == []
