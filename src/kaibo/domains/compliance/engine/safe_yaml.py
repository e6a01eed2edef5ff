"""Reads a YAML file that anybody may have written: bounded in size, depth and what it unfolds to."""

from pathlib import Path

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The largest file that ships has 60 KB, nests 7 deep and has 3,000 parts.
MOST_BYTES, _DEEPEST, _MOST_PARTS = 2_000_000, 40, 200_000


class UnreadableFile(ValueError):
    """A file that is not read; the sentence says which, why and where, in Chinese."""


def read_yaml(path: Path) -> object:
    """What a file says.

    Raises:
        UnreadableFile: not there, too large, no UTF-8, no YAML, nested too deep, or of a few
        lines that unfold to millions.
    """
    name = path.name
    try:
        if not path.is_file():
            raise UnreadableFile(f"规则包里没有文件 {name}")
        if (size := path.stat().st_size) > MOST_BYTES:
            raise UnreadableFile(
                f"{name} 有 {size / 1e6:.0f} MB，规则文件最多 {MOST_BYTES // 1_000_000} MB，请拆成几个文件"
            )
        raw = path.read_bytes()
    except OSError as wrong:
        raise UnreadableFile(f"{name} 读不出来：{wrong.strerror or wrong}") from None
    return yaml_of(raw, name)


def yaml_of(raw: bytes, name: str) -> object:
    """What the bytes of a file of that name say. Raises `UnreadableFile` as `read_yaml` does."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise UnreadableFile(f"{name} 第 {line} 行不是 UTF-8 编码，请另存为 UTF-8") from None
    try:
        _look_through(text, name)
        return yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        place = f"第 {mark.line + 1} 行第 {mark.column + 1} 列" if mark else ""
        raise UnreadableFile(f"{name} {place}不是能读的 YAML：{wrong.problem}") from None
    except (yaml.YAMLError, ValueError, OverflowError) as wrong:
        if isinstance(wrong, UnreadableFile):
            raise
        raise UnreadableFile(f"{name} 不是能读的 YAML：{wrong}") from None


def _look_through(text: str, name: str) -> None:
    """Refuses what would be dangerous to build, before it is built: the builder goes as deep as the
    file does, and an alias (`*name`) unfolds again wherever what it is in is repeated."""
    sizes: dict[str, int] = {}
    open_: list[tuple[str | None, int]] = []
    unfolded = 0
    for event in yaml.parse(text, Loader=_LOADER):
        place = f"{name} 第 {event.start_mark.line + 1 if event.start_mark else 1} 行"
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in sizes:
                raise UnreadableFile(f"{place}的引用“*{event.anchor}”前面没有，或者引用了它自己")
            unfolded += sizes[event.anchor]
        elif isinstance(event, yaml.CollectionStartEvent):
            open_.append((event.anchor, unfolded))
            unfolded += 1
            if len(open_) > _DEEPEST:
                raise UnreadableFile(f"{place}嵌套超过 {_DEEPEST} 层")
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_.pop()
            if anchor:
                sizes[anchor] = unfolded - before
        elif isinstance(event, yaml.ScalarEvent):
            unfolded += 1 + len(event.value) // 100
            if event.anchor:
                sizes[event.anchor] = 1 + len(event.value) // 100
        if unfolded > _MOST_PARTS:
            raise UnreadableFile(f"{place}：引用“*…”展开后太大，请把内容写出来")
