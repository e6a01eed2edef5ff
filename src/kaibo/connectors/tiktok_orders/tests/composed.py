"""All orders files made up for the tests: TikTok Shop's real headers over our own figures."""

from __future__ import annotations

HEADERS = (
    "Order ID,Order Status,Order Substatus,Cancelation/Return Type,Normal or Pre-order,SKU ID,"
    "Seller SKU,Product Name,Variation,Quantity,Sku Quantity of return,SKU Unit Original Price,"
    "SKU Subtotal Before Discount,SKU Platform Discount,SKU Seller Discount,"
    "SKU Subtotal After Discount,Shipping Fee After Discount,Original Shipping Fee,"
    "Shipping Fee Seller Discount,Shipping Fee Platform Discount,Payment platform discount,"
    "Buyer Service Fee,Handling Fee,Shipping Insurance,Item Insurance,Taxes,Order Amount,"
    "Order Refund Amount,Created Time,Paid Time,RTS Time,Shipped Time,Delivered Time,"
    "Cancelled Time,Cancel By,Cancel Reason,Fulfillment Type,Warehouse Name,Tracking ID,"
    "Delivery Option,Shipping Provider Name,Buyer Message,Buyer Username,Recipient,Phone #,Zipcode,"
    "Country,Province,Regency and City,Districts,Villages,Detail Address,"
    "Additional address information,Payment Method,Weight(kg),Product Category,Package ID,"
    "Purchase Channel,Seller Note,Checked Status,Checked Marked by,Tokopedia Invoice Number"
).split(",")

#: The row below the header, which describes the columns.
DESCRIBED: dict[str, object] = {
    "Order ID": "Platform unique order ID.",
    "Order Status": "Current order status.",
    "SKU ID": "Platform unique SKU ID.",
    "Created Time": "Time the order was placed.",
}

#: A line from a LIVE in Indonesia: rupiah without decimals, the seller's and the platform's discount.
SHIPPED: dict[str, object] = {
    "Order ID": "577900000000000001\t",
    "Order Status": "Dikirim",
    "Order Substatus": "Sedang transit",
    "SKU ID": "1729000000000000011\t",
    "Seller SKU": "TEH-01",
    "Product Name": "Teh melati 🍵 100 g",
    "Quantity": "2",
    "Sku Quantity of return": "0",
    "SKU Unit Original Price": "50000",
    "SKU Subtotal Before Discount": "100000",
    "SKU Platform Discount": "7500",
    "SKU Seller Discount": "12500",
    "SKU Subtotal After Discount": "80000",
    "Shipping Fee After Discount": "9000",
    "Order Amount": "139000",
    "Order Refund Amount": "0",
    "Created Time": "07/09/2026 19:05:03\t",
    "Paid Time": "07/09/2026 19:06:00\t",
    "Buyer Username": "melati_88",
    "Recipient": "Ibu Contoh",
    "Phone #": "(+62)81200000000",
    "Country": "Indonesia",
    "Payment Method": "OVO",
    "Package ID": "1150000000000000001",
    "Purchase Channel": "TikTok LIVE",
}
#: The second line of that order: the order's amount and times stand on it again.
SECOND: dict[str, object] = SHIPPED | {
    "SKU ID": "1729000000000000012\t",
    "Seller SKU": "",
    "Product Name": "Gelas",
    "Quantity": "1",
    "SKU Unit Original Price": "50000",
    "SKU Subtotal Before Discount": "50000",
    "SKU Platform Discount": "0",
    "SKU Seller Discount": "0",
    "SKU Subtotal After Discount": "50000",
    "Purchase Channel": "Tokopedia",
}
#: Given up unpaid, on a day that shows which part is the day.
UNPAID: dict[str, object] = SHIPPED | {
    "Order ID": "577900000000000002\t",
    "Order Status": "Dibatalkan",
    "Order Substatus": "Dibatalkan",
    "Cancelation/Return Type": "Cancel",
    "Created Time": "25/09/2026 00:00:00\t",
    "Paid Time": "",
    "Purchase Channel": "TikTok",
}
ROWS = [DESCRIBED, SHIPPED, SECOND, UNPAID]
