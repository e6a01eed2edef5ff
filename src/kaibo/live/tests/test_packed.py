"""What was said of order lines is kept small, and is what it would be kept as it came."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.live.batch import columns
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.order_book import OrderBook
from kaibo.live.orders import Assertion, Key, assertion
from kaibo.live.packed import Movements, Said, Tickets
from kaibo.live.settlement import Movement
from kaibo.live.state import freeze, load
from kaibo.live.tests.made import T0, ev
from kaibo.live.tickets import Ticket

WORDS = st.sampled_from(("", "1", "o1", "o1\x1f1", "6918000000000000001", "福袋🎁", "\t,\n"))
KEYS = st.tuples(WORDS, WORDS, WORDS, WORDS)
WHOLE = st.none() | st.integers(0, 253_402_300_799_999)
TEXT = st.none() | WORDS
SAID = st.builds(
    Assertion,
    st.integers(-(2**63), 2**63 - 1), WORDS, WORDS, st.booleans(), WHOLE, WHOLE, WHOLE, WHOLE,
    WHOLE, WHOLE, st.none() | st.integers(-(2**63), 2**63 - 1), TEXT, TEXT, TEXT,
    st.integers(0, 2**64 - 1), TEXT, TEXT, WHOLE, st.booleans(), WHOLE,
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.tuples(KEYS, st.lists(SAID, min_size=1, max_size=3)), max_size=12))
def test_what_was_said_is_what_a_dict_would_hold(puts: list[tuple[Key, list[Assertion]]]) -> None:
    said: Said = Said()
    model: dict[Key, list[Assertion]] = {}
    for key, value in puts:
        assert said.told(key) == model.get(key)
        said[key], model[key] = value, value
        assert said[key] == value
    restored = Said()
    restored.restore(said.dump())
    for book in (said, restored):
        assert len(book) == len(model)
        assert dict(book) == model
        assert all(type(one) is Assertion for told in book.values() for one in told)
        for order in {key[:3] for key in model}:
            lines = [key[3] for key in model if key[:3] == order]
            assert list(book.lines_of(order)) == lines
            assert book.has_several(order) == (len(lines) > 1)
    absent = ("", "", "nobody", "")
    assert said.told(absent) is None and absent not in said
    assert said.lines_of(absent[:3]) == () and not said.has_several(absent[:3])


@settings(max_examples=60)
@given(
    st.dictionaries(KEYS, st.lists(SAID, min_size=1, max_size=3), max_size=8),
    st.integers(0, 253_402_300_799_999),
    st.integers(1, 10**12),
)
def test_lines_near_a_stretch_are_all_that_name_a_moment_in_it(
    held: dict[Key, list[Assertion]], since: int, wide: int
) -> None:
    said: Said = Said()
    for key, value in held.items():
        said[key] = value

    def named(told: list[Assertion]) -> list[int]:
        return [t for a in told for t in (a.ts, a.created, a.paid) if t is not None]

    until = since + wide
    expected = {
        key for key, told in held.items() if min(named(told)) < until and max(named(told)) >= since
    }
    assert set(said.near(since, until)) == expected
    assert {k for k, told in held.items() if any(since <= t < until for t in named(told))} <= (
        expected
    )


def test_tickets_and_movements_come_back_as_they_were() -> None:
    key, other = ("douyin", "", "o1", "1"), ("douyin", "店", "o1", "2")
    ticket = Ticket(1, 2, "a:1", "file:x", None, 0, 9)
    money = Movement(1, 2, "b:1", "file:y", -5, None, 0, 7)
    tickets, movements = Tickets(), Movements()
    tickets[key], tickets[other] = {"t1": ticket, "t2": ticket._replace(amount=0)}, {}
    movements[key] = {("funds", "n1"): money}
    for book, dump in ((Tickets(), tickets.dump()), (Movements(), movements.dump())):
        book.restore(dump)
        told = dict(book)
        if isinstance(book, Tickets):
            assert told == {key: {"t1": ticket, "t2": ticket._replace(amount=0)}, other: {}}
        else:
            assert told == {key: {("funds", "n1"): money}}


def test_what_was_handed_out_stays_as_it_was() -> None:
    book = OrderBook()
    key = ("douyin", "", "o1", "")
    book.learn(order(1, "o1", "", amount=100))
    before = book.said[key]
    part = book.part([key])
    book.learn(order(2, "o1", "", amount=300))
    part.learn(order(3, "o1", "", amount=700))
    assert [one.amount for one in before] == [100]
    assert [one.amount for one in book.said[key]] == [100, 300]
    assert [one.amount for one in part.said[key]] == [100, 700]


def order(number: int, name: str, line: str, amount: int = 5480) -> Event:
    at = T0 + number * 250
    x = {"platform": "douyin", "created": at, "paid": at, "refunded_total": 0, "state": "shipped",
         "genre": "live", "as_of": T0 + 86_400_000, "platform_bears": 100}  # fmt: skip
    return Event(
        id=f"39f0fc5ba281:{number}", kind="order.state", room="r", src="file:douyin-orders",
        ts=at, recv=at, order=name, line=line, product=f"37000000{number % 40:02d}", qty=2,
        amount=amount, cur="CNY", channel="直播推荐", x=x,
    )  # fmt: skip


def test_an_order_line_takes_less_than_800_bytes_of_a_room_and_half_as_much_again_to_store(
    tmp_path: Path,
) -> None:
    """Measured with 200,000 lines: 470 bytes and 890; it was 3,085 when all was kept as objects."""
    room = Fold(b"k" * 32)
    acts = [
        ev("show.start", 0, ref="s1"),
        ev("shift.start", 0, ref="早"),
        ev("host.on", 0, ref="h"),
    ]
    room.apply(columns(acts, room.key))
    weights, fed = [], range(0, 6_000, 1_000)
    gc.collect()
    tracemalloc.start()
    try:
        for after in fed:
            lines = (
                order(n, f"6917{n:015d}", f"6918{n:015d}") for n in range(after, after + 1_000)
            )
            room.apply(columns([*lines], room.key))
            if after in (fed[0], fed[-1]):
                weights.append(_weight(room, tmp_path / "state"))
    finally:
        tracemalloc.stop()
    [(held_before, most_before), (held, most)] = weights
    assert (held - held_before) / 5_000 < 800
    assert (most - most_before) / 5_000 < 1_200
    again, offset = load((tmp_path / "state").read_bytes(), room.key)
    assert (offset, len(again.money.book.said)) == (7, 6_000)
    assert dict(again.money.book.said) == dict(room.money.book.said)
    key = ("douyin", "", f"6917{17:015d}", f"6918{17:015d}")
    assert again.money.book.said[key] == [assertion(order(17, key[2], key[3]))]


def _weight(room: Fold, at: Path) -> tuple[int, int]:
    """Bytes held now, and the most while the state is stored."""
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    with at.open("wb") as file:
        freeze(room, 7).write(file)
    return held, tracemalloc.get_traced_memory()[1]
