"""抖店 after-sales files: one ticket a row, and the money that went back by it."""
