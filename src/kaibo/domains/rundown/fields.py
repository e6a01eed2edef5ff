"""A field for lengths, so that a refusal says 5:00 and not 300000."""

from __future__ import annotations

from kaibo.kit.clock import length
from kaibo.kit.fields import MomentField


class LengthField(MomentField):
    """A length in milliseconds; spoken as minutes and seconds. (The kit asks any moment field how
    it is spoken; that is all it has in common with an instant.)"""

    def spoken(self, value: int) -> str:
        """Such as "5:00"."""
        return length(value)
