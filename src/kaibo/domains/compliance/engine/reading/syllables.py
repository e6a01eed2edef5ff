"""Syllables: how each character sounds without its tone, and Latin letters read as pinyin."""

import re
import unicodedata
from functools import cache, lru_cache

from pypinyin.pinyin_dict import pinyin_dict

# A syllable is one private character, so that an automaton over words finds sounds.
_FIRST_CODE = 0xE000
# What ears and southern keyboards mix up (compliance evasion 6).
_MIXED = (
    (re.compile(r"^zh"), "z"), (re.compile(r"^ch"), "c"), (re.compile(r"^sh"), "s"),
    (re.compile(r"^n(?=[aeiou])"), "l"), (re.compile(r"(?<=[aei])ng$"), "n"),
    (re.compile(r"^f(?=[aeu])"), "h"),
)  # fmt: skip


def _toneless(syllable: str) -> str:
    plain = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    return "".join(char for char in plain if "a" <= char <= "z")


def mixed(syllable: str) -> str:
    """The syllable with what people mix up made one: zhing → zin, neng → len, hu and fu → hu."""
    if syllable in ("fang", "fan", "fei", "fen", "feng", "fu", "fa"):
        syllable = {"fang": "huang", "fan": "huan", "fei": "hui", "fen": "hun", "feng": "hong",
                    "fu": "hu", "fa": "hua"}[syllable]  # fmt: skip
    for form, told in _MIXED[:-1]:
        syllable = form.sub(told, syllable)
    return syllable


# Where the reading meant in disguise is not the one that stands first in a dictionary.
_MEANT = {"伽": "jia", "咖": "ka", "茄": "jia", "吖": "ya", "嗯": "en", "呗": "bei", "嘿": "hei"}


@cache
def syllable_of() -> dict[str, str]:
    """Each Chinese character's most usual reading, toneless."""
    told = {
        chr(code): _toneless(readings.split(",")[0])
        for code, readings in pinyin_dict.items()
        if 0x4E00 <= code <= 0x9FFF
    }
    return told | _MEANT


@cache
def codes() -> dict[str, str]:
    """One private character for each syllable."""
    told = sorted(set(syllable_of().values()) | {mixed(s) for s in syllable_of().values()})
    return {syllable: chr(_FIRST_CODE + place) for place, syllable in enumerate(told)}


@cache
def _spelled() -> frozenset[str]:
    return frozenset(s for s in syllable_of().values() if len(s) > 1 or s in ("a", "e", "o"))


@lru_cache(maxsize=4096)
def syllables_in(run: str) -> tuple[str, ...] | None:
    """A run of Latin letters as pinyin, longest syllables first: ("shou", "shen"); None when it is
    not all pinyin. Linear in its length, whatever somebody types."""
    size, spelled = len(run), _spelled()
    # Where the rest of the run, from each place on, is all pinyin.
    whole = [False] * size + [True]
    for at in range(size - 1, -1, -1):
        whole[at] = any(
            whole[end] and run[at:end] in spelled for end in range(at + 1, min(at + 6, size) + 1)
        )
    told: list[str] = []
    at = 0
    while whole[0] and at < size:
        end = next(
            end for end in range(min(at + 6, size), at, -1) if whole[end] and run[at:end] in spelled
        )
        told.append(run[at:end])
        at = end
    return tuple(told) if whole[0] else None
