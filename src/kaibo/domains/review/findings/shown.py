"""The whole review of a show as one answer, worked out in the request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kaibo.domains.people import public as people
from kaibo.domains.review.findings import (
    figures,
    shapes,
    shown_against,
    shown_findings,
    shown_funnel,
    shown_turning,
)
from kaibo.domains.review.findings.actions import MONEY
from kaibo.domains.review.findings.choices import REVIEW_STATE_LABELS, ReviewState
from kaibo.domains.review.findings.promises import promises
from kaibo.domains.review.findings.reading import Shows
from kaibo.domains.review.findings.records import Review
from kaibo.domains.review.findings.rules.ranking import Talked, rank
from kaibo.kit.access import Actor, may
from kaibo.live.metrics.value import rounded

_USER = "user:"
NO_MONEY = "你的职务不能查看成交，这里没有金额。"


def review(shows: Shows, show: str, against: str, actor: Actor) -> shapes.ReviewOut:
    """The review, without the amounts this person may not see. Refusal: `not_found`."""
    money = may(actor, MONEY)
    ran = shows.one(show)
    result = shows.result(show)
    funnel, why = shown_funnel.shown(shows, ran, against) if money else (None, NO_MONEY)
    return shapes.ReviewOut(
        **dict(written(shows, show, actor)),
        title=ran.title,
        start=ran.start,
        end=ran.end,
        cur=result.cur,
        recounting=result.recounting,
        sees_money=money,
        against=shown_against.shown(result, actor),
        funnel=funnel,
        why_no_funnel=why,
        turning=shown_turning.shown(shows, show, money),
        links=_ranking(figures.talked(shows, show, "product")) if money else None,
        rounds=_ranking(figures.talked(shows, show, "round")) if money else None,
        promises=_promises(shows, show),
    )


def written(shows: Shows, show: str, actor: Actor) -> shapes.WrittenOut:
    """What people wrote into it: asked for after every write, and works out nothing of the show itself.
    Refusal: `not_found`."""
    money = may(actor, MONEY)
    ran = shows.one(show)
    row = Review.objects.active().filter(room=ran.room, show=show).first()
    state = ReviewState(row.state) if row else ReviewState.OPEN
    return shapes.WrittenOut(
        room=ran.room,
        show=show,
        id=row.pk if row else None,
        version=row.version if row else None,
        state=state,
        state_label=REVIEW_STATE_LABELS[state],
        sentence=row.sentence if row else "",
        closed_at=row.closed_at if row else None,
        closed_by=_person(row.closed_by_id if row else None),
        findings=_findings(shows, row, money),
        carried=[
            shown_findings.shown(one, shows, money)
            for one in shown_findings.open_in(ran.room, ran.start)
        ],
    )


def _findings(shows: Shows, row: Review | None, money: bool) -> list[shapes.FindingOut]:
    found = shown_findings.of_review(row.pk) if row else []
    return [shown_findings.shown(one, shows, money) for one in found]


def _ranking(rows: Sequence[Talked]) -> shapes.RankingOut:
    found = rank(rows)
    return shapes.RankingOut(
        top=_ranked(found.top),
        bottom=_ranked(found.bottom),
        short=_ranked(found.short),
        unknown=_ranked(found.unknown),
        ranked=found.ranked,
    )


def _ranked(rows: Iterable[Talked]) -> list[shapes.RankedOut]:
    return [
        shapes.RankedOut(
            key=one.key,
            label=one.label,
            talk_ms=one.talk_ms,
            gmv=one.money,
            pieces=one.pieces,
            per_minute=None if one.per_minute is None else float(rounded(one.per_minute)),
        )
        for one in rows
    ]


def _promises(shows: Shows, show: str) -> list[shapes.PromiseOut]:
    return [
        shapes.PromiseOut(
            text=one.text, at=one.at, by=_pressed_by(one.by), where=one.where, press=one.press
        )
        for one in promises(shows.result(show).presses)
    ]


def _pressed_by(by: str | None) -> str | None:
    number = (by or "").removeprefix(_USER)
    known = by is not None and by.startswith(_USER) and number.isascii() and number.isdigit()
    return _person(int(number)) if known else None


def _person(user: int | None) -> str | None:
    found = people.person(user) if user is not None else None
    return found.name if found else None
