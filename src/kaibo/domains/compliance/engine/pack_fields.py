"""The fields of a pack and its rules, one reader each: what is of the wrong kind is told with its place."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kaibo.domains.compliance.engine.packs import SEVERITIES, Example, PackError, Rule, Scope, Way


def mapping(told: object, file: str) -> Mapping[str, Any]:
    """What a file, or a rule of it, says by name. Raises `PackError` for anything else."""
    if not isinstance(told, Mapping):
        raise PackError(f"{file} 里应当是“名: 值”的一组")
    return told


def _texts(told: object, where: str) -> tuple[str, ...]:
    if isinstance(told, str):
        return (told,)
    if not isinstance(told, Iterable) or not all(isinstance(one, str | int) for one in told):
        raise PackError(f"{where}：应当是一列文字")
    return tuple(str(one) for one in told)


def _rows(given: Mapping[str, Any], name: str, where: str) -> list[object]:
    rows = given.get(name) or []
    if not isinstance(rows, list):
        raise PackError(f"{where}：{name} 应当是一列")
    return rows


def listed(told: object, where: str) -> tuple[str, ...]:
    """A word list: one text with its words apart by spaces, or a list (for words with spaces)."""
    return tuple(told.split()) if isinstance(told, str) else _texts(told, where)


def day(told: Mapping[str, Any], name: str, where: str) -> str:
    """An ISO day, or "" where none is told."""
    said = str(told.get(name) or "")
    try:
        return date.fromisoformat(said).isoformat() if said else ""
    except ValueError:
        raise PackError(f"{where}：{name} 应当是 2026-02-01 这样的日期，现在是“{said}”") from None


#: Goods of these categories are also of those: what is said of infants' things holds for their milk.
_ALSO = {"infant": "infant_formula"}


def scope(told: Mapping[str, Any]) -> Scope:
    """Where it applies, by the fields of `Scope` that it names."""
    return Scope(
        **{
            name: frozenset(
                one for text in _texts(told[name], name) for one in (text, _ALSO.get(text, text))
            )
            for name in Scope.__dataclass_fields__
            if told.get(name)
        }
    )


_WANTED = ("id", "name", "category", "severity", "basis", "forbidden")


def rule_of(told: object, file: str) -> Rule:
    """A rule as it stands in a file. Raises `PackError` with the rule and the field."""
    given = mapping(told, file)
    where = f"{file} 的规则 {given.get('id', '（没有编号）')}"
    lacking = [name for name in _WANTED if not given.get(name)]
    if lacking:
        raise PackError(f"{where}：缺少 {'、'.join(lacking)}")
    if given["severity"] not in SEVERITIES:
        raise PackError(f"{where}：severity 应当是 {'、'.join(SEVERITIES)} 之一")
    ways = _rows(given, "ways", where) or ([given] if given.get("patterns") else [])
    return Rule(
        id=str(given["id"]),
        name=str(given["name"]),
        category=str(given["category"]),
        severity=str(given["severity"]),
        needs=str(given.get("needs") or "N"),
        basis=str(given["basis"]),
        forbidden=str(given["forbidden"]),
        evidence=str(given.get("evidence") or ""),
        rewrite=str(given.get("rewrite") or ""),
        proof=_texts(given.get("proof") or [], f"{where} 的 proof"),
        scope=scope(given),
        ways=tuple(_way(one, where, str(given.get("judge") or "")) for one in ways),
        hits=tuple(_example(one, where, hit=True) for one in _rows(given, "hits", where)),
        passes=tuple(_example(one, where, hit=False) for one in _rows(given, "passes", where)),
        effective=day(given, "effective", where),
        until=day(given, "until", where),
    )


def _way(told: object, where: str, judge: str) -> Way:
    if not isinstance(told, Mapping):
        raise PackError(f"{where}：ways 的每一项应当是“名: 值”的一组")
    return Way(
        patterns=_texts(told.get("patterns") or [], f"{where} 的 patterns"),
        unless=_texts(told.get("unless") or [], f"{where} 的 unless"),
        scope=scope(told),
        judge=str(told.get("judge") or judge),
        despite=frozenset(_texts(told.get("despite") or [], f"{where} 的 despite")),
        widen=str(told.get("widen") or ""),
        wants=frozenset(listed(told.get("wants") or [], f"{where} 的 wants")),
    )


def _example(told: object, where: str, hit: bool) -> Example:
    given = {"text": told} if isinstance(told, str) else told
    if not isinstance(given, Mapping) or not given.get("text"):
        raise PackError(f"{where}：例句应当是一句话，或有 text 的一组")
    text, span = str(given["text"]), str(given.get("span") or "")
    if "⟦" in text:
        if text.find("⟧") < text.index("⟦"):
            raise PackError(f"{where}：例句“{text}”的 ⟦ ⟧ 应当是一对")
        span = text[text.index("⟦") + 1 : text.index("⟧")]
        text = text.replace("⟦", "").replace("⟧", "")
    context = {key: given[key] for key in given if key not in ("text", "span")}
    return Example(text, span or (text if hit else ""), context)
