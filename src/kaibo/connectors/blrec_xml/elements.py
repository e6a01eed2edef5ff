"""Takes the messages of a chat XML apart as they stream by, without ever holding the file.

Recordings are written by a program that may be killed: what stands before the break is given, and
where it breaks is said. A document type is never read, for it is the door to entities that grow
without end and to files outside; no recorder writes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from kaibo.connectors.base.parsed import Refused

#: No tag is longer; one that is would have to be held until its end came.
MAX_TAG = 1024 * 1024
#: So much of a text is held; a comment may have 2,000 characters.
MAX_CHARACTERS = 8_192
MAX_DEPTH = 64
ROOT = "i"

_PIECE = 1 << 16
#: Characters XML forbids and some recorders let through: they become blanks.
_CONTROLS = bytes.maketrans(
    bytes(set(range(32)) - {9, 10, 13}), b" " * (32 - 3)
)  # bytes below 32 are never part of a longer UTF-8 character


@dataclass(slots=True)
class Element:
    """One child of the root: its name, attributes, text, inner elements by name, and its line."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    inner: dict[str, str] = field(default_factory=dict)


def elements(chunks: Iterable[bytes]) -> Iterator[Element | Refused]:
    """The children of the root, in order; ends with a `Refused` where the file breaks."""
    return _Reader().read(chunks)


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.path: list[str] = []
        self.open: Element | None = None
        self.ready: list[Element] = []

    def read(self, chunks: Iterable[bytes]) -> Iterator[Element | Refused]:
        fed = 0
        for piece in _pieces(chunks):
            fed += len(piece)
            broken = self._parse(piece, False) or self._too_long(fed)
            yield from self._taken()
            if broken is not None:
                yield broken
                return
        broken = self._parse(b"", True)
        yield from self._taken()
        if broken is not None:
            yield broken

    def _parse(self, piece: bytes, last: bool) -> Refused | None:
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError as error:
            if last:
                return self._broken(
                    "cut_off",
                    "处断了：文件没有写完；前面的已收入，请看看录制是否中断过。",
                )
            why = expat.errors.messages.get(error.code, "")
            return self._broken(
                "not_xml", f"起不是完整的 XML（{why}），从这里起未收入；前面的已收入。"
            )
        except _Forbidden as forbidden:
            return self._broken(forbidden.code, str(forbidden))
        return None

    def _too_long(self, fed: int) -> Refused | None:
        at = self.parser.CurrentByteIndex
        if at < 0 or fed - at <= MAX_TAG:
            return None
        return self._broken(
            "line_too_long", f"起的一条超过 {MAX_TAG >> 20} MiB，从这里起未收入；前面的已收入。"
        )

    def _broken(self, code: str, why: str) -> Refused:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        return Refused(line, code, f"第 {line} 行第 {column + 1} 个字{why}", b"")

    def _taken(self) -> Iterator[Element]:
        ready, self.ready = self.ready, []
        yield from ready

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        depth = len(self.path)
        if depth == 0 and name != ROOT:
            raise _Forbidden("not_chat", f"：最外层是 <{name[:40]}>，弹幕文件应是 <{ROOT}>。")
        if depth == MAX_DEPTH:
            raise _Forbidden("too_deep", "：元素套得太深，从这里起未收入；前面的已收入。")
        self.path.append(name)
        if depth == 1:
            self.open = Element(name, attributes, self.parser.CurrentLineNumber)

    def _characters(self, text: str) -> None:
        one, depth = self.open, len(self.path)
        if one is None:
            return
        if depth == 2:
            one.text += text[: MAX_CHARACTERS - len(one.text)]
        elif depth == 3 and (len(one.inner) < MAX_DEPTH or self.path[2] in one.inner):
            before = one.inner.get(self.path[2], "")
            one.inner[self.path[2]] = before + text[: MAX_CHARACTERS - len(before)]

    def _end(self, name: str) -> None:
        self.path.pop()
        if len(self.path) == 1 and self.open is not None:
            self.ready.append(self.open)
            self.open = None

    def _doctype(self, name: str, system: str | None, public: str | None, inside: int) -> None:
        raise _Forbidden(
            "doctype", "有文档类型声明（DOCTYPE），弹幕文件里不该有，为安全起见未读下去。"
        )


class _Forbidden(Exception):
    """Something no recorder writes: reading stops."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for at in range(0, len(chunk), _PIECE):
            yield chunk[at : at + _PIECE].translate(_CONTROLS)
