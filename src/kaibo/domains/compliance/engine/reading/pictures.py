"""Pictures that stand for a character: 🔝级 for 顶级, 好🍎 for 好评, 防☀ for 防晒.

The plain reading takes pictures for signs between characters (顶⭐级) and leaves them out; this one
reads them, by what they show or by how that sounds.
"""

import re
from collections.abc import Iterator

from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.reading.readings import Reader, Reading

_MEANT = {
    "🔝": "顶", "👑": "王", "🏆": "冠", "☝": "一", "⭐": "星", "🌟": "星", "🍎": "评", "💰": "钱",
    "❤": "心", "♥": "心", "💗": "心", "💕": "心", "🫀": "心", "💚": "微", "🐧": "q", "🐴": "马",
    "🐎": "马", "📱": "机", "🐔": "机", "🐮": "牛", "🐂": "牛", "🔥": "火", "🈵": "满", "🈚": "无",
    "🈶": "有", "🉐": "得", "🀄": "中", "🈲": "禁", "💊": "药", "💉": "针", "🩸": "血", "🍬": "糖",
    "🧠": "脑", "🫁": "肺", "🦴": "骨", "🦷": "牙", "👀": "眼", "🤰": "孕", "👶": "婴", "🍷": "酒",
    "🍺": "酒", "🍻": "酒", "🍶": "酒", "🚬": "烟", "🔫": "枪", "🎁": "礼", "🚗": "车", "🛒": "车",
    "🏠": "房", "🐷": "猪", "🐶": "狗", "💩": "屎", "☀": "晒", "🌞": "晒", "⚪": "白", "🤍": "白",
    "⚫": "黑", "🖤": "黑", "🔴": "红", "💪": "壮", "🦌": "鹿", "✌": "二", "🍵": "茶", "🌿": "草",
    "🐟": "余", "🎰": "赌", "🎲": "赌", "💸": "钱", "🔒": "锁", "👮": "警", "🪖": "军", "🎖": "章",
}  # fmt: skip
_ANY = re.compile("[" + "".join(_MEANT) + "]")


def pictured(raw: str) -> Reading | None:
    """The text with its pictures read; None when there are none."""
    places = [match.start() for match in _ANY.finditer(raw)]
    if not places:
        return None
    # One character for one: every place stays where it is.
    folded = fold(_ANY.sub(lambda match: _MEANT[match[0]], raw))
    read, starts = set(places), folded.starts or range(len(folded.text))
    changed = tuple((at, at + 1) for at, start in enumerate(starts) if start in read)
    return Reading(folded.text, "picture", folded.starts, folded.ends, changed)


def in_pictures(raw: str, reader: Reader) -> Iterator[Reading]:
    """The same, and what it may be in disguise besides."""
    shown = pictured(raw)
    if shown is not None:
        yield shown
        yield from reader.disguised(shown)
