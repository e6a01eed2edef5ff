"""What goals are told of shows: planned ones from selection, else as the roster has them; past ones
from what review kept of them."""

from __future__ import annotations

from kaibo.domains.goals import public as goals
from kaibo.domains.review import public as review
from kaibo.domains.selection import public as selection


class GoalInputs(goals.Roster):
    """Planned shows go before the roster."""

    def shows(self, room: str, start: int, end: int) -> list[goals.Planned]:
        """Shows that begin in [start, end), by their start."""
        cards = [one for one in selection.shows(start, end, room or None) if one.starts_at >= start]
        found = [goals.Planned(one.room, one.starts_at, one.ends_at) for one in cards]
        return found or super().shows(room, start, end)

    def past(self, room: str, metric: str, before: int) -> list[goals.PastShow]:
        """The last shows that ended by `before`, with the metric's sums by clock hour."""
        return review.past_hours(room, metric, before)
