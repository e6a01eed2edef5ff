"""The kit's models, gathered where Django looks for them."""

from kaibo.kit.attachment import Attachment
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.fact import Fact
from kaibo.kit.record import Record, RecordManager, RecordQuerySet
from kaibo.kit.throttle import Throttle

__all__ = [
    "Attachment",
    "Delivery",
    "Fact",
    "Lane",
    "Record",
    "RecordManager",
    "RecordQuerySet",
    "State",
    "Throttle",
]
