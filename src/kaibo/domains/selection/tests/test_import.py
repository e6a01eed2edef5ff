"""A team's table into a show's links by API: learned once, previewed, one act, undone."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.selection.models import HeaderMap, Link, Product, Sku
from kaibo.domains.selection.tests.conftest import HEADER, LINES, PASTE, Importer, bag
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db


def test_a_table_is_looked_at_confirmed_once_and_then_known(importer: Importer) -> None:
    first = importer.look(PASTE)
    assert (first["map"], first["drift"], first["rows"], first["header_row"]) == (None, None, 3, 1)
    assert first["columns"][2] | {"why": "", "samples": []} == {
        "index": 2,
        "header": "SKU",
        "target": "item",
        "label": "品（品名、编码或规格）",
        "tier": "open",
        "confidence": 95,
        "why": "",
        "others": [],
        "samples": [],
    }
    assert first["columns"][2]["samples"] == ["保温杯 500ml", "羊绒围巾", "🧦袜子礼盒"]
    assert HeaderMap.objects.count() == 0
    learned = importer.learn(PASTE)
    again = importer.look(PASTE.replace("近景", "远景"))
    assert again["map"]["id"] == learned["id"]
    assert {column["confidence"] for column in again["columns"]} == {100}


def test_a_paste_becomes_a_shows_links_in_one_act(importer: Importer) -> None:
    learned = importer.learn(PASTE)
    preview = importer.preview(PASTE, learned["id"])
    assert preview["counts"] == {"create": 3, "update": 0, "same": 0, "refused": 0, "left": 0}
    assert [row["makes"] for row in preview["rows"]] == [
        ["商品", "链接", "规格"],
        ["商品", "链接", "规格"],
        ["商品", "链接"],
    ]
    assert Link.objects.count() == Product.objects.count() == 0
    done = importer.apply(PASTE, learned["id"], preview["digest"]).json()
    assert done["announcement"] == ("链接号变了：「保温杯 500ml」无号→1号，「羊绒围巾」无号→2号。")
    assert bag(importer.show) == [(1, "保温杯 500ml"), (2, "羊绒围巾"), (None, "🧦袜子礼盒")]
    cup = Link.objects.select_related("product").get(link_no=1)
    assert (cup.talk_share, cup.offer, cup.promisable_stock) == (1_000, "拍1发2", 500)
    assert (cup.final_price, cup.product.role, cup.note) == (3_990, "traffic_role", "先演示")
    assert cup.notes == {"prop": "热水壶", "=摄影": "近景"}
    assert Sku.objects.get(product=cup.product).cost == 1_250
    socks = Link.objects.get(link_no=None)
    assert (socks.promisable_stock, socks.talk_seconds) == (12_000, None)
    acts = Fact.objects.filter(verb="selection.lineup.import").values_list("act", flat=True)
    assert set(acts) == {done["act"]}


def test_the_same_paste_twice_changes_nothing(importer: Importer) -> None:
    learned = importer.learn(PASTE)
    importer.apply(PASTE, learned["id"])
    facts = Fact.objects.count()
    again = importer.preview(PASTE, learned["id"])
    assert again["counts"] == {"create": 0, "update": 0, "same": 3, "refused": 0, "left": 0}
    done = importer.apply(PASTE, learned["id"], again["digest"]).json()
    assert (done["act"], done["undo_until"], done["changes"]) == (None, None, [])
    assert Fact.objects.count() == facts


def test_a_changed_cell_is_shown_with_both_values_before_it_is_written(importer: Importer) -> None:
    learned = importer.learn(PASTE)
    importer.apply(PASTE, learned["id"])
    changed = PASTE.replace("\t39.9\t", "\t￥３６．９\t").replace("近景", "特写")
    preview = importer.preview(changed, learned["id"])
    assert preview["counts"] == {"create": 0, "update": 1, "same": 2, "refused": 0, "left": 0}
    [row] = [row for row in preview["rows"] if row["state"] == "update"]
    assert row["differences"] == [
        {"key": "link.final_price", "label": "到手价", "before": "39.90 元", "after": "36.90 元"},
        {"key": "note.=摄影", "label": "摄影", "before": "近景", "after": "特写"},
    ]
    assert Link.objects.get(link_no=1).final_price == 3_990
    importer.apply(changed, learned["id"], preview["digest"])
    assert Link.objects.get(link_no=1).final_price == 3_690


def test_links_not_in_the_table_are_left_alone_and_counted(importer: Importer) -> None:
    learned = importer.learn(PASTE)
    importer.apply(PASTE, learned["id"])
    preview = importer.preview("\n".join((HEADER, LINES[0])), learned["id"])
    assert (preview["counts"]["same"], preview["counts"]["left"]) == (1, 2)
    assert len(preview["left"]) == 2 and len(bag(importer.show)) == 3


@pytest.mark.parametrize(
    ("headers", "missing", "added"),
    [
        (HEADER.replace("到手价", "间内价"), ["到手价"], ["间内价"]),
        (HEADER.replace("\t摄影", ""), ["摄影"], []),
        (f"{HEADER}\t新列", [], ["新列"]),
    ],
    ids=["renamed", "gone", "new"],
)
def test_a_header_row_that_drifted_is_asked_about_and_not_applied(
    headers: str, missing: list[str], added: list[str], importer: Importer
) -> None:
    learned = importer.learn(PASTE)
    drifted = "\n".join((headers, *LINES))
    path = f"/api/shows/{importer.show}/lineup/preview"
    refused = importer.page.post(path, text=drifted, map=learned["id"])
    assert (refused.status_code, refused.json()["code"]) == (409, "header_drift")
    assert refused.json()["values"] == {"missing": missing, "added": added}
    look = importer.look(drifted)
    assert look["map"] is None
    told = {key: look["drift"][key] for key in ("map", "missing", "added")}
    assert told == {"map": learned["id"], "missing": missing, "added": added}
    assert Link.objects.count() == 0


def test_a_drifted_header_row_confirmed_is_known_from_then_on(importer: Importer) -> None:
    learned = importer.learn(PASTE)
    drifted = PASTE.replace("到手价", "间内价")
    columns = [
        {
            "header": column["header"],
            "target": "link.final_price" if column["header"] == "间内价" else column["target"],
            "tier": column["tier"],
        }
        for column in importer.look(drifted)["columns"]
    ]
    body: dict[str, Any] = {
        "name": "我们的排品表",
        "headers": [column["header"] for column in columns],
        "columns": columns,
    }
    again = importer.page.post("/api/header-maps", **body)
    assert (again.status_code, again.json()["text"]) == (409, "已经有同名的表头对应。")
    path = f"/api/header-maps/{learned['id']}"
    assert importer.page.post(path, expect=9, **body).json()["code"] == "stale"
    assert importer.page.post(path, expect=1, **body).json()["version"] == 2
    assert importer.look(drifted)["map"]["id"] == learned["id"]
    importer.apply(drifted, learned["id"])
    assert Link.objects.get(link_no=1).final_price == 3_990


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"SKU": "keep", "号(链接号)": "skip"}, "columns"),
        ({"摄影": "link.note"}, "columns.11.target"),
        ({"摄影": "no.such"}, "columns.11.target"),
    ],
)
def test_columns_that_make_no_sense_are_not_remembered(
    change: dict[str, str], where: str, importer: Importer
) -> None:
    columns = [
        {"header": column["header"], "target": change.get(column["header"], column["target"])}
        for column in importer.look(PASTE)["columns"]
    ]
    headers = [column["header"] for column in columns]
    answer = importer.page.post("/api/header-maps", name="x", headers=headers, columns=columns)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, where)
    swapped = importer.page.post(
        "/api/header-maps", name="x", headers=headers[::-1], columns=columns
    )
    assert swapped.status_code == 422 and HeaderMap.objects.count() == 0


def test_what_changed_after_the_preview_is_previewed_again(importer: Importer, lead: Actor) -> None:
    learned = importer.learn(PASTE)
    importer.apply(PASTE, learned["id"])
    changed = PASTE.replace("\t39.9\t", "\t36.9\t")
    seen = importer.preview(changed, learned["id"])["digest"]
    cup = Link.objects.get(link_no=1)
    journal.change(
        lead, "selection.link.set_offer", Link, cup.pk, expect=cup.version, final_price=2_990
    )
    refused = importer.apply(changed, learned["id"], seen)
    assert (refused.status_code, refused.json()["code"]) == (409, "preview_outdated")
    assert Link.objects.get(pk=cup.pk).final_price == 2_990
    assert importer.apply(changed, learned["id"]).status_code == 200


def test_a_bad_cell_costs_itself_and_is_told_with_row_column_value_and_cure(
    importer: Importer,
) -> None:
    learned = importer.learn(PASTE)
    bad = PASTE.replace("\t39.9\t", "\t-39.9\t").replace("\t5分钟\t", "\t5\t")
    preview = importer.preview(bad, learned["id"])
    assert [one["text"] for one in preview["problems"]] == [
        "第 2 行「到手价」写的是「-39.9」，金额是负数。请写成不小于 0 的数。",
        "第 3 行「讲解时长/占比」写的是「5」，看不出是分钟还是占比。请写成 5分钟 或 5%。",
    ]
    importer.apply(bad, learned["id"], preview["digest"])
    cup = Link.objects.get(link_no=1)
    assert (cup.final_price, cup.offer) == (None, "拍1发2")


def test_two_hundred_products_in_one_paste(importer: Importer) -> None:
    lines = [f"{n}\t{n}号\t第{n}款\t\t\t\t{n}\t\t\t\t{n}.5\t" for n in range(1, 201)]
    text = "\n".join((HEADER, *lines))
    learned = importer.learn(PASTE)
    done = importer.apply(text, learned["id"])
    assert done.status_code == 200 and done.json()["counts"]["create"] == 200
    assert bag(importer.show)[199] == (200, "第200款")
    assert Link.objects.get(link_no=200).final_price == 20_050
    assert Fact.objects.values("act").filter(verb="selection.lineup.import").distinct().count() == 1
