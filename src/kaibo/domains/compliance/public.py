"""The door of compliance: texts in with their context, verdicts out."""

from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.engine.verdicts import Checked, Finding, Verdict

__all__ = ["Checked", "Context", "Facts", "Finding", "Verdict", "check_text"]


def check_text(text: str, context: Context) -> Checked:
    """The verdict of the shipped packs; the first call compiles them, which takes seconds."""
    return shipped_checker().check(text, context)
