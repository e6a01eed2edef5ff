"""What a row of TikTok Shop orders says of how the order came about, and in which currency."""

from __future__ import annotations

from kaibo.connectors.base.currency import code_of
from kaibo.connectors.base.order_line import Genre
from kaibo.connectors.base.row import Row
from kaibo.kit.sheets.texts import says_nothing
from kaibo.live.mask import viewer_hash

PLATFORM = "tiktok"

#: Asked in this order; TikTok and Tokopedia name an app, which says nothing of the kind.
_GENRES: tuple[tuple[str, Genre], ...] = (
    ("live", "live"),
    ("直播", "live"),
    ("video", "video"),
    ("视频", "video"),
    ("product card", "card"),
    ("shop tab", "card"),
    ("showcase", "card"),
    ("商品卡", "card"),
)
#: A market sells in its own currency; the country is where the parcel goes.
_CURRENCIES: dict[str, str] = {
    "indonesia": "IDR", "thailand": "THB", "vietnam": "VND", "viet nam": "VND", "malaysia": "MYR",
    "philippines": "PHP", "the philippines": "PHP", "singapore": "SGD", "japan": "JPY",
    "united states": "USD", "united states of america": "USD", "united kingdom": "GBP",
    "mexico": "MXN", "brazil": "BRL", "germany": "EUR", "france": "EUR", "italy": "EUR",
    "spain": "EUR", "ireland": "EUR", "ไทย": "THB", "ประเทศไทย": "THB", "việt nam": "VND",
}  # fmt: skip


def channel_of(row: Row) -> str | None:
    """The channel the file names, the order's own before the app it was bought in."""
    return row.words("channel") or row.words("purchase_channel")


def genre_of(row: Row) -> Genre | None:
    """The platform's own attribution; None where the words name none."""
    words = f"{row.text('channel')} {row.text('purchase_channel')}".casefold()
    return next((genre for word, genre in _GENRES if word in words), None)


def currency_of(row: Row) -> str | None:
    """The currency by its column, else by the country of the market."""
    named = row.may("currency", code_of)
    return named or _CURRENCIES.get(row.text("country").casefold())


def buyer_of(row: Row, key: bytes) -> str | None:
    """The keyed hash of the buyer's name; None for one the platform has masked, as many share it,
    and without an install key."""
    if not key:
        return None
    return row.may("buyer", lambda name: _hashed(name, key))


def _hashed(name: str, key: bytes) -> str | None:
    return None if says_nothing(name) or "*" in name else viewer_hash(key, PLATFORM, name)
