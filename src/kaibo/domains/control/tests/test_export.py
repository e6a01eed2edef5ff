"""A table of a show taken along: every row and column, under Chinese names with units."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from kaibo.domains.control import export_file
from kaibo.domains.control.shown.table import Table
from kaibo.domains.control.tests import story
from kaibo.domains.control.tests.hall import ROOM, Evening, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.rights import Duty
from kaibo.kit.worker import Worker
from kaibo.live.measures import LEVELS

pytestmark = pytest.mark.django_db


def asked(page: Browser, show: str, level: str, form: str) -> Any:
    """Press export."""
    return page.post(f"/api/rooms/{ROOM}/shows/{show}/levels/{level}/export", form=form)


def sheet(content: bytes) -> list[dict[str, Any]]:
    """The rows of a workbook by heading; a heading stands once."""
    head, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    assert len(set(head)) == len(head)
    return [dict(zip(head, row, strict=True)) for row in rows]


def comma(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV by heading."""
    assert content.startswith(b"\xef\xbb\xbf")
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def test_a_level_is_exported_whole_with_names_units_and_the_numbers_of_the_page(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    answer = asked(desk, show, "product", "xlsx")
    assert "%E9%93%BE%E6%8E%A5.xlsx" in answer["Content-Disposition"], "链接.xlsx"
    rows = sheet(answer.content)
    page = desk.get(f"/api/rooms/{ROOM}/shows/{show}/levels/product")["rows"]
    assert [row["链接"] for row in rows] == [row["label"] for row in page]
    assert [row["编号"] for row in rows] == ["7001", f"kaibo:{evening.mask}", None]
    assert [row["成交金额（元）"] for row in rows] == [
        None if one["measures"]["gmv"] is None else one["measures"]["gmv"] / 100 for one in page
    ]
    first, told = rows[0], page[0]
    assert first["讲解时长（秒）"] == round(told["measures"]["pitch_ms"] / 1000, 2)
    assert first["成交订单数"] == told["measures"]["orders_paid"]
    assert first["点赞次数"] is None, "unknown is empty, not 0"
    # Every measure and every metric that is not itself a measure has its column.
    from kaibo.domains.control.shown.table import _plain
    from kaibo.live.metrics import METRICS_AT

    quotients = [one for one in METRICS_AT["product"] if not _plain(one)]
    assert len(first) == 2 + len(told["measures"]) + len(quotients)


def test_every_level_has_both_forms_with_the_same_numbers(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    for level in LEVELS:
        book = sheet(asked(desk, show, level, "xlsx").content)
        text = comma(asked(desk, show, level, "csv").content)
        assert len(book) == len(text) > 0
        for one, other in zip(book, text, strict=True):
            assert [*one] == [*other]
            for name, value in one.items():
                if isinstance(value, int | float):
                    assert Decimal(str(value)) == Decimal(other[name]), (level, name)
                else:
                    assert (value or "") == other[name].lstrip("\t"), (level, name)


def test_minutes_have_their_day_and_their_samples(
    desk: Browser, hall: Hall, evening: Evening
) -> None:
    show = story.run(hall, evening)
    rows = {row["每分钟"]: row for row in sheet(asked(desk, show, "minute", "xlsx").content)}
    assert rows["00:01"]["日期时间"] == "11月11日 00:01"
    assert rows["22:11"]["在线 最后（douyin:shopA）"] == 40
    assert rows["22:11"]["成交金额（元）"] == 130


def test_who_may_not_see_sales_takes_none_along(
    hall: Hall, evening: Evening, desk: Browser, page_of: Callable[[Duty], Browser]
) -> None:
    show = story.run(hall, evening)
    page = page_of(Duty.EDITING)
    for level in LEVELS:
        headings = sheet(asked(page, show, level, "xlsx").content)[0].keys()
        assert not [name for name in headings if "元" in name or "成交金额" in name], level
    everything = sheet(asked(desk, show, "show", "xlsx").content)[0]
    assert everything["成交金额（元）"] == 229


def test_a_long_table_is_written_by_a_worker_and_handed_to_who_asked_and_may(
    hall: Hall, evening: Evening, page_of: Callable[[Duty], Browser],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    show = story.run(hall, evening)
    page = page_of(Duty.OPERATOR)
    at_once = asked(page, show, "minute", "csv").content
    monkeypatch.setattr(export_file, "_ROWS_AT_ONCE", 100)
    monkeypatch.setattr("kaibo.kit.running.SHOWN_EVERY", 0.0)
    answer = asked(page, show, "minute", "csv")
    assert answer.status_code == 202
    number = answer.json()["job"]
    assert page.client.get(f"/api/jobs/{number}/file").status_code == 410
    assert Worker([Lane.JOB]).step()
    shown = page.get(f"/api/jobs/{number}")
    assert (shown["state"], shown["label"], shown["file"]) == (
        "done", "导出「双十一前夜-每分钟」", "双十一前夜-每分钟.csv",
    )  # fmt: skip
    assert page.client.get(f"/api/jobs/{number}/file").content == at_once
    other = page_of(Duty.CONSOLE).client.get(f"/api/jobs/{number}/file")
    assert (other.status_code, other.json()["code"]) == (404, "not_found")


def test_amounts_are_not_handed_to_who_may_no_longer_see_them(
    hall: Hall, evening: Evening, page_of: Callable[[Duty], Browser],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from kaibo.domains.people.models import User
    from kaibo.kit import journal
    from kaibo.kit.access import system

    show = story.run(hall, evening)
    page = page_of(Duty.CONSOLE)
    monkeypatch.setattr(export_file, "_ROWS_AT_ONCE", 100)
    number = asked(page, show, "minute", "xlsx").json()["job"]
    assert Worker([Lane.JOB]).step()
    assert page.client.get(f"/api/jobs/{number}/file").status_code == 200
    user = User.objects.get(username="x-console")
    journal.change(
        system("test"), "people.user.change", User, user.pk, expect=journal.ANY, duties=["editing"]
    )
    answer = page.client.get(f"/api/jobs/{number}/file")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_cancelled_half_way_there_is_no_file(
    hall: Hall, evening: Evening, desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = story.run(hall, evening)
    monkeypatch.setattr(export_file, "_ROWS_AT_ONCE", 100)
    number = asked(desk, show, "minute", "xlsx").json()["job"]
    Delivery.objects.filter(pk=number).update(cancel_asked=True)
    assert Worker([Lane.JOB]).step()
    assert Delivery.objects.get(pk=number).state == State.CANCELLED
    assert desk.client.get(f"/api/jobs/{number}/file").status_code == 410


def test_what_would_be_run_or_rounded_is_text() -> None:
    table = Table("x", ["名", "数"], [["=1+1", Decimal("-5.00")], ["7001234567890123456", -3]])
    assert export_file.unpack(export_file.pack(table)) == table
    _, _, book = export_file.written(table, "xlsx")
    cells = openpyxl.load_workbook(io.BytesIO(book)).active
    assert (cells["A2"].value, cells["A2"].data_type) == ("=1+1", "s")
    assert (cells["A3"].value, cells["A3"].data_type) == ("7001234567890123456", "s")
    assert (cells["B2"].value, cells["B2"].number_format) == (-5, "0.00")
    _, _, text = export_file.written(table, "csv")
    assert text.decode("utf-8-sig") == "名,数\r\n'=1+1,-5.00\r\n\t7001234567890123456,-3\r\n"
    for start in "+-@":
        _, _, text = export_file.written(Table("x", ["名"], [[f"{start}cmd"]]), "csv")
        assert text.decode("utf-8-sig") == f"名\r\n'{start}cmd\r\n"


def test_what_is_not_there_is_refused(desk: Browser, hall: Hall, evening: Evening) -> None:
    show = story.run(hall, evening)
    before = Delivery.objects.count()
    assert asked(desk, show, "nothing", "csv").json()["code"] == "not_found"
    assert asked(desk, "77", "shift", "csv").status_code == 404
    assert asked(desk, show, "shift", "pdf").status_code == 422
    assert Delivery.objects.count() == before
