"""Writing Chinese as an input method does it: keys that belong to it, a composition, a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.tab import Tab

if TYPE_CHECKING:
    from playwright.sync_api import ElementHandle

#: While it composes, an input method takes every key for itself and pages see code 229.
TAKEN = 229
#: What a person presses while composing: choosing a candidate by its number, taking the letters as
#: they are, giving up, and keys that mean something on a page that listens.
KEYS = (
    ("Enter", "Enter", 0), ("Escape", "Escape", 0), (" ", "Space", 0), ("3", "Digit3", 0),
    ("F8", "F8", 0), ("F9", "F9", 0), ("?", "Slash", 0), ("ArrowDown", "ArrowDown", 0),
    ("1", "Digit1", 1), ("0", "Digit0", 1), ("k", "KeyK", 2),
)  # fmt: skip

#: The fields that take text now, in the dialog in front if there is one.
FIELDS = """() => {
  const shown = (one) => one.getClientRects().length > 0 && one.checkVisibility();
  const dialogs = [...document.querySelectorAll("[role=dialog]")].filter(shown);
  const inside = dialogs.at(-1) ?? document;
  const other = ["button", "checkbox", "radio", "range", "submit", "file", "hidden", "password"];
  return [...inside.querySelectorAll("input, textarea, [contenteditable=true]")].filter(
    (one) =>
      shown(one) && !one.ariaHidden && !one.disabled && !one.readOnly && !other.includes(one.type),
  );
}"""


def fields(tab: Tab) -> list[ElementHandle]:
    """The fields a person can write in now, in order."""
    found = tab.page.evaluate_handle(FIELDS)
    return [one for one in map(as_element, found.get_properties().values()) if one is not None]


def as_element(handle: object) -> ElementHandle | None:
    """A handle as an element."""
    return handle.as_element()  # type: ignore[no-any-return, attr-defined]


def press_taken(tab: Tab, key: str, code: str, modifiers: int) -> None:
    """A key that the input method keeps: pages hear of it and must do nothing."""
    about = {"key": key, "code": code, "modifiers": modifiers, "windowsVirtualKeyCode": TAKEN}
    tab.devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **about})


def compose(tab: Tab, letters: str, text: str) -> None:
    """Write `text` where the caret is: letters first, every key of KEYS on the way, then it."""
    press_taken(tab, "Process", "KeyZ", 0)
    for seen in (letters, text):
        about = {"text": seen, "selectionStart": len(seen), "selectionEnd": len(seen)}
        tab.devtools.send("Input.imeSetComposition", about)
        for key, code, modifiers in KEYS:
            press_taken(tab, key, code, modifiers)
    tab.devtools.send("Input.insertText", {"text": text})


def put_on_file(tab: Tab, kind: str, title: str) -> None:
    """Fill the open form of evidence by keyboard, and save it."""
    paper = tab.page.locator("[data-evidence-form=new]")
    paper.locator("[data-field=kind]").locator("input").first.focus()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.type(kind)
    # What Enter takes is the option in front, once the list has been narrowed to it.
    tab.page.locator(".ant-select-item-option-active", has_text=kind).wait_for()
    tab.page.keyboard.press("Enter")
    paper.locator("[data-field=title]").fill(title)
    tab.page.locator("[data-act=save-evidence]").press("Enter")
    paper.wait_for(state="detached")
