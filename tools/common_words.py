"""Writes the common words by which the compliance check knows that a sound-alike is just a word.

    pip install jieba==0.42.1 && python -m tools.common_words

Who writes 嘴棒 means 最棒; in 自己制作 nobody means 极致, because 自己 and 制作 are words. The words and
how often they are used come from the dictionary of jieba 0.42 (MIT licence, Copyright 2013 Sun Junyi).
"""

import sys
from importlib import resources
from pathlib import Path

PAGE = Path(__file__).parents[1] / "src/kaibo/domains/compliance/engine/reading/common_words.txt"
# Rarer ones are names and words of books, which would hide evasions.
_OFTEN = {2: 60, 3: 30, 4: 30}


def main() -> None:
    """Rewrites the list: one word a line, sorted, after a line that says where it is from."""
    text = (resources.files("jieba") / "dict.txt").read_text(encoding="utf-8")
    words = set()
    for line in text.splitlines():
        word, often, *_ = line.split(" ")
        known = len(word) in _OFTEN and int(often) >= _OFTEN[len(word)]
        if known and all("一" <= char <= "鿿" for char in word):
            words.add(word)
    head = "# From the dictionary of jieba (MIT, Copyright 2013 Sun Junyi); tools/common_words.py\n"
    PAGE.write_text(head + "\n".join(sorted(words)) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(words)} words\n")


if __name__ == "__main__":
    main()
