"""Long work says how far it is, and Ctrl-C stops it where nothing is left half done."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.cli import ingest, progress
from kaibo.cli.progress import Progress, Stopped
from kaibo.cli.tests.asking import T0, asked, run
from kaibo.live.codec import encode
from kaibo.live.events import Event
from kaibo.live.fold import Fold

SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is shown."""
    monkeypatch.setattr(progress, "_EVERY_S", 0.0)
    monkeypatch.setattr(progress, "_PLAIN_S", 0.0)


class Terminal(io.StringIO):
    """An error stream somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("always")
def test_a_terminal_sees_one_line_written_over_and_then_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", seen := Terminal())
    with Progress("收录", 4_000) as shown:
        shown.to(1_000)
        shown.to(3_000)
    assert seen.getvalue() == "\r收录：1,000 25%\x1b[K\r收录：3,000 75%\x1b[K\r\x1b[K"


@pytest.mark.usefixtures("always")
def test_a_file_gets_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("收录") as shown:
        shown.to(1_000)
        shown.to(3_000)
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "收录：1,000\n收录：3,000\n")


def test_quick_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress("收录", 10) as shown:
        for done in range(10):
            shown.to(done)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_is_heard_at_the_next_step_with_a_sentence_of_what_is_done(
    number: signal.Signals,
) -> None:
    before = signal.getsignal(number)
    whole: list[int] = []
    with (
        pytest.raises(Stopped, match="做完了 2 份"),
        Progress("做", stops=lambda done: f"做完了 {done} 份。") as shown,
    ):
        for piece in (1, 2, 3):
            if piece == 2:
                os.kill(os.getpid(), number)
            whole.append(piece)  # the piece under way is finished
            shown.to(piece)
    assert whole == [1, 2]
    assert signal.getsignal(number) == before


def test_whoever_asks_twice_does_not_wait() -> None:
    with pytest.raises(KeyboardInterrupt) as caught, Progress("做", stops=str) as shown:
        os.kill(os.getpid(), signal.SIGINT)
        shown.total = 1
        os.kill(os.getpid(), signal.SIGINT)
        raise AssertionError("it went on")
    assert not isinstance(caught.value, Stopped)


def test_work_that_was_finished_when_asked_to_stop_is_finished() -> None:
    with Progress("做", stops=str) as shown:
        shown.to(1)
        os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def _recording(path: Path, count: int) -> Path:
    events = [
        Event("s", "show.start", "r1", "desk", T0, ref="s1"),
        *(
            Event(f"c{n}", "comment", "r1", "sim:1", T0 + 1_000 + n, text=f"第{n}条")
            for n in range(count)
        ),
    ]
    path.write_bytes(encode(events))
    return path


@pytest.fixture
def interrupted() -> Iterator[Any]:
    """Makes a function send this process a Ctrl-C in the middle of its second call."""
    with pytest.MonkeyPatch.context() as patch:

        def put(owner: Any, name: str) -> None:
            real, calls = getattr(owner, name), [0]

            def run(*args: Any, **more: Any) -> Any:
                calls[0] += 1
                if calls[0] == 2:
                    os.kill(os.getpid(), signal.SIGINT)
                return real(*args, **more)

            patch.setattr(owner, name, run)

        yield put


def test_an_ingest_that_is_stopped_keeps_whole_batches_and_can_go_on(
    tmp_path: Path, interrupted: Any
) -> None:
    file, data = _recording(tmp_path / "show.ndjson", 4_500), tmp_path / "data"
    interrupted(ingest, "_post")
    code, out, err = run("ingest", file, "--room", "r1", "--data", data)
    assert (code, out) == (130, "")
    assert err == "已停止：前 2,000 条已收好。再运行同一条命令可接着收，不会重复。\n"
    again = asked("ingest", file, "--room", "r1", "--data", data)
    assert (again["accepted"], again["duplicate"]) == (2_501, 2_000)


def test_a_refold_that_is_stopped_leaves_the_stored_state_alone(
    tmp_path: Path, interrupted: Any
) -> None:
    file, data = _recording(tmp_path / "show.ndjson", 4_500), tmp_path / "data"
    asked("ingest", file, "--room", "r1", "--data", data)
    before = {path: path.read_bytes() for path in data.rglob("*.kaibo")}
    assert before
    interrupted(Fold, "apply")
    code, out, err = run("refold", "r1", "--data", data)
    assert (code, out, err) == (130, "", "已停止：什么也没有改动，用的还是原来的结果。\n")
    assert {path: path.read_bytes() for path in data.rglob("*.kaibo")} == before
    assert asked("refold", "r1", "--data", data)["events"] == 4_501


def test_a_replay_that_is_stopped_says_so(tmp_path: Path, interrupted: Any) -> None:
    interrupted(Fold, "apply")
    code, out, err = run("replay", _recording(tmp_path / "show.ndjson", 4_500))
    assert (code, out, err) == (130, "", "已停止。\n")
