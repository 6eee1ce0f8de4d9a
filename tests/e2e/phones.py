"""Short words for what a person does on one of the simulator's phones."""

from playwright.sync_api import Locator, Page, expect


class Phone:
    """One phone of the page."""

    def __init__(self, page: Page, role: str) -> None:
        self.page = page
        self.node = page.locator(f"#phone-{role}")
        self.log = self.node.get_by_role("log")

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press the button of that name, the last one where there are several."""
        self.node.get_by_role("button", name=name, exact=exact).last.click()

    def follow(self) -> None:
        """Follow the account."""
        self.press("关注公众号")
        self.hears("侬好")

    def say(self, words: str) -> None:
        """Type and send."""
        field = self.node.get_by_role("textbox", name="说一句")
        field.fill(words)
        field.press("Enter")

    def hears(self, words: str) -> Locator:
        """Wait until the bot's words stand in the chat."""
        row = self.log.locator(".row.bot", has_text=words).last
        expect(row).to_be_visible()
        return row

    def bind(self) -> None:
        """Become the chief of the first grid."""
        self.node.get_by_role("button", name="绑定").first.click()
        self.hears("宜北网格")

    def tool(self, name: str) -> None:
        """Open the tools and take one."""
        if self.node.locator(".panel").is_hidden():
            self.press("更多", exact=False)
        self.node.locator(".panel").get_by_role("button", name=name, exact=True).click()
