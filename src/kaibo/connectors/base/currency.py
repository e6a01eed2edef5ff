"""Money as TikTok Shop prints it: the currency of any of its markets, exact in its minor unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from kaibo.kit.sheets.texts import Unreadable, plain, says_nothing
from kaibo.live.events import MOST

#: How many decimals the minor unit has (ISO 4217). Rupiah have two there, though none is printed.
DECIMALS: dict[str, int] = {
    "USD": 2, "GBP": 2, "EUR": 2, "IDR": 2, "THB": 2, "VND": 0, "MYR": 2, "PHP": 2, "SGD": 2,
    "MXN": 2, "BRL": 2, "JPY": 0, "CNY": 2,
}  # fmt: skip
#: What is printed beside an amount. A bare $ is USD, SGD or MXN, which all have two decimals.
_SIGNS: dict[str, str | None] = {
    "$": None, "US$": "USD", "S$": "SGD", "MX$": "MXN", "R$": "BRL", "RP": "IDR", "RM": "MYR",
    "฿": "THB", "₫": "VND", "Đ": "VND", "₱": "PHP", "£": "GBP", "€": "EUR", "¥": "JPY", "円": "JPY",
    **{code: code for code in DECIMALS},
}  # fmt: skip
#: Zones whose market has no decimals, for amounts beside which no currency stands.
_WHOLE_ZONES = frozenset(("Asia/Ho_Chi_Minh", "Asia/Saigon", "Asia/Tokyo"))
#: Here a single dot before three digits parts thousands: Rp75.000, 150.000₫.
_DOTTED = frozenset(("IDR", "VND"))

_NUMBER = re.compile(r"[0-9][0-9.,]*", re.ASCII)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)
_DOTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?", re.ASCII)
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]{1,2}", re.ASCII)
_NOISE = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the minor unit of `cur`; `cur` None where nothing beside it names one."""

    minor: int
    cur: str | None


def code_of(text: str) -> str | None:
    """The currency a cell names by code or sign; None for an empty one and for a bare $.

    Error: bad_currency.
    """
    if says_nothing(text):
        return None
    name = plain(text).upper().strip(" .")
    if name not in _SIGNS:
        raise Unreadable("bad_currency", "没见过这个币种")
    return _SIGNS[name]


def money(
    text: str, tz: str, cur: str | None = None, *, signed: bool = False, computed: bool = False
) -> Money | None:
    """The amount of `1,234.50`, `Rp75.000`, `6.830.000₫`, `MYR 12.00`, `(3.50)`; None when empty.

    `cur`: what another column says; a sign in the cell goes before it. Without either the zone
    `tz` of the seller tells whether there are decimals. `signed` admits negatives; `computed`
    rounds what a platform divided. Errors: bad_money, too_precise, negative_money, out_of_range.
    """
    if says_nothing(text):
        return None
    bare = plain(text)
    bracketed = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1] if bracketed else bare
    found = _NUMBER.search(bare)
    if found is None or len(bare) > 40:
        raise Unreadable("bad_money", "不是金额")
    beside = (bare[: found.start()] + bare[found.end() :]).replace(" ", "").upper()
    negative = beside.count("-") == 1
    sign = beside.replace("-", "", 1).strip(".")
    if sign and sign not in _SIGNS:
        raise Unreadable("bad_money", "不是金额")
    named = _SIGNS.get(sign) or cur
    decimals = DECIMALS[named] if named else 0 if not sign and tz in _WHOLE_ZONES else 2
    with localcontext() as exact:
        exact.prec = 60
        scaled = _value(found[0], named in _DOTTED or decimals == 0) * 10**decimals
        minor = int(scaled.quantize(Decimal(1), ROUND_HALF_UP))
        excess = abs(scaled - minor)
    if excess > _NOISE and not computed:
        raise Unreadable("too_precise", "金额的小数位比这个币种的最小单位还多")
    if minor > MOST["amount"]:
        raise Unreadable("out_of_range", "金额大得不合理，可能串列了")
    if (negative or bracketed) and minor and not signed:
        raise Unreadable("negative_money", "金额为负")
    return Money(-minor if negative or bracketed else minor, named)


def _value(digits: str, dotted: bool) -> Decimal:
    """The number behind digits with dots and commas; what could be read two ways is refused."""
    if _COMMAS.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _COMMA_DECIMAL.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    thousands = "," in digits or digits.count(".") > 1 or dotted
    if thousands and _DOTS.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _DOTS.fullmatch(digits):
        raise Unreadable("bad_money", "分不清点是千位还是小数点")
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    raise Unreadable("bad_money", "不是金额")
