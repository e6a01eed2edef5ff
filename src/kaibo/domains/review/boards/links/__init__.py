"""The phone board (手机看板): a read-only board by a link that ends, for who has no account."""
