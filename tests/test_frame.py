"""Promises of run.py: which Pythons, what a set-up does and does not do twice, the verbs."""

import ast
import json
import re
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import run
from tools import stages

ROOT = Path(__file__).resolve().parent.parent
VERBS = ("setup", "demo", "test", "check", "fix", "bench", "types", "lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

# run.py: which Python


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_a_python_that_cannot_run_kaibo_is_told_in_both_languages(
    version: tuple[int, int, int],
) -> None:
    have = ".".join(map(str, version))
    assert run.version_problem(version) == (
        f"开播需要 Python 3.11 – 3.13，现在用的是 {have}：请换一个 Python 再运行 run.py。\n"
        f"Kaibo needs Python 3.11 – 3.13, this is {have}: please run run.py with another Python."
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (3, 13, 9)])
def test_the_pythons_of_pyproject_are_accepted(version: tuple[int, int, int]) -> None:
    assert run.version_problem(version) is None
    assert PROJECT["project"]["requires-python"] == ">=3.11,<3.14"


def test_an_old_python_can_read_run_py_and_leaves_with_code_2() -> None:
    source = (ROOT / "run.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 6))
    old = "import sys; sys.version_info = (3, 10, 13, 'final', 0); import run"
    result = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", old], cwd=ROOT, capture_output=True, check=False
    )
    assert result.returncode == 2
    assert "现在用的是 3.10.13" in result.stderr.decode("utf-8")
    assert result.stdout == b""


def test_run_py_needs_nothing_but_python() -> None:
    tree = ast.parse((ROOT / "run.py").read_text("utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names


# run.py: what a set-up does


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the inputs of a set-up and a .venv whose Python exists."""
    (tmp_path / "locks").mkdir()
    for name in ("locks/base.txt", "locks/dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text(name, "utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "python").touch()
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(run, "PYTHON", str(tmp_path / ".venv" / "python"))
    return tmp_path


def done(level: str) -> None:
    run.STAMP.write_text(json.dumps(run.wanted(level)), "utf-8")


def steps(level: str) -> list[str]:
    return run.plan(run.installed(), run.wanted(level))


def test_a_first_set_up_takes_all_steps_and_a_second_none(checkout: Path) -> None:
    assert steps("base") == ["venv", "lock", "project"]
    done("base")
    assert steps("base") == []


def test_a_higher_level_is_added_and_a_lower_one_is_already_there(checkout: Path) -> None:
    done("base")
    assert steps("dev") == ["lock", "project"]
    done("dev")
    assert steps("base") == []


@pytest.mark.parametrize("lock", ["base", "dev"])
def test_a_changed_lock_rebuilds_so_that_nothing_old_is_left(checkout: Path, lock: str) -> None:
    done("dev")
    (checkout / "locks" / f"{lock}.txt").write_text("changed", "utf-8")
    assert steps("dev") == ["venv", "lock", "project"]


def test_a_changed_pyproject_installs_kaibo_again(checkout: Path) -> None:
    done("dev")
    (checkout / "pyproject.toml").write_text("changed", "utf-8")
    assert steps("dev") == ["project"]


@pytest.mark.parametrize("changed", ["python", "place", "locks", "level"])
def test_another_python_or_a_moved_folder_rebuilds(checkout: Path, changed: str) -> None:
    run.STAMP.write_text(json.dumps(run.wanted("dev") | {changed: "another"}), "utf-8")
    assert steps("dev") == ["venv", "lock", "project"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '{"level": "dev"}', "\ufeff{}"])
def test_a_stamp_that_says_nothing_rebuilds(checkout: Path, stamp: str) -> None:
    run.STAMP.write_text(stamp, "utf-8")
    assert steps("dev") == ["venv", "lock", "project"]


def test_a_venv_that_lost_its_python_is_rebuilt(checkout: Path) -> None:
    done("dev")
    (checkout / ".venv" / "python").unlink()
    assert steps("dev") == ["venv", "lock", "project"]


def test_a_set_up_that_fails_leaves_no_stamp_behind(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done("dev")
    (checkout / "pyproject.toml").write_text("changed", "utf-8")
    failing = checkout / ".venv" / "python"
    failing.write_text("#!/bin/sh\necho the last words of pip\nexit 1\n")
    failing.chmod(0o755)
    with pytest.raises(run.SetupError) as told:
        run.set_up("dev")
    assert str(told.value) == "\nthe last words of pip\n这一步没有完成 (failed)：装入 kaibo"
    assert not run.STAMP.exists()
    assert steps("dev") == ["venv", "lock", "project"]


def test_a_missing_venv_module_is_told_with_its_cure(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("pathlib.Path.exists", lambda path: True)
    monkeypatch.setattr("shutil.which", lambda name: None)
    minor = sys.version_info.minor
    assert run.missing_venv_module() == (
        f"缺少 Python 的 venv 模块 (venv is missing)，请先运行：apt install python3.{minor}-venv"
    )


def test_two_set_ups_at_once_take_turns(checkout: Path) -> None:
    held = sqlite3.connect(checkout / ".venv.lock", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    wait = (
        "import run, pathlib\n"
        f"run.ROOT = pathlib.Path({str(checkout)!r})\n"
        "real = run.sqlite3.connect\n"
        "run.sqlite3.connect = lambda path, **more: real(path, **more | {'timeout': 0.05})\n"
        "with run.only_one(): print('mine')\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", wait], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert other.stdout
    first = other.stdout.readline().decode("utf-8")
    held.close()
    rest = other.communicate(timeout=60)[0].decode("utf-8").split()
    assert first == "另一个窗口正在安装，等它完成 … (another set-up is running)\n"
    assert rest[-1] == "mine"


# run.py: the pages


def fake_python(checkout: Path, code: int = 0) -> Path:
    """Put a Python that only writes down what it is asked for into .venv; returns its notes."""
    notes = checkout / "asked"
    python = checkout / ".venv" / "python"
    python.write_text(f'#!/bin/sh\necho "$@" >> {notes}\nexit {code}\n')
    python.chmod(0o755)
    return notes


@pytest.mark.parametrize("name", ["setup", "demo", "test", "check", "bench"])
def test_after_a_pull_the_pages_are_brought_up_to_date_though_nothing_is_to_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked = fake_python(checkout)
    monkeypatch.setattr(run, "hand_over", lambda command: 0)
    run.STAMP.write_text(json.dumps(run.wanted("dev")), "utf-8")
    assert run.VERBS[name][1]([]) == 0
    assert asked.read_text("utf-8") == "-m tools.build_web build --quiet\n"


def test_pages_that_cannot_be_built_stop_the_set_up_with_a_sentence(checkout: Path) -> None:
    asked = fake_python(checkout, code=1)
    run.STAMP.write_text(json.dumps(run.wanted("base")), "utf-8")
    with pytest.raises(run.SetupError, match="网页没有做好"):
        run.set_up("base")
    assert asked.read_text("utf-8") == "-m tools.build_web build --quiet\n"


# Verbs


def verb(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", str(ROOT / "run.py"), *arguments],
        cwd=ROOT.anchor,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_makefile_has_the_verbs_of_run_py() -> None:
    rule = re.search(r"^(help .*):$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert rule
    assert rule[1].split() == ["help", *VERBS]


def test_help_lists_every_verb_from_any_folder() -> None:
    result = verb("help")
    assert result.returncode == 0
    assert [line.split()[0] for line in result.stdout.splitlines()[2:]] == [*VERBS]


def test_an_unknown_verb_changes_nothing_and_leaves_with_code_2() -> None:
    result = verb("chekc")
    assert (result.returncode, result.stdout) == (2, verb("help").stdout)


def test_every_command_of_a_verb_runs_and_the_closing_line_counts_them(
    capfd: pytest.CaptureFixture[str],
) -> None:
    commands = {
        "first": [sys.executable, "-c", "print('one')"],
        "second": [sys.executable, "-c", "import sys; sys.exit(3)"],
        "third": [sys.executable, "-c", "print('three')"],
    }
    assert stages.run(commands) == 1
    shown = re.sub(r" +\d+\.\d s", " s", capfd.readouterr().out)
    assert shown.splitlines() == [
        "── first",
        "one",
        "── second",
        "── third",
        "three",
        "",
        "first s  ok",
        "second s  FAILED (exit 3)",
        "third s  ok",
        "2 passed, 1 failed",
    ]
    assert stages.run({"first": commands["first"]}) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"
