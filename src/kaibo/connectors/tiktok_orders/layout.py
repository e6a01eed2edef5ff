"""The columns of TikTok Shop All orders, by all the names they have been met under.

The headers stay English whatever language the seller's page has; the values do not. Recipient,
telephone, address and messages are not listed, so no parser can ask for them; the country is the
market, and the buyer's name becomes a keyed hash.
"""

from __future__ import annotations

from kaibo.connectors.base.layout import Column, Layout

LAYOUT = Layout(
    id="tiktok_orders",
    title="TikTok Shop 订单",
    id_key="order",
    columns=(
        Column("order", ("Order ID",), required=True),
        Column("line", ("SKU ID",), required=True),
        Column("state", ("Order Status",), required=True),
        Column("substate", ("Order Substatus", "Order Sub Status")),
        Column(
            "back",
            (
                "Cancelation/Return Type",
                "Cancellation/Return Type",
                "Cancelation Return Type",
                "Cancellation Return Type",
            ),
        ),
        Column("sku", ("Seller SKU",)),
        Column("title", ("Product Name",)),
        Column("qty", ("Quantity",)),
        Column("qty_back", ("Sku Quantity of return",)),
        Column("before", ("SKU Subtotal Before Discount",)),
        Column("platform_bears", ("SKU Platform Discount",)),
        Column("shop_bears", ("SKU Seller Discount",)),
        Column("amount", ("SKU Subtotal After Discount",), required=True),
        Column("order_refund", ("Order Refund Amount",)),
        Column("currency", ("Currency",)),
        Column("country", ("Country",)),
        Column("created", ("Created Time", "Order Created Time")),
        Column("paid", ("Paid Time",)),
        Column("method", ("Payment Method",)),
        Column("channel", ("Order Channel",)),
        Column("purchase_channel", ("Purchase Channel",)),
        Column("account", ("Creator Handle",)),
        Column("buyer", ("Buyer Username",)),
        Column("shop", ("Shop Name", "Store Name")),
        Column("package", ("Package ID",)),
    ),
    # The statement of what was settled also knows orders and SKUs.
    foreign=("Total settlement amount", "Total estimated settlement amount"),
)
#: The times a line may show, by which the order of day and month is found.
TIMES = ("created", "paid")
