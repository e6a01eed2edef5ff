"""What selection decides. [plain]: arguments in, answer out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kaibo.domains.selection.choices import STATUS_LABELS, TIER_RIGHTS, Status, Tier
from kaibo.domains.selection.columns.looks import MOST_LINK_NO
from kaibo.domains.selection.columns.suggest import tier_of
from kaibo.domains.selection.columns.targets import KEEP, SKIP, TARGETS
from kaibo.kit.errors import Place, Refusal, invalid

LONGEST_SHOW_MS = 48 * 3600 * 1000
UNDO_MS = 10_000
#: The button counts ten seconds from when it is shown: after a long act has been written and told
#: of. A press at the tenth still has to travel.
UNDO_GRACE_MS = 15_000

NEXT_STATUS = {
    Status.PLANNED: (Status.ARMED, Status.CLOSED),
    Status.ARMED: (Status.PLANNED, Status.CLOSED),
    Status.CLOSED: (Status.PLANNED,),
}
_IDENTITIES = frozenset(
    ("item", "product.title", "sku.code", "platform.platform_product_id", "link.link_no")
)


@dataclass(frozen=True, slots=True)
class Move:
    """A link that shall have this number (None: no number) and, unless None, this position."""

    link: int
    expect: int
    link_no: int | None
    position: int | None = None


def tiers(rights: Collection[str]) -> frozenset[Tier]:
    """What somebody with these rights may read."""
    return frozenset(tier for tier in Tier if TIER_RIGHTS[tier] in rights)


def unit_margin(price: int | None, cost: int | None) -> int | None:
    """Fen earned on one piece: price less cost, before commission, ads and refunds.

    Unknown as soon as either is.
    """
    return None if price is None or cost is None else price - cost


def check_show_times(starts_at: int, ends_at: int) -> None:
    """[starts_at, ends_at) in ms: forwards, and not longer than two days."""
    if ends_at <= starts_at:
        raise invalid([Place("ends_at", "场次的结束时间要晚于开始时间。")])
    if ends_at - starts_at > LONGEST_SHOW_MS:
        raise invalid([Place("ends_at", "一个场次最长 48 小时，请检查日期。")])


def check_status(now: str, wanted: str) -> None:
    """Only steps that make sense: a closed show is opened again before it is armed."""
    if wanted not in NEXT_STATUS[Status(now)]:
        raise Refusal(
            "wrong_status",
            f"场次现在是「{STATUS_LABELS[now]}」，不能直接改成「{STATUS_LABELS[wanted]}」。",
            values={"status": now},
        )


def check_open(status: str, title: str) -> None:
    """The links of a closed show are its record."""
    if status == Status.CLOSED:
        raise Refusal(
            "show_closed", f"「{title}」已收档，链接不再改动。要改，请先把场次改回「筹备中」。"
        )


def check_moves(moves: Sequence[Move]) -> None:
    """Each link once, each number once and within the bag."""
    places = []
    for index, move in enumerate(moves):
        earlier = moves[:index]
        if any(one.link == move.link for one in earlier):
            places.append(Place(f"moves.{index}.link", f"第 {index + 1} 项的链接前面已经有了。"))
        if move.link_no is None:
            continue
        if not 1 <= move.link_no <= MOST_LINK_NO:
            text = f"链接号要在 1 到 {MOST_LINK_NO} 之间。"
            places.append(Place(f"moves.{index}.link_no", text))
        if any(one.link_no == move.link_no for one in earlier):
            text = f"{move.link_no} 号给了两个链接。"
            places.append(Place(f"moves.{index}.link_no", text))
    if places:
        raise invalid(places)


def check_note_keys(keys: Collection[str]) -> None:
    """Open notes only: known ones everybody may read, or a column kept as it is."""
    for key in keys:
        target = TARGETS.get(f"note.{key}")
        if not (key.startswith("=") or (target is not None and target.tier is Tier.OPEN)):
            raise invalid([Place(f"notes.{key}", f"没有名为「{key}」的内容可以这样改。")])


def check_columns(
    headers: Sequence[str], columns: Sequence[Mapping[str, str]], rights: Collection[str]
) -> None:
    """One meaning for each header, each meaning once, and something that names the product.

    A column whose header speaks of cost or profit is opened to all only by who may read it.
    """
    if [column["header"] for column in columns] != list(headers):
        raise invalid([Place("columns", "列和表头对不上，请重新粘贴。")])
    places: list[Place] = []
    seen: dict[str, str] = {}
    for index, column in enumerate(columns):
        header, key = column["header"], column["target"]
        where = f"columns.{index}"
        if key not in TARGETS:
            places.append(Place(f"{where}.target", f"「{header}」：没有名为「{key}」的含义。"))
        elif key not in (KEEP, SKIP):
            if key in seen:
                text = (
                    f"「{seen[key]}」和「{header}」都对到了「{TARGETS[key].label}」，只能留一列。"
                )
                places.append(Place(f"{where}.target", text))
            seen.setdefault(key, header)
        elif key == KEEP and not header:
            text = f"第 {index + 1} 列没有表头，请选「不导入」或给它一个名字。"
            places.append(Place(f"{where}.target", text))
        if key in TARGETS and key != SKIP:
            tier = Tier(column["tier"]) if key == KEEP else TARGETS[key].tier
            if _opened(header, tier, rights):
                text = f"「{header}」像成本或利润，你没有权限让更多人看到它。"
                places.append(Place(f"{where}.tier", text))
    if not _IDENTITIES & seen.keys():
        places.append(Place("columns", "没有一列能认出是哪个品：请指定品名、编码、ID或链接号。"))
    if places:
        raise invalid(places)


def _opened(header: str, tier: Tier, rights: Collection[str]) -> bool:
    """Whether somebody lowers what a header's words keep, without the right to read it."""
    kept = tier_of(header)
    order = list(Tier)
    return order.index(tier) < order.index(kept) and TIER_RIGHTS[kept] not in rights
