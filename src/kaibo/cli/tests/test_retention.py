"""`kaibo retention` in a process of its own: lists, removes with `--do`, and says why it does neither."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kaibo.live.log import Owner


def run(data: Path, *args: str, program: str = "kaibo") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", program, *args],
        env={
            **os.environ, "KAIBO_DATA": str(data),
            "DJANGO_SETTINGS_MODULE": "kaibo.config.settings",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a business database and nothing in it."""
    folder = tmp_path_factory.mktemp("data")
    assert run(folder, "migrate", program="django").returncode == 0
    return folder


def test_nothing_due_is_said_and_with_do_nothing_has_gone(data: Path) -> None:
    assert run(data, "retention").stdout == "没有到期的记录。\n"
    told = json.loads(run(data, "retention", "--do", "--json").stdout)
    assert told == {
        "done": True, "shows": [], "papers": [], "clips": [], "events_gone": 0,
        "papers_gone": 0, "clips_gone": 0, "asked_gone": 0,
    }  # fmt: skip


def test_while_a_server_owns_the_folder_it_does_nothing(data: Path) -> None:
    with Owner(data):
        told = run(data, "retention", "--do")
    assert told.returncode == 2 and str(os.getpid()) in told.stderr
    assert "Traceback" not in told.stderr


def test_without_a_business_database_nothing_can_be_known_to_be_held(tmp_path: Path) -> None:
    told = run(tmp_path, "retention", "--do")
    assert told.returncode == 2 and "什么也没有清除" in told.stderr
    (tmp_path / "kaibo.sqlite3").touch()
    told = run(tmp_path, "retention", "--do")
    assert told.returncode == 2 and "Traceback" not in told.stderr
