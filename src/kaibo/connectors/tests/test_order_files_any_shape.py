"""Promise of `kaibo orders`: the shape of a file changes no number, and damage ends in a sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.layout import Layout
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.tests.composed import table, write_csv, write_xlsx
from kaibo.connectors.douyin_orders.layout import LAYOUT as DOUYIN
from kaibo.connectors.douyin_orders.tests.headers import SHORT
from kaibo.connectors.orders_report import orders_report
from kaibo.connectors.tests.composed_orders import douyin, money
from kaibo.connectors.tmall_orders.layout import LAYOUT as TMALL


@st.composite
def shops(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Orders as the shop knows them: what a file in any shape has to add up to."""
    out = []
    for number in range(draw(st.integers(1, 6))):
        total = draw(st.integers(0, 500_000))
        out.append(
            {
                "order": f"69{number:017d}",
                "total": total,
                "refunded": draw(st.sampled_from([0, 0, total])),
                "paid": draw(st.booleans()),
                "day": draw(st.sampled_from(["2026-09-07", "2026-09-08"])),
            }
        )
    return out


def as_cells(layout: Layout, order: Mapping[str, Any], blank: str, wrap: str) -> dict[str, str]:
    """One order by column key; `blank` stands for empty cells and `wrap` goes around ids."""
    paid_at = f"{order['day']} 23:59:59" if order["paid"] else blank
    back = order["refunded"] if order["paid"] else 0
    yuan = f"{order['total'] // 100}.{order['total'] % 100:02}"
    cells = {
        "order": wrap.format(order["order"]),
        "created": f"{order['day'].replace('-', '/')} 00:00:00",
        "paid": paid_at,
        "title": '5" 屏, 赠品\n两行',
        "qty": "1",
    }
    if layout is DOUYIN:
        after = "退款成功" if back else blank
        state = ("已关闭" if back else "已发货") if order["paid"] else "待付款"
        line = wrap.format(order["order"][::-1])
        return cells | {"line": line, "amount": yuan, "state": state, "aftersales": after}
    kept = order["total"] - back if order["paid"] else 0
    return cells | {
        "total": yuan,
        "buyer_paid": f"{kept // 100}.{kept % 100:02}",
        "refunded": f"{back // 100}.{back % 100:02}",
    }


def expected(orders: list[dict[str, Any]]) -> tuple[int, ...]:
    paid = [order for order in orders if order["paid"]]
    gross = sum(order["total"] for order in paid)
    refunded = sum(order["refunded"] for order in paid)
    return len(orders), len(paid), gross, refunded, gross - refunded


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), orders=shops(), layout=st.sampled_from([DOUYIN, TMALL]))
def test_no_shape_of_the_file_changes_the_numbers(
    tmp_path: Path, data: st.DataObject, orders: list[dict[str, Any]], layout: Layout
) -> None:
    blank = data.draw(st.sampled_from(["", "-", "--"]))
    wrap = data.draw(st.sampled_from(["{}", "\t{}", "{}\t", "'{}", '="{}"']))
    filled = [as_cells(layout, order, blank, wrap) for order in orders]
    keys = data.draw(st.permutations([*filled[0], "收件人", "备注"]))
    names = {key: data.draw(st.sampled_from(layout.column(key).names)) for key in filled[0]}
    bracket = data.draw(st.sampled_from(["{}", " {} ", "\t{}", "{}（元）"]))
    header = [
        bracket.format(names[key]) if key in ("amount", "total") else names.get(key, key)
        for key in keys
    ]
    above = data.draw(st.sampled_from([[], [["测试店铺"]], [["导出时间：2026-09-09"], []]]))
    below = data.draw(st.sampled_from([[], [["合计", *[""] * (len(keys) - 1)]]]))
    rows = [[row.get(key, blank) for key in keys] for row in filled]
    content = [*above, header, *rows, *data.draw(st.sampled_from([[], rows[:1]])), *below]
    if data.draw(st.integers(0, 9)) == 0:
        path = write_xlsx(tmp_path / "f", content)
    else:
        encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
        path = write_csv(tmp_path / "f", content, encoding, data.draw(st.sampled_from(",\t;")))

    report = orders_report(path)

    assert report["format"] == layout.id
    assert report["problems"] == []
    assert money(report) == expected(orders)
    assert {day: money(sums) for day, sums in report["by_day"].items()} == {
        day: expected([order for order in orders if order["day"] == day])
        for day in sorted({order["day"] for order in orders})
    }


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["utf-8", "gb18030"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=3)), max_size=6),
)
def test_no_damage_ends_in_anything_but_a_report_or_a_sentence(
    tmp_path: Path, encoding: str, damage: list[tuple[float, int, bytes]]
) -> None:
    rows = [douyin(str(n), f"{n};1{n}", 选购商品='玉米糁, "5斤"') for n in range(1, 5)]
    path = write_csv(tmp_path / "f.csv", table(SHORT, rows), encoding)
    content = path.read_bytes()
    for place, dropped, inserted in damage:
        at = int(place * len(content))
        content = content[:at] + inserted + content[at + dropped :]
    path.write_bytes(content)
    try:
        report = orders_report(path)
    except FileRefused as refused:
        assert refused.text.endswith("。")
        assert refused.text.encode()
    else:
        assert json.dumps(report, ensure_ascii=False).encode()
        assert report["orders"] <= report["rows"] <= 4 + len(damage) * 4
