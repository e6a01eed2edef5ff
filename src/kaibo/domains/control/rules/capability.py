"""What a key does on a platform: acts, only records, or only reminds; and what its face says.

The table is `capability.toml`. It is read strictly: an entry that is missing, unknown, or says it
acts without an adapter of this build stops the program at once instead of promising something.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from kaibo.domains.control.choices import Platform

#: Parts of this build that act on a platform. There is none yet.
ADAPTERS: frozenset[str] = frozenset()


class Action(StrEnum):
    """What a key of the desk may be about."""

    PIN = "pin"
    LIST_ITEM = "list_item"
    UNLIST_ITEM = "unlist_item"
    PRICE = "price"
    STOCK = "stock"
    COUPON = "coupon"
    LUCKY_BAG = "lucky_bag"
    MUTE = "mute"
    PIN_COMMENT = "pin_comment"
    SCENE = "scene"


class Mode(StrEnum):
    """What pressing the key does."""

    ACT = "act"
    RECORD = "record"
    REMIND = "remind"

    @property
    def label(self) -> str:
        """The word the floor uses."""
        return MODE_LABELS[self]


MODE_LABELS: dict[Mode, str] = {Mode.ACT: "执行", Mode.RECORD: "只记录", Mode.REMIND: "只提醒"}


@dataclass(frozen=True, slots=True)
class Capability:
    """One cell: `word` is what the key shows, `hint` says in a sentence what a press does."""

    platform: Platform
    action: Action
    mode: Mode
    word: str
    hint: str
    adapter: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table with its version and the day it was written."""

    version: int
    date: date
    source: str
    places: Mapping[Platform, str]
    cells: Mapping[tuple[Platform, Action], Capability]


class BadTable(ValueError):
    """The table says something it may not; the text says which entry."""


def capability(platform: Platform, action: Action) -> Capability:
    """What this key does there."""
    return table().cells[platform, action]


@cache
def table() -> Table:
    """The table of this build. Raises BadTable."""
    text = resources.files(__package__).joinpath("capability.toml").read_text("utf-8")
    return read(text)


def read(text: str, adapters: frozenset[str] = ADAPTERS) -> Table:
    """A table from TOML text, checked whole. Raises BadTable."""
    try:
        raw = tomllib.loads(text)
        words, rows = raw["actions"], raw["platforms"]
        _same("actions", words, Action)
        _same("platforms", rows, Platform)
        cells = {}
        for platform in Platform:
            row = rows[platform]
            _same(f"platforms.{platform}", row.keys() - {"place", "source"}, Action)
            if not (row["place"] and row["source"]):
                raise BadTable(f"platforms.{platform}: place and source must be said")
            for action in Action:
                cells[platform, action] = _cell(platform, action, row, words[action], adapters)
        places = {platform: str(rows[platform]["place"]) for platform in Platform}
        return Table(int(raw["version"]), raw["date"], str(raw["source"]), places, cells)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BadTable(f"capability table: {error!r}") from error


def _cell(
    platform: Platform,
    action: Action,
    row: Mapping[str, Any],
    words: Mapping[str, str],
    adapters: frozenset[str],
) -> Capability:
    said = row[action]
    mode, adapter = (said, None) if isinstance(said, str) else (said["mode"], said.get("adapter"))
    where = f"platforms.{platform}.{action}"
    if mode not in list(Mode):
        raise BadTable(f"{where}: {mode!r} is none of {', '.join(Mode)}")
    if (mode == Mode.ACT) != (adapter is not None) or adapter not in {None, *adapters}:
        raise BadTable(f"{where}: acting takes an adapter of this build, {adapter!r} is none")
    place = "推流软件" if action is Action.SCENE else row["place"]
    zh = words["zh"]
    hint = {
        Mode.ACT: f"按下就在{platform.label}上{zh}。",
        Mode.RECORD: f"只记下这一刻，请在{place}里{zh}。",
        Mode.REMIND: f"只提醒，请在{place}里{zh}；要留痕请记一条场记。",
    }[Mode(mode)]
    word = zh if mode == Mode.ACT else words[mode]
    return Capability(platform, action, Mode(mode), word, hint, adapter)


def _same(where: str, found: Any, wanted: type[StrEnum]) -> None:
    names = {str(name) for name in found}
    if names != set(wanted):
        odd = ", ".join(sorted(names ^ set(wanted)))
        raise BadTable(f"{where}: missing or unknown: {odd}")
