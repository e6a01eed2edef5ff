"""Promises of raw files: gone after their time, back when they come again, no orphan on the shelf."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError

from kaibo.domains.control import public as control
from kaibo.domains.control.imports import aging, shelf
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.tests.composed import ORDERS, order, table
from kaibo.domains.control.imports.tests.desk import Importing, row_of
from kaibo.domains.control.tests.hall import ROOM
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.errors import Refusal

pytestmark = pytest.mark.django_db(transaction=True)

ORDERED = table(ORDERS, order(1, "22:05:00", "100.00"))
GONE = "「订单.csv」的原件已过 30 天删掉了，请再放一次同一个文件。"


def received(content: bytes, name: str = "订单.csv") -> str:
    receiving = shelf.Receiving(name)
    receiving.write(content)
    return receiving.keep()


def aged(path: Path, days: int) -> None:
    was = (now_ms() - days * DAY) / 1_000
    os.utime(path, (was, was))


def test_a_file_whose_raw_file_is_gone_is_not_stored_and_says_what_to_do(shop: Importing) -> None:
    file = shop.hand_in("订单.csv", ORDERED)
    assert aging.drop_old(30, now_ms() + 31 * DAY) == 1
    before = shop.file(file)
    refused = shop.page.post(
        f"/api/imports/{file}/store", expect=before["version"], rooms={"": ROOM}
    )
    assert (refused.status_code, refused.json()) == (410, {"code": "gone", "text": GONE})
    assert shop.set_up(file).json()["text"] == GONE
    assert shop.file(file) == before


def test_the_same_file_again_brings_its_raw_file_back_for_its_whole_time(shop: Importing) -> None:
    file = shop.hand_in("订单.csv", ORDERED)
    shop.store(file, {"": ROOM})
    stored = shop.file(file)
    assert aging.drop_old(30, now_ms() + 31 * DAY) == 1
    assert shop.hand_in("订单.csv", ORDERED) == file
    again = shop.file(file)
    assert (again["has_raw"], again["state"]) == (True, State.STORED)
    assert (again["stored"], again["stored_at"]) == (stored["stored"], stored["stored_at"])
    assert aging.drop_old(30, now_ms() + 29 * DAY) == 0
    assert aging.drop_old(30, now_ms() + 31 * DAY) == 1
    assert not shelf.raw(row_of(file).sha256).exists()


def test_what_happens_to_a_file_meanwhile_does_not_prolong_its_time(shop: Importing) -> None:
    file = shop.hand_in("订单.csv", ORDERED)
    handed = row_of(file).handed_at
    shop.set_up(file, tz="UTC")
    assert row_of(file).handed_at == handed
    assert aging.drop_old(30, handed + 30 * DAY) == 0
    assert aging.drop_old(30, handed + 30 * DAY + 1) == 1


def test_a_file_that_is_worked_on_keeps_its_raw_file(shop: Importing) -> None:
    file = shop.hand_in("订单.csv", ORDERED)
    version = shop.file(file)["version"]
    shop.page.post(f"/api/imports/{file}/store", expect=version, rooms={"": ROOM})
    assert aging.drop_old(30, now_ms() + 31 * DAY) == 0
    shop.work()
    assert shop.file(file)["state"] == State.STORED


def test_what_belongs_to_no_file_goes_when_it_is_a_day_old_and_nothing_else(
    shop: Importing,
) -> None:
    known = row_of(shop.hand_in("订单.csv", ORDERED)).sha256
    orphan, fresh = received(b"orphan"), received(b"fresh")
    half, halfway = shelf.Receiving("a"), shelf.Receiving("b")
    place = shelf.of(known).parent
    for path in (shelf.of(known), shelf.of(orphan), half._path):
        aged(path, 2)
    (place / "备份").mkdir()
    aged(place / "备份", 2)
    half._file.close()
    assert shelf.sweep(aging._known, now_ms()) == 2
    left = {path.name for path in place.iterdir()}
    assert left == {known, fresh, halfway._path.name, "备份"}
    halfway.drop()


def test_a_file_that_could_not_be_taken_leaves_no_bytes(
    shop: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*args: Any, **values: Any) -> Any:
        raise OperationalError("database is locked")

    sha256 = received(ORDERED)
    monkeypatch.setattr(control, "_take_file", locked)
    with pytest.raises(OperationalError):
        control.take_file(shop.actor, sha256=sha256, name="订单.csv", size=9, modified=None)
    assert list((settings.DATA_DIR / shelf.FOLDER).iterdir()) == []


def test_a_known_file_that_could_not_be_taken_again_keeps_its_bytes(
    shop: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = shop.hand_in("订单.csv", ORDERED)

    def locked(*args: Any, **values: Any) -> Any:
        raise OperationalError("database is locked")

    monkeypatch.setattr(control, "_take_file", locked)
    with pytest.raises(OperationalError):
        control.take_file(
            shop.actor, sha256=received(ORDERED), name="订单.csv", size=9, modified=None
        )
    assert shop.file(file)["has_raw"]


def test_no_way_in_takes_what_is_too_large_or_what_would_fill_the_disk(
    shop: Importing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "大.csv"
    file.write_bytes(b"x" * 11)
    with monkeypatch.context() as patch:
        patch.setattr(shelf, "MOST_BYTES", 10)
        with pytest.raises(Refusal) as large:
            shelf.take(file, "大.csv")
        with pytest.raises(Refusal):
            received(b"x" * 11)
    assert (large.value.code, large.value.status) == ("too_large", 413)
    full = SimpleNamespace(free=shelf.SPARE_BYTES + 10)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    with pytest.raises(shelf.DiskFull) as disk:
        shelf.take(file, "大.csv")
    assert (disk.value.code, disk.value.status) == ("disk_full", 507)
    assert "「大.csv」没有收下" in disk.value.text
    left = [path.name for path in (settings.DATA_DIR / shelf.FOLDER).iterdir()]
    assert [name for name in left if not name.startswith("incoming-")] == []
