"""How a mistake is planted in the fold, and which log must catch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from kaibo.live.events import Event

from .stories import evening

Patch = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake, planted where `patch` says; `story` is the log that must catch it."""

    name: str
    patch: Patch
    story: Callable[[], list[Event]] = evening


def put(target: Any, name: str, value: Any) -> Patch:
    return lambda monkeypatch: monkeypatch.setattr(target, name, value)


def wrap(target: Any, name: str, change: Callable[..., Any]) -> Patch:
    """`change(original, *args)` in the place of `original(*args)`."""
    original = getattr(target, name)
    return put(target, name, lambda *args, **named: change(original, *args, **named))


def several(*patches: Patch) -> Patch:
    def all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
        for patch in patches:
            patch(monkeypatch)

    return all_of_them
