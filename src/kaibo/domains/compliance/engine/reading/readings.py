"""The ways one text may be read: as it stands, joined, without fillers, and with evasions undone.

Every reading knows what it changed: a rule that matches there counts only when the match needs
the change, so that each way of reading adds what it is for and nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaibo.domains.compliance.engine.reading.common import common_words, is_everyday
from kaibo.domains.compliance.engine.reading.folding import Folded
from kaibo.domains.compliance.engine.reading.initials import initials_in
from kaibo.domains.compliance.engine.reading.numerals import heard_numbers
from kaibo.domains.compliance.engine.reading.parts import Joiner
from kaibo.domains.compliance.engine.reading.shapes import Eye
from kaibo.domains.compliance.engine.reading.sound import CHOICES, Ear
from kaibo.domains.compliance.engine.reading.tables import PAUSE

_TOKEN = "(?:[一-鿿0-9]|[a-z]{1,6})"
# One character (or a spelled syllable) between pauses, thrice or more: a word written apart.
_APART = re.compile(f"(?:^|(?<=[，？])){_TOKEN}(?:，{_TOKEN}){{2,}}(?=[，？]|$)")
_WORDS_OF_DELAY = (
    "(?:[啊呃嗯额哎呀嘛哈哦噢唉诶呢欸哟]|[那这内]个|那什么|就是说?|真的|的话|怎么说呢?"
    "|你知道吧|是吧|对吧|我跟你们?说)"
)
_FILLER = re.compile(
    f"(?<=[一-鿿0-9])(?:，?{_WORDS_OF_DELAY}+，?)+(?=[一-鿿0-9])|(?<=，){_WORDS_OF_DELAY}+，?(?=[一-鿿0-9])"
)
# A word begun twice: 尝，尝一口; 以前，以前那个卖.
_STUTTER = re.compile(f"([一-鿿]{{1,4}})(?:，|{_WORDS_OF_DELAY})+(?=\\1)")
# A sign with a meaning of its own has none between two characters of a word: 软@化.
_SIGN_WITHIN = re.compile("(?<=[一-鿿])[@#=*+](?=[一-鿿])")
_WORD = re.compile("[一-鿿]{2,4}")
_LETTER = re.compile("[a-z]")
_REPEATED = re.compile("([一-鿿])\\1+")
# At most so many evasions are undone in one text: who writes more is answered on the first ones.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """`text`, and for each of its characters the raw stretch it was read from.

    `how` is "plain" for the text as it stands. `changed` are the stretches [start, end) of `text`
    that differ from it; an empty stretch (start = end) is a place where something was left out.
    """

    text: str
    how: str
    starts: list[int] | None
    ends: list[int] | None
    changed: tuple[tuple[int, int], ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the raw text; `start` < `end`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def needs_change(self, start: int, end: int) -> bool:
        """Whether a match at [start, end) exists only because of what this reading changed."""
        if self.how == "plain":
            return True
        return any(
            (start < a and b < end) if a == b else (start < b and a < end) for a, b in self.changed
        )


def plain_reading(folded: Folded) -> Reading:
    """The text as it stands."""
    return Reading(folded.text, "plain", folded.starts, folded.ends)


class Reader:
    """Reads texts against a list of terms people write in disguise."""

    def __init__(self, terms: Iterable[str], words: Iterable[str] = ()) -> None:
        """`terms` are what people disguise, as the packs list them; `words` what rules are made of,
        read in disguise only where nothing speaks against it."""
        listed = tuple(dict.fromkeys(terms))
        common = common_words()
        others = sorted(
            word
            for word in set(words).difference(listed)
            if _WORD.fullmatch(word) and (len(word) > 2 or word in common)
        )
        self._ear, self._eye = Ear(listed, others), Eye(listed, others)
        self._joiner = Joiner()

    def disguised(self, plain: Reading) -> Iterator[Reading]:
        """The other readings of a text, without those that change nothing."""
        whole = plain
        if parts := self._in_parts(plain.text):
            whole = _rebuilt(plain, parts, "shape")
            yield whole
        if joined := _without(whole, _pauses_within(whole), "joined"):
            yield joined
            whole = joined
        yield from self._heard(whole)
        if seen := list(self._eye.see(whole.text)):
            yield _rebuilt(whole, _apart_from_each_other(seen), "shape")
        if stripped := _without(plain, _fillers(plain.text), "filler"):
            yield stripped

    def _heard(self, whole: Reading) -> Iterator[Reading]:
        """By sound, and for letters that may mean several characters once for each choice."""
        text = whole.text
        found = [*self._ear.hear(text), *heard_numbers(text), *initials_in(text)]
        read: list[list[tuple[int, int, str]]] = [[]]
        # Without letters all choices are one.
        for choice in range(CHOICES if _LETTER.search(text) else 1):
            told = _apart_from_each_other([*found, *self._ear.spelled(text, choice)])
            if told not in read:
                read.append(told)
                yield _rebuilt(whole, told, "sound")

    def _in_parts(self, text: str) -> list[tuple[int, int, str]]:
        """Characters written as two (氵台), where the two are not just two words' ends."""
        found = self._joiner.whole(text)
        return [one for one in found if not is_everyday(text, one[0], one[1])][:_MOST]


def _pauses_within(reading: Reading) -> list[tuple[int, int]]:
    """The pauses inside words written apart, and those beside characters written as parts."""
    text = reading.text
    beside = {place for start, end in reading.changed for place in (start - 1, end)}
    gone = {(place, place + 1) for place in beside if text[place : place + 1] == PAUSE}
    gone |= {match.span() for match in _SIGN_WITHIN.finditer(text)}
    return sorted(gone | set(_apart(text)))


def _apart(text: str) -> list[tuple[int, int]]:
    """The pauses inside words written apart."""
    return [
        (place, place + 1)
        for run in _APART.finditer(text)
        for place in range(run.start(), run.end())
        if text[place] == "，"
    ]


def _fillers(text: str) -> list[tuple[int, int]]:
    out = [match.span() for match in _FILLER.finditer(text)]
    out += [match.span() for match in _STUTTER.finditer(text)]
    words = common_words()
    out += [
        (match.start() + 1, match.end())
        for match in _REPEATED.finditer(text)
        if match.group() not in words  # 谢谢, 宝宝
    ]
    return sorted(out)


def _without(plain: Reading, gone: list[tuple[int, int]], how: str) -> Reading | None:
    """The reading without the stretches `gone` (in order; overlapping ones are taken once)."""
    if not gone:
        return None
    pieces: list[tuple[int, int, str]] = []
    for start, end in gone:
        if not pieces or start >= pieces[-1][1]:
            pieces.append((start, end, ""))
    return _rebuilt(plain, pieces, how)


def _apart_from_each_other(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The longest of what overlaps, in the order of the text."""
    taken: list[tuple[int, int, str]] = []
    # Of equally long ones the first told: what is listed as disguised, then words of the rules.
    for one in sorted(dict.fromkeys(found), key=lambda one: -len(one[2]))[:_MOST]:
        if all(one[1] <= a or b <= one[0] for a, b, _ in taken):
            taken.append(one)
    return sorted(taken)


def _rebuilt(plain: Reading, pieces: Iterable[tuple[int, int, str]], how: str) -> Reading:
    starts = plain.starts if plain.starts is not None else list(range(len(plain.text)))
    ends = plain.ends if plain.ends is not None else list(range(1, len(plain.text) + 1))
    text: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    changed: list[tuple[int, int]] = []
    at = 0
    for start, end, term in pieces:
        text.append(plain.text[at:start])
        new_starts += starts[at:start]
        new_ends += ends[at:start]
        place = len(new_starts)
        for step in range(len(term)):
            # Characters of the term stand, as well as can be said, where it was written.
            first = start + min(step, end - start - 1)
            last = end - 1 if step == len(term) - 1 else first
            new_starts.append(starts[first])
            new_ends.append(ends[last])
        text.append(term)
        changed.append(_differing(plain.text[start:end], term, place))
        at = end
    text.append(plain.text[at:])
    new_starts += starts[at:]
    new_ends += ends[at:]
    return Reading("".join(text), how, new_starts, new_ends, tuple(changed))


def _differing(written: str, meant: str, place: int) -> tuple[int, int]:
    """What of `meant`, put at `place`, is another character than was written there."""
    differ = [at for at, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b]
    if len(written) != len(meant) or not differ:
        return place, place + len(meant)
    return place + differ[0], place + differ[-1] + 1
