"""What is ready to be sent, as the page shows it."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import quote

from kaibo.domains.review.bulletin import sending, shapes
from kaibo.domains.review.bulletin.making import Made
from kaibo.domains.review.bulletin.picture.showing import why_none
from kaibo.domains.review.bulletin.records import Sending
from kaibo.domains.review.bulletin.rules.sheet import Row, Section
from kaibo.domains.team import public as team
from kaibo.domains.team.public import What


def heartbeat(made: Made) -> shapes.HeartbeatOut:
    """With its sections, its text and where it went already."""
    drawn = made.what is What.BULLETIN
    none = why_none() if drawn else ""
    address = f"/api/review/{made.room.ident}/{quote(made.show, safe='')}/bulletin.png"
    return shapes.HeartbeatOut(
        what=made.what,
        what_label=made.what.label,
        room=made.room.ident,
        show=made.show,
        at=made.at,
        once=made.once,
        title=made.title,
        sections=[_section(one) for one in made.sheet.sections if one.rows],
        lines=made.sheet.lines,
        picture=address if drawn and not none else "",
        no_picture=none,
        sent=[sending_out(row) for row in sending.of_room(made.room.ident, once=made.once)],
    )


def sending_out(row: Sending) -> shapes.SendingOut:
    """One that went out or was missed."""
    what = What(row.what)
    return shapes.SendingOut(
        id=row.pk,
        what=what,
        what_label=what.label,
        room=row.room,
        show=row.show,
        channel=row.channel,
        at=row.at,
        sent_at=None if row.message is None else row.updated_at,
        message=row.message,
        by=str(row.updated_by) if row.updated_by_id is not None else None,
        schedule=row.schedule,
        why=row.why,
    )


def sent_out(card: team.MessageCard) -> shapes.SentOut:
    """What the outbox took."""
    return shapes.SentOut(
        message=card.id,
        channel=card.channel,
        state=card.state,
        state_label=card.state.label,
        due_at=card.due_at,
    )


def _section(one: Section) -> shapes.SheetSectionOut:
    return shapes.SheetSectionOut(id=one.id, label=one.zh, rows=[_row(row) for row in one.rows])


def _row(row: Row) -> shapes.SheetRowOut:
    return shapes.SheetRowOut(
        id=row.id,
        label=row.label,
        value=row.value,
        note=row.note,
        known=row.known,
        strong=row.strong,
        cell=None if row.cell is None else shapes.SheetCellOut(**asdict(row.cell)),
    )
