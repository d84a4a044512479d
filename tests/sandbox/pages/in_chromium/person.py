"""A person before a real browser."""


class Person:
    """`page` is Playwright's; `home` the repository's address. Whoever this is chooses it by clicking."""

    def __init__(self, chromium, stage, login=None, *, width=1280, scheme="light", scripts=True):
        self.context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            has_touch=width < 600,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(8_000)
        self.home = f"{stage.url}/{stage.repository.full_name}"
        self.problems = []
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.context.on("request", lambda request: self._seen(stage.url, request.url))
        self.goes("/issues")
        if login:
            self.becomes(login)

    def goes(self, path):
        self.page.goto(self.home + path)

    def becomes(self, login):
        self.page.locator("#person > summary").click()
        self.page.locator(f"#person button[value='{login}']").click()
        self.page.locator("#person > summary b", has_text=login).wait_for()
        self.page.wait_for_load_state()

    def waits_for(self, text, within="main"):
        """Until the page says so by itself."""
        self.page.locator(within).get_by_text(text).first.wait_for()

    def says(self, text):
        """Comment on the thread that is open; the workflow answers with a reaction."""
        self.page.get_by_label("Your comment").fill(text)
        self.page.get_by_role("button", name="Comment", exact=True).click()
        said = self.page.locator("article.comment", has_text=text.splitlines()[0]).last
        said.locator(".reaction", has_text="🚀").wait_for()

    def presses(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def follows(self, name, within="body"):
        self.page.locator(within).get_by_role("link", name=name).first.click()

    def moves_the_clock(self, step):
        self.page.locator("#clock > summary").click()
        self.presses(f"{step} on")

    def leave(self):
        """What went wrong while they were there."""
        self.context.close()
        return self.problems

    def _hear(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(message.text)

    def _seen(self, ours, url):
        if not url.startswith((ours, "data:", "about:")):
            self.problems.append(f"a request left for {url}")
