"""Promises of writing a composed night: the same bytes again, its roster, and the command."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kaibo.cli.app import app
from kaibo.config.demo import night_files
from kaibo.domains.people.roster.read import read as read_roster
from kaibo.kit.clock import SHANGHAI
from kaibo.kit.rights import Duty
from kaibo.kit.sheets import workbook
from kaibo.sim.night import Night, night

BEGIN = night_files.begins(datetime(2026, 9, 7, tzinfo=SHANGHAI))


@pytest.fixture(scope="module")
def demo() -> Night:
    return night(2026, BEGIN)


def test_the_roster_has_both_shifts(demo: Night) -> None:
    [file] = [one for one in night_files.composed(demo) if one.name.startswith("排班表")]
    [sheet] = workbook.read(file.content)
    reading = read_roster(sheet.rows, near=date(2026, 9, 7), zone=SHANGHAI)
    assert reading.problems == []
    assert [(one.start, one.end, one.room, one.seats) for one in reading.shifts] == [
        (turn.start, turn.end, "演示护肤小店", {Duty.HOST: (name,), Duty.FLOOR: ("周舟",)})
        for turn, name in zip(demo.turns, ("阿岚", "秋秋"), strict=True)
    ]


def test_the_same_seed_and_day_give_the_same_bytes(demo: Night) -> None:
    again = night_files.composed(night(2026, BEGIN))
    assert again == night_files.composed(demo)
    names = [file.name for file in again]
    assert len(set(names)) == len(names) == 12


def test_money_cannot_speak_of_a_time_before_the_room_does(demo: Night) -> None:
    with pytest.raises(ValueError, match="早于下播后的早上"):
        night_files.composed(demo, demo.end)


def test_the_command_writes_them_and_says_that_they_are_composed(tmp_path: Path) -> None:
    folder = tmp_path / "一晚"
    arguments = ["sample-files", str(folder), "--day", "2026-09-07", "--as-of", "2026-10-08"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    made = {path.name: path for path in folder.iterdir()}
    assert len(made) == 12
    readme = made["说明.md"].read_text("utf-8")
    assert "全部是合成的" in readme
    assert "种子：2026" in readme
    assert all(name in readme for name in made if name != "说明.md")
    # Each file bears the time it speaks of: 09:00 the morning after, or the end of the given day.
    assert made["抖店订单_20260908.csv"].stat().st_mtime == BEGIN // 1000 + 13 * 3600
    assert made["抖店售后单_20261008.csv"].stat().st_mtime == 1_791_475_199
    before = {name: path.read_bytes() for name, path in made.items()}
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_command_writes_nothing_where_it_cannot(tmp_path: Path) -> None:
    taken = tmp_path / "文件"
    taken.write_text("x", "utf-8")
    done = CliRunner().invoke(app, ["sample-files", str(taken)])
    assert done.exit_code == 2
    assert "是一个文件，请给出文件夹" in done.output
    for day in ("1999-12-31", "2099-01-01"):
        done = CliRunner().invoke(app, ["sample-files", str(tmp_path / "年"), "--day", day])
        assert done.exit_code == 2
        assert "--day 应在 2001 到 2098 年之间" in done.output
    early = ["sample-files", str(tmp_path / "早"), "--day", "2026-09-07", "--as-of", "2026-09-06"]
    done = CliRunner().invoke(app, early)
    assert done.exit_code == 2
    assert "早于下播后的早上" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["文件"]
