"""What one character is read as: width, script, variant, look-alike, or a mark that ends a clause."""

import unicodedata
from functools import cache

import opencc

# In a folded text every mark that ends a clause is one of these two, so that a pattern can ask.
PAUSE = "，"
QUESTION = "？"
# A sign between two characters of a word (顶◆级) says nothing; it is taken out, its place kept.
SIGN = "\x01"

_PAUSES = "，,。！!；;：:、…\n\r\t|｜/~～—–\u2028\u2029\u3000 "
_QUESTIONS = "？?"
# Marks that carry a meaning of their own: +v, 8%, ¥9.9, 24:00 (a dot or colon between digits).
_KEPT = "+=%¥°℃@#"

# Latin look-alikes of other scripts, after the lower-casing of NFKC (Unicode TR39, the letters met).
_LOOKALIKE = dict(
    zip(
        "аесорхуіјѕԁһкмтвнгпԛԝѵαβεικνορτυχωϲϳɡıℓ",
        "aecopxyijsdhkmtbhrnqwvabeiknoptuxwcjgil",
        strict=True,
    )
)
# Characters people write for another one, beyond what OpenCC turns into simplified script.
_VARIANT = {
    "朂": "最", "冣": "最", "蕞": "最", "嘬": "最", "弌": "一", "壹": "一", "弍": "二", "贰": "二",
    "叁": "三", "肆": "四", "柒": "七", "捌": "八", "玖": "九", "拾": "十",
    "佰": "百", "仟": "千", "萬": "万", "〇": "0", "幺": "一", "彔": "录", "莪": "我", "伱": "你",
    "妳": "你", "の": "的", "丶": SIGN, "丨": SIGN, "亅": SIGN, "囍": "喜", "沵": "你", "吔": "也",
    "濄": "过", "惪": "德", "葯": "药", "効": "效", "価": "价", "薬": "药", "証": "证", "発": "发",
    "無": "无", "➕": "+", "➖": "-", "囯": "国",
    "彵": "他", "哋": "的", "噺": "新", "芣": "不", "倁": "知", "檤": "道", "嘚": "得", "苡": "以",
    "镓": "家", "崾": "要", "厷": "公", "豞": "够", "眞": "真", "尛": "小", "羙": "美", "罙": "深",
    "侞": "如", "婖": "甜", "糀": "花", "佷": "很", "洅": "再", "嗰": "个", "仩": "上", "恏": "好",
    "値": "值", "厍": "库", "笫": "第", "徵": "微", "溦": "微", "㣲": "微", "亰": "京", "氺": "水", "卂": "节",
}  # fmt: skip


@cache
def _simplified() -> dict[str, str]:
    """Traditional characters to simplified ones, character by character (OpenCC t2s)."""
    han = [chr(code) for code in range(0x3400, 0x4DC0)] + [chr(c) for c in range(0x4E00, 0xA000)]
    told = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {a: b for a, b in zip(han, told, strict=True) if a != b and len(b) == 1}


def _circled(char: str) -> str | None:
    """Dingbat digits (❶ ➋ ⓵), which NFKC leaves alone, as their digits."""
    code = ord(char)
    for first in (0x2776, 0x2780, 0x278A, 0x24F5):
        if first <= code < first + 10:
            return str(code - first + 1)
    if 0x1F150 <= code <= 0x1F169 or 0x1F170 <= code <= 0x1F189:  # negative circled, squared
        return chr((code - (0x1F150 if code < 0x1F170 else 0x1F170)) + ord("a"))
    return None


def told_as(char: str) -> str:
    """What a raw character is read as: none, one or several characters.

    "" for marks without a body (zero-width, bidi, combining), `SIGN` for signs and emoji,
    `PAUSE` or `QUESTION` for what ends a clause, else letters, digits and Chinese characters in
    their plain form, lower case.
    """
    if char in _VARIANT:
        return _VARIANT[char]
    if char in _PAUSES:
        return PAUSE
    if char in _QUESTIONS:
        return QUESTION
    if (digit := _circled(char)) is not None:
        return digit
    if unicodedata.category(char) in ("Cf", "Mn", "Me", "Cc", "Cs"):
        return ""
    out = "".join(_plain(part) for part in unicodedata.normalize("NFKC", char).casefold())
    return out or SIGN


def _plain(char: str) -> str:
    char = _LOOKALIKE.get(char, char)
    if "À" <= char <= "ɏ":  # a tone over a letter: guò
        bare = unicodedata.normalize("NFD", char)[0]
        char = bare if bare.isascii() else char
    char = _simplified().get(char, char)
    char = _VARIANT.get(char, char)
    if char in _KEPT or char.isalnum():
        return char
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return ""
    if char in _PAUSES:
        return PAUSE
    return QUESTION if char in _QUESTIONS else SIGN


class Translation(dict[int, str]):
    """`str.translate` table that learns each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        told = self[code] = told_as(chr(code))
        return told


TRANSLATION = Translation()
