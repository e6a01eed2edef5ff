"""The goods a plan speaks of, asked of selection at its door."""

from __future__ import annotations

from kaibo.domains.rundown.values import Goods
from kaibo.domains.selection import public as selection
from kaibo.kit import money


def of_show(show_id: int) -> dict[int, Goods]:
    """The show's links by id, in the order of its line-up."""
    return {
        card.id: Goods(
            link_id=card.id,
            link_no=card.link_no,
            title=f"{card.title} {card.spec}".strip(),
            short=card.name,
            role=card.role,
            final_price=card.final_price,
            offer=card.offer,
            talk_share=card.talk_share,
        )
        for card in selection.links(show_id)
    }


def numbered(links: dict[int, Goods], link_no: int) -> Goods | None:
    """The link that has this number now."""
    return next((link for link in links.values() if link.link_no == link_no), None)


def spoken(link: Goods) -> dict[str, str]:
    """What fills the blanks of a script, as the host says it; what is unknown is left out."""
    price = link.final_price
    return {
        "品名": link.title,
        "简称": link.short or link.title,
        "号": "" if link.link_no is None else str(link.link_no),
        "到手价": "" if price is None else money.yuan(price).removesuffix(".00"),
        "机制": link.offer,
    }
