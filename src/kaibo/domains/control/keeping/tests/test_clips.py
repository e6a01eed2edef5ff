"""The words of a clip go three years after it was taken down, not before, and never under a hold."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.compliance import public as compliance
from kaibo.domains.compliance.actions import keeping
from kaibo.domains.compliance.choices import HoldAbout, RemovalAbout
from kaibo.domains.compliance.models import Removal
from kaibo.domains.compliance.rules.keeping import kept_until
from kaibo.domains.content.actions import clips
from kaibo.domains.content.checking import digest_of
from kaibo.domains.content.models import Clip, ClipReview
from kaibo.domains.control.keeping import nightly
from kaibo.domains.control.tests.conftest import hall, lead, ming, room
from kaibo.domains.control.tests.hall import EVENING, ROOM, Hall
from kaibo.domains.people.tests.conftest import make_user
from kaibo.kit.access import Actor

__all__ = ["hall", "lead", "make_user", "ming", "room"]
pytestmark = pytest.mark.django_db(transaction=True)
OUT, DOWN = EVENING + 1_000, EVENING + 9_000
DUE = kept_until(DOWN)


def put_out(actor: Actor, **more: Any) -> Clip:
    compliance.warm()
    row = clips.note(
        actor, room=ROOM, show="7", starts_at=EVENING, ends_at=EVENING + 9, product=None,
        title="文案", spoken="全网最低价", shown="画面", platform="douyin", ad_label=True, **more,
    )  # fmt: skip
    clips.sign(actor, row.pk, digest=digest_of(clips.draft_of(row)))
    return clips.publish(actor, row.pk, expect=row.version, published_at=OUT, url="u")


def test_words_go_when_their_three_years_are_over(hall: Hall, lead: Actor) -> None:
    up, down = put_out(lead), put_out(lead)
    clips.take_down(lead, down.pk, expect=down.version, at=DOWN)
    assert nightly.remove_due(DUE).clips_gone == 0
    [due] = nightly.due(DUE + 1).clips
    assert (due.id, due.until, due.held) == (down.pk, DUE, False)
    assert nightly.remove_due(DUE + 1).clips_gone == 1
    row = Clip.objects.get(pk=down.pk)
    assert (row.title, row.spoken, row.shown) == ("（到期已删除）", "", "")
    review = ClipReview.objects.get(clip=down.pk)
    assert review.sheet is None and review.open == 1 and len(review.digest) == 64
    [removal] = Removal.objects.filter(about=RemovalAbout.CLIP_WORDS.value)
    assert removal.sha256 == due.sha256 and removal.done_at is not None
    assert Clip.objects.get(pk=up.pk).spoken == "全网最低价"
    assert nightly.remove_due(DUE + 2).clips_gone == 0


def test_a_hold_on_its_show_keeps_it(hall: Hall, lead: Actor) -> None:
    row = put_out(lead)
    clips.take_down(lead, row.pk, expect=row.version, at=DOWN)
    keeping.hold(lead, about=HoldAbout.SHOW, ref=f"{ROOM}/7", why="投诉在办")
    told = nightly.remove_due(DUE + 1)
    assert ([one.held for one in told.clips], told.clips_gone) == ([True], 0)
    assert Clip.objects.get().spoken == "全网最低价"


def test_what_a_killed_process_began_is_gone_on_with(
    hall: Hall, lead: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = put_out(lead)
    clips.take_down(lead, row.pk, expect=row.version, at=DOWN)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("kaibo.domains.content.public.empty_clip", killed)
        with pytest.raises(KeyboardInterrupt):
            nightly.remove_due(DUE + 1)
    assert Removal.objects.get().done_at is None
    assert nightly.remove_due(DUE + 1).clips_gone == 1
    assert Removal.objects.get().done_at is not None
