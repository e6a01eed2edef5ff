"""Settles sayings that are wrong by their words alone, and says how much of the clause is the claim."""

import re

from kaibo.domains.compliance.engine.frames import clause_around
from kaibo.domains.compliance.engine.judges.base import Claim, judge
from kaibo.domains.compliance.engine.verdicts import OK, Judgement, Verdict

# So much of the clause before and after the words belongs to them; what is farther off is cut.
_BEFORE, _AFTER = 8, 10
_GOES_ON = re.compile(
    "(?:[搜找是号]，[^，？]{1,8}|.，[a-z0-9零一二三四五六七八九]{4,20}(?:，[0-9]{4,8})?)(?=[，？]|$)"
)


def _whole(claim: Claim) -> tuple[int, int]:
    """The claim with what is left of its clause on either side, where that is short.

    Rules match the words alone, so that a "no" before them is still seen as standing before them.
    """
    left, right = clause_around(claim.text, claim.start, claim.end)
    start = left if claim.start - left <= _BEFORE else claim.start
    end = right if right - claim.end <= _AFTER else claim.end
    # What is to be searched or added often stands after a pause: 加我 abc778, 淘宝搜 某某.
    if end == right and (follows := _GOES_ON.match(claim.text, end - 1)):
        end = follows.end()
    return start, end


@judge("saying")
def saying(claim: Claim) -> Judgement:
    """The words alone break the rule; the claim is the short clause they stand in."""
    start, end = _whole(claim)
    return Judgement(Verdict.VIOLATION, start=start, end=end)


@judge("member_terms")
def member_terms(claim: Claim) -> Judgement:
    """A price or coupon for followers or members is lawful where such an offer is really set up and
    open to all who join; without one it is pressure to follow."""
    facts = claim.context.facts
    offered = facts.number("member_discount", "need_member_card")
    if offered and any(word in claim.clause for word in ("券", "会员价", "入会", "专享")):
        return OK
    return saying(claim)
