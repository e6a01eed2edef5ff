"""Review's records, each beside the part that owns it."""

from kaibo.domains.review.boards.links.records import BoardLink as BoardLink
from kaibo.domains.review.boards.links.records import BoardLinkUse as BoardLinkUse
from kaibo.domains.review.boards.records import KeptRow as KeptRow
from kaibo.domains.review.boards.records import KeptShow as KeptShow
from kaibo.domains.review.bulletin.records import ScheduleClock as ScheduleClock
from kaibo.domains.review.bulletin.records import Sending as Sending
from kaibo.domains.review.findings.records import Finding as Finding
from kaibo.domains.review.findings.records import Review as Review
