"""Who may share no longer leaves no open link behind, to come back with their rights one day."""

from __future__ import annotations

from kaibo.domains.people import public as people
from kaibo.domains.review.boards.links.actions import withdraw_all
from kaibo.domains.review.boards.links.standing import SHARE
from kaibo.kit.access import may, system
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.reactions import reaction


@reaction("people.user.retire", "people.user.set_duties")
def withdraw_links(fact: Fact) -> None:
    """The links of a person who lost the right, or left, are withdrawn. They stopped at that very
    moment already (`standing`)."""
    try:
        maker = people.acting(fact.subject_id, "reaction")
    except Refusal:
        maker = None
    if maker is None or not may(maker, SHARE):
        withdraw_all(system("reaction:board_links"), fact.subject_id, "发链接的人已停用或换了职务")
