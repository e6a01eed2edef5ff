"""What takes the claim out of a sentence: denial, a question, others' words, talk about rules.

A frame looks at the reading's text and the place of a match, and answers whether it excuses it.
What does not excuse (a wink after "不让说", a question that asserts) is said beside it.
"""

# Each import adds its frames, in the order they are asked.
from kaibo.domains.compliance.engine.frames import denial, others, question, rules
from kaibo.domains.compliance.engine.frames.clauses import FRAMES, clause_around

__all__ = ["FRAMES", "clause_around", "denial", "excused_by", "others", "question", "rules"]


def excused_by(text: str, start: int, end: int, despite: frozenset[str]) -> str | None:
    """The first frame that excuses a match, by name; None when none does. `despite` names frames
    that do not count for this way of breaking the rule."""
    for name, frame in FRAMES.items():
        if name not in despite and frame(text, start, end):
            return name
    return None
