"""视频号 live board: the official API, asked every minute while a show is on air."""
