"""Income statements made up for the tests: TikTok Shop's real headers over our own figures."""

from __future__ import annotations

#: Indonesia's statement; the number's header ends in two blanks.
INDONESIA = (
    "Order/adjustment ID  |Type|Order created time(UTC)|Order settled time(UTC)|Currency|"
    "Total settlement amount|Total revenue|Subtotal after seller discounts|"
    "Subtotal before discounts|Seller discounts|Refund subtotal after seller discounts|"
    "Refund subtotal before seller discounts|Refund of seller discounts|Total fees|"
    "Platform commission fee|Flat fee|Sales fee|Pre-Order Service Fee|Mall service fee|Payment fee|"
    "Shipping cost|Shipping costs passed on to the logistics provider|"
    "Shipping cost borne by the platform|Affiliate commission|Affiliate partner commission|"
    "Affiliate Shop Ads commission|SFP service fee|LIVE Specials Service Fee|"
    "Voucher Xtra Service Fee|Order processing fee|Adjustment amount|Related order ID|"
    "Customer payment|Customer refund|Platform discounts|Order Source"
).split("|")

#: A settled order with every kind of fee; freight is what remains of the total.
ORDER: dict[str, object] = {
    "Order/adjustment ID  ": "577900000000000001",
    "Type": "Order",
    "Order created time(UTC)": "2026/09/07",
    "Order settled time(UTC)": "2026/09/15",
    "Currency": "IDR",
    "Total settlement amount": "98,500",
    "Total revenue": "130,000",
    "Refund subtotal after seller discounts": "0",
    "Total fees": "-31,500",
    "Platform commission fee": "-8,000",
    "Payment fee": "-2,000",
    "Shipping cost": "-5,000",
    "Shipping costs passed on to the logistics provider": "-9,000",
    "Shipping cost borne by the platform": "4,000",
    "Affiliate commission": "-10,000",
    "Affiliate Shop Ads commission": "-1,250",
    "Voucher Xtra Service Fee": "-4,000",
    "Order processing fee": "-1,250",
    "Adjustment amount": "0",
    "Related order ID": "/",
}
#: Money that went back after it had been settled.
REFUND: dict[str, object] = ORDER | {
    "Order settled time(UTC)": "2026/09/20",
    "Total settlement amount": "(40,000)",
    "Total revenue": "-50,000",
    "Refund subtotal after seller discounts": "-50,000",
    "Total fees": "10,000",
    "Platform commission fee": "10,000",
    "Payment fee": "",
    "Affiliate commission": "",
    "Affiliate Shop Ads commission": "",
    "Voucher Xtra Service Fee": "",
    "Order processing fee": "",
}
#: An adjustment of an order, under its own number.
REIMBURSED: dict[str, object] = {
    "Order/adjustment ID  ": "577900000000009001",
    "Type": "Logistics reimbursement",
    "Order settled time(UTC)": "2026/09/16",
    "Currency": "IDR",
    "Total settlement amount": "7,500",
    "Related order ID": "577900000000000001",
}
#: An adjustment of the shop, of no order.
ADS: dict[str, object] = REIMBURSED | {
    "Order/adjustment ID  ": "577900000000009002",
    "Type": "GMV Payment for TikTok Ads",
    "Total settlement amount": "-250,000",
    "Related order ID": "/",
}
ROWS = [ORDER, REFUND, REIMBURSED, ADS]

#: The statement of a market with a row a SKU, and of a Vietnamese page.
UNITED_STATES = (
    "Statement date|Statement ID|Currency|Type |Order\\adjustment ID|SKU ID|Quantity|Product name|"
    "Total settlement amount|Net sales|Fees|Transaction fee|TikTok Shop commission fee|"
    "Affiliate Commission|Related order ID"
).split("|")
VIETNAM = (
    "ID đơn hàng/điều chỉnh|Loại giao dịch|Thời gian quyết toán đơn hàng|Tổng số tiền quyết toán|"
    "Tổng doanh thu|Tổng phí|Phí giao dịch|Phí hoa hồng của TikTok Shop|Hoa hồng liên kết|"
    "Hoa hồng liên kết Quảng cáo cửa hàng|Phí dịch vụ Voucher Xtra"
).split("|")
