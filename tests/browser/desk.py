"""The control room as a person works it: with keys where there is one, and looking at the page."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.tab import Tab
from tests.browser.writing import compose

#: What a tab keeps of presses that nobody has answered yet.
ANSWERED = """() => (sessionStorage.getItem("kaibo.presses") ?? "[]") === "[]" """


@dataclass
class Desk:
    """A control room in a tab, as the wide page or as the dock."""

    tab: Tab
    room: str
    dock: bool = False

    def open(self) -> None:
        """Go to the page."""
        self.tab.go(f"/rooms/{self.room}" + ("/dock" if self.dock else ""))
        layout = "dock" if self.dock else "wide"
        self.tab.page.locator(f'[data-screen=control][data-layout="{layout}"]').wait_for()

    def knows_links(self, count: int) -> None:
        """Wait until the links of the show are there: a number without its link is asked about."""
        self.tab.page.locator(f'[data-links="{count}"]').wait_for()

    def answered(self, within_ms: int = 15_000) -> None:
        """Wait until every press of this tab has its answer."""
        self.tab.page.wait_for_function(ANSWERED, timeout=within_ms)

    def on_air(self, within_ms: int = 15_000) -> None:
        """Wait until the page says that the room is on air."""
        self.tab.page.locator('[data-state="on_air"]').first.wait_for(timeout=within_ms)

    def arm(self, show: int) -> None:
        """Make the plan of a show ready."""
        planned = f'[data-planned="{show}"]'
        self.tab.page.locator(planned).get_by_role("button", name="备播").click()
        self.tab.page.locator(f'{planned}[data-armed="true"]').wait_for()

    def go_live(self, show: int) -> int:
        """Go live with whatever is open; how many things were."""
        self.tab.page.locator(f'[data-planned="{show}"]').get_by_role("button", name="开播").click()
        go = self.tab.page.get_by_role("dialog").locator(".ant-modal-footer .ant-btn-primary")
        self.tab.page.get_by_text("有没清的也能开播").wait_for()
        words = go.inner_text()
        go.click()
        self.on_air()
        return int("".join(c for c in words if c.isdigit()) or 0)

    def begin_shift(self, shift: int) -> None:
        """Say whose shift it is; its hosts go on mic with it."""
        self.tab.page.locator("[data-area=head] button", has_text="本班").click()
        self.tab.page.locator(f'[data-shift="{shift}"]').click()
        self.answered()

    def key(self, name: str) -> None:
        """Press a key, wherever the caret is not in a field."""
        self.tab.page.keyboard.press(name)

    def mark(self, number: int) -> None:
        """Type a link's number and Enter: it is being explained from now on."""
        self.tab.page.keyboard.type(str(number))
        self.tab.page.keyboard.press("Enter")

    def sells(self, product: str) -> None:
        """Wait until the page shows this product as the one being explained."""
        self.tab.page.locator(f'[data-pitch="{product}"]').wait_for()

    def take(self) -> str:
        """TAKE what comes next; the id of the span that is then on air."""
        shown = self.tab.page.locator("[data-segment]")
        before = shown.get_attribute("data-segment")
        self.key("F8")
        self.tab.page.locator(f'[data-segment]:not([data-segment="{before}"])').wait_for()
        return shown.get_attribute("data-segment") or ""

    def note(self, letters: str, text: str) -> None:
        """A note of the floor, written with an input method and sent by Enter."""
        self.key("F2")
        self.tab.page.locator("[data-note]").focus()
        self.tab.at_rest()  # nobody composes while a dialog is still on its way in
        compose(self.tab, letters, text)
        self.key("Enter")
        self.tab.page.locator("[data-note]").wait_for(state="detached")

    def reading(self, **boxes: str) -> None:
        """Numbers read off the platform's screen, typed into their boxes."""
        self.key("F4")
        for box, text in boxes.items():
            self.tab.page.locator(f'[data-box="{box}"]').fill(text)
        self.key("Enter")
        self.tab.page.locator("[data-reading-form]").wait_for(state="detached")
        self._leave_text()

    def hand_over(self, word: str) -> None:
        """Give the shift away, with one sentence for who takes it."""
        self.tab.page.locator("[data-area=head]").get_by_role("button", name="交接班").click()
        self.tab.page.get_by_placeholder("答应了观众什么").fill(word)
        self.tab.button("交出去").click()
        self._leave_text()
        self.answered()

    def _leave_text(self) -> None:
        """What could be sent to a group now is left unsent."""
        dialog = self.tab.page.get_by_role("dialog")
        dialog.locator("[data-ready]").wait_for()
        self.key("Escape")
        dialog.wait_for(state="detached")

    def take_over(self, word: str) -> None:
        """Read the sheet that waits in the inbox, and take the shift."""
        self.tab.page.locator("[data-inbox=handover]").get_by_role("button").click()
        self.tab.page.get_by_role("dialog").get_by_text(word).wait_for()
        self.tab.button("看过了，接班").click()
        self.answered()

    def set_right(self, label: str, number: int) -> None:
        """The press with this label was another link."""
        press = self.tab.page.locator("[data-press]", has_text=label).first
        press.get_by_role("button", name="校正").click()
        self.tab.page.locator(f'[data-to-no="{number}"]').click()
        self.answered()

    def end(self) -> None:
        """Hold the button that ends the show for as long as it asks."""
        button = self.tab.page.locator("[data-area=head] button[data-holding]")
        button.hover()
        self.tab.page.mouse.down()
        self.tab.page.locator("[data-ended]").wait_for()
        self.tab.page.mouse.up()

    def figure(self, name: str, of: str) -> int | None:
        """A number in the head, as it stands now; None: unknown."""
        shown = self.tab.page.locator(f'[data-figure="{name}"][data-of="{of}"]')
        value = shown.get_attribute("data-value")
        return int(value) if value else None

    def shows(self, name: str, of: str, value: int, within_ms: int = 15_000) -> None:
        """Wait until a number in the head is this."""
        wanted = f'[data-figure="{name}"][data-of="{of}"][data-value="{value}"]'
        self.tab.page.locator(wanted).wait_for(timeout=within_ms)
