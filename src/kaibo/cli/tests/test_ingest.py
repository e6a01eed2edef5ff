"""`kaibo ingest`: what is taken into a data folder, in order, once, and asked for again."""

from __future__ import annotations

import json
from pathlib import Path

from kaibo.cli.tests.asking import RECORDED, T0, a_show, asked, run


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


def test_a_recording_without_acts_is_taken_in_as_one_show(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for _ in range(2):
        asked("ingest", RECORDED, "--room", "r", "--show", "hour", "--data", data)
        stored = asked("metrics", "hour", "--data", data)["measures"]
        assert stored["comments"] == asked("replay", RECORDED)["comments"]


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
