"""The columns of TikTok Shop income statements, sheet Order details, by all names met so far.

A market's statement has up to 99 of them. Totals stand beside their parts, and parts beside parts
of theirs, so only the fees listed here are read one by one, and the rest is what Total fees has
beyond them. The Vietnamese names are as others wrote them down, not checked against a file.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

#: Whose fee → its columns, none of which is a part of another.
FEES: dict[str, tuple[tuple[str, ...], ...]] = {
    "platform_fee": (
        ("TikTok Shop commission fee", "Phí hoa hồng của TikTok Shop"),
        ("Platform commission fee",),
        ("Referral fee",),
        ("Sales tax on referral fees",),
        ("Dynamic commission",),
        ("Transaction fee", "Phí giao dịch"),
        ("Payment fee",),
        ("Flat fee",),
        ("Sales fee",),
        ("Order processing fee", "Phí xử lý đơn hàng"),
        ("Fix Infrastructure Fee", "Infrastructure fee"),
        ("Commerce growth fee",),
    ),
    "commission": (
        ("Affiliate commission", "Hoa hồng liên kết"),
        ("Affiliate partner commission",),
        ("Affiliate Shop Ads commission", "Hoa hồng liên kết Quảng cáo cửa hàng"),
        ("Affiliate Partner shop ads commission",),
        ("Affiliate commission deposit",),
        ("Affiliate commission refund",),
    ),
    "service_fee": (
        ("SFP service fee", "Shipping Fee Program service fee"),
        ("SFR service fee",),
        ("Bonus cashback service fee",),
        ("LIVE Specials service fee",),
        ("Voucher Xtra service fee", "Phí dịch vụ Voucher Xtra"),
        ("EAMS Program service fee",),
        ("Flash Sale service fee",),
        ("Brands Crazy Deals/Flash Sale service fee", "Brand Crazy Deals/Flash Sale service fee"),
        ("Pre-order service fee",),
        ("Mall service fee",),
        ("Installation service fee",),
        ("Campaign resource fee",),
        ("Platform special service fee",),
        ("TikTok PayLater program fee", "PayLater program fee", "PayLater Handling Fee"),
    ),
    "promotion_fee": (("GMV Max ad fee",), ("GMV Max Coupon",)),
}


def fee_key(number: int, whose: str) -> str:
    """The key of the column of one fee."""
    return f"{whose}.{number}"


LAYOUT = Layout(
    id="tiktok_income",
    title="TikTok Shop 结算账单",
    id_key="ident",
    columns=(
        Column(
            "ident",
            (
                "Order/adjustment ID",
                "Order\\adjustment ID",
                "Order / adjustment ID",
                "ID đơn hàng/điều chỉnh",
            ),
            required=True,
        ),
        Column("scene", ("Type", "Transaction type", "Loại giao dịch")),
        Column("related", ("Related order ID",)),
        Column("sku", ("SKU ID",)),
        # A header that says UTC holds whatever zone the seller is in.
        Column("settled_utc", ("Order settled time(UTC)", "Order settled date(UTC)")),
        Column(
            "settled_at",
            (
                "Order settled time",
                "Order settled date",
                "Thời gian quyết toán đơn hàng",
            ),
        ),
        Column("statement_date", ("Statement date",)),
        Column("currency", ("Currency",)),
        Column("settled", ("Total settlement amount", "Tổng số tiền quyết toán"), required=True),
        Column("income", ("Total revenue", "Net sales", "Tổng doanh thu")),
        Column("refund", ("Refund subtotal after seller discounts",)),
        Column("fees", ("Total fees", "Fees", "Tổng phí")),
        *(
            Column(fee_key(number, whose), names)
            for whose, columns in FEES.items()
            for number, names in enumerate(columns, 1)
        ),
    ),
    # Orders that are not settled yet: their sums are estimates.
    foreign=("Total estimated settlement amount", "Estimated settle time", "Unsettled reasons"),
)
