"""How a text sounds: toneless syllables, so that 嘴棒, zui棒 and 最棒 are one."""

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs
import pypinyin

from kaibo.domains.compliance.engine.reading.common import is_everyday, is_of_words, would_be_word
from kaibo.domains.compliance.engine.reading.spelling import alone, common_words_in
from kaibo.domains.compliance.engine.reading.syllables import (
    codes,
    mixed,
    syllable_of,
    syllables_in,
)

# Syllables spelled apart (ji pin) are one run; with tones (nei4 bu4) they may have pauses between.
_LATIN = re.compile(r"[a-z]{1,6}[1-4](?:，?[a-z]{1,6}[1-4])+|[a-z]+(?: [a-z]+)*")
_LETTERS = re.compile("[a-z]+")
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿")
# So many ways a text with syllables in it is read.
CHOICES = 3


class Ear:
    """Finds by their sound the terms people disguise and, more strictly, every word that rules are
    made of.

    A term of two syllables must sound exactly so; longer ones may also be mixed up (zh/z, n/l,
    ing/in, f/h), but no number is made another one that way. A word of the rules must sound exactly
    so, keep one of its characters at least, and no common word may hold what would change.
    """

    def __init__(self, terms: Iterable[str], words: Iterable[str] = ()) -> None:
        told, usual = codes(), syllable_of()
        self._exact = {ord(char): told[said] for char, said in usual.items()}
        self._mixed = {ord(char): told[mixed(said)] for char, said in usual.items()}
        exact: dict[str, list[tuple[str, bool]]] = {}
        loose: dict[str, list[tuple[str, bool]]] = {}
        for term in terms:
            ways = {tuple(pypinyin.lazy_pinyin(term)), tuple(usual.get(char, "") for char in term)}
            for way in sorted(ways):
                if not all(said in told for said in way):
                    continue
                exact.setdefault("".join(told[said] for said in way), []).append((term, True))
                if len(way) >= 3:
                    key = "".join(told[mixed(said)] for said in way)
                    loose.setdefault(key, []).append((term, True))
        for word in words:
            if all(char in usual for char in word):
                said = "".join(told[usual[char]] for char in word)
                exact.setdefault(said, []).append((word, False))
        self._exact_words, self._loose_words = list(exact.values()), list(loose.values())
        self._exact_found = ahocorasick_rs.AhoCorasick(list(exact))
        self._loose_found = ahocorasick_rs.AhoCorasick(list(loose))

    def hear(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places (start, end, meant) of a folded text that sound like a word but are not written
        so; of equally long ones the likeliest first."""
        if _LATIN.search(text):
            said, places = self._spelled_out(text)
        else:
            said, places = None, None
        for is_loose, table, found, words in (
            (False, self._exact, self._exact_found, self._exact_words),
            (True, self._mixed, self._loose_found, self._loose_words),
        ):
            heard = text.translate(table) if said is None else self._codes_of(said, table, is_loose)
            for which, start, end in found.find_matches_as_indexes(heard, overlapping=True):
                if places is not None:
                    start, end = places[start][0], places[end - 1][1]
                written = text[start:end]
                for word, is_term in words[which]:
                    if written == word:
                        break
                    if _may_be(text, start, end, word, is_term, is_loose):
                        yield start, end, word

    def spelled(self, text: str, choice: int) -> Iterator[tuple[int, int, str]]:
        """Syllables between Chinese characters, as what they stand for: for the first choice within
        common words, for the others by themselves."""
        if _LETTERS.search(text):
            said, places = self._spelled_out(text)
            if choice == 0:
                yield from common_words_in(said, places)
            for unit, (start, end) in zip(said, places, strict=True):
                if unit[0].isascii() and len(unit) > 1 and _beside_chinese(text, start, end):
                    meant = alone(unit, max(0, choice - 1)) or alone(unit, 0)
                    if meant:
                        yield start, end, meant

    @staticmethod
    def _codes_of(said: list[str], table: dict[int, str], loose: bool) -> str:
        told = codes()
        return "".join(
            told.get(mixed(one) if loose else one, one[0])
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
            for letters in _LETTERS.finditer(text, match.start(), match.end()):
                place = letters.start()
                for part in syllables_in(letters[0]) or tuple(letters[0]):
                    said.append(part)
                    places.append((place, place + len(part)))
                    place += len(part)
                if place < len(text) and text[place] in "1234" and match[0][-1] in "1234":
                    places[-1] = (places[-1][0], place + 1)  # the tone belongs to its syllable
            at = match.end()
        for place in range(at, len(text)):
            said.append(text[place])
            places.append((place, place + 1))
        return said, places


def _may_be(text: str, start: int, end: int, word: str, is_term: bool, is_loose: bool) -> bool:
    """Whether text[start:end], which sounds like `word`, may be read as it."""
    written = text[start:end]
    if len(written) == len(word) and not _LETTERS.search(written):
        if is_loose and any(
            a != b and (a in _NUMERALS or b in _NUMERALS)
            for a, b in zip(written, word, strict=True)
        ):
            return False
        if not is_term and not would_be_word(text, start, word):
            return False
        if is_term and len(word) > 2 and is_of_words(text, start, end):
            return False  # 小姐姐 is no 消结节
        return not is_everyday(text, start, end, "" if is_term else word)
    if not is_term and not all(char in word for char in written if not char.isascii()):
        return False
    return not is_everyday(text, start, end)


def _beside_chinese(text: str, start: int, end: int) -> bool:
    """Whether a Chinese character stands right before or right after text[start:end]."""
    return any(
        "一" <= char <= "鿿" for char in text[max(0, start - 1) : start] + text[end : end + 1]
    )
