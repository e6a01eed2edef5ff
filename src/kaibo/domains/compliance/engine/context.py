"""Where a text stands: on which surface, about what, with which facts known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

# Who speaks: the shop itself, or somebody in the room.
SELLER = frozenset(
    "live_speech script phrase product_card overlay title staff_reply clip push announcement".split()
)
VIEWER = frozenset(["viewer_comment"])
SURFACES = SELLER | VIEWER

# What people write when they looked and there is nothing.
_NOTHING = frozenset(["", "none", "no", "无", "没有", "missing", "false", "null", "n/a", "expired"])
# A proof that says itself that it proves nothing: 无报告号, 口头确认, 申请中.
_NO_PROOF = re.compile(
    "^(?:暂?无|没有?|未|缺)(?!纺|锡|尘|氟|铅|损)|无(?:报告|机构|编号|时间|日期|来源|授权|凭证|拍摄)|口头|申请中|已过期|已失效"
)


_CALLED = {"card": "product_card", "comment": "viewer_comment", "speech": "live_speech"}


def _surface(called: str) -> str:
    """The surface by a name people write for it: "viewer comment" is viewer_comment."""
    name = "_".join(called.lower().replace("-", " ").replace("_", " ").split())
    return _CALLED.get(name, name)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the product, the shop and the show at that second. Money in yuan."""

    known: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def number(self, *names: str) -> float | None:
        """The first of these facts that is a number."""
        for name in names:
            value = self.known.get(name)
            if isinstance(value, bool):
                continue
            if isinstance(value, int | float):
                return float(value)
            if isinstance(value, str):
                try:
                    return float(value)
                except ValueError:
                    continue
        return None

    def text(self, *names: str) -> str | None:
        """The first of these facts that is there, as text."""
        for name in names:
            value = self.known.get(name)
            if value is not None and not isinstance(value, bool):
                return str(value)
        return None

    def yes(self, name: str) -> bool | None:
        """A yes-or-no fact; None when nobody said."""
        value = self.known.get(name)
        return value if isinstance(value, bool) else None

    def on_file(self, *names: str) -> bool | None:
        """Whether proof of one of these names is there: True, False (looked, nothing), None."""
        told = [self.known[name] for name in names if name in self.known]
        if any(_is_something(value) for value in told):
            return True
        return False if told else None


def _is_something(value: object) -> bool:
    if isinstance(value, bool) or value is None:
        return value is True
    told = str(value).strip().lower()
    return told not in _NOTHING and not _NO_PROOF.search(told)


class Wanted:
    """Facts asked for by many, answered in one walk over what is known: `stock` is known;
    `announce=no` (or `=yes`) is known to be so; `sku_stock_*` is any whose name begins so."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._by_name: dict[str, list[tuple[str, bool | None]]] = {}
        self._by_start: list[tuple[str, str]] = []
        for one in set(wanted):
            name, _, value = one.partition("=")
            if name.endswith("*"):
                self._by_start.append((name[:-1], one))
            else:
                told = value == "yes" if value else None
                self._by_name.setdefault(name, []).append((one, told))

    def held(self, facts: Facts) -> frozenset[str]:
        """Which of them hold."""
        told: list[str] = []
        for name, value in facts.known.items():
            for one, wanted in self._by_name.get(name, ()):
                if wanted is None or value is wanted:
                    told.append(one)
            for start, one in self._by_start:
                if str(name).startswith(start):
                    told.append(one)
        return frozenset(told)


@dataclass(frozen=True, slots=True)
class Context:
    """`surface` one of `SURFACES`; `category` of the product being explained; `platform` or ""."""

    surface: str = "live_speech"
    category: str = ""
    platform: str = ""
    facts: Facts = field(default_factory=Facts)

    @classmethod
    def told(cls, given: Mapping[str, Any]) -> "Context":
        """From the mapping a request or a file has; unknown keys are ignored, never an error."""
        facts = given.get("facts")
        surface = _surface(str(given.get("surface") or "live_speech"))
        return cls(
            surface=surface,
            category=str(given.get("category") or ""),
            platform=str(given.get("platform") or ""),
            facts=Facts(facts if isinstance(facts, Mapping) else {}),
        )
