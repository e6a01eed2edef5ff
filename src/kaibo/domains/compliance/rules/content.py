"""A show as it is reviewed before it goes on air: given by value by whoever plans it. [plain]"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkContent:
    """A link of the line-up: `facts` by the engine's names, `category` of the packs, "" unknown."""

    link: int
    product: int
    number: int | None
    name: str
    title: str
    category: str
    offer: str
    facts: Mapping[str, object]

    @property
    def called(self) -> str:
        """3号 保湿精华."""
        return self.name if self.number is None else f"{self.number}号 {self.name}"


@dataclass(frozen=True, slots=True)
class TextContent:
    """A text that will be said or shown. `place` is where people find it; `link` what it is about."""

    place: str
    text: str
    surface: str
    link: int | None
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class HostContent:
    """Somebody who will face the public, whose shift or as a substitute."""

    host: int
    name: str


@dataclass(frozen=True, slots=True)
class ShowContent:
    """All of it as it was at one moment. `sha256` names the plan's content, "" without a plan;
    `writers` are the accounts that wrote its texts."""

    show: int
    room: str
    title: str
    platform: str
    starts_at: int
    ends_at: int
    links: tuple[LinkContent, ...]
    texts: tuple[TextContent, ...]
    hosts: tuple[HostContent, ...]
    writers: frozenset[int]
    sha256: str
