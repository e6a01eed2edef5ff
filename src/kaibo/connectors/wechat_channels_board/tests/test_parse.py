"""What one answer says: exact numbers under the documented names, and unknown for whatever else."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.wechat_channels_board.fields import PROVIDES
from kaibo.connectors.wechat_channels_board.parse import Board, Product, read_board
from kaibo.connectors.wechat_channels_board.tests.platform import START_MS, as_texts, composed
from kaibo.connectors.wechat_channels_board.told import LEVEL, board_events, live_key, opened
from kaibo.live.codec import encode, read_lines
from kaibo.live.events import Event

LIVE = live_key("export/x")
ASKED = START_MS + 600_000


def told(answer: dict[str, Any], asked: int = ASKED) -> list[Event]:
    return list(board_events(read_board(answer), live=LIVE, asked=asked, grid=60_000))


def numbers(events: list[Event], product: str | None = None) -> dict[str, int | None]:
    return {e.kind: e.n if e.amount is None else e.amount for e in events if e.product == product}


def test_ten_minutes_of_the_composed_show_read_as_these_numbers() -> None:
    events = told(composed(10))
    assert numbers(events) == {
        "report.viewers": 1_000, "report.peak_online": 50, "report.impression_viewers": 5_000,
        "report.stay_ms": 70_000, "report.follows": 20, "report.live_club_joins": 10,
        "report.commenters": 40, "report.tippers": 0, "report.sharers": 5, "report.comments": 90,
        "report.gmv": 119_700, "report.orders_paid": 30, "report.buyers": 30,
        "report.orders_created": 40, "report.product_clicks": 300,
        "report.product_clickers": 200, "report.product_views": 3_000,
        "report.product_viewers": 800, "report.refund": 0, "report.orders_refunded": 0,
        "report.refund_buyers": 0, "sample.online": 43, "sample.popularity": 1_010,
    }  # fmt: skip
    assert numbers(events, "10000077001") == {
        "report.product_viewers": 800, "report.product_views": 3_000,
        "report.product_clickers": 200, "report.product_clicks": 300, "report.gmv": 119_700,
        "report.orders_paid": 30, "report.buyers": 30, "report.pitches": 1, "product.stock": 470,
    }  # fmt: skip
    money = {e.kind for e in events if e.amount is not None}
    assert money == {"report.gmv", "report.refund"}
    assert {e.cur for e in events if e.amount is not None} == {"CNY"}
    assert {e.ts for e in events} == {ASKED} and {e.prec for e in events} == {None}
    reports = [e for e in events if e.kind.startswith("report.")]
    assert all(e.x == {"as_of": ASKED, "platform": "wechat_channels"} for e in reports)
    assert all(e.x == {"grid": 60_000} for e in events if e.kind.startswith("sample."))


def test_sections_as_objects_and_as_texts_say_word_for_word_the_same() -> None:
    answer = composed(7)
    assert encode(told(as_texts(answer))) == encode(told(answer))
    unwrapped = dict(answer)
    inner = answer["live_dashboard_data"]["live_dashboard_data"]
    unwrapped["live_dashboard_data"] = inner | {
        k: v for k, v in answer["live_dashboard_data"].items() if k != "live_dashboard_data"
    }
    assert read_board(unwrapped) == read_board(answer)


def test_of_a_show_that_is_over_the_totals_stand_in_its_middle_and_nothing_is_sampled() -> None:
    events = told(composed(90, living=False), asked=START_MS + 100 * 60_000)
    assert {(e.ts, e.prec) for e in events} == {(START_MS + 45 * 60_000, 45 * 60_000)}
    assert {e.kind.partition(".")[0] for e in events} == {"report"}
    # Whoever cannot place it (no start, no length, a length that runs past now) says when he asked.
    for missing in ("start_time", "live_duration"):
        answer = composed(90, living=False)
        del answer["live_dashboard_data"][missing]
        assert {(e.ts, e.prec) for e in told(answer)} == {(ASKED, None)}
    assert {(e.ts, e.prec) for e in told(composed(90, living=False))} == {(ASKED, None)}


@pytest.mark.parametrize(
    ("value", "read", "odd"),
    [
        (12, 12, 0), ("12", 12, 0), (0, 0, 0), ("0", 0, 0), (None, None, 0), ("", None, 0),
        (-1, None, 1), ("-1", None, 1), ("--", None, 1), (12.5, None, 1), (12.0, None, 1),
        (True, None, 1), ([], None, 1), ({}, None, 1), ("1.2万", None, 1), ("１２", None, 1),
        (10**14, None, 1), (2**70, None, 1), ("9" * 30, None, 1),
    ],
)  # fmt: skip
def test_a_number_is_read_exactly_or_it_is_unknown(
    value: object, read: int | None, odd: int
) -> None:
    board = read_board({"live_ec_data_summary": {"total_gmv": value}})
    assert (board.totals.get("gmv"), board.odd) == (read, odd)


def test_nothing_said_is_nothing_known() -> None:
    nothing = Board(None, None, None, {}, {})
    for answer in ({}, {"errcode": 0}, {"live_dashboard_data": "", "live_ec_data_summary": None}):
        assert read_board(answer) == nothing and read_board(answer).empty
        assert told(answer) == []


def test_the_first_place_that_has_a_number_holds() -> None:
    both = {
        "live_dashboard_data": {"live_dashboard_data": {"summary": {"new_follow_uv": 3}}},
        "live_ec_data_summary": {"new_follow_count": 5},
    }
    assert read_board(both).totals == {"follows": 3}
    del both["live_dashboard_data"]
    assert read_board(both).totals == {"follows": 5}


def test_a_product_goes_by_its_id_in_the_shop_and_one_without_any_is_counted_as_odd() -> None:
    def goods(*rows: dict[str, Any]) -> Board:
        page = {"spu_data_list": list(rows), "total_cnt": 9}
        return read_board({"single_live_ec_spu_data_page_v2": page})

    board = goods(
        {"base_data": {"src_spu_id": "100", "spu_id": 7}, "pay_pv": 1},
        {"base_data": {"src_spu_id": "", "spu_id": 8}, "pay_pv": 2, "stock": 4},
        {"base_data": {"spu_name": "没有编号", "src_spu_id": "x" * 61}, "pay_pv": 3},
        {"base_data": {"src_spu_id": "100"}, "pay_pv": 5},
        "not an object",  # type: ignore[arg-type]
    )
    assert board.products == (
        Product("100", None, {"orders_paid": 5}),
        Product("8", 4, {"orders_paid": 2}),
    )
    assert (board.odd, board.left_out) == (1, 5)


def test_ids_are_of_the_show_and_the_moment_so_no_two_answers_share_one() -> None:
    one, later = told(composed(3)), told(composed(3), asked=ASKED + 60_000)
    ids = [e.id for e in one + later]
    assert len(set(ids)) == len(ids)
    assert [e.id for e in told(composed(3))] == [e.id for e in one]
    assert {e.id.split(":")[0] for e in one} == {LIVE} and len(LIVE) == 12


def test_the_source_says_what_it_provides_and_every_event_is_of_a_kind_it_promised() -> None:
    first = opened(LIVE, ASKED)
    assert first.x is not None
    assert (first.kind, first.x["level"], first.x["platform"]) == (
        "source.open", LEVEL, "wechat_channels",
    )  # fmt: skip
    assert first.x["provides"] == list(PROVIDES)
    assert {e.kind for e in told(composed(3))} <= set(PROVIDES)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_field_nothing_raises_and_every_event_is_sound(
    data: st.DataObject,
) -> None:
    answer = json.loads(json.dumps(composed(5)))
    for _ in range(data.draw(st.integers(1, 6))):
        where: Any = answer
        while True:
            names = list(where) if isinstance(where, dict) else list(range(len(where)))
            if not names:
                break
            name = data.draw(st.sampled_from(names))
            deeper = isinstance(where[name], dict | list) and data.draw(st.booleans())
            if not deeper:
                where[name] = data.draw(_ANY)
                break
            where = where[name]
    events = told(answer)
    again, refused = read_lines(encode(events).splitlines())
    assert refused == [] and len(again) == len(events)
    assert len({e.id for e in events}) == len(events)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60))
def test_a_section_of_any_bytes_is_no_error(raw: bytes) -> None:
    text = raw.decode("utf-8", "replace")
    board = read_board({"live_dashboard_data": text, "live_ec_data_summary": text})
    assert isinstance(board, Board)
    assert msgspec.to_builtins(board.totals) == dict(board.totals)
