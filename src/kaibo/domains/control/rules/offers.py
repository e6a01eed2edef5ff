"""What was changed in the offers since a show was armed, as lines a person reads out. [plain]"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Offer:
    """What a link sells for: `price` in the minor unit, None unknown."""

    label: str
    price: int | None
    text: str


def changed(armed: Mapping[int, Offer], now: Mapping[int, Offer], decimals: int) -> tuple[str, ...]:
    """A line for each link (by id) whose price or offer is another one now; `decimals` of the
    currency. A link that is new or gone since has no offer that changed."""
    lines = []
    for link, was in armed.items():
        new = now.get(link)
        if new is None:
            continue
        parts = []
        if new.price != was.price:
            parts.append(f"到手价 {_shown(was.price, decimals)} → {_shown(new.price, decimals)}")
        if new.text != was.text:
            parts.append(f"机制「{was.text or '无'}」→「{new.text or '无'}」")
        if parts:
            lines.append(f"{new.label}：{'，'.join(parts)}")
    return tuple(lines)


def _shown(price: int | None, decimals: int) -> str:
    return "—" if price is None else f"{Decimal(price).scaleb(-decimals):,f}"
