"""`kaibo replay`: the promised keys, formats known by their lines, one room at a time."""

from __future__ import annotations

import gzip
from pathlib import Path

from kaibo.cli.figures import whole_figures
from kaibo.cli.tests.asking import RECORDED, T0, a_show, asked, run
from kaibo.live.batch import columns
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.view import View, shows


def test_replay_prints_what_it_promises(tmp_path: Path) -> None:
    answer = asked("replay", a_show(tmp_path / "show.jsonl"))
    assert (answer["format"], answer["show"], answer["events"]) == ("canonical", "s1", 8)
    assert (answer["comments"], answer["viewers_peak"], answer["popularity_peak"]) == (
        None,
        17,
        None,
    )
    assert answer["quarantined"] == 1
    assert answer["refused"][0]["text"] == "第 9 行：字段 ts 应为整数，实际是文字"
    measures = answer["measures"]
    assert (measures["views"], measures["gmv"], measures["watch_ms"]) == (1, 8_900, 90_000)
    assert answer["metrics"]["views"] == {"value": 1, "num": 1, "den": 1, "unit": "count"}


def test_only_totals_of_the_whole_show_stand_among_its_measures() -> None:
    x = {"as_of": T0 + 9}
    told = [
        Event("1", "show.start", "r1", "desk", T0, recv=T0, ref="s1"),
        Event("2", "report.gmv", "r1", "file:b", T0 + 1, recv=T0 + 10, amount=900, x=x),
        Event("3", "report.gmv", "r1", "file:b", T0 + 1, recv=T0 + 10, amount=5, product="p1", x=x),
        Event(
            "4", "report.gmv", "r1", "file:b", T0 + 1, recv=T0 + 10, amount=6, channel="千川", x=x
        ),
        Event("5", "report.views", "r1", "file:b", T0 + 1, recv=T0 + 10, n=7, channel="千川", x=x),
    ]
    state = Fold(b"key")
    state.apply(columns(told, b"key"))
    measures = whole_figures(View(state, shows(state)[0]))["measures"]
    reported = {name: value for name, value in measures.items() if name.startswith("report.")}
    assert reported == {"report.gmv": 900}


def test_replay_of_a_packed_file_gives_the_same(tmp_path: Path) -> None:
    plain = a_show(tmp_path / "show.jsonl")
    packed = tmp_path / "show.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    one, two = asked("replay", plain), asked("replay", packed)
    assert one["measures"] == two["measures"] and one["metrics"] == two["metrics"]


def test_replay_knows_the_recorded_formats_by_their_lines() -> None:
    answer = asked("replay", RECORDED)
    assert answer["format"] == "danmaku-bili2019"
    assert answer["popularity_peak"] > 1 and answer["comments"] > 10
    assert answer["viewers_peak"] is None
    assert answer["measures"]["viewers"] is None and answer["measures"]["commenters"] is None


def test_two_rooms_in_a_file_need_a_choice(tmp_path: Path) -> None:
    both = tmp_path / "both.jsonl"
    both.write_bytes(
        a_show(tmp_path / "a").read_bytes() + a_show(tmp_path / "b", room="r2").read_bytes()
    )
    code, _, err = run("replay", both)
    assert code == 2 and "不止一个直播间（r1、r2 …），请用 --room 指定" in err
    assert asked("replay", both, "--room", "r2")["events"] == 8


def test_people_read_a_page_and_no_control_characters(tmp_path: Path) -> None:
    file = a_show(tmp_path / "show.jsonl")
    file.write_bytes(file.read_bytes() + b'{"id":"\\u001b[31m","kind":"enter","ts":1,"n":-1}\n')
    code, out, _ = run("replay", file)
    assert code == 0 and "\x1b" not in out
    assert "观看次数" in out and "¥89.00" in out


def test_the_recorded_hour_of_the_demo_can_be_replayed() -> None:
    hour = Path(__file__).parents[2] / "config/demo/recorded/2019-5-10.txt"
    answer = asked("replay", hour)
    assert (answer["comments"], answer["popularity_peak"]) == (4_136, 338_915)
    assert answer["measures"]["commenters"] is None
