"""Debian's Chromium, driven through playwright."""

from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

# Milliseconds; the first page of a new server waits for its scripts to be put together.
PATIENCE = 120_000


class Browser:
    """One browser process for a test run; every page gets a context of its own."""

    def __init__(self, executable):
        self.playwright = sync_playwright().start()
        self.chromium = self.playwright.chromium.launch(
            executable_path=executable, headless=True, args=FLAGS
        )

    def page(self, client, width=1366, height=900):
        """Open a page that carries the session of a client."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": height}, base_url=client.url
        )
        session = client.http.cookies["session_id"]
        context.add_cookies(
            [{"name": "session_id", "value": session, "url": client.url}]
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        return page

    def close(self):
        """End the browser."""
        self.chromium.close()
        self.playwright.stop()


def open_web_client(page, path="/odoo"):
    """Go to a path of the web client and wait until it is there."""
    page.goto(path, timeout=PATIENCE)
    page.wait_for_selector(".o_web_client .o_main_navbar", timeout=PATIENCE)
    page.wait_for_selector(".o_action_manager > *", timeout=PATIENCE)
    return page
