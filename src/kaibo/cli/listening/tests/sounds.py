"""Sound made of silence and of noise, for the model that hears loudness."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from kaibo.cli.listening.recogniser import RATE

LOUD = Path(__file__).parent / "composed" / "loud"


def sound(*stretches: tuple[float, bool], rate: int = RATE) -> bytes:
    """PCM of (seconds, loud) one after another."""
    random = np.random.default_rng(7)
    parts = [
        random.integers(-12_000, 12_000, round(rate * seconds))
        if loud
        else np.zeros(round(rate * seconds))
        for seconds, loud in stretches
    ]
    return np.concatenate(parts).astype("<i2").tobytes()


def wav(path: Path, pcm: bytes, rate: int = RATE, channels: int = 1) -> Path:
    """A WAV file of this sound."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm)
    return path
