"""The frames by name, and the clause a claim stands in."""

from collections.abc import Callable

Frame = Callable[[str, int, int], bool]
FRAMES: dict[str, Frame] = {}


def frame(name: str) -> Callable[[Frame], Frame]:
    """Makes a function a frame: (text, start, end) of a folded text -> whether it excuses."""

    def keep(told: Frame) -> Frame:
        assert name not in FRAMES, name
        FRAMES[name] = told
        return told

    return keep


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause [from, to) that holds text[start:end]; a claim over several clauses gets them all."""
    left = max(text.rfind("，", 0, start), text.rfind("？", 0, start)) + 1
    ends = [place for mark in "，？" if (place := text.find(mark, end)) >= 0]
    return left, min(ends, default=len(text))
