"""Paper of a fixed width that grows downwards: text put on it is fitted, cut or wrapped."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from kaibo.domains.review.bulletin.picture.fonts import Faces

WIDTH, MARGIN = 1080, 64
INNER = WIDTH - 2 * MARGIN
#: Longer than any bulletin; what is not used is cut off.
TALLEST = 6_000
#: What WeCom takes.
MOST_BYTES = 2 << 20
PAPER, INK, GREY, LINE, TEAL = "#FBFBF9", "#17202A", "#6B7480", "#E3E5E2", "#0E9594"
_COLOURS = 64
_ELLIPSIS = "…"


class Paper:
    """`y` is where the next thing goes."""

    def __init__(self, faces: Faces) -> None:
        self.faces, self.y = faces, 0
        self._image = Image.new("RGB", (WIDTH, TALLEST), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def wide(self, text: str, size: int, bold: bool = False) -> float:
        """How many pixels a text takes."""
        return self.faces.at(size, bold).getlength(text)

    def cut(self, text: str, size: int, most: float, bold: bool = False) -> str:
        """The text, shortened to `most` pixels."""
        text = self.faces.drawable(text)
        if self.wide(text, size, bold) <= most:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.wide(text[:middle].rstrip() + _ELLIPSIS, size, bold) <= most
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + _ELLIPSIS

    def fit(self, text: str, size: int, least: int, most: float, bold: bool = False) -> int:
        """The largest size from `size` down to `least` at which the text fits."""
        while size > least and self.wide(text, size, bold) > most:
            size -= 2
        return size

    def wrap(self, text: str, size: int, most: float, lines: int) -> list[str]:
        """The text in at most so many lines; the last one is shortened where more is left."""
        text = self.faces.drawable(text)
        out: list[str] = []
        while text and len(out) < lines:
            if len(out) == lines - 1 or self.wide(text, size) <= most:
                out.append(self.cut(text, size, most))
                break
            end = len(text)
            while end > 1 and self.wide(text[:end], size) > most:
                end -= 1
            end = _break(text, end)
            out.append(text[:end].rstrip())
            text = text[end:].lstrip()
        return out

    def put(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        colour: str = INK,
        bold: bool = False,
        right: bool = False,
    ) -> None:
        """A text whose line begins (`right`: ends) at x, its middle at y."""
        font: ImageFont.FreeTypeFont = self.faces.at(size, bold)
        self._draw.text((x, y), text, fill=colour, font=font, anchor="rm" if right else "lm")

    def rule(self) -> None:
        """A thin line across."""
        self._draw.line((MARGIN, self.y, WIDTH - MARGIN, self.y), fill=LINE, width=2)

    def band(self, height: int) -> None:
        """A band of the brand's colour over the whole width."""
        self._draw.rectangle((0, self.y, WIDTH, self.y + height), fill=TEAL)
        self.y += height

    def mark(self, x: float, y: float, width: float, height: float) -> None:
        """A small bar of the brand's colour."""
        self._draw.rectangle((x, y, x + width, y + height), fill=TEAL)

    def png(self) -> bytes:
        """What is on the paper so far, as a PNG."""
        image = self._image.crop((0, 0, WIDTH, min(self.y, TALLEST)))
        flat = image.quantize(_COLOURS, dither=Image.Dither.NONE)
        out = BytesIO()
        flat.save(out, "PNG", optimize=True)
        made = out.getvalue()
        assert len(made) <= MOST_BYTES, "sixty-four colours of a flat card are far below"
        return made


def _break(text: str, end: int) -> int:
    """Where to break at or before `end`: not within a word or a number, not before a stop."""
    stops = "，。、；：！？）」』》%,.;:!?)"
    at = end
    while (
        at > end // 2
        and at < len(text)
        and (text[at] in stops or (_latin(text[at - 1]) and _latin(text[at])))
    ):
        at -= 1
    return at if at > end // 2 else end


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".,:")
