"""Settles the very thing a gift card gives, by whatever word it is given: how many, and what beside it."""

import re

from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.judges.counting import CLASSIFIERS
from kaibo.domains.compliance.engine.judges.gift import GIVES, named, pieces, shares, units
from kaibo.domains.compliance.engine.numbers.numerals import NUMBER, value_of
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# So many that are bought, not given.
_BOUGHT = re.compile("(?:每拍|拍下|买了|前一|再拍|一共|总共|[拍买前满第每])$")
_MANY = re.compile(f"(?P<n>{NUMBER.pattern}|俩|仨|两)[大小整满]?(?P<unit>[{CLASSIFIERS}])")
# How far from the gift's name its number may stand, in characters.
_NEAR = 8


@judge("gift_counted", wants="gift")
def gift_counted(claim: Claim) -> Judgement:
    """So many of what the card gives, against the card: 湿巾三包塞里头 of a card that gives one."""
    gift = claim.context.facts.text("gift") or ""
    name, said = named(gift), _MANY.search(claim.text, claim.start)
    if len(name) < 2 or said is None or said.start() >= claim.end or not GIVES.search(claim.text):
        return OK
    before = claim.text[max(0, claim.start - _NEAR) : claim.start].rpartition("，")[2]
    after = claim.text[claim.end : claim.end + 6].partition("，")[0]
    if _BOUGHT.search(before) or not (shares(before, name) or shares(after, name)):
        return OK
    if not _differs(said, gift):
        return OK
    start, end = claim.start, claim.end
    if shares(before, name):
        start -= len(before) - _first(before, name)
    else:
        end += _first(after, name) + len(name)
    return _not_the_card(claim.text[start:end], gift, start, end)


def _differs(said: re.Match[str], gift: str) -> bool:
    """Whether the number is another than the card's, in the card's own unit where it has that one."""
    number = {"俩": 2, "两": 2, "仨": 3}.get(said["n"]) or value_of(said["n"])
    card = [one for one, measure in units(gift.lower()) if not measure]
    alike = [one for one in card if one.unit == said["unit"]] or card
    if number is None or not alike:
        return False
    low, high = pieces(alike[-1])
    times = 2 if said["unit"] in "对双副" else 1
    return not low <= number * times <= high


def _first(text: str, name: str) -> int:
    """Where the gift's name begins in a text that says two characters of it."""
    found = (text.find(name[at : at + 2]) for at in range(len(name) - 1))
    return min(place for place in found if place >= 0)


_TOGETHER = re.compile("([一-鿿]{2,6})[+和加跟与、]([一-鿿]{2,6})")


@judge("gift_more", wants="gift")
def gift_more(claim: Claim) -> Judgement:
    """The card's gift and another thing beside it: 赠充电线+收纳包 of a card that gives the line."""
    gift = claim.context.facts.text("gift") or ""
    name, found = named(gift), _TOGETHER.search(claim.said)
    if len(name) < 2 or found is None or re.search("[+和加跟与、]", gift):
        return OK
    known = [shares(one, name) for one in found.groups()]
    if sum(known) != 1 or re.search("一[起块道]|原|同", claim.said):
        return OK
    return _not_the_card(claim.said, gift, claim.start, claim.end)


def _not_the_card(said: str, gift: str, start: int, end: int) -> Judgement:
    return Judgement(
        Verdict.VIOLATION,
        f"口播“{said}”，赠品卡“{gift}”",
        missing="赠品 SKU、数量、规格",
        claim=f"gift:{gift}",
        start=start,
        end=end,
    )
