"""What was said on air, as subtitles of a recording: WebVTT and SubRip (SRT)."""
