"""What a table would do, planned without a database."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.domains.selection.lineup import numbers
from kaibo.domains.selection.lineup.state import State
from kaibo.domains.selection.tests.planning import (
    CONSOLE,
    CUP,
    after,
    link,
    planned,
    product,
    sku,
    told,
)


def test_a_new_row_makes_product_sku_and_link() -> None:
    made = planned("号\t品名\t规格\t直播价\n3\t围巾\t灰\t¥299")
    [row] = made.rows
    assert (row.row, row.title, row.state, row.makes) == (
        2,
        "围巾",
        "create",
        ["商品", "规格", "链接"],
    )
    assert made.products.new[0].after == {"title": "围巾"}
    assert made.skus.new[0].after == {"product": -1, "spec": "灰", "show_price": 29_900}
    assert made.links.new[0].after == {"product": -1, "sku": -1, "position": 1, "link_no": 3}
    assert made.counts == {"create": 1, "update": 0, "same": 0, "refused": 0}


@pytest.mark.parametrize(
    "row",
    ["品名\t直播价\n 保温 杯\t39", "品名\t直播价\n小绿杯\t39", "编码\t直播价\nb-01\t39",
     "SKU\t直播价\nＢ-01\t39", "SKU\t直播价\n保温杯 500ML\t39", "SKU\t直播价\n小绿杯500ml\t39"],
)  # fmt: skip
def test_a_product_is_found_by_any_of_its_names(row: str) -> None:
    made = planned(row, CUP)
    assert (made.products.new, made.products.changed, made.skus.new) == ([], [], [])
    assert made.skus.changed[0].changes == {"show_price": (None, 3_900)}
    assert made.rows[0].makes == ["链接"] and not made.problems


def test_what_leads_to_two_products_is_asked_about_and_the_row_left_out() -> None:
    two = State(
        [product(1, "保温杯"), product(2, "保温杯"), product(3, "围巾")], [sku(4, 3, "W-9")]
    )
    made = planned("品名\t编码\n保温杯\t\n保温杯\tW-9\n新品\tW-9", two)
    assert told(made) == [(2, "品名", "two_products"), (3, "品名", "two_products")]
    # A code that is known is that product, and the new name is shown as a change of its title.
    assert made.products.changed[0].changes == {"title": ("围巾", "新品")}
    assert made.counts == {"create": 1, "update": 0, "same": 0, "refused": 2}
    clash = planned(
        "品名\t编码\n保温杯\tW-9", State([product(1, "保温杯"), two.products[2]], two.skus)
    )
    assert told(clash) == [(2, "编码", "two_products")]
    assert "这个编码属于「围巾」，这一行却是「保温杯」" in clash.problems[0].text


def test_a_negative_price_is_refused_with_row_and_column_and_the_rest_is_taken() -> None:
    made = planned("序\t品名\t到手价\t备注\n1\t杯\t-5\t先演示\n2\t袜\t9.9\t")
    [problem] = made.problems
    assert (problem.row, problem.column, problem.value) == (2, "到手价", "-5")
    assert problem.text == "第 2 行「到手价」写的是「-5」，金额是负数。请写成不小于 0 的数。"
    first, second = made.links.new
    assert "final_price" not in first.after and first.after["note"] == "先演示"
    assert second.after["final_price"] == 990


def test_empty_cells_block_nothing_and_erase_nothing() -> None:
    state = State(CUP.products, CUP.skus, [], [link(5, 1, 2, 3)])
    made = planned("号\t品名\t直播价\t备注\n\t保温杯\t\t—\n", state)
    assert made.empty and made.counts["same"] == 1 and not made.problems


def test_numbers_may_be_exchanged_and_never_shared() -> None:
    goods = [product(1, "杯"), product(2, "袜"), product(3, "巾")]
    links = [link(11, 1, no=1), link(12, 2, no=2), link(13, 3, no=3)]
    swapped = planned("号\t品名\n2\t杯\n1\t袜", State(goods, [], [], links))
    assert {one.ref: one.changes["link_no"] for one in swapped.links.changed} == {
        11: (1, 2),
        12: (2, 1),
    }
    assert swapped.left == [13] and not swapped.problems
    taken = planned("号\t品名\n3\t杯\n1\t袜", State(goods, [], [], links))
    assert told(taken) == [(2, "号", "number_taken"), (3, "号", "number_taken")]
    assert "3 号是「巾」的" in taken.problems[0].why
    assert taken.empty
    twice = planned("号\t品名\n7\t杯\n7\t袜", State(goods, [], [], links))
    assert told(twice) == [(3, "号", "number_taken")]
    assert [one.changes for one in twice.links.changed] == [{"link_no": (1, 7)}]


@given(st.data())
def test_settling_numbers_never_gives_one_twice_and_refuses_only_where_it_must(data: Any) -> None:
    held = data.draw(st.lists(st.integers(1, 8), unique=True, max_size=6))
    now: dict[int, int | None] = dict(enumerate(held))
    now.update({50: None, 51: None})
    asking = data.draw(st.lists(st.sampled_from(sorted(now)), unique=True))
    wanted = {one: data.draw(st.integers(1, 8)) for one in asking}
    changes, refused = numbers.settle(now, wanted)
    final = {one: changes.get(one, number) for one, number in now.items()}
    given_out = [number for number in final.values() if number is not None]
    assert len(given_out) == len(set(given_out))
    for one, number in wanted.items():
        assert final[one] == (now[one] if one in refused else number)
        if one in refused:
            assert final[refused[one]] == number and refused[one] != one


def test_the_same_link_twice_in_a_table_is_one_link_and_told() -> None:
    made = planned("序\t品名\t备注\n1\t杯\t\n2\t袜\t\n3\t杯\t返场")
    assert told(made) == [(4, "", "same_link")]
    assert "和第 2 行是同一个链接" in made.problems[0].why and len(made.links.new) == 2
    assert [row.state for row in made.rows] == ["create", "create", "refused"]


def test_two_skus_of_one_new_product_are_one_product() -> None:
    made = planned("品名\t规格\t直播价\n杯\t大\t20\n杯\t小\t10")
    assert len(made.products.new) == 1
    assert [one.after["spec"] for one in made.skus.new] == ["大", "小"]
    assert [one.after["sku"] for one in made.links.new] == [-1, -2]


def test_two_rows_that_disagree_about_one_product_are_told_and_the_first_counts() -> None:
    made = planned("品名\t规格\t类目\n杯\t大\t水具\n杯\t小\t厨具")
    assert told(made) == [(3, "类目", "two_values")]
    assert made.products.new[0].after["category"] == "水具"


def test_a_price_for_one_of_several_skus_must_say_which() -> None:
    state = State([product(1, "杯")], [sku(2, 1, spec="大"), sku(3, 1, spec="小")])
    made = planned("品名\t直播价\t备注\n杯\t20\t好", state)
    assert told(made) == [(2, "直播价", "which_sku")]
    assert made.skus.changed == [] and made.links.new[0].after["note"] == "好"


def test_a_spec_learned_later_names_the_sku_that_had_none() -> None:
    state = State([product(1, "杯")], [sku(2, 1, show_price=2_000)], [], [link(5, 1, no=1)])
    made = planned("品名\t规格\n杯\t500ml", state)
    assert made.skus.changed[0].changes == {"spec": ("", "500ml")}
    assert made.links.changed[0].changes == {"sku": (None, 2)} and not made.links.new
    known = State([product(1, "杯")], [sku(2, 1, spec="500ml")], [], [link(5, 1, no=1)])
    [row] = planned("品名\t规格\n杯\t500ml", known, rights=CONSOLE).rows
    [difference] = row.differences
    assert (row.state, difference.label, difference.after) == ("update", "规格", "500ml")


def test_a_row_without_a_name_is_found_by_its_number() -> None:
    state = State([product(1, "杯")], [], [], [link(5, 1, no=3)])
    made = planned("号\t到手价\t备注\n3号\t9.9\t\n4\t8\t好\n\t7\t好", state)
    assert made.links.changed[0].changes == {"final_price": (None, 990)}
    assert told(made) == [(3, "号", "no_name"), (4, "", "no_name")]


def test_a_platform_id_needs_its_platform() -> None:
    text = "品名\t商品ID\n杯\t3456789012345678901"
    assert told(planned(text)) == [(2, "商品ID", "no_platform")]
    made = planned(text, platform="douyin", shop="旗舰店")
    assert made.listings.new[0].after == {
        "product": -1,
        "platform": "douyin",
        "shop": "旗舰店",
        "platform_product_id": "3456789012345678901",
    }
    lost = planned("品名\t商品ID\n杯\t3.4567E+18", platform="douyin")
    assert told(lost) == [(2, "商品ID", "id_lost_digits")]


def test_columns_one_may_not_write_are_held_back_and_told() -> None:
    made = planned("品名\t供货价\t毛利\t到手价\t备注\n保温杯\t13\t50%\t39\t好", CUP, rights=CONSOLE)
    assert [(one.header, one.right) for one in made.withheld] == [
        ("供货价", "product.write"),
        ("毛利", "money.profit.read"),
        ("到手价", "product.price.write"),
    ]
    assert made.links.new[0].after == {"product": 1, "sku": None, "position": 1, "note": "好"}
    new = planned("品名\t备注\n新品\t好", CUP, rights=CONSOLE)
    assert told(new) == [(2, "", "forbidden")] and new.empty


def test_a_code_finds_a_product_for_everybody_and_renames_it_for_few() -> None:
    text = "编码\t规格\t商品ID\t备注\nB-01\t750ml\t3456789\t好"
    made = planned(text, CUP, rights=CONSOLE, platform="douyin")
    assert told(made) == [(2, "商品ID", "forbidden"), (2, "规格", "forbidden")]
    assert "现在是「500ml」" in made.problems[1].text
    assert (made.skus.changed, made.listings.new) == ([], [])
    assert made.links.new[0].after["note"] == "好"
    assert planned(text, CUP).skus.changed[0].changes == {"spec": ("500ml", "750ml")}


def test_two_columns_of_one_name_are_kept_apart() -> None:
    made = planned("品名\t照片\t照片\n杯\ta.jpg\tb.jpg")
    assert made.links.new[0].after["notes"] == {"=照片": "a.jpg", "=照片#2": "b.jpg"}


def test_a_link_whose_product_was_retired_is_told_and_left_alone() -> None:
    gone = frozenset([("product", 1)])
    state = State([product(1, "杯"), product(2, "袜")], [], [], [link(5, 1, no=1)], gone)
    made = planned("号\t品名\t备注\n1\t杯\t好\n1\t\t好\n1\t袜\t", state)
    assert told(made) == [(2, "", "retired"), (3, "", "retired"), (4, "号", "number_taken")]
    assert not made.links.changed and "1 号是「杯」的" in made.problems[2].text


NASTY = "🧦\t,\n\"’；｜=1+1 'x\u3000１２"


def test_emoji_tab_comma_and_line_end_in_every_field_arrive_as_they_were() -> None:
    quoted = '"' + NASTY.replace('"', '""') + '"'
    made = planned(
        f"品名\t机制\t备注\t道具\t摄影\n{quoted}\t{quoted}\t{quoted}\t{quoted}\t{quoted}"
    )
    assert not made.problems
    values = made.links.new[0].after
    assert made.products.new[0].after["title"] == " ".join(NASTY.split())
    assert (values["offer"], values["note"]) == (NASTY, NASTY)
    assert values["notes"] == {"prop": NASTY, "=摄影": NASTY}


def test_a_text_too_long_is_told_and_not_cut() -> None:
    made = planned(f"品名\t备注\t简称\n杯\t{'长' * 501}\t{'短' * 21}")
    assert told(made) == [(2, "备注", "too_long"), (2, "简称", "too_long")]
    assert len(made.problems[0].value) == 61


TITLES = st.sampled_from(["杯", "袜", "巾", "杯 大", "B-01", ""])
NUMBERS = st.sampled_from(["", "1", "2", "3号", "x"])
PRICES = st.sampled_from(["", "9.9", "¥1.2万", "-1", "9.99"])
ROWS = st.lists(st.tuples(NUMBERS, TITLES, st.sampled_from(["", "大", "小"]), PRICES), max_size=8)


@given(ROWS, ROWS)
def test_the_same_table_again_changes_nothing(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    state = State()
    for rows in (first, second):
        text = "\n".join("\t".join(row) for row in [("号", "品名", "规格", "到手价"), *rows])
        made = planned(text, state)
        state = after(state, made)
        again = planned(text, state)
        assert again.empty, [one.changes for one in again.links.changed]
        # What is asked about is asked again; by now there may be more to choose from.
        assert {one.row for one in again.problems} == {one.row for one in made.problems}
