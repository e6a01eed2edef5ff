"""Files of one composed night under the platforms' real headers: for trying, pictures and tests."""

from kaibo.config.demo.night_files.writing import begins, composed, morning_after, write

__all__ = ["begins", "composed", "morning_after", "write"]
