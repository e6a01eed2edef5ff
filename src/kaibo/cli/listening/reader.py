"""A picture to the words on it, by rapidocr; its models come in its wheel and need no network."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kaibo.cli.failures import Failure

#: Below this a line is more guess than reading.
LEAST_SURE = 0.6
#: A larger picture is made smaller before it is read (pixels, the longer side).
LONGEST_SIDE = 1920

#: Words of a picture, line by line from the top.
Reader = Callable[[Path], list[str]]


class NotAPicture(ValueError):
    """A file that is no picture, or not yet a whole one."""


def load() -> Reader:
    """A reader of pictures. Raises Failure when rapidocr is not installed."""
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise Failure(
            "没有安装文字识别：请装上扩展 kaibo[ocr]（uv sync --extra ocr，或 pip install 'kaibo[ocr]'）。"
        ) from error
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    engine = RapidOCR(params={"Global.log_level": "error"})
    return lambda path: _lines(engine, path)


def _lines(engine: Any, path: Path) -> list[str]:
    import numpy as np
    from PIL import Image

    try:
        with Image.open(path) as image:
            image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            pixels = np.asarray(image.convert("RGB"))[:, :, ::-1]
    except (OSError, Image.DecompressionBombError) as error:
        raise NotAPicture(f"{path.name} 不是能读的图片：{error}") from error
    found = engine(pixels)
    if found.txts is None:
        return []
    sure = [
        (float(box[:, 1].min()), float(box[:, 0].min()), text)
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if score >= LEAST_SURE and text.strip()
    ]
    return [text.strip() for _, _, text in sorted(sure)]
