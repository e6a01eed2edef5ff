"""What people do to a review: close it by one sentence, and write, change and judge its findings."""

from __future__ import annotations

from typing import Any

from kaibo.domains.control import public as control
from kaibo.domains.people import public as people
from kaibo.domains.review.findings.choices import (
    FINDING_STATE_LABELS,
    NEXT,
    FindingScope,
    FindingState,
    ReviewState,
)
from kaibo.domains.review.findings.reading import is_money
from kaibo.domains.review.findings.records import Finding, Review
from kaibo.kit import journal
from kaibo.kit.access import Actor, require
from kaibo.kit.errors import Place, Refusal, invalid
from kaibo.live.metrics import METRICS_AT

MONEY = "money.gmv.read"
#: No row carries this version: whoever saw no review yet must find none.
_NONE_SEEN = 0


def close(actor: Actor, show: control.RanShow, *, expect: int | None, sentence: str) -> Review:
    """Close the review of a show, or word a closed one anew; the sentence is all it takes.

    `expect` None: the page saw no review. Refusals: `stale`, `still_on_air`.
    """
    if show.end is None:
        raise Refusal("still_on_air", f"「{show.title}」还在直播，下播后再给复盘收口。")
    with journal.act(actor, "review.review.close") as writing:
        row = _held(writing, show, _NONE_SEEN if expect is None else expect)
        return writing.put(
            row,
            state=ReviewState.CLOSED.value,
            sentence=sentence,
            closed_at=writing.at,
            closed_by_id=actor.id,
        )


def reopen(actor: Actor, review_id: int, *, expect: int) -> Review:
    """Go on writing a closed review; its sentence stays. Refusal: `stale`."""
    return journal.change(
        actor,
        "review.review.reopen",
        Review,
        review_id,
        expect=expect,
        state=ReviewState.OPEN.value,
        closed_at=None,
        closed_by_id=None,
    )


def add(actor: Actor, show: control.RanShow, *, once: str = "", **values: Any) -> Finding:
    """A new finding of a show's review, which begins with it if need be. Only `problem` must be said.
    Of one key (`once`) a review gets one finding: the same key again answers with the one that is
    there, whatever has become of it. Refusal: `invalid`."""
    _check(actor, values)
    with journal.act(actor, "review.finding.add") as writing:
        review = _held(writing, show, journal.ANY)
        there = Finding.objects.filter(review=review, once=once).first() if once else None
        return there or writing.create(Finding, review=review, once=once, **values)


def change(actor: Actor, finding_id: int, *, expect: int, **values: Any) -> Finding:
    """A finding as it shall be. Refusals: `stale`, `invalid`."""
    _check(actor, values)
    return journal.change(
        actor, "review.finding.change", Finding, finding_id, expect=expect, **values
    )


def set_state(
    actor: Actor,
    finding_id: int,
    *,
    expect: int,
    state: FindingState,
    verdict: str,
    judged: list[dict[str, Any]] | None,
) -> Finding:
    """Move a finding on; held and not held keep what the shows said then. Refusals: `stale`,
    `no_such_step`."""
    with journal.act(actor, "review.finding.set_state") as writing:
        row = writing.lock(Finding, finding_id, expect=expect, wanted={"state": state.value})
        if state not in NEXT[row.standing]:
            ways = "、".join(FINDING_STATE_LABELS[one] for one in NEXT[row.standing])
            text = (
                f"「{row.problem}」现在是「{FINDING_STATE_LABELS[row.standing]}」，"
                f"不能直接改成「{FINDING_STATE_LABELS[state]}」；可以改成：{ways}。"
            )
            raise Refusal("no_such_step", text, values={"state": row.state})
        decided = state in (FindingState.HELD, FindingState.NOT_HELD)
        return writing.put(
            row, state=state.value, verdict=verdict, judged=judged if decided else None
        )


def retire(actor: Actor, finding_id: int, *, expect: int) -> Finding:
    """Take a finding off the list. Refusal: `stale`."""
    return journal.retire(actor, "review.finding.retire", Finding, finding_id, expect=expect)


def restore(actor: Actor, finding_id: int, *, expect: int) -> Finding:
    """Undo `retire`. Refusal: `stale`."""
    with journal.act(actor, "review.finding.restore") as writing:
        return writing.restore(Finding, finding_id, expect=expect)


def _held(writing: journal.Act, show: control.RanShow, expect: int | journal.AnyVersion) -> Review:
    """The review of a show, begun in this act where there is none."""
    found = Review.objects.filter(room=show.room, show=show.id).first()
    if found is not None:
        return writing.lock(Review, found.pk, expect=expect)
    return writing.create(
        Review, room=show.room, show=show.id, title=show.title[:200], started_at=show.start
    )


def _check(actor: Actor, values: dict[str, Any]) -> None:
    """Whether the owner is there, and the metric is one of the level."""
    owner = people.person(values["owner_id"]) if values["owner_id"] is not None else None
    if values["owner_id"] is not None and (owner is None or not owner.active):
        raise invalid([Place("owner", "没有这位责任人，或账号已停用，请另选一位。")])
    if not values["metric"]:
        values |= {"level": "", "of": "", "direction": "", "wanted": None}
        return
    for name, text in (
        ("level", "请选看谁的：本直播间、某位主播或某个链接。"),
        ("direction", "请选方向：不低于还是不高于。"),
        ("wanted", "请填要达到的数。"),
    ):
        if values[name] in ("", None):
            raise invalid([Place(name, text)])
    if values["metric"] not in {one.id for one in METRICS_AT[values["level"]]}:
        text = f"没有指标「{values['metric']}」，或它不能这样看，请从列表里另选。"
        raise invalid([Place("metric", text)])
    if values["level"] == FindingScope.ROOM:
        values["of"] = "show"
    elif not values["of"]:
        raise invalid([Place("key", "请选是哪位主播或哪个链接。")])
    if is_money(values["metric"]):
        require(actor, MONEY)
