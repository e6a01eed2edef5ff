"""Sound becomes pieces at the moments they were said: by sherpa-onnx itself and a model made here."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaibo.cli.failures import Failure
from kaibo.cli.listening import recogniser
from kaibo.cli.listening.pieces import Piece
from kaibo.cli.listening.recogniser import RATE, recognised
from kaibo.cli.listening.sound import of_pipe, of_wav
from kaibo.cli.listening.tests.sounds import LOUD, sound, wav

T0 = 1_800_000_000_000
#: Twice something is said, with silence around it.
TWICE = ((0.5, False), (1.0, True), (2.0, False), (1.5, True), (2.0, False))
#: The model's frames are 40 ms long (ms).
NEAR = 100


class Heard:
    """Sound in steps of 0.1 s, and the clock of the machine it comes to."""

    def __init__(self, pcm: bytes, pause_at: float = 1e9, pause_ms: int = 0) -> None:
        self.pcm, self.ms, self.pause_at, self.pause_ms = pcm, T0, pause_at, pause_ms

    def steps(self) -> Iterator[bytes]:
        step = RATE // 10 * 2
        for number, begin in enumerate(range(0, len(self.pcm), step)):
            if number == round(self.pause_at * 10):
                self.ms += self.pause_ms
            self.ms += 100
            yield self.pcm[begin : begin + step]

    def now(self) -> int:
        return self.ms


def pieces(heard: Heard) -> list[Piece]:
    return list(recognised(recogniser.load(LOUD), heard.steps(), RATE, heard.now))


def test_each_piece_begins_when_it_was_said_and_ends_with_silence() -> None:
    first, second = pieces(Heard(sound(*TWICE)))
    assert abs(first.at - (T0 + 500)) < NEAR and abs(second.at - (T0 + 3_500)) < NEAR
    assert first.ms is not None and abs(first.ms - 1_000) < NEAR
    assert second.ms is not None and abs(second.ms - 1_500) < NEAR


def test_after_a_pause_of_the_sound_pieces_are_of_the_later_moment() -> None:
    _, second = pieces(Heard(sound(*TWICE), pause_at=3.0, pause_ms=60_000))
    assert abs(second.at - (T0 + 63_500)) < NEAR


def test_what_was_said_when_the_sound_ended_is_kept() -> None:
    [only] = pieces(Heard(sound((0.5, False), (1.0, True))))
    assert abs(only.at - (T0 + 500)) < NEAR


def test_silence_says_nothing() -> None:
    assert pieces(Heard(sound((3.0, False)))) == []


def test_a_wav_of_another_rate_is_heard_the_same(tmp_path: Path) -> None:
    steps, rate = of_wav(wav(tmp_path / "a.wav", sound(*TWICE, rate=8_000), rate=8_000), pace=False)
    found = list(recognised(recogniser.load(LOUD), steps, rate, lambda: T0 + 3_600_000))
    assert len(found) == 2


def test_a_pipe_is_read_as_it_comes_even_in_odd_bytes() -> None:
    pcm = sound(*TWICE)
    assert b"".join(of_pipe(io.BytesIO(pcm))) == pcm
    odd = [pcm[:3], pcm[3:1_001], pcm[1_001:]]
    assert len(list(recognised(recogniser.load(LOUD), odd, RATE, lambda: T0))) > 0


@pytest.mark.parametrize(
    ("channels", "sentence"), [(2, "要单声道 16 位；可以先转：ffmpeg -i a.wav -ac 1")]
)
def test_a_wav_that_does_not_fit_says_how_to_make_one(
    tmp_path: Path, channels: int, sentence: str
) -> None:
    path = wav(tmp_path / "a.wav", sound((0.1, True)), channels=channels)
    with pytest.raises(Failure, match=sentence):
        of_wav(path, pace=False)


def test_what_is_no_wav_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"ID3\x04 mp3")
    with pytest.raises(Failure, match=r"a\.wav 不是能读的 WAV"):
        of_wav(tmp_path / "a.wav", pace=False)


def test_a_recording_is_read_at_its_own_pace(tmp_path: Path) -> None:
    slept: list[float] = []
    steps, _ = of_wav(wav(tmp_path / "a.wav", sound((1.0, True))), pace=True, sleep=slept.append)
    assert len(list(steps)) == 10
    assert len(slept) == 10 and 0 < slept[0] <= 0.1 and 0.5 < slept[-1] <= 1.0


def test_a_folder_that_is_no_model_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"缺 tokens\.txt"):
        recogniser.load(tmp_path)
    (tmp_path / "tokens.txt").write_text("a 0\n", "utf-8")
    with pytest.raises(Failure, match=r"缺 model\*\.onnx"):
        recogniser.load(tmp_path)


def test_without_the_library_the_cure_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sherpa_onnx", None)
    with pytest.raises(Failure, match=r"kaibo\[asr\]"):
        recogniser.load(LOUD)
