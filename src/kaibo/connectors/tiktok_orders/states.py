"""What TikTok Shop's words mean, in the languages a seller's page may have: a first cut.

Met in exports: the English words; Dikirim, Sedang transit, Selesai, Dibatalkan; ที่จะจัดส่ง, จัดส่งแล้ว,
เสร็จสมบูรณ์, ยกเลิกแล้ว, ค้างชำระ. The others say the same in those languages and in Vietnamese, Malay
and Chinese, and have not been met yet. A word that is not here is left open, never guessed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from kaibo.connectors.base.order_line import State
from kaibo.kit.sheets.texts import says_nothing

_CANCELLED = "closed"
_WORDS: dict[State, str] = {
    "created": "unpaid|awaiting payment|pending payment|belum dibayar|belum bayar|ค้างชำระ|"
    "ยังไม่ชำระเงิน|chưa thanh toán|chờ thanh toán|menunggu pembayaran|未付款|待付款",
    "paid": "to ship|awaiting shipment|awaiting collection|ready to ship|on hold|perlu dikirim|"
    "menunggu pengiriman|menunggu pengambilan|ที่จะจัดส่ง|รอการจัดส่ง|รอรับพัสดุ|cần gửi|chờ vận chuyển|"
    "chờ lấy hàng|untuk dihantar|perlu dihantar|menunggu penghantaran|menunggu kutipan|"
    "待发货|待揽收|待出货",
    "shipped": "shipped|in transit|partially shipped|partially shipping|dikirim|sedang transit|"
    "dalam perjalanan|จัดส่งแล้ว|อยู่ระหว่างการขนส่ง|đã vận chuyển|đang vận chuyển|đã gửi|dihantar|"
    "telah dihantar|dalam transit|已发货|运输中",
    "signed": "delivered|terkirim|pesanan terkirim|จัดส่งสำเร็จ|ส่งถึงแล้ว|đã giao|đã giao hàng|"
    "telah diterima|已送达",
    "done": "completed|selesai|เสร็จสมบูรณ์|đã hoàn tất|hoàn tất|已完成",
    "closed": "canceled|cancelled|dibatalkan|ยกเลิกแล้ว|đã hủy|đã huỷ|已取消",
}
_STATES: dict[str, State] = {
    word: state for state, words in _WORDS.items() for word in words.split("|")
}
_ON_DELIVERY = (
    "cash on delivery", "cod", "bayar di tempat", "เก็บเงินปลายทาง", "ชำระเงินปลายทาง",
    "thanh toán khi giao hàng", "bayaran tunai semasa penghantaran", "货到付款",
)  # fmt: skip
_RETURNED = frozenset(
    "return/refund|return|refund|pengembalian/pengembalian dana|คืนสินค้า/คืนเงิน|"
    "trả hàng/hoàn tiền|pemulangan/bayaran balik|退货/退款".split("|")
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row says about payment. `has_paid_time` is None where the file has no such column;
    `refund` is what the order printed as given back, None where it prints nothing."""

    word: str
    subword: str
    has_paid_time: bool | None
    back: str = ""
    method: str = ""
    refund: int | None = None


def state_of(seen: Evidence) -> State | None:
    """The state of a line; None where nothing tells.

    A payment time or money that went back proves payment. Cancelled without either was never paid
    where the file has payment times, and is open where it has none. Cash on delivery is paid when
    it is delivered, whatever the platform counts.
    """
    known, fine = _state(seen.word), _state(seen.subword)
    if known == "shipped" and fine == "signed":
        known = "signed"
    known = known or fine
    went_back = bool(seen.refund) or _normal(seen.back) in _RETURNED
    if known == _CANCELLED:
        if seen.has_paid_time or went_back:
            return "refunded"
        return None if seen.has_paid_time is None else "closed"
    if seen.has_paid_time:
        return known if known not in (None, "created") else "paid"
    if known in ("paid", "shipped") and is_on_delivery(seen.method):
        return "created"
    return known


def is_known(word: str) -> bool:
    """Whether the word is one of ours, or no word at all."""
    return says_nothing(word) or _state(word) is not None


def is_on_delivery(method: str) -> bool:
    """Whether the buyer pays at the door."""
    return _normal(method).startswith(_ON_DELIVERY)


def _state(word: str) -> State | None:
    return _STATES.get(_normal(word))


def _normal(word: str) -> str:
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())
