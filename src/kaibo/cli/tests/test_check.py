"""`kaibo check`: one prediction a line; a line that cannot be read stops nothing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaibo.cli.app import app

RUN = CliRunner()
GOOD = {"id": "a", "text": "这是全网最低价", "context": {"facts": {"evidence": "none"}}}
FINE = {"id": "b", "text": "袖子到手腕，偏大一码", "context": {"category": "apparel"}}


def written(folder: Path, *lines: str) -> str:
    path = folder / "said.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_one_prediction_a_line(tmp_path: Path) -> None:
    path = written(tmp_path, json.dumps(GOOD), "", json.dumps(FINE))
    result = RUN.invoke(app, ["check", "--jsonl", path])
    assert result.exit_code == 0
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["id"], first["label"], first["rules"]) == ("a", "violate", ["PRC-01"])
    assert first["span"] in GOOD["text"]
    assert second == {"id": "b", "label": "ok", "rules": [], "span": ""}


@pytest.mark.parametrize(
    ("line", "told"),
    [("{", "第 2 行不能读：不是一句话的 JSON"), ("[]", "应当是一个对象"), ('{"id": "x"}', "缺少 text"),
     ('{"id": "x", "text": 5}', "text 应当是文字")],
)  # fmt: skip
def test_a_bad_line_is_told_and_the_rest_goes_on(tmp_path: Path, line: str, told: str) -> None:
    path = written(tmp_path, json.dumps(GOOD), line, json.dumps(FINE))
    result = RUN.invoke(app, ["check", "--jsonl", path])
    assert result.exit_code == 2
    assert told in result.stderr
    assert [json.loads(one)["id"] for one in result.stdout.splitlines()] == ["a", "b"]


def test_texts_are_answered_in_words() -> None:
    result = RUN.invoke(app, ["check", "这是全网最低价", "偏大一码"])
    assert result.exit_code == 1
    assert "PRC-01" in result.stdout
    assert "依据 价欺规定" in result.stdout
    assert "可以：偏大一码" in result.stdout


STREAM = {
    "id": "1",
    "context": {"category": "food", "facts": {"stock": 480}},
    "segments": [
        {"t0": 0, "t1": 3, "text": "看一眼库里 就剩"},
        {"t0": 3, "t1": 6, "text": "二十包了 手快"},
        {"t0": 6, "t1": 9, "text": "看错了 库存四百八十包"},
    ],
}


def test_the_alerts_of_a_stream_are_one_line(tmp_path: Path) -> None:
    path = written(tmp_path, "", json.dumps(STREAM), json.dumps({"id": "2", "segments": []}))
    result = RUN.invoke(app, ["check", "--stream", path])
    assert result.exit_code == 0
    first, second = map(json.loads, result.stdout.splitlines())
    (alert,) = first["alerts"]
    assert alert.pop("span").startswith("就剩二十包")
    assert alert == {"rule": "STK-01", "seg": [0, 1], "count": 1, "resolved_by": 2}
    assert second == {"id": "2", "alerts": []}


def test_streams_come_from_standard_input_too() -> None:
    result = RUN.invoke(app, ["check", "--stream", "-"], input=json.dumps(STREAM))
    assert [one["id"] for one in map(json.loads, result.stdout.splitlines())] == ["1"]


@pytest.mark.parametrize(
    ("line", "told"),
    [("[]", "应当是一个对象"), ('{"id": "x"}', "segments 应当是一列"), ('{"segments": []}', "缺少 id"),
     ('{"id": "x", "segments": [{"t0": "早", "text": ""}]}', "segments[0] 的 t0 应当是秒数")],
)  # fmt: skip
def test_a_bad_stream_is_told_and_the_rest_goes_on(tmp_path: Path, line: str, told: str) -> None:
    path = written(tmp_path, line, json.dumps(STREAM))
    result = RUN.invoke(app, ["check", "--stream", path])
    assert result.exit_code == 2
    assert "第 1 行不能读：" in result.stderr
    assert told in result.stderr
    assert [json.loads(one)["id"] for one in result.stdout.splitlines()] == ["1"]


def test_two_ways_at_once_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, json.dumps(STREAM))
    result = RUN.invoke(app, ["check", "偏大一码", "--stream", path])
    assert result.exit_code == 2
    assert result.stdout == ""
