"""The ledger of violations: written down, changed, appealed once, taken off again."""

from __future__ import annotations

from typing import Any

from kaibo.domains.compliance.choices import AppealState
from kaibo.domains.compliance.models import Violation
from kaibo.domains.compliance.rules.escalation import appeal_until
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms
from kaibo.kit.errors import Refusal

#: An appeal that was answered, or given up, is not made again: platforms take one.
_OVER = frozenset({AppealState.WON, AppealState.LOST})


def note(actor: Actor, **values: Any) -> Violation:
    """Write a ruling down. Refusals: `invalid`, `before_it_happened`."""
    _check_times(values["happened_at"], values["told_at"])
    return journal.create(actor, "compliance.violation.note", Violation, **values)


def change(actor: Actor, violation_id: int, *, expect: int, **values: Any) -> Violation:
    """Set it anew. Refusals: `stale`, `before_it_happened`."""
    _check_times(values["happened_at"], values["told_at"])
    return journal.change(
        actor, "compliance.violation.change", Violation, violation_id, expect=expect, **values
    )


def appeal(
    actor: Actor, violation_id: int, *, expect: int, state: AppealState, text: str
) -> Violation:
    """How its appeal stands. Refusals: `too_late` for one that is sent after its end, `one_appeal`
    for a second, `stale`."""
    with journal.act(actor, "compliance.violation.appeal") as writing:
        row = Violation.objects.active().filter(pk=violation_id).first()
        if row is None:
            raise Refusal("not_found", f"没有编号为 {violation_id} 的违规记录。")
        was, now = AppealState(row.appeal), now_ms()
        if was in _OVER and state is not was:
            raise Refusal("one_appeal", "这次处罚已经申诉过并有结果，平台只受理一次。")
        until = appeal_until(row.platform, row.told_at)
        sending = state is AppealState.SENT and was is not AppealState.SENT
        if sending and until is not None and now > until:
            raise Refusal("too_late", "已经过了申诉期限，平台不再受理。", values={"until": until})
        return writing.change(
            Violation,
            violation_id,
            expect=expect,
            appeal=state.value,
            appeal_text=text,
            appeal_sent_at=now if sending else row.appeal_sent_at,
        )


def retire(actor: Actor, violation_id: int, *, expect: int) -> Violation:
    """Written down by mistake. Refusals: `stale`, `retired`."""
    return journal.retire(
        actor, "compliance.violation.retire", Violation, violation_id, expect=expect
    )


def restore(actor: Actor, violation_id: int, *, expect: int) -> Violation:
    """Undo `retire`. Refusal: `stale`."""
    with journal.act(actor, "compliance.violation.restore") as writing:
        return writing.restore(Violation, violation_id, expect=expect)


def _check_times(happened_at: int, told_at: int) -> None:
    if told_at < happened_at:
        raise Refusal("before_it_happened", "收到通知的时间早于发生时间，请核对。")
