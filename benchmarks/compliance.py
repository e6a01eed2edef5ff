"""The compliance check: lines a second, a whole script, a room's comments; beside lists of words."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable

from benchmarks.compliance_texts import comments, labelled, mix, script
from benchmarks.table import Result
from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.packs import Pack
from kaibo.domains.compliance.engine.shipped import shipped_packs

Flags = Callable[[str], bool]
_LINES, _COMMENTS = 4_000, 5_000


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a call, the better of two."""
    took = []
    for _ in range(2):
        before = time.process_time()
        work()
        took.append(time.process_time() - before)
    return min(took)


def automaton(words: list[str]) -> Flags | None:
    """pyahocorasick over the words; None where it is not installed."""
    try:
        found = importlib.import_module("ahocorasick").Automaton()
    except ImportError:
        return None
    for word in words:
        found.add_word(word, word)
    found.make_automaton()
    return lambda text: next(found.iter(text), None) is not None


def plain_list(words: list[str]) -> Flags:
    """What most people write first."""
    return lambda text: any(word in text for word in words)


def quality(packs: list[Pack], flags: Callable[[str, Context], bool]) -> str:
    """Precision and recall on the packs' examples and innocent lines, in words."""
    right = wrong = missed = 0
    for text, context, breaks in labelled(packs):
        flagged = flags(text, context)
        right += flagged and breaks
        wrong += flagged and not breaks
        missed += breaks and not flagged
    return f"precision {right / max(1, right + wrong):.2f}, recall {right / (right + missed):.2f}"


def measure(_events: int) -> list[Result]:
    """The rows of the table."""
    packs = shipped_packs()
    began = time.perf_counter()
    checker = Checker(packs)
    compiling = time.perf_counter() - began
    lines = mix(packs, _LINES)
    seconds = cpu(lambda: [checker.check(one.text, one.context) for one in lines])
    single: list[float] = []
    for one in lines:
        began = time.perf_counter()
        checker.check(one.text, one.context)
        single.append(time.perf_counter() - began)
    p99 = sorted(single)[int(len(single) * 0.99) - 1] * 1000
    told = script()
    show = cpu(lambda: [checker.check(text, lines[0].context) for text in told])
    written, viewer = comments(_COMMENTS), Context(surface="viewer_comment", platform="douyin")
    room = cpu(lambda: [checker.check(text, viewer) for text in written])
    results = [
        Result("compliance: lines of 100 characters, all packs, one core", len(lines) / seconds, "lines/s",
               "≥ 10,000", quality(packs, lambda text, where: checker.check(text, where).violates)),
        Result("compliance: p99 of a line", p99, "ms", "≤ 5"),
        Result(f"compliance: script of 3 h, {sum(map(len, told)):,} characters", show, "s", "≤ 1"),
        Result("compliance: 1,000 comments a second", room / _COMMENTS * 1000 * 100, "% of a core", "≤ 10"),
        Result("compliance: reading and compiling all packs", compiling, "s"),
    ]  # fmt: skip
    words = sorted({term for pack in packs for term in pack.terms})
    for name, flags in (("pyahocorasick", automaton(words)), ("`in` a list", plain_list(words))):
        if flags is None:
            results.append(Result(f"{name}: not installed", 0, "lines/s"))
            continue
        beside = cpu(lambda flags=flags: [flags(one.text) for one in lines])  # type: ignore[misc]
        told_of = quality(packs, lambda text, _, flags=flags: flags(text))  # type: ignore[misc]
        results.append(
            Result(
                f"{name} over the packs' {len(words):,} terms",
                len(lines) / max(beside, 1e-9),
                "lines/s",
                "",
                f"{seconds / max(beside, 1e-9):,.0f} × ours; {told_of}",
            )
        )
    return results
