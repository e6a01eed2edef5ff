"""What review does when others have done something, each beside the part that cares."""

from kaibo.domains.review.boards import reactions as boards
from kaibo.domains.review.boards.links import reactions as board_links

__all__ = ["board_links", "boards"]
