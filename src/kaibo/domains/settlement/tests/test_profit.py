"""The profit by hand, term by term, and what each gap in the inputs does to it."""

from __future__ import annotations

from dataclasses import replace

from kaibo.domains.settlement.choices import Cure, ProfitBasis, ProfitPart, RateKind
from kaibo.domains.settlement.rules.currencies import Foreign
from kaibo.domains.settlement.rules.inputs import Inputs, SeatTime, Seen
from kaibo.domains.settlement.rules.profit import profit
from kaibo.domains.settlement.rules.ranges import ZERO, Range, exact
from kaibo.domains.settlement.rules.terms import Profit, Source, Stated, Term, Want, shared
from kaibo.domains.settlement.tests.made import STATED_AT, book, each, rate, sale

HOUR = 3_600_000
ADS = Stated(exact(2_000), ProfitBasis.ACTUAL, "平台报的整场消耗", (Source("file:qianchuan", 5),))
HOST = SeatTime("小雨", "host", "host:3", exact(2 * HOUR))
RATES = (
    rate(RateKind.COMMISSION, 50_000),
    rate(RateKind.PLATFORM_FEE, 20_000, 30_000),
    rate(RateKind.FREIGHT_OUT, 450),
    rate(RateKind.RETURN_FREIGHT, 600, 800),
    rate(RateKind.RETURN_LOSS, 100_000),
    rate(RateKind.WORST_RETURN, 400_000),
    rate(RateKind.LABOUR, 3_000, duty="host"),
    rate(RateKind.OTHER, 200),
)
#: 100.00 last night; 200.00 that all came back a month ago; 50.00 settled.
NIGHT = Inputs(
    sales=(
        sale("o1", 10_000),
        sale("o2", 20_000, 20_000, qty=2, ripe=True),
        sale("o3", 5_000, product="p2", ripe=True, commission=300, platform_fee=100, other_fees=50),
    ),
    rates=book(*RATES),
    costs={"p1": each(3_000, 3_200), "p2": each(2_000)},
    seats=(HOST,),
    ads=ADS,
)


def _of(found: Profit, part: ProfitPart, basis: ProfitBasis) -> Range:
    [term] = [one for one in found.terms if (one.part, one.basis) == (part, basis)]
    return term.range


def _without(kind: RateKind) -> Inputs:
    return replace(NIGHT, rates=book(*(one for one in RATES if one.kind is not kind)))


def _missing(found: Profit) -> list[tuple[ProfitPart, str]]:
    return [(one.part, one.detail) for one in found.missing]


def test_a_night_worked_out_by_hand() -> None:
    found = profit(NIGHT)
    by_hand = {
        # 350.00 paid, 200.00 back.
        (ProfitPart.NET_SALES, ProfitBasis.ACTUAL): exact(15_000),
        # 40 % of the 100.00 that are not 30 days old.
        (ProfitPart.NET_SALES, ProfitBasis.RATE): Range(-4_000, 0),
        # One p1 and one p2 stayed out.
        (ProfitPart.GOODS, ProfitBasis.RATE): Range(-5_200, -5_000),
        (ProfitPart.COMMISSION, ProfitBasis.ACTUAL): exact(-300),
        (ProfitPart.COMMISSION, ProfitBasis.RATE): exact(-500),
        (ProfitPart.PLATFORM_FEE, ProfitBasis.ACTUAL): exact(-100),
        (ProfitPart.PLATFORM_FEE, ProfitBasis.RATE): Range(-300, -200),
        (ProfitPart.ADS, ProfitBasis.ACTUAL): exact(-2_000),
        # Two parcels surely; that of the order that came back whole perhaps.
        (ProfitPart.FREIGHT, ProfitBasis.RATE): Range(-1_350, -900),
        (ProfitPart.HOURS, ProfitBasis.RATE): exact(-6_000),
        (ProfitPart.OTHER, ProfitBasis.ACTUAL): exact(-50),
        (ProfitPart.OTHER, ProfitBasis.RATE): exact(-200),
    }
    assert {key: _of(found, *key) for key in by_hand} == by_hand
    # A parcel back at 8.00 at most; 10 % of two p1; one more parcel that may come.
    assert sorted(
        (one.range.low, one.range.high) for one in found.terms if one.part is ProfitPart.RETURNS
    ) == [(-800, 0), (-800, 0), (-640, -600)]
    assert found.range == Range(-7_240, -850)
    assert found.net_sales == Range(11_000, 15_000)
    assert found.missing == ()


def test_the_parts_by_basis_add_up_to_the_profit() -> None:
    found = profit(NIGHT)
    assert found.by_basis == {
        ProfitBasis.ACTUAL: exact(15_000 - 300 - 100 - 2_000 - 50),
        ProfitBasis.RATE: Range(-7_240 - 12_550, -850 - 12_550),
    }


def test_terms_stand_in_the_order_of_the_formula() -> None:
    parts = [one.part for one in profit(NIGHT).terms]
    assert parts == sorted(parts, key=list(ProfitPart).index)


def test_a_cost_that_nobody_stated_opens_the_profit_downwards_and_is_named_first() -> None:
    named = {
        RateKind.COMMISSION: (ProfitPart.COMMISSION, "1 行还没结算，也没有佣金费率"),
        RateKind.PLATFORM_FEE: (ProfitPart.PLATFORM_FEE, "1 行还没结算，也没有平台服务费费率"),
        RateKind.FREIGHT_OUT: (ProfitPart.FREIGHT, "3 单发货，没有发货运费的费率"),
        RateKind.LABOUR: (ProfitPart.HOURS, "1 人没有时薪：主播 小雨"),
    }
    for kind, missing in named.items():
        found = profit(_without(kind))
        assert found.range.low is None, kind
        assert found.range.high is not None
        assert found.range.high >= -850, kind
        assert _missing(found)[0] == missing


def test_goods_without_a_cost_are_named() -> None:
    found = profit(replace(NIGHT, costs={"p1": each(3_000)}, names={"p2": "3号 补水面膜"}))
    assert found.range.low is None
    assert _missing(found) == [(ProfitPart.GOODS, "1 款没有成本：3号 补水面膜")]


def test_a_rate_for_the_goods_stands_in_where_the_goods_have_no_cost() -> None:
    stated = rate(RateKind.GOODS_COST, 2_000, product="p2")
    told = replace(NIGHT, costs={"p1": each(3_000, 3_200)}, rates=book(*RATES, stated))
    assert profit(told).range == profit(NIGHT).range


def test_a_loss_nobody_stated_is_anything_between_none_and_all() -> None:
    found = profit(_without(RateKind.RETURN_LOSS))
    assert _of(found, ProfitPart.RETURNS, ProfitBasis.MISSING) == Range(-6_400, 0)
    assert found.range == Range(-7_240 - 6_400 + 640, -850 + 600)


def test_without_ads_and_roster_the_profit_says_so() -> None:
    found = profit(replace(NIGHT, ads=None, seats=None))
    assert {part for part, _ in _missing(found)} == {ProfitPart.ADS, ProfitPart.HOURS}
    assert found.range == Range(None, -850 + 2_000 + 6_000)


def test_own_ripe_shows_are_gone_by_when_there_are_three() -> None:
    three = Seen(low=100_000, high=250_000, shows=3)
    found = profit(replace(NIGHT, seen=three))
    assert _of(found, ProfitPart.NET_SALES, ProfitBasis.ESTIMATE) == Range(-2_500, 0)
    [term] = [
        one
        for one in found.terms
        if one.basis is ProfitBasis.ESTIMATE and one.part is ProfitPart.NET_SALES
    ]
    assert "3 场退了 10%–25%" in term.detail
    two = profit(replace(NIGHT, seen=replace(three, shows=2)))
    assert _of(two, ProfitPart.NET_SALES, ProfitBasis.RATE) == Range(-4_000, 0)


def test_without_any_word_on_returns_all_that_is_not_ripe_may_come_back() -> None:
    found = profit(_without(RateKind.WORST_RETURN))
    assert _of(found, ProfitPart.NET_SALES, ProfitBasis.MISSING) == Range(-10_000, 0)


def test_what_came_back_already_is_part_of_the_worst_rate() -> None:
    sales = (sale("o1", 10_000, 3_000), sale("o2", 10_000))
    found = profit(replace(NIGHT, sales=sales))
    # 40 % of 200.00 are 80.00, of which 30.00 came.
    assert _of(found, ProfitPart.NET_SALES, ProfitBasis.RATE) == Range(-5_000, 0)


def test_a_product_has_its_own_worst_rate() -> None:
    own = rate(RateKind.WORST_RETURN, 600_000, product="p2")
    sales = (sale("o1", 10_000), sale("o2", 10_000, product="p2"))
    found = profit(replace(NIGHT, sales=sales, rates=book(*RATES, own)))
    more = [one.range for one in found.terms if one.part is ProfitPart.NET_SALES][1:]
    assert sorted(one.low or 0 for one in more) == [-6_000, -4_000]


def test_what_is_sold_below_cost_may_gain_by_coming_back() -> None:
    # 20.00 for what costs 50.00 and 4.50 to send, with 7 % of fees: back, it loses nothing.
    sales = (sale("o1", 2_000, product="p9"),)
    told = replace(NIGHT, sales=sales, costs={"p9": each(5_000)}, seats=(), ads=_ad(0))
    found = profit(
        replace(told, rates=book(*(one for one in RATES if one.kind is not RateKind.OTHER)))
    )
    # 2000 − 5000 − 100 − [40, 60] − 450 = −3590 at best if it stays; if it comes back, 0.
    assert found.range.high == 0


def test_of_an_order_only_the_line_sold_below_cost_may_gain_by_coming_back() -> None:
    lines = (sale("o1", 10_000), sale("o1", 1_000, product="p9"))
    told = Inputs(sales=lines, rates=book(), costs={"p1": each(1_000), "p9": each(5_000)})
    # 110.00 less 60.00 of goods; without the second line 100.00 less 10.00.
    assert profit(replace(told, whole=False)).range.high == 9_000


def test_a_part_of_the_money_back_is_a_price_cut_or_that_many_pieces() -> None:
    part = sale("o1", 30_000, 10_000, qty=3)
    assert (part.back, part.kept) == (Range(0, 1), Range(2, 3))
    odd = sale("o1", 30_000, 10_001, qty=3)
    assert (odd.back, odd.kept) == (Range(0, 2), Range(1, 3))


def test_a_piece_given_away_has_not_come_back_because_it_cost_nothing() -> None:
    bonus = sale("o1", 0, qty=2)
    assert (bonus.back, bonus.kept) == (ZERO, exact(2))


def test_a_line_of_which_nobody_said_whether_it_came_back_is_nothing_to_all() -> None:
    sales = (sale("o1", 10_000, None, ripe=True),)
    found = profit(replace(NIGHT, sales=sales))
    assert found.net_sales == Range(0, 10_000)
    assert _of(found, ProfitPart.GOODS, ProfitBasis.RATE) == Range(-3_200, 0)
    assert _of(found, ProfitPart.COMMISSION, ProfitBasis.RATE) == Range(-500, 0)


def test_a_line_without_an_amount_is_not_zero() -> None:
    found = profit(replace(NIGHT, sales=(sale("o1", None),)))
    assert found.net_sales == Range(0, None)
    assert _missing(found)[0] == (ProfitPart.NET_SALES, "1 行没有金额，没有算进来")


def test_lines_in_another_currency_are_said_and_not_counted() -> None:
    dollars, dong = Foreign("USD", 2, 1, 1_200, 300), Foreign("VND", 1, 1, 6_830_000, 0)
    found = profit(replace(NIGHT, foreign=(dollars, dong)))
    assert found.range == Range(-7_240, None)
    assert _missing(found) == [
        (ProfitPart.NET_SALES, "2 行是 USD，共 12.00，退了 3.00：不换算，没有算进来"),
        (ProfitPart.NET_SALES, "1 行是 VND，共 6,830,000：不换算，没有算进来"),
    ]


def test_lines_in_another_currency_of_which_one_says_no_amount_have_no_sum() -> None:
    assert Foreign("USD", 2, 2, None, None).text == "2 行是 USD，有的行没写金额"


def test_no_sales_cost_no_more_than_their_ads_and_people() -> None:
    found = profit(replace(NIGHT, sales=(), rates=book(rate(RateKind.LABOUR, 3_000, duty="host"))))
    assert found.range == exact(-8_000)
    assert found.missing == ()


def test_an_order_shared_with_another_group_costs_its_parcel_once_or_not() -> None:
    apart = replace(NIGHT, sales=(sale("o1", 10_000),), parted=frozenset({"o1"}))
    assert _of(profit(apart), ProfitPart.FREIGHT, ProfitBasis.RATE) == Range(-450, 0)


def test_a_person_s_pay_goes_before_the_duty_s() -> None:
    own = rate(RateKind.LABOUR, 5_000, person="host:3")
    found = profit(replace(NIGHT, rates=book(*RATES, own)))
    assert _of(found, ProfitPart.HOURS, ProfitBasis.RATE) == exact(-10_000)


def test_a_term_of_the_whole_show_is_shared_as_nothing_to_all() -> None:
    whole = Term(ProfitPart.ADS, exact(-2_000), ProfitBasis.ACTUAL, "平台报的整场消耗")
    open_one = Term(ProfitPart.ADS, Range(None, -5), ProfitBasis.MISSING, "")
    credit = Term(ProfitPart.OTHER, exact(50), ProfitBasis.ACTUAL, "")
    assert shared(whole).range == Range(-2_000, 0)
    assert shared(open_one).range == Range(None, 0)
    assert shared(credit).range == Range(0, 50)
    part = profit(replace(NIGHT, whole=False, ads=None), [shared(whole)])
    assert [one.range for one in part.terms if one.part is ProfitPart.ADS] == [Range(-2_000, 0)]
    assert not [
        one for one in part.terms if one.part is ProfitPart.OTHER and one.basis is ProfitBasis.RATE
    ]


def test_sources_say_who_stated_a_rate_and_when() -> None:
    by = rate(RateKind.COMMISSION, 25_000, 30_000, by="阿明")
    [term] = [
        one
        for one in profit(replace(NIGHT, rates=book(by))).terms
        if (one.part, one.basis) == (ProfitPart.COMMISSION, ProfitBasis.RATE)
    ]
    text = "费率「佣金」退后金额 2.5%–3%，合同，自 2026-01-01，阿明"
    assert term.sources == (Source(text, STATED_AT),)


def _ad(value: int) -> Stated:
    return Stated(ZERO if value == 0 else exact(value), ProfitBasis.ACTUAL, "")


def test_what_is_missing_says_what_would_cure_it_for_whom() -> None:
    named = {
        RateKind.COMMISSION: ((Cure.RATE, Cure.FILE), (Want(RateKind.COMMISSION),)),
        RateKind.PLATFORM_FEE: ((Cure.RATE, Cure.FILE), (Want(RateKind.PLATFORM_FEE),)),
        RateKind.FREIGHT_OUT: ((Cure.RATE,), (Want(RateKind.FREIGHT_OUT),)),
        RateKind.LABOUR: (
            (Cure.RATE,),
            (Want(RateKind.LABOUR, duty="host", person="host:3", name="小雨"),),
        ),
        RateKind.WORST_RETURN: ((Cure.RATE,), (Want(RateKind.WORST_RETURN),)),
        RateKind.RETURN_LOSS: ((Cure.RATE,), (Want(RateKind.RETURN_LOSS),)),
        RateKind.RETURN_FREIGHT: ((Cure.RATE,), (Want(RateKind.RETURN_FREIGHT),)),
    }
    for kind, cured in named.items():
        assert {(one.cures, one.wants) for one in profit(_without(kind)).missing} == {cured}, kind
    uncosted = profit(replace(NIGHT, costs={"p2": each(2_000)}, names={"p1": "补水面膜"}))
    [goods] = [one for one in uncosted.missing if one.part is ProfitPart.GOODS]
    want = Want(RateKind.GOODS_COST, product="p1", name="补水面膜")
    assert (goods.cures, goods.wants) == ((Cure.RATE,), (want,))


def test_what_no_rate_can_say_is_cured_by_a_file_or_a_roster() -> None:
    bare = profit(replace(NIGHT, ads=None, seats=None))
    assert {(one.part, one.cures, one.wants) for one in bare.missing} == {
        (ProfitPart.ADS, (Cure.FILE,), ()),
        (ProfitPart.HOURS, (Cure.ROSTER,), ()),
    }
    nameless = replace(NIGHT, sales=(sale("o1", 10_000, product=None, ripe=True),))
    [goods] = profit(nameless).missing
    assert (goods.part, goods.cures, goods.wants) == (ProfitPart.GOODS, (Cure.FILE,), ())
    unpriced = replace(NIGHT, sales=(sale("o1", None, ripe=True, product="p2"),))
    told = {one.cures for one in profit(unpriced).missing if one.part is ProfitPart.NET_SALES}
    assert told == {(Cure.FILE,)}


def test_what_has_a_basis_asks_for_nothing() -> None:
    assert {(one.cures, one.wants) for one in profit(NIGHT).terms} == {((), ())}
