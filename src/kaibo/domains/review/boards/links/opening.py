"""Opening a link: guesses are bounded, what it may show is decided anew, and the opening is counted."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kaibo.domains.control import public as control
from kaibo.domains.review.boards import day as of_day
from kaibo.domains.review.boards import days, shapes, shown
from kaibo.domains.review.boards.links import shown as links
from kaibo.domains.review.boards.links import tokens
from kaibo.domains.review.boards.links.choices import LinkKind, LinkState
from kaibo.domains.review.boards.links.kept import Kept
from kaibo.domains.review.boards.links.records import BoardLink, BoardLinkUse
from kaibo.domains.review.boards.links.rules.sight import Bounded, hidden
from kaibo.domains.review.boards.links.shapes import PhoneBoardOut
from kaibo.domains.review.boards.links.standing import standing
from kaibo.kit import throttle
from kaibo.kit.access import Actor
from kaibo.kit.clock import MINUTE, now_ms, on_calendar
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty
from kaibo.live.lanes import FOREVER

#: Wrong tokens of one address, as many as wrong sign-ins.
TRIES_PER_ADDRESS, WINDOW = 60, 15 * MINUTE
#: A phone that goes on looking is written down no more often.
SEEN_EVERY = MINUTE

_kept = Kept[PhoneBoardOut]()


def opened(token: str, address: str, again: bool) -> PhoneBoardOut:
    """The board of a link. `again`: the page refreshes itself, which is no opening.

    Refusals: `not_found` for a token nobody was given, `too_many` after too many of them, `gone` once
    the link ended, was withdrawn or has stopped, `no_show_yet` of a room that never was on air,
    `busy` while its room cannot be read.
    """
    link = _found(token, address)
    stands = standing(link, now_ms())
    if stands.maker is None:
        raise _gone(link, stands.state)
    maker = stands.maker
    board = _kept.get((link.token_hash, maker.rights), lambda: _board(link, maker))
    _count(link, again)
    return board


def _found(token: str, address: str) -> BoardLink:
    """The link of a token. Only wrong tokens are counted: phones ask every few seconds, several of
    them from one address. Sixteen requests at once, which is all the server lets in, may each pass
    before the others are counted."""
    key = f"board-link:{address}"
    if throttle.used(key) >= TRIES_PER_ADDRESS:
        throttle.take(key, limit=TRIES_PER_ADDRESS, window_ms=WINDOW)
    digest = tokens.digest(token)
    link = BoardLink.objects.filter(token_hash=digest).first()
    if link is None or not tokens.same(link.token_hash, digest):
        throttle.take(key, limit=TRIES_PER_ADDRESS, window_ms=WINDOW)
        text = "没有这块看板：链接不完整，或者从来没有过。请点收到的原链接打开。"
        raise Refusal("not_found", text)
    return link


def _gone(link: BoardLink, state: LinkState) -> Refusal:
    """Whoever had the link is told that it is over, and nothing of why or by whom."""
    told = {
        LinkState.ENDED: f"这块看板到 {on_calendar(link.until)} 为止，已经结束。",
        LinkState.WITHDRAWN: "这块看板已经收回。",
        LinkState.STOPPED: "这块看板已经停用。",
    }
    text = f"{told[state]}要接着看，请找发给你的人要一个新链接。"
    return Refusal("gone", text, values={"state": state})


def _board(link: BoardLink, maker: Actor) -> PhoneBoardOut:
    viewer = Bounded(maker, hidden=hidden(link.money, link.spend))
    try:
        board = _day(link, viewer) if link.kind == LinkKind.DAY else _show(link, viewer)
        return links.phone(link, board, _on_mic(board) if link.hosts else [])
    except Refusal as refusal:
        # A refusal may name rooms and files of ours; what a stranger is told says neither.
        if refusal.code == "not_found":
            raise Refusal("no_show_yet", "还没有开过播，开播后这里就有数。") from refusal
        raise Refusal("busy", "这会儿读不到数，过一会儿会自己再试。") from refusal


def _day(link: BoardLink, viewer: Bounded) -> shapes.BoardOut:
    day = date.fromisoformat(link.day) if link.day else days.day_of(now_ms())
    return of_day.board(day, Duty(link.duty), viewer)


def _show(link: BoardLink, viewer: Bounded) -> shapes.BoardOut:
    room = control.found(link.room)
    return shown.board(shown.Wanted(LinkKind.SHOW.value, room, None, None, Duty(link.duty)), viewer)


def _on_mic(board: shapes.BoardOut) -> list[str]:
    """Who is on mic now, in the shows of the board that run; nobody of what has ended."""
    running = [(one.room, one.show) for one in board.shows if one.end is None]
    if board.room and board.end is None:
        running.append((board.room, board.show))
    names: dict[str, None] = {}
    for room, show in running:
        found = control.result(control.found(room), show)
        spans = [
            one for one in found.spans("host") if one.start <= found.now and one.end >= FOREVER
        ]
        names |= {found.label("host", one.key): None for one in spans}
    return list(names)


def _count(link: BoardLink, again: bool) -> None:
    now = now_ms()
    with transaction.atomic():
        rows = BoardLinkUse.objects.select_for_update()
        use, _ = rows.get_or_create(link=link, defaults={"last_at": 0})
        if again and now - use.last_at < SEEN_EVERY:
            return
        use.last_at = now
        use.opened += not again
        use.save()
