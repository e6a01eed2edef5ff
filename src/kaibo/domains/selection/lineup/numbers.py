"""Link numbers wanted by several links at once: who gets which, and who cannot. [plain]"""

from __future__ import annotations

from collections.abc import Mapping


def settle(
    now: Mapping[int, int | None], wanted: Mapping[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """Give out numbers: link → number now, link → number wanted, in the order of the asking.

    Returns the changes that can be made together, and for every link that cannot have its
    number the link that keeps or takes it. Whoever is refused keeps the number it has.
    """
    refused: set[int] = set()
    first: dict[int, int] = {}
    for link, number in sorted(wanted.items(), key=lambda one: now.get(one[0]) != one[1]):
        # Whoever has it already keeps it; else the row further up.
        if first.setdefault(number, link) != link:
            refused.add(link)
    while True:
        keeping = {
            number: link
            for link, number in now.items()
            if number is not None and (link not in wanted or link in refused)
        }
        blocked = {
            link
            for link, number in wanted.items()
            if link not in refused and keeping.get(number, link) != link
        }
        if not blocked:
            break
        refused |= blocked
    changes = {
        link: number
        for link, number in wanted.items()
        if link not in refused and now.get(link) != number
    }
    owner = {changes.get(link, number): link for link, number in now.items()}
    return changes, {link: owner[wanted[link]] for link in wanted if link in refused}
