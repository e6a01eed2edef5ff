"""What holds for every command: one sentence for each failure, and nothing touched by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaibo.cli.tests.asking import a_show, asked, run
from kaibo.live.install import Install


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["replay", "no-such-file"], "找不到文件 no-such-file。"),
        (["replay", "."], ". 是一个文件夹，请给出文件。"),
        (["replay", "{empty}"], "empty 是空文件，没有可重放的内容。"),
        (
            ["replay", "{text}"],
            "认不出 text 的格式；请用 --format 指明，可用：canonical、"
            "danmaku-bili2019、tiktok-live、blrec-xml、chat-replay、douyin-webcast、transcript。",
        ),
        (
            ["replay", "{show}", "--format", "x"],
            "没有「x」这种格式，可用：canonical、danmaku-bili2019、tiktok-live、blrec-xml、chat-replay、douyin-webcast、transcript。",
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
