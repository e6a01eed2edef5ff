"""Script text: blocks, blanks to fill, short cues, and what differs between two versions. [plain]"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypedDict

from kaibo.domains.rundown.choices import BLOCK_LABELS
from kaibo.kit.errors import Place, Refusal, invalid
from kaibo.kit.shapes import CONTROL, has_control

CUE_LENGTH = 15
BLOCK_LENGTH = 1_000
MOST_BLOCKS = 100
BLANKS = ("品名", "简称", "号", "到手价", "机制")
_BLANK = re.compile(r"\{(" + "|".join(BLANKS) + r")\}")
_JOINER = "\u200d"
_MARKS = ("Mn", "Me", "Cf")


class Block(TypedDict):
    """One block as it is stored."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a comparison; `op` is same, removed or added."""

    op: str
    kind: str
    text: str


def check_blocks(blocks: Sequence[Block]) -> None:
    """Refuse unknown kinds, texts too long, control characters. An empty block is being written."""
    places = []
    if len(blocks) > MOST_BLOCKS:
        raise invalid([Place("blocks", f"一段最多 {MOST_BLOCKS} 个内容块，请分成几段。")])
    for index, block in enumerate(blocks):
        where = f"blocks.{index}"
        if block["kind"] not in BLOCK_LABELS:
            places.append(Place(f"{where}.kind", f"第 {index + 1} 块的种类不认识。"))
        if len(block["text"]) > BLOCK_LENGTH:
            places.append(
                Place(f"{where}.text", f"第 {index + 1} 块超过 {BLOCK_LENGTH} 个字，请拆开。")
            )
        if has_control(block["text"]):
            places.append(Place(f"{where}.text", f"第 {index + 1} 块{CONTROL}"))
    if places:
        raise invalid(places)


def characters(text: str) -> int:
    """How many characters people see: marks and joined emoji count with what they belong to."""
    seen = 0
    joined = False
    for char in text:
        if char == _JOINER:
            joined = True
        elif unicodedata.category(char) not in _MARKS and not "\U0001f3fb" <= char <= "\U0001f3ff":
            seen += not joined
            joined = False
    return seen


def check_cue(text: str) -> None:
    """A cue is read in a glance: something, and at most 15 characters."""
    if not text.strip():
        raise invalid([Place("text", "口令要写几个字。")])
    count = characters(text)
    if count > CUE_LENGTH:
        raise Refusal(
            "invalid",
            f"口令最多 {CUE_LENGTH} 个字，这里有 {count} 个。写短一点，现场才看得清。",
            where=[Place("text", f"口令最多 {CUE_LENGTH} 个字。")],
        )


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with {品名}, {到手价} and the like replaced; a blank without a value stays."""
    return _BLANK.sub(lambda found: values.get(found[1]) or found[0], text)


def blanks_in(text: str) -> list[str]:
    """The blanks a text still has, each once, in order."""
    return list(dict.fromkeys(found[0] for found in _BLANK.finditer(text)))


def is_empty(blocks: Sequence[Block]) -> bool:
    """Whether nothing is said or done in any block."""
    return not any(block["text"].strip() for block in blocks)


def differences(before: Sequence[Block], after: Sequence[Block]) -> tuple[Line, ...]:
    """From one version to the next, block by block; a changed block is removed and added."""
    old = [(block["kind"], block["text"]) for block in before]
    new = [(block["kind"], block["text"]) for block in after]
    found: list[Line] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found += [Line("same", *pair) for pair in old[a:b]]
        else:
            found += [Line("removed", *pair) for pair in old[a:b]]
            found += [Line("added", *pair) for pair in new[c:d]]
    return tuple(found)
