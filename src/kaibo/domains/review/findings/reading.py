"""What is read of the shows of a room for one review: each show once, whatever asks for it."""

from __future__ import annotations

from fractions import Fraction

from kaibo.domains.control import public as control
from kaibo.domains.review.findings.choices import FindingDirection, FindingScope
from kaibo.domains.review.findings.records import Finding
from kaibo.domains.review.findings.rules.verifying import Seen, reached
from kaibo.kit.errors import Refusal
from kaibo.live.metrics import METRIC
from kaibo.live.metrics.inputs import INPUT

#: No more than so many later shows are looked at for one finding.
LATER = 10


def is_money(metric: str) -> bool:
    """Whether a metric is an amount, or shows one in its parts."""
    known = METRIC[metric]
    return known.unit.value.startswith("fen") or any(
        INPUT[name].unit == "fen" for name in known.inputs
    )


class Shows:
    """The shows of a room's log, oldest first, and what they brought, worked out when asked for."""

    def __init__(self, room: control.RoomCard) -> None:
        self.room = room
        self.ran = sorted(control.ran(room), key=lambda one: (one.start, one.id))
        self._results: dict[str, control.Result] = {}
        self._rows: dict[tuple[str, str], list[control.ResultRow]] = {}
        self._values: dict[tuple[str, str, str], dict[str, Fraction | None]] = {}

    def one(self, show: str) -> control.RanShow:
        """A show by its id. Refusal: `not_found`."""
        found = next((one for one in self.ran if one.id == show), None)
        if found is None:
            text = f"直播间「{self.room.title}」的记录里没有场次「{show}」。"
            raise Refusal("not_found", text, values={"room": self.room.ident, "show": show})
        return found

    def result(self, show: str) -> control.Result:
        """A show. Refusal: `not_found`."""
        if show not in self._results:
            self._results[show] = control.result(self.room, show)
        return self._results[show]

    def rows(self, show: str, level: str) -> list[control.ResultRow]:
        """The rows of a show at a level."""
        if (show, level) not in self._rows:
            self._rows[show, level] = self.result(show).rows(level)
        return self._rows[show, level]

    def values(self, show: str, level: str, metric: str) -> dict[str, Fraction | None]:
        """One metric in the rows of a show at a level, by key; None where it is not known.

        Of a show that nothing else was asked of no other metric is worked out."""
        asked = (show, level, metric)
        if asked not in self._values:
            rows = self._rows.get((show, level)) or self.result(show).rows(level, (metric,))
            self._values[asked] = {
                row.key: None if (found := row.metrics.get(metric)) is None else found.exact
                for row in rows
            }
        return self._values[asked]

    def after(self, start: int) -> list[control.RanShow]:
        """Shows that began later than that (UTC ms) and have ended."""
        return [one for one in self.ran if one.start > start and one.end is not None]

    def verified(self, finding: Finding) -> list[Seen]:
        """What the shows after the finding say of its metric, as many as it shall be read from: of a
        host or a link only those that had it."""
        wanted = finding.wanted_value
        if not finding.metric or wanted is None:
            return []
        out: list[Seen] = []
        for show in self.after(finding.review.started_at)[:LATER]:
            values = self.values(show.id, finding.level, finding.metric)
            if finding.level != FindingScope.ROOM and finding.of not in values:
                continue
            value = values.get(finding.of)
            good = reached(value, FindingDirection(finding.direction), wanted)
            out.append(Seen(show.id, show.title, show.start, value, good))
            if len(out) == finding.verify_shows:
                break
        return out
