"""Promises of taught tables: one source for one table, whatever its headers hold, forgotten or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kaibo.config import file_tables
from kaibo.connectors.base import opening
from kaibo.domains.control.imports.records import TaughtTable
from kaibo.domains.control.imports.tests.composed import SHOP, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.public import Taught
from kaibo.domains.control.tests.hall import ROOM

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = ["日期", "账号", "花费", "计划甲", "计划乙"]
MEANT = {"日期": ("time", "hour"), "账号": ("account", ""), "花费": ("tick.spend", "yuan")}


def mapping(head: list[str]) -> dict[str, Any]:
    columns = [
        {"header": one, "target": target, "unit": unit}
        for one in head
        for target, unit in [MEANT.get(one, ("skip", ""))]
    ]
    return {"holds": "spend", "platform": "douyin", "sheet": "", "columns": columns}


def spent(day: str, yuan: str, head: list[str] | None = None) -> bytes:
    return table(head or HEAD, {"日期": f"{day} 22:00", "账号": SHOP, "花费": yuan})


def taught(shop: Importing, name: str, content: bytes, called: str = "投放表") -> int:
    """A file whose table is taught where nobody knows it."""
    file = shop.hand_in(name, content)
    assert shop.file(file)["state"] == "unknown"
    answer = shop.page.post(
        f"/api/imports/{file}/teach",
        expect=shop.file(file)["version"], name=called, headers=HEAD, mapping=mapping(HEAD),
    )  # fmt: skip
    assert answer.status_code == 200, answer.content
    shop.work()
    return file


def forget(shop: Importing) -> None:
    [one] = shop.page.get("/api/imports/taught")
    path = f"/api/imports/taught/{one['id']}/retire"
    assert shop.page.post(path, expect=one["version"]).status_code == 200


def test_a_table_forgotten_and_taught_again_is_the_same_source(shop: Importing) -> None:
    first = taught(shop, "a.csv", spent("2026-11-10", "100.00"))
    shop.store(first, {SHOP: ROOM})
    forget(shop)
    again = taught(shop, "b.csv", spent("2026-11-10", "150.00"), "投放表（新）")
    assert [(c["new"], c["changed"]) for c in shop.preview(again)["changes"]] == [(0, 1)]
    assert shop.file(again)["format"] == shop.file(first)["format"]
    assert [one["name"] for one in shop.page.get("/api/imports/taught")] == ["投放表（新）"]
    assert TaughtTable.objects.count() == 1


def test_a_table_whose_old_name_is_taken_says_so_and_changes_nothing(shop: Importing) -> None:
    taught(shop, "a.csv", spent("2026-11-10", "100.00"))
    forget(shop)
    other = ["时段", "店铺名", "用了多少", "甲", "乙"]
    file = shop.hand_in("c.csv", table(other, dict.fromkeys(other, "1")))
    meant = {
        "时段": ("time", "hour"),
        "店铺名": ("account", ""),
        "用了多少": ("tick.spend", "yuan"),
    }
    columns = [
        {"header": one, "target": target, "unit": unit}
        for one in other
        for target, unit in [meant.get(one, ("skip", ""))]
    ]
    answer = shop.page.post(
        f"/api/imports/{file}/teach", expect=shop.file(file)["version"], name="投放表",
        headers=other, mapping={**mapping([]), "columns": columns},
    )  # fmt: skip
    assert answer.status_code == 200, answer.content
    shop.work()
    before = list(TaughtTable.objects.order_by("pk").values("pk", "name", "retired_at"))
    again = shop.hand_in("b.csv", spent("2026-11-10", "150.00"))
    refused = shop.page.post(
        f"/api/imports/{again}/teach", expect=shop.file(again)["version"], name="新名字",
        headers=HEAD, mapping=mapping(HEAD),
    )  # fmt: skip
    assert (refused.status_code, refused.json()["code"]) == (409, "duplicate")
    assert "以前教过，叫「投放表」" in refused.json()["text"]
    assert list(TaughtTable.objects.order_by("pk").values("pk", "name", "retired_at")) == before


@pytest.mark.parametrize("odd", ["备注{x}", "{", "}{0}", "{n.x}", "{n} 行"])
def test_a_header_with_braces_is_a_header(shop: Importing, odd: str) -> None:
    shop.store(taught(shop, "a.csv", spent("2026-11-10", "100.00")), {SHOP: ROOM})
    head = [*HEAD, odd]
    file = shop.hand_in("b.csv", spent("2026-11-11", "7.00", head))
    assert shop.file(file)["state"] == "ready"
    [note] = [one for one in shop.preview(file)["notes"] if one["code"] == "new_columns"]
    assert "多了没教过的列" in note["text"]
    if "{n}" not in odd:
        assert odd in note["text"]


def test_the_beginnings_of_a_file_are_read_once_for_all_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table(["甲", "乙", "丙"], {"甲": "1"}))
    read: list[Path] = []
    begun = opening.beginnings

    def counted(at: Path, most: int) -> Any:
        read.append(at)
        return begun(at, most)

    monkeypatch.setattr(file_tables, "beginnings", counted)
    tables = tuple(Taught(n, f"表{n}", (f"列{n}", "其他"), {"columns": []}) for n in range(9))
    assert file_tables.known(path, None, tables) is None  # type: ignore[arg-type]
    assert read == [path]
    assert file_tables.known(path, None, ()) is None  # type: ignore[arg-type]
    assert read == [path]
