"""Promises of the subtitles parser, on composed files and on lines made to break it."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.connectors.base.parsed import FileRefused, Refused
from kaibo.connectors.transcript import parse as connector
from kaibo.connectors.transcript.name import began_of
from kaibo.connectors.transcript.parse import parse
from kaibo.live.events import MAX_TEXT, Event

COMPOSED = Path(__file__).parent / "composed"
FILE = "0123456789ab"
BEGAN = int(datetime(2026, 11, 22, 12, 0, 5, tzinfo=UTC).timestamp() * 1000)
NAME = "2026-11-22 20-00-05.srt"

Said = tuple[int, int, str]


def read(*chunks: bytes, name: str = NAME) -> list[Event | Refused]:
    return list(parse(chunks, file_id=FILE, name=name))


def said(items: list[Event | Refused]) -> list[Said]:
    """(ms from the beginning, how long, words) of every piece."""
    return [
        (one.ts - BEGAN, (one.x or {})["ms"], one.text or "")
        for one in items
        if isinstance(one, Event) and one.kind == "speech"
    ]


def refused(items: list[Event | Refused]) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in items if isinstance(one, Refused)]


def test_subrip_gives_each_caption_at_its_time_without_its_marks() -> None:
    items = read((COMPOSED / NAME).read_bytes())
    assert refused(items) == []
    assert said(items) == [
        (1_000, 2_500, "欢迎来到直播间，今天第一个是护手霜"),
        (3_500, 3_540, "原价八十八，今天五十九块九 到手两支"),
        (9_000, 2_000, "三号链接 最后二十单"),
        (65_200, 2_800, "刚才说错了，是六十九块九"),
    ]
    opening = items[0]
    assert isinstance(opening, Event)
    assert (opening.kind, opening.ts, opening.prec) == ("source.open", BEGAN, 1000)


def test_live_captions_that_roll_say_everything_once() -> None:
    path = COMPOSED / "20261122_200005 rolling.vtt"
    items = read(path.read_bytes(), name=path.name)
    assert refused(items) == []
    assert said(items) == [
        (1_000, 3_010, "欢迎来到直播间 第一个是护手霜"),
        (4_010, 1_990, "今天五十九块九 & 送一支"),
        (3_600_000, 2_500, "下播了，明天见"),
    ]


def test_captions_that_grow_word_by_word_are_one_piece() -> None:
    grows = ["今天", "今天这个", "今天这个价", "下一个"]
    lines = [f"00:0{n},000 --> 00:0{n + 1},000\n{text}\n" for n, text in enumerate(grows)]
    assert said(read("\n".join(lines).encode())) == [
        (0, 3_000, "今天这个价"),
        (3_000, 1_000, "下一个"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_says_the_same(encoding: str, end: str) -> None:
    raw = (COMPOSED / NAME).read_text("utf-8")
    written = raw.replace("\n", end).encode(encoding)
    assert said(read(written)) == said(read(raw.encode()))
    # However it is cut into pieces.
    assert said(read(*(written[at : at + 3] for at in range(0, len(written), 3)))) == said(
        read(raw.encode())
    )
    lines = written.splitlines()
    assert connector.is_transcript(lines)


def test_captions_without_empty_lines_between_are_told_apart_by_their_numbers() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n三\n2\n00:00:02,000 --> 00:00:03,000\n第二句\n"
    assert said(read(text.encode())) == [(1_000, 1_000, "三"), (2_000, 1_000, "第二句")]


def test_what_belongs_to_no_caption_is_refused_with_its_line_and_the_rest_is_kept() -> None:
    text = (
        "1\n00:00:99,000 -> 00:00:02,000\n这句没有时间\n\n"
        "00:00:05,000 --> 00:00:04,000\n倒着\n\n"
        "00:00:xx --> 00:00:04,000\n看不懂\n\n"
        '00:00:06,000 --> 00:00:07,000\n好的😀\t,"引号"\n'
    )
    items = read(text.encode())
    assert refused(items) == [
        (2, "not_a_cue"),
        (3, "not_a_cue"),
        (5, "ends_before"),
        (8, "bad_time"),
    ]
    assert said(items) == [(6_000, 1_000, '好的😀 ,"引号"')]


def test_damage_costs_its_caption_only() -> None:
    good = "00:01,000 --> 00:02,000\n一二三四五六七\n\n00:03,000 --> 00:04,000\n".encode()
    items = read(good + b"\xff\xfe\xff\n")
    assert said(items) == [(1_000, 1_000, "一二三四五六七")]
    assert refused(items) == [(4, "damaged_text")]


def test_words_longer_than_a_text_may_be_are_cut_and_say_so() -> None:
    text = f"00:01,000 --> 00:02,000\n{'长' * (MAX_TEXT + 1)}\n"
    [event] = [one for one in read(text.encode()) if isinstance(one, Event) and one.text]
    assert event.text == "长" * MAX_TEXT
    assert event.x == {"ms": 1_000, "cut": True}


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("2026-11-22 20-00-05.srt", BEGAN),
        ("20261122_200005.vtt", BEGAN),
        ("录制-1024-20261122-200005-123-今晚.srt", BEGAN),
        ("2026.11.22T20.00.05.srt", BEGAN),
        ("今晚.srt", None),
        ("2026-11-22.srt", None),
        ("2026-13-45 20-00-05.srt", None),
        ("2026-11-22 20-00-05 到 2026-11-22 23-00-05.srt", None),
    ],
)
def test_the_beginning_is_the_one_local_moment_in_the_name(name: str, moment: int | None) -> None:
    assert began_of(name, "Asia/Shanghai") == moment


def test_without_a_beginning_the_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(FileRefused) as refusal:
        parse([b""], file_id=FILE, name="今晚.srt")
    assert refusal.value.code == "no_begin"
    assert "2026-11-22 20-00-05.srt" in refusal.value.text


def test_a_given_beginning_wins_and_another_zone_is_another_moment() -> None:
    [opening] = parse([b""], file_id=FILE, name=NAME, began=7)
    assert isinstance(opening, Event)
    assert opening.ts == 7
    assert began_of(NAME, "Asia/Bangkok") == BEGAN + 3_600_000


def test_three_hours_are_read_to_their_end() -> None:
    def cue(n: int) -> bytes:
        h, m, s = n // 3600, n // 60 % 60, n % 60
        return f"{n}\n{h:02}:{m:02}:{s:02},000 --> {h:02}:{m:02}:{s:02},900\n第{n}句\n\n".encode()

    items = said(read(*(cue(n) for n in range(3 * 3600))))
    assert len(items) == 10_800
    assert items[-1] == (10_799_000, 900, "第10799句")


SPANS = st.lists(st.integers(1, 500), min_size=1, max_size=8, unique=True)


@given(SPANS, st.data())
def test_the_order_and_the_dress_of_captions_change_nothing(
    starts: list[int], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(starts))
    text = ""
    for start in shuffled:
        if data.draw(st.booleans()):
            text += f"{start}\n"
        dot = data.draw(st.sampled_from([",", "."]))
        hours = data.draw(st.sampled_from(["", "00:", "0:"]))
        clock = f"{start // 60:02}:{start % 60:02}"
        text += f"{hours}{clock}{dot}000 --> {hours}{clock}{dot}400\n句{start}\n"
        text += "\n" * data.draw(st.integers(1, 3))
    items = read(text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n"]))).encode())
    assert refused(items) == []
    assert sorted(said(items)) == [(n * 1000, 400, f"句{n}") for n in sorted(starts)]


@given(st.lists(st.binary(max_size=60) | st.just(b"00:01.0 --> 00:02.0\n"), max_size=6))
def test_any_bytes_give_events_that_can_be_logged_or_refusals(chunks: list[bytes]) -> None:
    for one in read(*chunks):
        if isinstance(one, Event):
            assert msgspec.json.decode(msgspec.json.encode(one), type=Event) == one
        else:
            assert one.line > 0


def test_the_manifest_says_what_the_parser_promises() -> None:
    said = tomllib.loads((Path(connector.__file__).parent / "manifest.toml").read_text("utf-8"))
    assert (said["platform"], said["level"]) == (connector.PLATFORM, connector.LEVEL)
    assert tuple(said["provides"]) == connector.PROVIDES
