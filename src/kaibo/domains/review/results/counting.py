"""What a metric makes of some paid lines, by our definition and with what the platform pays of them.
[plain] docs/specs/results.md, 4."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kaibo.live.lines import PlacedLine

Lines = Sequence[PlacedLine]
#: What a metric makes of some paid lines; None when a line leaves it open.
Of = Callable[[Lines], int | None]

#: Platforms whose sales are what buyers paid and what the platform pays of it: 抖音 成交金额 beside
#: 用户支付金额, TikTok Gross revenue. Of others no file says what the platform pays.
BEARERS = frozenset({"douyin", "tiktok"})
#: Metrics of these platforms that hold what the platform pays.
BORNE = frozenset({"gmv", "net_1h"})
#: Metrics to which every line adds its own: the others count something once.
ADDITIVE = frozenset({"gmv", "buyer_paid", "items_paid", "net_1h", "refund"})
#: Metrics that are money: of one currency each.
MONEY = frozenset({"gmv", "buyer_paid", "net_1h", "refund"})
#: Pieces, of which platforms leave out gifts.
PIECES = frozenset({"items_paid"})


def gmv(lines: Lines) -> int | None:
    """Amounts of the lines: what their buyers paid."""
    return _total([one.line.amount for one in lines])


def borne(one: PlacedLine) -> int | None:
    """What the platform pays of a line where it counts that as sold; None where nobody said."""
    return one.line.platform_bears if one.key[0] in BEARERS else 0


def with_borne(of: Of, sure: bool = True) -> Of:
    """The metric with what the platform pays of the lines. `sure`: None as soon as one line does
    not say it; else what is not said is left out."""

    def made(lines: Lines) -> int | None:
        paid, parts = of(lines), [borne(one) for one in lines]
        if paid is None or (sure and None in parts):
            return None
        return paid + sum(part or 0 for part in parts)

    return made


def orders(lines: Lines) -> int | None:
    """Different orders."""
    return len({one.order for one in lines})


def items(lines: Lines) -> int | None:
    """Pieces."""
    return _total([one.line.qty for one in lines])


def buyers(lines: Lines) -> int | None:
    """Different buyers; None when a line does not name one."""
    named = {one.line.buyer for one in lines}
    return None if 0 in named else len(named)


def refund_until(at: int | None) -> Of:
    """What had gone back of the lines by `at`; None: so far."""

    def of(lines: Lines) -> int | None:
        if any(one.line.refunded_total is None for one in lines):
            return None
        steps = [step for one in lines for step in one.line.refunds]
        return sum(amount for when, amount in steps if at is None or when <= at)

    return of


def net_1h(lines: Lines) -> int | None:
    """Amounts less what went back within an hour of paying."""
    back = _total([one.line.refund_1h for one in lines])
    whole = gmv(lines)
    return None if back is None or whole is None else whole - back


def orders_net_1h(lines: Lines) -> int | None:
    """Different orders less those of which something went back within an hour."""
    if any(one.line.refund_1h is None for one in lines):
        return None
    gone = {one.order for one in lines if one.line.refund_1h}
    return len({one.order for one in lines} - gone)


#: What both count of the same orders, by the name under which platforms report it, as we count it.
METRICS: dict[str, Of] = {
    "gmv": gmv,
    "buyer_paid": gmv,
    "orders_paid": orders,
    "items_paid": items,
    "buyers": buyers,
    "net_1h": net_1h,
    "orders_net_1h": orders_net_1h,
}


def _total(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
