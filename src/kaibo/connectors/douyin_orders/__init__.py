"""抖店 order files: every form of the shop's own order export."""
