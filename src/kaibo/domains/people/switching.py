"""Quick switch of person on a shared computer: by PIN, where one has signed in fully before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaibo.domains.people import sign_in, tokens
from kaibo.domains.people.models import Enrolment, User
from kaibo.domains.people.sign_in import Attempt
from kaibo.kit import journal, throttle
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.record import RecordQuerySet

COOKIE = "kaibo_device"
ENROLLED_FOR = 30 * DAY
PIN_TRIES = 5
# Wrong PINs are forgiven by a full sign-in, not by waiting.
PIN_WINDOW = ENROLLED_FOR


@dataclass(frozen=True, slots=True)
class Known:
    """A person this browser knows; `ready` when a PIN would let them in."""

    user: int
    name: str
    ready: bool
    why_not: str


def enrol(actor: Actor, user: User, token: str | None, label: str) -> str:
    """Let the browser know this person, after a full sign-in; returns the token for its cookie."""
    kept = token if token and _of(token).exists() else tokens.fresh()
    former = Enrolment.objects.active().filter(user=user, token_hash=tokens.digest(kept)).first()
    values: dict[str, Any] = {"label": label.strip(), "until": now_ms() + ENROLLED_FOR}
    if former is None:
        row = journal.create(
            actor,
            "people.enrolment.create",
            Enrolment,
            user=user,
            token_hash=tokens.digest(kept),
            **values,
        )
    else:
        row = journal.change(
            actor,
            "people.enrolment.renew",
            Enrolment,
            former.pk,
            expect=journal.ANY,
            **values,
        )
    throttle.clear(_key(row))
    return kept


def forget(actor: Actor, token: str | None) -> int:
    """The browser forgets everybody; returns how many people."""
    with journal.act(actor, "people.enrolment.retire") as writing:
        rows = list(_of(token or ""))
        for row in rows:
            writing.retire(Enrolment, row.pk, expect=journal.ANY)
    return len(rows)


def known(token: str | None) -> list[Known]:
    """Who may switch on this browser, by name."""
    if not token:
        return []
    people = []
    for row in _of(token).select_related("user").order_by("user__name", "pk"):
        why_not = "" if row.user.pin else "还没有设 PIN"
        if throttle.used(_key(row)) >= PIN_TRIES:
            why_not = "PIN 错了太多次，请用密码登录"
        people.append(Known(row.user_id, row.user.name, not why_not, why_not))
    return people


def switch(attempt: Attempt, token: str | None, user_id: int, pin: str) -> User:
    """Sign in by PIN. Refusals: `wrong_credentials`, `password_needed`."""
    row = _of(token or "").filter(user_id=user_id).select_related("user").first()
    if row is None or not row.user.pin:
        raise Refusal("password_needed", "在这台电脑上请先用密码登录一次，并设好 PIN。")
    try:
        throttle.take(_key(row), limit=PIN_TRIES, window_ms=PIN_WINDOW)
    except Refusal as refusal:
        raise Refusal("password_needed", "PIN 错了太多次，请用密码登录。") from refusal
    if not tokens.pin_matches(pin, row.user.pin):
        left = PIN_TRIES - throttle.used(_key(row))
        raise Refusal(
            "wrong_credentials",
            f"PIN 不对，还可以试 {left} 次。" if left > 0 else "PIN 不对，请用密码登录。",
            values={"left": left},
        )
    throttle.clear(_key(row))
    sign_in.enter(attempt.request, row.user, sign_in.PIN)
    return row.user


def _of(token: str) -> RecordQuerySet[Enrolment]:
    return Enrolment.objects.active().filter(
        token_hash=tokens.digest(token), until__gt=now_ms(), user__retired_at=None
    )


def _key(row: Enrolment) -> str:
    return f"pin:{row.pk}"
