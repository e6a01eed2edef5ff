"""Promises of the chat log parser, on recorded excerpts and on lines made to break it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.connectors.base.parsed import FileRefused, Refused
from kaibo.connectors.danmaku_bili2019 import parse as connector
from kaibo.connectors.danmaku_bili2019.parse import DAY, MAX_EARLY, MINUTE, day_of, parse
from kaibo.live.events import MAX_TEXT, Event

RECORDED = Path(__file__).parent / "recorded"
FILE = "0123456789ab"


def read(*lines: bytes, name: str = "2019-5-10.txt", day: date | None = None) -> list[Event]:
    items = list(parse(lines, file_id=FILE, name=name, day=day))
    assert not [i for i in items if isinstance(i, Refused)]
    return [i for i in items if isinstance(i, Event)]


def at(day: int, hour: int, minute: int) -> int:
    """UTC ms of a wall clock time in Shanghai in May 2019."""
    return int(datetime(2019, 5, day, hour, minute, tzinfo=UTC).timestamp() * 1000) - 8 * 3_600_000


def comments(events: list[Event]) -> list[tuple[int, int | None, str | None]]:
    return [(e.ts, e.prec, e.text) for e in events if e.kind == "comment"]


def test_recorded_excerpt_gives_its_messages_markers_and_peak() -> None:
    events = read(*(RECORDED / "2019-5-10.txt").open("rb"), name="12235923/2019-5-10.txt")
    assert Counter(e.kind for e in events) == {
        "source.open": 1,
        "comment": 58,
        "sample.popularity": 4,
        "bilibili.marker": 2,
    }
    assert [(e.ts, e.n) for e in events if e.kind == "sample.popularity"] == [
        (at(10, 20, 46), 207873),
        (at(10, 20, 46), 208499),
        (at(10, 20, 47), 208499),
        (at(10, 22, 21), 337423),
    ]
    assert {e.viewer for e in events} == {None}
    assert comments(events)[-1] == (at(10, 22, 21), MINUTE, "可爱！！")


def test_recorded_comment_above_the_first_marker_is_kept_with_unknown_precision() -> None:
    events = read(*(RECORDED / "2019-5-11.txt").open("rb"), name="2019-5-11.txt")
    assert [(e.kind, e.ts, e.prec, e.text) for e in events[:4]] == [
        ("source.open", at(11, 0, 0), MINUTE, None),
        ("comment", at(11, 0, 0), None, "兔头还没好吗"),
        ("sample.popularity", at(11, 0, 0), MINUTE, None),
        ("comment", at(11, 0, 0), MINUTE, "草"),
    ]
    assert events[1].x == {"before_marker": True}


def test_popularity_zero_is_unknown_and_one_is_one() -> None:
    events = read(b"TIME20:41ONLINE1", b"TIME20:42ONLINE0", b"TIME20:43ONLINE310228")
    assert [(e.kind, e.n, e.x) for e in events[1:]] == [
        ("sample.popularity", 1, {"grid": MINUTE}),
        ("bilibili.marker", None, {"online": 0}),
        ("sample.popularity", 310228, {"grid": MINUTE}),
    ]


def test_opening_says_what_the_source_provides_and_is_the_manifest() -> None:
    opening = read(b"TIME20:42ONLINE5")[0]
    assert opening.kind == "source.open"
    assert opening.id == f"{FILE}:open"
    assert opening.x == {
        "provides": ["comment", "sample.popularity"],
        "level": "L1",
        "platform": "bilibili",
    }
    text = (Path(connector.__file__).parent / "manifest.toml").read_text("utf-8")
    manifest = tomllib.loads(text)
    assert opening.x == {k: manifest[k] for k in ("provides", "level", "platform")}
    assert manifest["time"]["precision_ms"] == MINUTE


def test_ids_count_lines_as_an_editor_does() -> None:
    events = read(b"TIME20:42ONLINE5\n", b"\n", "草\n".encode())
    assert [(e.id, e.src) for e in events[1:]] == [
        (f"{FILE}:1", f"file:{FILE}"),
        (f"{FILE}:3", f"file:{FILE}"),
    ]


def test_midnight_inside_a_file_is_the_next_day() -> None:
    lines = (b"TIME23:59ONLINE5", b"a", b"TIME0:0ONLINE6", b"b", b"TIME0:1ONLINE6", b"c")
    assert comments(read(*lines)) == [
        (at(10, 23, 59), MINUTE, "a"),
        (at(11, 0, 0), MINUTE, "b"),
        (at(11, 0, 1), MINUTE, "c"),
    ]


def test_a_small_step_back_of_the_clock_stays_in_the_day() -> None:
    lines = (b"TIME20:47ONLINE5", b"a", b"TIME20:46ONLINE6", b"b", b"TIME20:48ONLINE6", b"c")
    assert [c[0] for c in comments(read(*lines))] == [
        at(10, 20, 47),
        at(10, 20, 46),
        at(10, 20, 48),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "TIME24:0ONLINE5",
        "TIME20:60ONLINE5",
        "TIME08:5ONLINE5",
        "TIME8:05ONLINE5",
        "TIME20:42ONLINE",
        "TIME20:42ONLINE-1",
        "TIME20:42ONLINE5 哈哈",
        " TIME20:42ONLINE5",
        "time20:42online5",
        "TIME２０:42ONLINE5",
        "TIME20:42ONLINE1234567890123456789",
        "丈育TIME",
    ],
)
def test_text_that_only_looks_like_a_marker_is_a_comment(text: str) -> None:
    events = read(b"TIME20:42ONLINE5", text.encode())
    assert comments(events) == [(at(10, 20, 42), MINUTE, text)]


def test_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain = read(b"TIME20:42ONLINE5\n", "😳草\n".encode(), b"tab\tand, comma\n")
    odd = read(b"\xef\xbb\xbfTIME20:42ONLINE5\r\n", "😳草\r\n".encode(), b"tab\tand, comma\r\n")
    assert odd == plain
    assert [c[2] for c in comments(plain)] == ["😳草", "tab\tand, comma"]


def test_broken_utf8_is_rejected_with_line_and_place_and_the_rest_kept() -> None:
    lines = [b"TIME20:42ONLINE5\n", b"ok\n", "草".encode() + b"\xff\xfe\n", b"after\n"]
    items = list(parse(lines, file_id=FILE, name="2019-5-10.txt"))
    (rejected,) = [i for i in items if isinstance(i, Refused)]
    assert (rejected.line, rejected.code) == (3, "not_utf8")
    assert rejected.text.startswith("第 3 行从第 4 个字节起不是 UTF-8 文字")
    assert rejected.raw == "草".encode() + b"\xff\xfe"
    assert [c[2] for c in comments([i for i in items if isinstance(i, Event)])] == ["ok", "after"]


def test_long_text_is_cut_and_says_so_and_a_monstrous_line_is_rejected() -> None:
    lines = [b"TIME20:42ONLINE5", b"x" * MAX_TEXT, b"y" * (MAX_TEXT + 1), b"z" * (1024 * 1024 + 1)]
    items = list(parse(lines, file_id=FILE, name="2019-5-10.txt"))
    fits, cut, monstrous = items[2:]
    assert isinstance(fits, Event) and isinstance(cut, Event) and isinstance(monstrous, Refused)
    assert (fits.text, fits.x) == ("x" * MAX_TEXT, None)
    assert (cut.text, cut.x) == ("y" * MAX_TEXT, {"cut": True})
    assert (monstrous.line, monstrous.code, len(monstrous.raw)) == (4, "line_too_long", 4096)


def test_without_markers_only_the_day_is_known() -> None:
    events = read(b"a", b"b")
    assert [(e.kind, e.ts, e.prec, e.x and e.x.get("before_marker")) for e in events] == [
        ("source.open", at(10, 0, 0), DAY, None),
        ("comment", at(10, 0, 0), DAY, None),
        ("comment", at(10, 0, 0), DAY, None),
    ]


def test_an_endless_wait_for_the_first_marker_keeps_no_more_than_its_limit() -> None:
    drawn = 0

    def lines() -> Iterator[bytes]:
        nonlocal drawn
        while True:
            drawn += 1
            yield b"a"

    first = next(parse(lines(), file_id=FILE, name="2019-5-10.txt"))
    assert isinstance(first, Event) and first.kind == "source.open"
    assert drawn == MAX_EARLY + 1


def test_an_empty_file_is_a_source_that_said_nothing() -> None:
    assert [e.kind for e in read()] == ["source.open"]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2019-5-10.txt", date(2019, 5, 10)),
        ("2019-05-10.txt", date(2019, 5, 10)),
        (r"C:\logs\2018-1-1\room 2019-5-10 (1).txt", date(2019, 5, 10)),
        ("2018-1-1/danmaku.txt", None),
        ("2019-13-40.txt", None),
        ("12019-5-10.txt", None),
        ("2019-5-10 to 2019-5-11.txt", None),
        ("", None),
    ],
)
def test_day_in_a_file_name(name: str, day: date | None) -> None:
    assert day_of(name) == day


def test_a_file_without_a_day_is_refused_before_any_line_is_read() -> None:
    lines = iter([b"TIME20:42ONLINE5"])
    with pytest.raises(FileRefused) as refusal:
        parse(lines, file_id=FILE, name="弹幕.txt")
    assert refusal.value.code == "no_day"
    assert "「弹幕.txt」" in refusal.value.text and "--day" in refusal.value.text
    assert next(lines) == b"TIME20:42ONLINE5"


def test_a_day_said_outright_wins_over_the_name() -> None:
    events = read(b"TIME0:0ONLINE5", b"a", name="2019-5-11.txt", day=date(2019, 5, 10))
    assert comments(events) == [(at(10, 0, 0), MINUTE, "a")]


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=60),
            st.text(max_size=30).map(str.encode),
            st.builds("TIME{}:{}ONLINE{}\n".format, *[st.integers(-1, 70)] * 3).map(str.encode),
        ),
        max_size=30,
    )
)
def test_any_bytes_give_one_event_or_rejection_a_line_and_never_raise(lines: list[bytes]) -> None:
    items = list(parse(lines, file_id=FILE, name="2019-5-10.txt"))
    head, rest = items[0], items[1:]
    assert isinstance(head, Event) and head.kind == "source.open"
    bare = [b.removeprefix(b"\xef\xbb\xbf") if i == 0 else b for i, b in enumerate(lines)]
    filled = [i for i, line in enumerate(bare, 1) if line.strip(b"\r\n")]
    where = [i.line if isinstance(i, Refused) else int(i.id.split(":")[1]) for i in rest]
    assert where == filled
    for event in (i for i in items if isinstance(i, Event)):
        assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event
