"""One movement of money of an order as a platform's books tell it, and its event for the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal

from kaibo.connectors.base.file_format import Given
from kaibo.connectors.base.row import Row
from kaibo.connectors.base.table import Table
from kaibo.kit.sheets.exported import money
from kaibo.kit.sheets.texts import says_nothing
from kaibo.live.events import MAX_ID, Event

Book = Literal["settlement", "funds"]

#: Beyond so many different words the rest is noted together.
MAX_SCENES = 30
MAX_SCENE_SHOWN = 20


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """What one row books for one order line. Signed fen, None = not said; `ts` in UTC ms.

    `entry` names the movement within its book and platform, for ever. `settled` is by how much the
    shop's money changes; the costs are positive when they are costs and negative when they come
    back. `scene` is the platform's word for it.
    """

    book: Book
    entry: str
    order: str
    line: str | None
    product: str | None
    ts: int
    settled: int | None
    scene: str | None = None
    income: int | None = None
    platform_fee: int | None = None
    commission: int | None = None
    service_fee: int | None = None
    channel_fee: int | None = None
    promotion_fee: int | None = None
    other_fees: int | None = None
    refund: int | None = None


_SUMS = (
    "settled",
    "income",
    "platform_fee",
    "commission",
    "service_fee",
    "channel_fee",
    "promotion_fee",
    "other_fees",
    "refund",
)


def entry_event(entry: OrderEntry, given: Given, platform: str, cur: str = "CNY") -> Event:
    """The `order.entry` of one movement. Its id is `<book>:<platform>:<entry>`, not the file's, so
    that the same movement in a later export is the same message; `x.file` names the file."""
    said: dict[str, Any] = {
        "platform": platform,
        "book": entry.book,
        "entry": entry.entry,
        **{name: getattr(entry, name) for name in _SUMS},
        "scene": entry.scene[:MAX_ID] if entry.scene else None,
        "as_of": given.as_of,
        "file": given.file_id,
    }
    return Event(
        id=f"{entry.book}:{platform}:{entry.entry}",
        kind="order.entry",
        order=entry.order,
        line=entry.line,
        product=entry.product,
        cur=cur,
        ts=entry.ts,
        x={key: value for key, value in said.items() if value is not None},
    )


def signed(text: str) -> int | None:
    """Fen of a yuan text that may be negative; errors as `money`."""
    return money(text, signed=True)


def printed_sums(table: Table, row: Row, keys: Iterable[str]) -> dict[str, int | None]:
    """Signed fen of those of these columns that the file has; None where a cell is empty or, with
    a problem recorded, unreadable."""
    return {key: row.may(key, signed) for key in keys if table.has(key)}


def added(sums: Mapping[str, int | None], keys: Iterable[str]) -> int | None:
    """The sum of those of `keys` that are in `sums`; None when none is, or one is unknown."""
    values = [sums[key] for key in keys if key in sums]
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None


class Movements:
    """The movements of one file: names those without a number, and tells which stood there before.

    Keeps some hundred bytes a movement: two hashes.
    """

    def __init__(self) -> None:
        self._alike: dict[int, int] = {}
        self._told: dict[int, int] = {}

    def named(self, *cells: object) -> str:
        """A name of the movement with these identifying cells: their digest, and which of its
        equals in the file this one is, so that two alike in one file stay two."""
        digest = _digest(cells, 16)
        count = self._alike[digest] = self._alike.get(digest, 0) + 1
        return f"{digest:032x}.{count}"

    def is_new(self, row: Row, key: str, entry: OrderEntry) -> bool:
        """Whether the file has not told this entry before. Raises RowLost, with the problem at
        column `key`, when it told it otherwise."""
        name, content = _digest(entry.entry, 8), _digest(entry, 8)
        if name not in self._told:
            self._told[name] = content
            return True
        if self._told[name] != content:
            why = "同一流水号前面出现过，内容不同，以先出现的为准"
            raise row.lost(key, "conflicting_repeat", why)
        row.note("repeated_entry", "{n} 行与前面的流水完全相同（首个在第 {row} 行），只计一次。")
        return False


def _digest(said: object, size: int) -> int:
    return int.from_bytes(blake2b(repr(said).encode(), digest_size=size).digest(), "big")


class CostSigns:
    """How a file prints its costs: as deductions (-3.00) or as amounts (3.00).

    Exports of both kinds exist. A row proves it, because what the shop gets is its income with the
    costs taken off; a row that proves nothing is read like the last one that did, the first ones
    as deductions, which is how the platform's own interface gives them.
    """

    def __init__(self) -> None:
        self._sign = -1

    def learn(self, settled: int, income: int, costs: int) -> bool:
        """Take a row's sums in fen, `costs` as printed. False when they agree in neither way."""
        deducted, amounts = settled == income + costs, settled == income - costs
        if deducted is not amounts:
            self._sign = -1 if deducted else 1
        return deducted or amounts

    def cost(self, printed: int | None) -> int | None:
        """A printed cost in fen, positive when it is one."""
        return None if printed is None else self._sign * printed


class Unbooked:
    """Counts the rows that are about no order, by the platform's word for them."""

    def __init__(self) -> None:
        self._scenes: set[str] = set()

    def takes(self, row: Row, scene_key: str) -> bool:
        """Whether the row names neither order nor line (提现, 充值); such a row is noted."""
        if not says_nothing(row.text("order")) or not says_nothing(row.text("line")):
            return False
        scene = (row.words(scene_key) or "没有说明")[:MAX_SCENE_SHOWN]
        scene = scene.replace("{", "(").replace("}", ")")
        if scene not in self._scenes and len(self._scenes) >= MAX_SCENES:
            scene = "其他"
        self._scenes.add(scene)
        row.note(
            f"no_order:{scene}",
            f"{{n}} 行「{scene}」没有订单号（首个在第 {{row}} 行），不是订单的进出，未计入。",
        )
        return True
