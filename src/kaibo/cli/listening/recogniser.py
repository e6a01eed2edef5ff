"""Sound to pieces of speech, by sherpa-onnx with a streaming model that the user supplies.

No model comes with Kaibo. A model is a folder as its makers publish it: `tokens.txt` beside
`encoder*.onnx`, `decoder*.onnx` and `joiner*.onnx` (transducer), or without the joiner (paraformer),
or one `model*.onnx` (zipformer2 CTC). Sound is 16-bit little-endian PCM, one channel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from kaibo.cli.failures import Failure
from kaibo.cli.listening.pieces import Piece

RATE = 16_000
#: A piece ends after so much silence once something was said, and after so long in any case (s).
SILENCE_S, LONGEST_S = 0.8, 15.0
#: Sound comes in steps of a tenth of a second.
STEP_S = 0.1
#: When sound stops coming for longer, what comes then is of a later moment (ms).
_GAP = 2_000
_THREADS = 2


def load(folder: Path) -> Any:
    """The recogniser of a model's folder. Raises Failure: sherpa-onnx is not installed, or files
    are missing, with their names."""
    try:
        import sherpa_onnx
    except ImportError as error:
        raise Failure(
            "没有安装语音识别：请装上扩展 kaibo[asr]（uv sync --extra asr，或 pip install 'kaibo[asr]'）。"
        ) from error
    common = {
        "tokens": _file(folder, "tokens.txt"),
        "num_threads": _THREADS,
        "enable_endpoint_detection": True,
        "rule2_min_trailing_silence": SILENCE_S,
        "rule3_min_utterance_length": LONGEST_S,
    }
    made = sherpa_onnx.OnlineRecognizer
    try:
        if _has(folder, "joiner*.onnx"):
            parts = {
                name: _file(folder, f"{name}*.onnx") for name in ("encoder", "decoder", "joiner")
            }
            return made.from_transducer(**parts, **common)
        if _has(folder, "encoder*.onnx"):
            parts = {name: _file(folder, f"{name}*.onnx") for name in ("encoder", "decoder")}
            return made.from_paraformer(**parts, **common)
        return made.from_zipformer2_ctc(model=_file(folder, "model*.onnx"), **common)
    except (RuntimeError, ValueError) as error:
        raise Failure(f"模型打不开：{folder}：{error}") from error


def _has(folder: Path, pattern: str) -> bool:
    return any(folder.glob(pattern))


def _file(folder: Path, pattern: str) -> str:
    """The one file of this form; of several the one with smaller numbers in it (int8)."""
    found = sorted(folder.glob(pattern), key=lambda path: ("int8" not in path.name, path.name))
    if not found:
        raise Failure(
            f"{folder} 不是一个流式识别模型：缺 {pattern}。"
            "要有 tokens.txt，和 encoder/decoder/joiner*.onnx（transducer）、"
            "encoder/decoder*.onnx（paraformer）或 model*.onnx（zipformer2 CTC）。"
        )
    return str(found[0])


def recognised(
    recogniser: Any, sound: Iterable[bytes], rate: int, now: Callable[[], int]
) -> Iterator[Piece]:
    """The pieces in this sound, as they end. `sound` are stretches of PCM as they come in, `rate`
    its samples a second; `now` UTC ms tells when: sound that just came in was made just now."""
    import numpy as np

    stream = recogniser.create_stream()
    clock = _SoundClock(now)
    rest = b""
    for chunk in sound:
        raw = rest + chunk
        whole = len(raw) // 2 * 2
        rest = raw[whole:]
        samples = np.frombuffer(raw[:whole], dtype="<i2").astype(np.float32) / 32768
        clock.heard(len(samples) / rate)
        stream.accept_waveform(rate, samples)
        _decode(recogniser, stream)
        if recogniser.is_endpoint(stream):
            yield from _piece(recogniser, stream, clock)
            recogniser.reset(stream)
    # What was said last ends with the sound: the model is given silence to see its end.
    stream.accept_waveform(rate, np.zeros(round(rate * 0.6), dtype=np.float32))
    stream.input_finished()
    _decode(recogniser, stream)
    yield from _piece(recogniser, stream, clock)


def _decode(recogniser: Any, stream: Any) -> None:
    while recogniser.is_ready(stream):
        recogniser.decode_stream(stream)


def _piece(recogniser: Any, stream: Any, clock: _SoundClock) -> Iterator[Piece]:
    result = recogniser.get_result_all(stream)
    text = result.text.strip()
    if not text:
        return
    times = list(result.timestamps) or [0.0]
    begin, end = result.start_time + times[0], result.start_time + times[-1]
    yield Piece(text, clock.at(begin), round((end - begin) * 1000))


class _SoundClock:
    """When a second of the sound was, in UTC ms. Sound that pauses (a pipe that was cut) goes on at
    the moment at which it comes again; sound that comes faster than it was made is never of later
    than now."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._seconds = 0.0
        self._marks: list[tuple[float, int]] = []

    def heard(self, seconds: float) -> None:
        """So much more sound came in now."""
        began = self._now() - round(seconds * 1000)
        if not self._marks or began - self.at(self._seconds) > _GAP:
            self._marks.append((self._seconds, began))
        self._seconds += seconds

    def at(self, second: float) -> int:
        """UTC ms of a second of the sound."""
        before = [mark for mark in self._marks if mark[0] <= second] or self._marks[:1]
        mark, began = before[-1]
        return min(began + round((second - mark) * 1000), self._now())
