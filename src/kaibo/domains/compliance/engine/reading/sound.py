"""How a text sounds: toneless syllables, so that 嘴棒, zui棒 and 最棒 are one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import ahocorasick_rs
import pypinyin
from pypinyin.pinyin_dict import pinyin_dict

# Syllables spelled apart (ji pin) are one run.
_LATIN = re.compile(r"[a-z]+(?: [a-z]+)*")
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
def _codes() -> dict[str, str]:
    told = sorted(set(syllable_of().values()) | {mixed(s) for s in syllable_of().values()})
    return {syllable: chr(_FIRST_CODE + place) for place, syllable in enumerate(told)}


@cache
def _spelled() -> frozenset[str]:
    return frozenset(s for s in syllable_of().values() if len(s) > 1 or s in ("a", "e", "o"))


@cache
def syllables_in(run: str) -> tuple[str, ...] | None:
    """A run of Latin letters as pinyin: ("shou", "shen"); None when it is not all pinyin."""
    if not run:
        return ()
    for length in range(min(6, len(run)), 0, -1):
        if run[:length] in _spelled() and (rest := syllables_in(run[length:])) is not None:
            return (run[:length], *rest)
    return None


class Ear:
    """Finds terms by their sound. Terms of two syllables must sound exactly so; longer ones may
    also be mixed up (zh/z, n/l, ing/in, f/h)."""

    def __init__(self, terms: Iterable[str]) -> None:
        codes, usual = _codes(), syllable_of()
        self._exact = {ord(char): codes[said] for char, said in usual.items()}
        self._mixed = {ord(char): codes[mixed(said)] for char, said in usual.items()}
        exact: dict[str, str] = {}
        loose: dict[str, str] = {}
        for term in terms:
            ways = {tuple(pypinyin.lazy_pinyin(term)), tuple(usual.get(char, "") for char in term)}
            for way in ways:
                if not all(said in codes for said in way):
                    continue
                exact.setdefault("".join(codes[said] for said in way), term)
                if len(way) >= 3:
                    loose.setdefault("".join(codes[mixed(said)] for said in way), term)
        self._exact_terms, self._loose_terms = list(exact.values()), list(loose.values())
        self._exact_found = ahocorasick_rs.AhoCorasick(list(exact))
        self._loose_found = ahocorasick_rs.AhoCorasick(list(loose))

    def hear(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places (start, end, term) of a folded text that sound like a term but are not written so."""
        if _LATIN.search(text):
            said, places = self._spelled_out(text)
        else:
            said, places = None, None
        for loose, table, found, terms in (
            (False, self._exact, self._exact_found, self._exact_terms),
            (True, self._mixed, self._loose_found, self._loose_terms),
        ):
            heard = text.translate(table) if said is None else self._codes_of(said, table, loose)
            for which, start, end in found.find_matches_as_indexes(heard, overlapping=True):
                if places is not None:
                    start, end = places[start][0], places[end - 1][1]
                if text[start:end] != terms[which]:
                    yield start, end, terms[which]

    @staticmethod
    def _codes_of(said: list[str], table: dict[int, str], loose: bool) -> str:
        codes = _codes()
        return "".join(
            codes.get(mixed(one) if loose else one, one[0])
            if "a" <= one[0] <= "z"
            else table.get(ord(one), one)
            for one in said
        )

    @staticmethod
    def _spelled_out(text: str) -> tuple[list[str], list[tuple[int, int]]]:
        said: list[str] = []
        places: list[tuple[int, int]] = []
        at = 0
        for match in _LATIN.finditer(text):
            for place in range(at, match.start()):
                said.append(text[place])
                places.append((place, place + 1))
            place = match.start()
            for word in match.group().split(" "):
                for part in syllables_in(word) or tuple(word):
                    said.append(part)
                    places.append((place, place + len(part)))
                    place += len(part)
                place += 1
            at = match.end()
        for place in range(at, len(text)):
            said.append(text[place])
            places.append((place, place + 1))
        return said, places
