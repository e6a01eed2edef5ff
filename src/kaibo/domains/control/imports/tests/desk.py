"""Somebody at the import page: files handed in, jobs done, what was found asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kaibo.domains.control.imports import actions, shelf
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import Actor
from kaibo.kit.delivery import Lane
from kaibo.kit.worker import Worker

COMPASS = (
    "主播昵称,主播抖音号,直播开始时间,直播结束时间,直播间观看人数,直播间观看次数,评论次数,"
    "直播间成交订单数,直播间成交金额,直播间成交件数,直播间成交人数"
).split(",")
ORDERS = (
    "主订单编号,子订单编号,选购商品,商品ID,商品数量,商品金额,订单应付金额,订单提交时间,"
    "支付完成时间,订单状态,售后状态,收件人手机号,流量体裁"
).split(",")
SHOP = "晚风女装"


def table(header: Sequence[str], *rows: Mapping[str, str]) -> bytes:
    """A file as a platform exports it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([row.get(name, "-") for name in header] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def aired(start: str, end: str, gmv: str = "300.00", **more: str) -> dict[str, str]:
    """A show of 罗盘, on the evening of 10 November 2026."""
    return {
        "主播昵称": SHOP,
        "主播抖音号": "-",
        "直播开始时间": f"2026/11/10 {start}",
        "直播结束时间": f"2026/11/10 {end}",
        "直播间观看人数": "120",
        "直播间成交金额": gmv,
        **more,
    }


def order(number: int, at: str, amount: str, **more: str) -> dict[str, str]:
    """An order of one line, placed and paid on that evening."""
    return {
        "主订单编号": f"\t69170000000000{number:05d}",
        "子订单编号": f"\t69180000000000{number:05d}",
        "选购商品": "羊毛开衫",
        "商品ID": "\t7001",
        "商品数量": "1",
        "商品金额": amount,
        "订单应付金额": amount,
        "订单提交时间": f"2026/11/10 {at}",
        "支付完成时间": f"2026/11/10 {at}",
        "订单状态": "已发货",
        "收件人手机号": "13812345678",
        "流量体裁": "直播",
        **more,
    }


@dataclass
class Importing:
    """One person's import page."""

    page: Browser
    actor: Actor

    def hand_in(self, name: str, content: bytes, *, watched: bool = False) -> int:
        """A file, read by the worker; its id."""
        receiving = shelf.Receiving()
        receiving.write(content)
        sha256 = receiving.keep()
        row = actions.take(
            self.actor, sha256=sha256, name=name, size=len(content), modified=None, watched=watched
        )
        self.work()
        return row.pk

    def work(self) -> None:
        """Do all that is to be done, as the worker and the server would."""
        worker = Worker([Lane.JOB, Lane.SERVER])
        while worker.step():
            pass

    def file(self, ident: int) -> Any:
        """The file as the page shows it."""
        return self.page.get(f"/api/imports/{ident}")["file"]

    def preview(self, ident: int) -> Any:
        """Its preview."""
        return self.page.get(f"/api/imports/{ident}")["preview"]

    def set_up(self, ident: int, **values: Any) -> Any:
        """Other settings, all else as it is; read anew."""
        row = self.file(ident)
        kept = {"tz": row["tz"], "as_of": row["as_of"], "rooms": {}, "taught": row["taught"]}
        path = f"/api/imports/{ident}"
        answer = self.page.post(path, expect=row["version"], **{**kept, **values})
        self.work()
        return answer

    def store(self, ident: int, rooms: Mapping[str, str | None] | None = None, **more: Any) -> Any:
        """Store it, all that is placed by itself going there; the answer."""
        placed = {one["account"]: one["room"] for one in self.preview(ident)["placings"]}
        wanted = {k: v for k, v in placed.items() if v is not None} | dict(rooms or {})
        answer = self.page.post(
            f"/api/imports/{ident}/store",
            expect=self.file(ident)["version"],
            rooms=wanted,
            **more,
        )
        self.work()
        return answer

    def level(self, room: str, show: str, level: str = "show") -> dict[str, dict[str, Any]]:
        """Measures of a level's rows, by key."""
        rows = self.page.get(f"/api/rooms/{room}/shows/{show}/levels/{level}")["rows"]
        return {row["key"]: row["measures"] for row in rows}

    def shows(self, room: str) -> list[dict[str, Any]]:
        """The room's shows."""
        found: list[dict[str, Any]] = self.page.get(f"/api/rooms/{room}/shows")
        return found


def everything_kept(sha256: str) -> bytes:
    """All that was laid aside of a file but the raw file itself, unpacked."""
    import gzip

    place = shelf.of(sha256)
    return b"".join(
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in place.iterdir()
        if path.name != shelf.RAW
    )


def row_of(ident: int) -> ImportedFile:
    """Its record."""
    return ImportedFile.objects.get(pk=ident)
