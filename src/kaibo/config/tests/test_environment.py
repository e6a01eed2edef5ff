"""The environment: what a machine may choose, and a sentence for what cannot be started with."""

from __future__ import annotations

import multiprocessing
import stat
from pathlib import Path

import pytest

from kaibo.config import environment
from kaibo.config.environment import BadEnvironment


def test_the_secret_is_made_once_and_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KAIBO_SECRET", raising=False)
    first = environment.secret(tmp_path)
    assert len(first) >= 50 and environment.secret(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_four_processes_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        found = pool.map(environment.secret, [tmp_path] * 8)
    assert len(set(found)) == 1


def test_a_given_secret_is_taken_and_a_short_one_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIBO_SECRET", "s" * 60)
    assert environment.secret(tmp_path) == "s" * 60
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("KAIBO_SECRET", "short")
    with pytest.raises(BadEnvironment, match="密钥太短"):
        environment.secret(tmp_path)
    monkeypatch.delenv("KAIBO_SECRET")
    (tmp_path / "secret").write_text("")
    with pytest.raises(BadEnvironment, match="密钥太短"):
        environment.secret(tmp_path)


def test_sqlite_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    found = environment.database(tmp_path)
    assert found["ENGINE"].endswith("sqlite3") and found["NAME"] == str(tmp_path / "kaibo.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        (
            "postgres://op:p%40ss@db.local:5433/kaibo?sslmode=require",
            {
                "NAME": "kaibo",
                "USER": "op",
                "PASSWORD": "p@ss",
                "HOST": "db.local",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        ("postgresql:///kaibo", {"NAME": "kaibo", "HOST": "", "PORT": "", "USER": ""}),
        ("sqlite:////srv/%E5%BC%80%E6%92%AD.sqlite3", {"NAME": "/srv/开播.sqlite3"}),
    ],
)
def test_a_database_url_is_read(
    url: str, wanted: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    found = environment.database(tmp_path)
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize("url", ["mysql://x/y", "postgres://host", "kaibo.db", "sqlite:///rel.db"])
def test_a_database_url_that_cannot_be_read_is_refused(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(BadEnvironment, match="DATABASE_URL 看不懂"):
        environment.database(tmp_path)


def test_the_data_folder_is_made_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIBO_DATA", str(tmp_path / "开播" / "data"))
    folder = environment.data_dir()
    assert folder.is_dir() and stat.S_IMODE(folder.stat().st_mode) == 0o700
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("KAIBO_DATA", str(tmp_path / "file" / "data"))
    with pytest.raises(BadEnvironment, match="不能使用"):
        environment.data_dir()


def test_the_clock_is_shanghais_until_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAIBO_ZONE", raising=False)
    monkeypatch.delenv("KAIBO_DAY_START", raising=False)
    assert (environment.zone(), environment.day_start()) == ("Asia/Shanghai", "06:00")
    monkeypatch.setenv("KAIBO_ZONE", " America/New_York ")
    monkeypatch.setenv("KAIBO_DAY_START", "04:30 ")
    assert (environment.zone(), environment.day_start()) == ("America/New_York", "04:30")


@pytest.mark.parametrize("zone", ["Shanghai", "GMT+8", "../etc/passwd", "Asia/上海", "Asia"])
def test_a_zone_nobody_knows_is_refused_with_an_example(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIBO_ZONE", zone)
    with pytest.raises(BadEnvironment, match="Asia/Shanghai"):
        environment.zone()


@pytest.mark.parametrize("start", ["6", "24:00", "六点"])
def test_a_start_of_the_day_that_cannot_be_read_stops_the_start(
    start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIBO_DAY_START", start)
    with pytest.raises(BadEnvironment, match=f"KAIBO_DAY_START.*{start}"):
        environment.day_start()
