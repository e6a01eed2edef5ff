"""Headers are one name however they are typed, and show the names hidden in them."""

from __future__ import annotations

import pytest

from kaibo.kit.sheets.headers import header_name, labelled, names_in, signature, titles


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("到手价 Σ", "到手价"),
        ("可承诺库存⚑", "可承诺库存"),
        (" ＳＫＵ ", "sku"),
        ("直播价（元）", "直播价"),
        ("直播价(元)", "直播价"),
        ("品\n名", "品名"),
        ("\ufeff序", "序"),
        ("**保本ROI**Σ", "保本roi"),
    ],
)
def test_one_form_of_a_header(header: str, name: str) -> None:
    assert header_name(header) == name


def test_the_names_in_a_header_with_their_distance() -> None:
    assert names_in("号(链接号)") == [("号(链接号)", 0), ("号", 1), ("链接号", 2)]
    assert names_in("讲解时长/占比")[0] == ("讲解时长/占比", 0)
    assert dict(names_in("讲解时长/占比"))["占比"] == 3
    assert dict(names_in("卖点3"))["卖点"] == 1
    assert dict(names_in("目标（人/单/额）"))["目标"] == 1
    assert names_in(" ") == []


def test_a_signature_minds_neither_order_nor_empty_columns() -> None:
    assert signature(["序", "品名", "", "Σ价"]) == signature(["价", "序", "品名 "])
    assert signature(["备注", "备注"]) != signature(["备注"])


def test_headers_that_come_twice_are_told_apart() -> None:
    assert labelled(["备注", "", "备注 ", "价"]) == ["备注", "", "备注#2", "价"]
    assert titles(["Σ备注", "", "备 注", "ＶＩＰ"]) == ["Σ备注", "", "备 注#2", "ＶＩＰ"]
