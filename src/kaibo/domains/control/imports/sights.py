"""A preview as one person may see it: amounts need their rights, how many there are does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kaibo.domains.control.imports.figure_names import SALES, label_of, rights_of
from kaibo.kit.rights import RIGHT_LABELS, RIGHTS, Duty
from kaibo.live.fold import CURRENCY

WITHHELD = "withheld"
Preview = Mapping[str, Any]


def permitted(found: Preview, may: Callable[[str], bool]) -> dict[str, Any]:
    """The preview without the amounts that `may` does not allow; a note for each right that is
    missing says what is there and who is shown it."""
    held: dict[str, list[str]] = {}
    figures = {}
    for name, one in found["figures"].items():
        missing = [r for r in _rights(found, name, one["money"]) if not may(r)]
        if not missing:
            figures[name] = one
        for right in missing:
            held.setdefault(right, []).append(f"{label_of(name)} {one['count']} 个")
    out = {**found, "figures": figures}
    if found["orders"]["lines"] and not may(SALES):
        sums = found["orders"]
        held.setdefault(SALES, []).append(f"订单 {sums['lines']} 行、已付 {sums['paid']} 行")
        out |= {"orders": {**sums, "lines": 0}, "days": {}}
    out["shows"] = [_show(one, figures) for one in found["shows"]]
    out["notes"] = [
        *found["notes"],
        *currencies(found),
        *(_note(right, held[right]) for right in sorted(held)),
    ]
    return out


def currencies(found: Preview) -> list[dict[str, Any]]:
    """A note where orders are not in yuan: nothing is converted, and two are not added."""
    curs = found.get("curs", [])
    if curs in ([], [CURRENCY]):
        return []
    text = (
        f"订单金额的货币是 {curs[0]}，没有折算成人民币。"
        if len(curs) == 1
        else f"这份文件的订单有 {len(curs)} 种货币（{'、'.join(curs)}），分开列在下面，不相加。"
    )
    return [{"code": "currency", "count": len(curs), "row": None, "text": text}]


def _rights(found: Preview, name: str, money: bool) -> Iterable[str]:
    return sorted(rights_of(found["holds"], name)) if money else ()


def _show(one: Mapping[str, Any], figures: Mapping[str, Any]) -> dict[str, Any]:
    totals = {name: value for name, value in one["totals"].items() if name in figures}
    return {**one, "totals": totals}


def _note(right: str, what: list[str]) -> dict[str, Any]:
    duties = "、".join(duty.label for duty in Duty if duty in RIGHTS[right])
    text = (
        f"这些金额没有显示：{'；'.join(what)}。看金额要有「{RIGHT_LABELS[right]}」（{duties}）；"
        "照样可以存入。"
    )
    return {"code": WITHHELD, "count": len(what), "row": None, "text": text}
