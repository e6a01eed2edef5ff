"""A header row that is nearly one we know: what went, what came, what may have been renamed.

[plain] Nothing of it is applied by itself: a person confirms the columns again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaibo.kit.sheets.headers import labelled

#: Of a hundred headers of both rows, so many are shared by rows that are nearly the same.
ALIKE = 50


@dataclass(frozen=True, slots=True)
class Differences:
    """How a header row differs from a known one; `renamed` pairs (old, new) are guesses."""

    missing: tuple[str, ...]
    added: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]

    @property
    def none(self) -> bool:
        """Whether both rows have the same headers, in whatever order."""
        return not (self.missing or self.added)


def likeness(headers: Sequence[str], known: Sequence[str]) -> int:
    """Of a hundred headers that stand in either row, how many stand in both."""
    mine = {name for name in labelled(headers) if name}
    theirs = {name for name in labelled(known) if name}
    return 100 * len(mine & theirs) // max(1, len(mine | theirs))


def differences(headers: Sequence[str], known: Sequence[str]) -> Differences:
    """What differs. Two headers in the same gap between known neighbours may be a renaming."""
    new, old = labelled(headers), labelled(known)
    missing = [index for index, name in enumerate(old) if name and name not in new]
    added = [index for index, name in enumerate(new) if name and name not in old]
    return Differences(
        tuple(known[index] for index in missing),
        tuple(headers[index] for index in added),
        tuple(
            (known[gone], headers[came])
            for gone in missing
            for came in added
            if _neighbours(old, gone, new) == _neighbours(new, came, old)
        ),
    )


def _neighbours(row: Sequence[str], index: int, other: Sequence[str]) -> tuple[str, str]:
    """The nearest headers to the left and right that the other row has too."""
    left = next((name for name in reversed(row[:index]) if name and name in other), "")
    right = next((name for name in row[index + 1 :] if name and name in other), "")
    return left, right
