"""What review does when others have done something, each beside the part that cares."""

from kaibo.domains.review.boards import reactions as boards

__all__ = ["boards"]
