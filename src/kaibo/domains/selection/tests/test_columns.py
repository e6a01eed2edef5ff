"""What a team's headers mean: suggested with a confidence, learned once, never guessed silently."""

from __future__ import annotations

import pytest

from kaibo.domains.selection.choices import Tier
from kaibo.domains.selection.columns import drift, looks
from kaibo.domains.selection.columns.drift import Known
from kaibo.domains.selection.columns.suggest import Column, suggest, tier_of
from kaibo.domains.selection.columns.targets import KEEP, SKIP, TARGETS
from kaibo.domains.selection.lineup.table import row_signature
from kaibo.kit.sheets.texts import Unreadable

SELECTION = (
    "编号｜品名｜类目｜品牌/供应商｜规格SKU｜供货价｜日常价｜全网最低Σ/截图｜拟直播价｜佣金率｜预估毛利Σ｜"
    "退货率Σ/预估｜卖点3｜人群匹配｜热度(来源·日期)｜供应稳定(到货率)｜库存/可补天数｜资质齐否⚑｜角色｜样品状态｜"
    "评分Σ｜结论(上/试/弃)｜否决理由｜负责人｜日期"
)
OFFERS = (
    "场次/有效期｜号｜SKU｜日常价｜近7日最低成交Σ⚑｜划线价+依据｜直播价｜店券｜平台券/补贴｜达人补贴｜立减/多件｜"
    "赠品(名·规格·数量·值)｜**到手价(新客/老客/会员)**Σ｜限购｜毛利Σ｜**保本ROI**Σ｜渠道底价⚑｜价保承诺｜发货时效｜"
    "申请人｜审批人(按毛利带)｜生效/失效｜测试单截图"
)
LINEUP = (
    "序｜时段｜号(链接号)｜SKU｜角色｜讲解时长/占比｜机制摘要｜目标(人/单/额)｜可承诺库存⚑｜放单批次｜主播/副播｜"
    "演示与道具｜机位/贴片｜福袋/券时刻｜替补品｜投放配合｜备注"
)
MEANT = {
    SELECTION: (
        "sku.code product.title product.category note.supplier sku.spec sku.cost "
        "sku.regular_price note.market_low sku.show_price note.commission_rate note.margin "
        "note.refund_rate note.selling_point note.audience note.heat note.supply sku.stock "
        "note.qualification product.role note.sample_item note.score note.verdict "
        "note.reject_reason note.owner note.date"
    ),
    OFFERS: (
        "note.valid link.link_no item sku.regular_price note.recent_low note.compare_price "
        "sku.show_price note.coupon note.platform_coupon note.creator_subsidy note.discount "
        "note.bonus link.final_price note.buy_limit note.margin note.roi_breakeven "
        "note.price_floor note.price_guarantee note.ship_within note.applicant note.approver "
        "note.effective note.price_check"
    ),
    LINEUP: (
        "link.position note.time_slot link.link_no item product.role link.talk link.offer "
        "note.goal link.promisable_stock note.release note.crew note.prop note.scene "
        "note.lucky_bag note.substitute note.traffic link.note"
    ),
}


@pytest.mark.parametrize("row", MEANT, ids=["选品表", "机制单", "排品表"])
def test_the_templates_of_the_trade_are_understood_whole(row: str) -> None:
    columns = suggest(row.split("｜"), [])
    assert [column.target for column in columns] == MEANT[row].split()
    assert min(column.confidence for column in columns) >= 80


def _targets(headers: list[str], *rows: list[str]) -> list[str]:
    return [column.target for column in suggest(headers, list(rows))]


def test_cells_that_cannot_be_what_the_header_says_lower_it() -> None:
    good = suggest(["品名", "到手价"], [["杯", "¥39.9"], ["袜", "9.9"]])[1]
    assert (good.target, good.confidence) == ("link.final_price", 99)
    text = suggest(["品名", "到手价"], [["杯", "新客39 老客45"], ["袜", "会员9"]])[1]
    assert text.target == "note.buyer_prices"
    stock = _targets(["品名", "库存/可补天数"], ["杯", "500"])
    assert stock == ["product.title", "sku.stock"]
    both = _targets(["品名", "库存/可补天数"], ["杯", "500 / 7天"])
    assert both == ["product.title", "note.restock"]


def test_sku_names_the_product_unless_something_else_does() -> None:
    assert _targets(["SKU", "直播价"], ["杯", "9"]) == ["item", "sku.show_price"]
    assert _targets(["品名", "SKU"], ["杯", "B-01"]) == ["product.title", "sku.code"]
    assert _targets(["品名", "SKU"], ["杯", "红色 大"]) == ["product.title", "sku.spec"]
    assert _targets(["品名", "编码", "SKU"], ["杯", "B-01", "红色"])[2] == "sku.spec"


def test_a_meaning_is_given_once_and_the_unknown_is_kept() -> None:
    found = suggest(
        ["品名", "产品名", "幸运数字", "", "备注", "备注"], [["杯", "杯", "好", "", "a", "b"]]
    )
    assert [one.target for one in found] == [
        "product.title", "keep", "keep", "skip", "link.note", "keep"
    ]  # fmt: skip
    assert found[2].confidence == 0 and found[2].tier is Tier.OPEN


def test_an_unknown_column_of_prices_is_not_for_everyone_until_somebody_says_so() -> None:
    [_, column] = suggest(["品名", "拿到的"], [["杯", "12.5元"], ["袜", "3.2"]])
    assert (column.target, column.tier) == (KEEP, Tier.COST)
    assert column.others == (
        "sku.show_price", "link.final_price", "sku.regular_price", "sku.cost"
    )  # fmt: skip
    assert tier_of("预估净利") is Tier.PROFIT and tier_of("拿货底价") is Tier.COST
    assert tier_of("模特") is Tier.OPEN


def test_no_name_in_the_table_of_targets_is_read_by_more_people_than_its_words_allow() -> None:
    order = list(Tier)
    for target in TARGETS.values():
        for name in target.names:
            assert order.index(tier_of(name)) <= order.index(target.tier), (target.key, name)


@pytest.mark.parametrize(
    ("text", "unit", "both"),
    [
        ("20%", "", (None, 2_000)),
        ("0.2", "", (None, 2_000)),
        ("5分钟", "percent", (300, None)),
        ("8", "minutes", (480, None)),
        ("8", "percent", (None, 800)),
        ("—", "", (None, None)),
    ],
)
def test_talk_time_or_share(text: str, unit: str, both: tuple[int | None, int | None]) -> None:
    assert looks.talk(text, unit=unit) == both


def test_eight_under_a_header_that_says_both_is_asked_about() -> None:
    assert looks.talk_unit("讲解时长/占比") == ""
    assert (looks.talk_unit("讲解时长"), looks.talk_unit("占比")) == ("minutes", "percent")
    with pytest.raises(Unreadable) as caught:
        looks.talk("8")
    assert (caught.value.code, caught.value.cure) == ("bad_talk", "请写成 8分钟 或 8%")


@pytest.mark.parametrize(
    ("text", "role"),
    [("引流", "traffic_role"), ("爆款", "hero_role"), ("主推款", "hero_role"), ("", None)],
)
def test_roles(text: str, role: str | None) -> None:
    assert looks.role(text) == role
    with pytest.raises(Unreadable):
        looks.role("引流/福利")


HEADERS = ["序", "品名", "直播价", "摄影"]
KNOWN = Known(
    7,
    "我们的排品表",
    3,
    row_signature(HEADERS),
    [
        {"header": "序", "target": "link.position", "tier": "open"},
        {"header": "品名", "target": "product.title", "tier": "open"},
        {"header": "直播价", "target": "link.final_price", "tier": "open"},
        {"header": "摄影", "target": "keep", "tier": "cost"},
    ],
)


def test_a_renamed_header_is_noticed_and_only_asked_about() -> None:
    now = ["序", "品名", "间内价", "摄影", "直播时间"]
    near = drift.nearest(now, [KNOWN])
    assert near is KNOWN
    found = drift.compare(now, KNOWN)
    assert (found.missing, found.added) == (("直播价",), ("间内价", "直播时间"))
    assert found.renamed == (("直播价", "间内价"),)
    columns = drift.remembered(suggest(now, [["1", "杯", "39.9", "近", "20:00"]]), KNOWN)
    assert [one.target for one in columns][:2] == ["link.position", "product.title"]
    assert (columns[2].target, columns[2].tier) == (KEEP, Tier.COST)
    assert (columns[3].target, columns[3].tier, columns[3].confidence) == (KEEP, Tier.COST, 100)


def test_what_was_confirmed_outranks_what_is_guessed() -> None:
    columns = drift.remembered(suggest([*HEADERS, "到手价"], []), KNOWN)
    assert [(one.target, one.confidence) for one in columns][2] == ("link.final_price", 100)
    assert columns[4].target == KEEP and columns[4].others == ("link.final_price",)


def test_a_table_of_another_kind_is_no_drift() -> None:
    assert drift.nearest(["日期", "主播", "副播", "场控"], [KNOWN]) is None
    assert drift.nearest(HEADERS, []) is None


def test_the_order_of_columns_is_no_difference() -> None:
    assert row_signature(["摄影", "直播价 Σ", "品名", "序"]) == KNOWN.signature
    blank = [
        Column(i, h, KEEP, Tier.OPEN, 0, "") for i, h in enumerate(["摄影", "品名", "序", "直播价"])
    ]
    assert [one.target for one in drift.remembered(blank, KNOWN)] == [
        "keep", "product.title", "link.position", "link.final_price"
    ]  # fmt: skip
    assert SKIP not in {one.target for one in drift.remembered(blank, KNOWN)}
