"""Files in and out, and what each duty may import and export."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection.models import HeaderMap, Link, Show, Sku
from kaibo.domains.selection.tests.conftest import HEADER, PASTE, Importer
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


def _file(page: Browser, name: str, content: bytes) -> Any:
    token = page.client.cookies["kaibo_csrf"].value
    upload = SimpleUploadedFile(name, content)
    return page.client.post("/api/lineup/file", {"file": upload}, headers={"X-CSRFToken": token})


def test_a_workbook_goes_the_same_way_as_a_paste(importer: Importer) -> None:
    book = openpyxl.Workbook()
    book.active.title = "晚场"
    book.active.append(["11月2日晚场"])
    book.active.append(HEADER.split("\t"))
    book.active.append(
        [1, 1, "保温杯\n500ml", "引流款", 0.1, "拍1发2", 500, None, None, 12.5, 39.9]
    )
    book.create_sheet("空的")
    content = io.BytesIO()
    book.save(content)
    [sheet] = _file(importer.page, "排品.xlsx", content.getvalue()).json()
    assert (sheet["name"], sheet["rows"]) == ("晚场", 3)
    learned = importer.learn(sheet["text"])
    assert importer.apply(sheet["text"], learned["id"]).status_code == 200
    cup = Link.objects.select_related("product").get(link_no=1)
    assert (cup.talk_share, cup.final_price, cup.product.title) == (1_000, 3_990, "保温杯 500ml")
    broken = _file(importer.page, "x.xlsx", b"PK\x03\x04")
    assert (broken.status_code, broken.json()["code"]) == (409, "bad_file")


def _export(page: Browser, show: int, map: int) -> list[tuple[Any, ...]]:
    answer = page.post(f"/api/shows/{show}/lineup/export", map=map)
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_the_export_has_the_teams_headers_and_comes_back_as_no_change(importer: Importer) -> None:
    learned = importer.learn(PASTE)
    importer.apply(PASTE, learned["id"])
    rows = _export(importer.page, importer.show, learned["id"])
    assert list(rows[0]) == HEADER.split("\t")
    assert rows[1] == (
        1, 1, "保温杯 500ml", "引流款", "10%", "拍1发2", 500, "热水壶", "先演示", 12.5, 39.9, "近景"
    )  # fmt: skip
    assert rows[2][4] == "5分钟"
    path = f"/api/shows/{importer.show}/lineup/export"
    answer = importer.page.post(path, map=learned["id"])
    [sheet] = _file(importer.page, "x.xlsx", answer.content).json()
    back = importer.preview(sheet["text"], learned["id"])
    assert back["counts"] == {"create": 0, "update": 0, "same": 3, "refused": 0, "left": 0}
    assert back["problems"] == []


def test_a_host_exports_the_table_without_what_it_costs(
    importer: Importer, page_of: Callable[[Duty], Browser]
) -> None:
    learned = importer.learn(PASTE)
    importer.apply(PASTE, learned["id"])
    rows = _export(page_of(Duty.HOST), importer.show, learned["id"])
    assert rows[0][9] == "供货价" and {row[9] for row in rows[1:]} == {None}
    assert rows[1][10] == 39.9


def test_the_console_pastes_without_prices_and_is_told_so(
    importer: Importer, page_of: Callable[[Duty], Browser]
) -> None:
    learned = importer.learn(PASTE)
    importer.apply(PASTE, learned["id"])
    console = Importer(page_of(Duty.CONSOLE), importer.show)
    text = (
        PASTE.replace("\t39.9\t", "\t1\t").replace("\t12.5\t", "\t1\t").replace("先演示", "后演示")
    )
    preview = console.preview(text, learned["id"])
    assert [(one["header"], one["right_label"]) for one in preview["withheld"]] == [
        ("角色", "维护商品"),
        ("机制摘要", "改价与机制"),
        ("供货价", "维护商品"),
        ("到手价", "改价与机制"),
    ]
    assert "12.5" not in str(preview["rows"]) and "39.9" not in str(preview["rows"])
    assert console.apply(text, learned["id"], preview["digest"]).status_code == 200
    cup = Link.objects.get(link_no=1)
    assert (cup.final_price, cup.note) == (3_990, "后演示")
    assert Sku.objects.get(product=cup.product_id).cost == 1_250


def test_the_console_does_not_open_a_cost_column_to_everybody(
    page_of: Callable[[Duty], Browser], show: Show
) -> None:
    page = page_of(Duty.CONSOLE)
    for target, tier in (("keep", "open"), ("link.note", "open")):
        columns = [
            {"header": "品名", "target": "product.title", "tier": "open"},
            {"header": "拿货价", "target": target, "tier": tier},
        ]
        body = {"name": "x", "headers": ["品名", "拿货价"], "columns": columns}
        refused = page.post("/api/header-maps", **body)
        assert refused.json()["where"][0]["path"] == "columns.1.tier"
    assert HeaderMap.objects.count() == 0


@pytest.mark.parametrize("duty", [Duty.HOST, Duty.COHOST, Duty.OBSERVER, Duty.SERVICE])
def test_who_may_not_write_links_may_not_import(
    duty: Duty, importer: Importer, page_of: Callable[[Duty], Browser]
) -> None:
    learned = importer.learn(PASTE)
    page = page_of(duty)
    shows = f"/api/shows/{importer.show}/lineup"
    for path, body in (
        ("/api/header-maps/look", {"text": PASTE}),
        (f"{shows}/preview", {"text": PASTE, "map": learned["id"]}),
        (f"{shows}/apply", {"text": PASTE, "map": learned["id"], "digest": "0" * 64}),
    ):
        assert page.post(path, **body).status_code == 403
    assert Link.objects.count() == 0
