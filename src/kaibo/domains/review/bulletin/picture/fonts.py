"""A font of this machine with Chinese characters, found when a picture is drawn."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import ImageFont

from kaibo.kit.errors import Refusal

#: (regular, bold) by where systems keep them; without a bold of its own the regular one serves.
KNOWN: tuple[tuple[str, str], ...] = (
    # Debian, Ubuntu: fonts-noto-cjk; Fedora: google-noto-sans-cjk-fonts; Arch: noto-fonts-cjk
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
     "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"),
    ("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
     "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc"),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
     "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc"),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
     "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc"),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", ""),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", ""),
    # macOS
    ("/System/Library/Fonts/PingFang.ttc", ""),
    ("/System/Library/Fonts/STHeiti Light.ttc", "/System/Library/Fonts/STHeiti Medium.ttc"),
    ("/System/Library/Fonts/Hiragino Sans GB.ttc", ""),
    ("/Library/Fonts/Arial Unicode.ttf", ""),
    # Windows
    ("{windows}/Fonts/msyh.ttc", "{windows}/Fonts/msyhbd.ttc"),
    ("{windows}/Fonts/Deng.ttf", "{windows}/Fonts/Dengb.ttf"),
    ("{windows}/Fonts/simhei.ttf", ""),
)  # fmt: skip
#: Faces of a collection for simplified Chinese, by the end of their family's name.
_SIMPLIFIED = (" SC", " CN", " GB")
_MOST_FACES = 40
_PROBE = "开播战报元"
#: No font has a glyph for this; what is drawn alike is the box for "none".
_NONE = "\uffff"

INSTALL = {
    "linux": "请在服务器上安装中文字体：Debian、Ubuntu 用 sudo apt install fonts-noto-cjk，"
    "Fedora 用 sudo dnf install google-noto-sans-cjk-fonts，Arch 用 sudo pacman -S noto-fonts-cjk",
    "darwin": "请在「字体册」里恢复系统自带的苹方或黑体",
    "win32": "请在 Windows 的可选功能里安装「中文（简体）补充字体」",
}


@dataclass(frozen=True)
class Faces:
    """The regular and the bold face of a font, at any size."""

    regular: tuple[Path, int]
    bold: tuple[Path, int]
    _drawn: dict[str, bool] = field(default_factory=dict, compare=False)

    def at(self, size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
        """The font in pixels."""
        return _loaded(*(self.bold if bold else self.regular), size)

    def drawable(self, text: str) -> str:
        """The text without what the font has no glyph for, such as emoji."""
        return "".join(char for char in text if char == " " or self._has(char)).strip()

    def _has(self, char: str) -> bool:
        if char not in self._drawn and unicodedata.category(char).startswith("C"):
            self._drawn[char] = False
        elif char not in self._drawn:
            font = self.at(32)
            shape = font.getmask(char)
            empty = font.getmask(_NONE)
            same = shape.size == empty.size and bytes(shape) == bytes(empty)
            self._drawn[char] = bool(shape.getbbox()) and not same
        return self._drawn[char]


def find(known: Sequence[tuple[str, str]] = KNOWN) -> Faces:
    """The first font of `known` that is here. Refusal: `no_font`, which says what to install."""
    for regular, bold in known:
        face = _face(_place(regular))
        if face is not None:
            return Faces(face, _face(_place(bold)) or face)
    raise Refusal("no_font", missing())


def missing() -> str:
    """Why there is no picture, and what to do."""
    cure = INSTALL.get(sys.platform, INSTALL["linux"])
    return f"这台机器上没有找到中文字体，画不出图片，文字照常可以发。{cure}，然后重新打开这一页。"


def _place(text: str) -> Path | None:
    if not text:
        return None
    return Path(text.replace("{windows}", os.environ.get("WINDIR", "C:/Windows")))


def _face(path: Path | None) -> tuple[Path, int] | None:
    """The file with the number of its simplified face; None when it is none."""
    if path is None or not path.is_file():
        return None
    best: int | None = None
    for index in range(_MOST_FACES):
        try:
            font = _loaded(path, index, 16)
        except OSError:
            break
        if any(font.getmask(char).getbbox() is None for char in _PROBE):
            continue
        family = font.getname()[0] or ""
        if family.endswith(_SIMPLIFIED):
            return path, index
        best = index if best is None else best
    return None if best is None else (path, best)


@cache
def _loaded(path: Path, index: int, size: int) -> ImageFont.FreeTypeFont:
    # The plain engine: the same picture whether or not a machine has the other one.
    return ImageFont.truetype(str(path), size, index, layout_engine=ImageFont.Layout.BASIC)
