"""Sound as it comes in: from a WAV file at its own pace, or from a pipe."""

from __future__ import annotations

import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from kaibo.cli.failures import Failure
from kaibo.cli.listening.recogniser import RATE, STEP_S


def of_wav(
    path: Path, pace: bool, sleep: Callable[[float], None] = time.sleep
) -> tuple[Iterator[bytes], int]:
    """Stretches of a WAV file and its rate; with `pace` as fast as it was recorded, else as fast as
    it is taken. Raises Failure for what is not 16 bits in one channel, with what to do."""
    try:
        with wave.open(str(path), "rb") as file:
            narrow = file.getsampwidth() == 2 and file.getnchannels() == 1
            rate = file.getframerate()
    except (wave.Error, EOFError) as error:
        raise Failure(f"{path.name} 不是能读的 WAV：{error}") from error
    if not narrow:
        raise Failure(
            f"{path.name} 要单声道 16 位；可以先转：ffmpeg -i {path.name} -ac 1 -ar {RATE} out.wav"
        )
    return _steps(path, pace, sleep), rate


def _steps(path: Path, pace: bool, sleep: Callable[[float], None]) -> Iterator[bytes]:
    with wave.open(str(path), "rb") as file:
        began, done = time.monotonic(), 0
        while chunk := file.readframes(int(file.getframerate() * STEP_S)):
            done += len(chunk) // 2
            ahead = done / file.getframerate() - (time.monotonic() - began)
            if pace and ahead > 0:
                sleep(ahead)
            yield chunk


def of_pipe(pipe: BinaryIO) -> Iterator[bytes]:
    """Stretches of 16 kHz PCM from a pipe, as they come."""
    size = int(RATE * STEP_S) * 2
    while chunk := pipe.read1(size) if hasattr(pipe, "read1") else pipe.read(size):
        yield chunk
