"""What a person at a terminal gets: the promised keys, one sentence for each failure."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kaibo.cli.app import app
from kaibo.cli.figures import whole_figures
from kaibo.live.batch import columns
from kaibo.live.codec import encode
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.install import Install
from kaibo.live.view import View, shows

T0 = 1_700_024_400_000
RECORDED = Path(__file__).parents[2] / "connectors/danmaku_bili2019/tests/recorded/2019-5-10.txt"


def run(*arguments: str | Path) -> tuple[int, str, str]:
    """(exit code, standard output, error output) of a command."""
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    return result.exit_code, result.stdout, result.stderr


def asked(*arguments: str | Path) -> dict[str, Any]:
    """The JSON answer of a command that succeeds."""
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


def a_show(path: Path, ident: str = "s1", room: str = "r1") -> Path:
    """A small show as canonical NDJSON: two visits, a pitch, an order, a broken line."""
    events = [
        Event("1", "show.start", room, "desk", T0, ref=ident),
        Event("2", "enter", room, "sim:1", T0 + 1_000, viewer="00000000000000a1", channel="paid"),
        Event("3", "pitch.start", room, "desk", T0 + 2_000, product="p1"),
        Event(
            "4", "product.click", room, "sim:1", T0 + 3_000, viewer="00000000000000a1", product="p1"
        ),
        Event(
            "5",
            "order.state",
            room,
            "sim:1",
            T0 + 4_000,
            order="o1",
            product="p1",
            qty=1,
            amount=8_900,
            viewer="00000000000000a1",
            x={"created": T0 + 4_000, "paid": T0 + 4_500, "refunded_total": 0, "refund_1h": 0},
        ),
        Event("6", "sample.online", room, "sim:1", T0 + 5_000, n=17),
        Event("7", "leave", room, "sim:1", T0 + 91_000, viewer="00000000000000a1"),
        Event("8", "show.end", room, "desk", T0 + 120_000),
    ]
    path.write_bytes(encode(events) + b'{"id":"9","kind":"enter","ts":"now"}\n')
    return path


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


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["replay", "no-such-file"], "找不到文件 no-such-file。"),
        (["replay", "."], ". 是一个文件夹，请给出文件。"),
        (["replay", "{empty}"], "empty 是空文件，没有可重放的内容。"),
        (
            ["replay", "{text}"],
            "认不出 text 的格式；请用 --format 指明，可用：canonical、"
            "danmaku-bili2019、tiktok-live、blrec-xml、chat-replay、douyin-webcast。",
        ),
        (
            ["replay", "{show}", "--format", "x"],
            "没有「x」这种格式，可用：canonical、danmaku-bili2019、tiktok-live、blrec-xml、chat-replay、douyin-webcast。",
        ),
        (["replay", "{show}", "--speed", "-1"], "--speed 应为正数或 max，实际是「-1」。"),
        (["replay", "{show}", "--show", "zz"], "没有场次「zz」，文件里有：s1。"),
        (["metrics", "s1", "--data", "{empty}"], "{empty} 不是开播的数据目录（没有 install.json）"),
        (["check-store", "--data", "nowhere"], "nowhere 不是开播的数据目录（没有 install.json）"),
    ],
)
def test_a_failure_is_one_sentence(
    arguments: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("hello\n")
    a_show(tmp_path / "show")
    places = {name: str(tmp_path / name) for name in ("empty", "text", "show")}
    code, out, err = run(*(a.format(**places) for a in arguments))
    assert (code, out) == (2, "")
    assert err.strip() == sentence.format(**places)


def test_two_rooms_in_a_file_need_a_choice(tmp_path: Path) -> None:
    both = tmp_path / "both.jsonl"
    both.write_bytes(
        a_show(tmp_path / "a").read_bytes() + a_show(tmp_path / "b", room="r2").read_bytes()
    )
    code, _, err = run("replay", both)
    assert code == 2 and "不止一个直播间（r1、r2 …），请用 --room 指定" in err
    assert asked("replay", both, "--room", "r2")["events"] == 8


def test_presses_and_events_of_several_sources_keep_their_order(tmp_path: Path) -> None:
    lines = [
        {"id": "s", "kind": "show.start", "src": "desk", "ts": T0, "ref": "s1"},
        {"id": "v1", "kind": "enter", "src": "sim:1", "ts": T0 + 10},
        {"id": "p1", "kind": "pitch.start", "src": "desk", "ts": T0 + 20, "product": "a"},
        {"id": "c1", "kind": "product.click", "src": "sim:2", "ts": T0 + 30, "product": "a"},
        {"id": "p2", "kind": "pitch.start", "src": "desk", "ts": T0 + 40, "product": "b"},
        {"id": "c2", "kind": "product.click", "src": "sim:1", "ts": T0 + 50, "product": "b"},
        {"id": "e", "kind": "show.end", "src": "desk", "ts": T0 + 60},
    ]
    file, data = tmp_path / "mixed.jsonl", tmp_path / "data"
    file.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    asked("ingest", file, "--room", "r1", "--data", data)
    shown = asked("metrics", "s1", "--by", "talk", "--data", data)
    assert (shown["start"], shown["end"]) == (T0, T0 + 60)
    talk = {row["key"]: row["measures"] for row in shown["rows"]}
    assert (talk["p1"]["product_clicks"], talk["p2"]["product_clicks"]) == (1, 1)
    assert (talk["p1"]["pitch_ms"], talk["p2"]["pitch_ms"]) == (20, 20)


def test_a_show_from_before_what_is_in_a_room_is_refused_and_not_misplaced(tmp_path: Path) -> None:
    data = tmp_path / "data"
    later = a_show(tmp_path / "later.jsonl")
    asked("ingest", later, "--room", "r1", "--data", data)
    before = asked("metrics", "s1", "--data", data)
    order = {"id": "o1", "kind": "order.state", "src": "tmall:a", "ts": T0 - 9_000, "order": "o9"}
    old = tmp_path / "old.jsonl"
    old.write_text(json.dumps(order) + "\n", encoding="utf-8")
    told = ("--show", "s0", "--format", "canonical", "--data", data)
    code, _, err = run("ingest", old, "--room", "r1", *told)
    assert code == 2 and "早于它的场次收不进去" in err
    assert asked("metrics", "s1", "--data", data) == before
    first = asked("ingest", old, "--room", "r2", *told)
    again = asked("ingest", old, "--room", "r2", *told)
    assert (first["accepted"], again["accepted"], again["duplicate"]) == (3, 0, 3)


def test_a_show_that_brings_its_own_start_is_held_to_the_same(tmp_path: Path) -> None:
    data, later, old = tmp_path / "data", a_show(tmp_path / "later.jsonl"), tmp_path / "old.jsonl"
    asked("ingest", later, "--room", "r1", "--data", data)
    held = asked("check-store", "--data", data)["events"]
    start = {"id": "s", "kind": "show.start", "src": "desk", "ts": T0 - 9_000, "ref": "s0"}
    comment = {"id": "c", "kind": "comment", "src": "sim:1", "ts": T0 - 8_000}
    old.write_text(f"{json.dumps(start)}\n{json.dumps(comment)}\n", encoding="utf-8")
    code, _, err = run("ingest", old, "--room", "r1", "--data", data)
    assert code == 2 and "早于它的场次收不进去" in err
    assert asked("check-store", "--data", data)["events"] == held, "nothing of it was taken"
    assert asked("ingest", later, "--room", "r1", "--data", data)["accepted"] == 0


def test_one_line_from_another_century_does_not_carry_the_room_there(tmp_path: Path) -> None:
    data, file = tmp_path / "data", a_show(tmp_path / "show.jsonl")
    late = {"id": "x", "kind": "comment", "src": "sim:1", "ts": 4_070_908_800_000}  # 2099
    far = {"id": "y", "kind": "comment", "src": "sim:1", "ts": T0, "recv": 4_070_908_800_000}
    with file.open("a", encoding="utf-8") as more:
        more.write(f"{json.dumps(late)}\n{json.dumps(far)}\n")
    own = asked("replay", file)["quarantined"]
    assert asked("ingest", file, "--room", "r1", "--data", data)["quarantined"] == own + 1 + 1
    clean = asked("replay", a_show(tmp_path / "clean.jsonl"))
    shown = asked("metrics", "s1", "--data", data)
    assert shown["measures"]["gmv"] == clean["measures"]["gmv"]
    assert shown["end"] is None or shown["end"] < late["ts"]
    comments = tmp_path / "comments.jsonl"
    comments.write_text(f"{json.dumps(late)}\n{json.dumps({**late, 'id': 'z', 'ts': T0})}\n")
    asked("ingest", comments, "--room", "r2", "--show", "all", "--data", data)
    assert asked("metrics", "r2/all", "--data", data)["end"] == T0 + 1


def test_a_number_is_traced_to_its_events(tmp_path: Path) -> None:
    file, data = a_show(tmp_path / "show.jsonl"), tmp_path / "data"
    asked("ingest", file, "--room", "r1", "--data", data)
    found = asked("trace", "r1/s1", "gmv", "--by", "product", "--key", "p1", "--data", data)
    assert (found["total"], found["count"], found["next"]) == (8_900, 1, None)
    [part] = found["parts"]
    assert (part["order"], part["adds"], part["kind"], part["id"]) == (
        "o1",
        8_900,
        "order.state",
        "5",
    )
    watched = asked("trace", "s1", "watch_ms", "--data", data)
    assert [(s["start"], s["end"], s["adds"]) for s in watched["stretches"]] == [
        (T0 + 1_000, T0 + 91_000, 90_000)
    ]
    code, out, err = run("trace", "s1", "gmv", "--data", data)
    assert (code, err) == (0, "") and "gmv = 8,900，由 1 项相加" in out and "o1 p1" in out
    for wrong, said in (
        (("s1", "roi"), "没有「roi」这个计数"),
        (("r1/s9", "gmv"), "没有场次「s9」"),
    ):
        code, _, err = run("trace", *wrong, "--data", data)
        assert code == 2 and said in err


def test_ingest_then_metrics_by_every_level_and_the_same_file_twice(tmp_path: Path) -> None:
    file, data = a_show(tmp_path / "show.jsonl"), tmp_path / "data"
    first = asked("ingest", file, "--room", "r1", "--data", data)
    assert (first["accepted"], first["duplicate"], first["quarantined"]) == (8, 0, 1)
    whole = asked("metrics", "s1", "--data", data)
    assert (whole["measures"]["gmv"], whole["end"]) == (8_900, T0 + 120_000)
    assert asked("replay", file)["measures"] == whole["measures"]
    second = asked("ingest", file, "--room", "r1", "--data", data)
    assert (second["accepted"], second["duplicate"]) == (0, 8)
    assert asked("metrics", "s1", "--data", data) == whole
    for level in ("minute", "segment", "shift", "host", "round", "product", "talk", "channel"):
        rows = asked("metrics", "s1", "--by", level, "--data", data)["rows"]
        assert sum(r["measures"]["gmv"] for r in rows) == 8_900
        assert set(rows[0]) == {"key", "measures", "gauges", "metrics"}
    assert asked("metrics", "r1/s1", "--data", data) == {**whole, "show": "r1/s1"}
    code, _, err = run("metrics", "zz", "--data", data)
    assert code == 2 and err.strip() == f"{data} 里没有场次「zz」。已有：r1/s1"
    code, _, err = run("metrics", "s1", "--by", "week", "--data", data)
    assert code == 2 and err.startswith("--by 应为 minute、")


def test_a_recording_without_acts_is_taken_in_as_one_show(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for _ in range(2):
        asked("ingest", RECORDED, "--room", "r", "--show", "hour", "--data", data)
        stored = asked("metrics", "hour", "--data", data)["measures"]
        assert stored["comments"] == asked("replay", RECORDED)["comments"]


def test_the_examples_agree_with_each_other() -> None:
    """The show and its order file were composed together: they tell of the same money."""
    folder = Path(__file__).parents[4] / "examples"
    show, orders = (
        asked("replay", folder / "show.ndjson.gz"),
        asked("orders", folder / "orders.csv"),
    )
    measures = show["measures"]
    assert (measures["orders_paid"], measures["orders_created"]) == (58, 68)
    assert (orders["paid_orders"], orders["orders"]) == (58, 68)
    assert measures["gmv"] == orders["gross"] == 407_100


def test_check_store_names_what_is_damaged(tmp_path: Path) -> None:
    data = tmp_path / "data"
    asked("ingest", a_show(tmp_path / "show.jsonl"), "--room", "r1", "--data", data)
    sound = asked("check-store", "--data", data)
    assert (sound["rooms"], sound["problems"]) == (["r1"], [])
    [snapshot] = Install.open(data).snapshot_folder("r1").iterdir()
    snapshot.write_bytes(snapshot.read_bytes()[:-3])
    code, out, _ = run("check-store", "--data", data)
    assert code == 1 and "快照已损坏" in out
    assert asked("metrics", "s1", "--data", data)["measures"]["gmv"] == 8_900
    asked("refold", "r1", "--data", data)
    log = Install.open(data).log_path(0)
    log.write_bytes(log.read_bytes()[:-4096])
    code, out, _ = run("check-store", "--data", data)
    assert code == 1 and str(log) in out


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


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--speed", "0"], "--speed 应大于 0、不超过 200，实际是 0。"),
        (["--speed", "nan"], "--speed 应大于 0、不超过 200，实际是 nan。"),
        (["--data", "{full}", "--port", "0"], "{full} 不是空目录，也不是演示的数据目录；"),
        (["--data", "{full}/mine.txt", "--port", "0"], "{full}/mine.txt 是一个文件；"),
        (["--port", "70000"], "不能在 127.0.0.1:70000 上监听"),
    ],
)
def test_a_demo_that_cannot_be_prepared_says_so_and_touches_nothing(
    arguments: list[str], sentence: str, tmp_path: Path
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("my own")
    code, out, err = run("demo", *(a.format(full=full) for a in arguments))
    assert (code, out) == (2, "")
    assert err.startswith(sentence.format(full=full)) and err.count("\n") == 1
    assert [path.name for path in full.iterdir()] == ["mine.txt"]
