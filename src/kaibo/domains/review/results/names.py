"""What the products of a show are called: by its list and the catalogue, else by its platform's files."""

from __future__ import annotations

import re

from kaibo.domains.control import public as control

#: What belongs to no product has a row of its own.
NONE = "none"
#: A link of which the number is known and nothing else.
_NUMBER = re.compile(r"\d+号")


def names(found: control.Result, source: str | None = None) -> dict[str, str]:
    """Products that were sold, clicked or explained → "3号 保湿精华"; one that nobody has named is
    missing. A name of the platform's log of talks stands in where the show's list and the catalogue
    have none; of several sources that of `source`, else of the first by name that has one."""
    ours = {row.key: row.label for row in found.rows("product", only=()) if row.key != NONE}
    ours |= {
        product: found.label("product", product)
        for product in {span.product for span in found.spans("pitch")} - ours.keys()
        if product is not None
    }
    told: dict[str, str] = {}
    for name in sorted(found.talks, key=lambda one: (one != source, one)):
        for (product, _), one in found.talks[name].items():
            if one.text:
                told.setdefault(product, one.text)
    for product in told.keys() - ours.keys():
        ours[product] = found.label("product", product)
    whole = {product: _whole(label, product, told) for product, label in ours.items()}
    return {product: label for product, label in whole.items() if label != product}


def _whole(label: str, product: str, told: dict[str, str]) -> str:
    name = told.get(product)
    if name is None:
        return label
    if label == product:
        return name
    return f"{label} {name}" if _NUMBER.fullmatch(label) else label
