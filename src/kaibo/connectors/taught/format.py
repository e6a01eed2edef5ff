"""A real format made of what a person said of a table: recognised by its headers, read like any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kaibo.connectors.base.file_format import FileFormat, Given, Holds, TableFormat, Told
from kaibo.connectors.base.layout import Column, Layout, header_name
from kaibo.connectors.base.table import Table
from kaibo.connectors.taught.mapping import Taught, taught
from kaibo.connectors.taught.reading import (
    aftersales,
    orders,
    settlement,
    shows,
    stretches,
    talks,
)
from kaibo.connectors.taught.reading.meant import Meant
from kaibo.connectors.taught.targets.shows import MINUTES, SPEND
from kaibo.connectors.taught.targets.tables import relied_on
from kaibo.connectors.taught.targets.target import SKIP

#: None stands in the program: each team has its own.
FORMATS: tuple[FileFormat, ...] = ()

_READERS: dict[Holds, Callable[[Table, Meant], Iterator[Told]]] = {
    Holds.ORDERS: orders.read,
    Holds.AFTERSALES: aftersales.read,
    Holds.SETTLEMENT: settlement.read,
    Holds.SHOWS: shows.shows,
    Holds.PRODUCTS: shows.products,
    Holds.MINUTES: lambda table, meant: stretches.read(table, meant, MINUTES),
    Holds.SPEND: lambda table, meant: stretches.read(table, meant, SPEND),
    Holds.TALKS: talks.read,
}
_KINDS: dict[Holds, tuple[str, ...]] = {
    Holds.ORDERS: orders.PROVIDES,
    Holds.AFTERSALES: aftersales.PROVIDES,
    Holds.SETTLEMENT: settlement.PROVIDES,
    Holds.TALKS: talks.PROVIDES,
}


def taught_format(id: str, title: str, mapping: Mapping[str, Any]) -> TableFormat:
    """The format of tables mapped so; `id` names it in the log, `title` is what people call it.

    ValueError with a Chinese sentence for a mapping with which `checked` finds anything wrong.
    """
    said = taught(mapping)
    reader, units = _READERS[said.holds], said.units

    def read(table: Table, given: Given) -> Iterator[Told]:
        yield from reader(table, Meant(units, said.platform, given))

    return TableFormat(
        id=id,
        title=title,
        platform=said.platform,
        holds=said.holds,
        layouts=(_layout(id, title, said),),
        provides=_provides(said),
        read=read,
    )


def _layout(id: str, title: str, said: Taught) -> Layout:
    """The table's own headers. Columns that are not read help to know the table again."""
    needed = set(relied_on(said.kind, said.units))
    known = {
        header_name(name)
        for one in said.columns
        if one.target != SKIP
        for name in (one.header, *one.also)
    }
    columns = [
        Column(one.target, (one.header, *one.also), required=one.target in needed)
        for one in said.columns
        if one.target != SKIP
    ]
    for number, one in enumerate(said.columns):
        name = header_name(one.header)
        if one.target == SKIP and name and name not in known:
            known.add(name)
            columns.append(Column(f"{SKIP}:{number}", (one.header, *one.also)))
    id_key = next(key for key in said.kind.ids if key in said.units)
    return Layout(id=id, title=title, columns=tuple(columns), id_key=id_key)


def _provides(said: Taught) -> tuple[str, ...]:
    if fixed := _KINDS.get(said.holds):
        return fixed
    figures = [key for key in said.units if "." in key]
    if said.holds is Holds.SHOWS and shows.AIR not in figures:
        figures.append(shows.AIR)
    return tuple(figures)
