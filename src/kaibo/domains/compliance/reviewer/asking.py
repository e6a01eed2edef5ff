"""Asking the team's language model about some texts: at most two people at once, personal data left out."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.packs import Pack, Rule
from kaibo.domains.compliance.reviewer.question import Notes, notes, question
from kaibo.domains.compliance.reviewer.wire import NoAnswer, Service, ask
from kaibo.kit.errors import Refusal
from kaibo.live.mask import mask

log = logging.getLogger("kaibo.compliance")
AT_ONCE = 2
_turns = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The notes of `model`, on the texts as they were sent: `texts` with personal data left out."""

    model: str
    notes: Notes
    texts: Mapping[str, str]


def service() -> Service | None:
    """The configured one; None where there is none."""
    given = settings.KAIBO_REVIEWER
    return None if given is None else Service(**given)


def review(texts: Mapping[str, str], context: Context) -> Reviewed:
    """What the model notes on these texts. Refusals: `no_reviewer`, `reviewer_busy`,
    `no_answer` with the reason."""
    asked = service()
    if asked is None:
        raise Refusal(
            "no_reviewer", "还没有接模型：设 KAIBO_REVIEWER_URL 和 KAIBO_REVIEWER_MODEL。"
        )
    if not _turns.acquire(blocking=False):
        raise Refusal("reviewer_busy", "别人正在问模型，过几秒再问。")
    try:
        sent = {key: mask(text) for key, text in texts.items() if text.strip()}
        rules = {rule.id: rule for rule in _rules(context)}
        told = [(one.id, one.name, one.forbidden) for one in rules.values()]
        try:
            found = notes(ask(asked, question(asked.model, sent, told)), sent, frozenset(rules))
        except (NoAnswer, ValueError) as wrong:
            log.warning("the reviewer gave no answer: %s", wrong)
            raise Refusal(
                "no_answer", f"模型没有给出能用的意见：{wrong}。规则检查不受影响。"
            ) from wrong
    finally:
        _turns.release()
    # How much was sent and came back, never what.
    log.info(
        "the reviewer noted %d, %d dropped, on %d texts", len(found.taken), found.dropped, len(sent)
    )
    return Reviewed(asked.model, found, sent)


def _rules(context: Context) -> list[Rule]:
    """Those of the packs that hold on this platform."""
    return [rule for pack in in_use.checker().packs if _holds(pack, context) for rule in pack.rules]


def _holds(pack: Pack, context: Context) -> bool:
    return pack.scope.holds(context.surface, context.category, context.platform)
