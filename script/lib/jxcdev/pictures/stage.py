"""A browser in which people of the demo company look at their pages."""

import io
import time

from PIL import Image
from support.browser import Browser, open_web_client
from support.client import Client

MODULE = "jxc_management"
#: a desktop, and a phone
DESKTOP, PHONE = (1400, 860), (390, 844)
#: what a page waits for before it is drawn
ANSWERS = ("/web/dataset/", "/web/action/", "/web/image", "/web/webclient/")
#: that of the demo company's people
TIME_ZONE = "Asia/Shanghai"
LARGEST = 200_000
QUIET = ".o_blockUI, .o_loading_indicator, .o_notification, .o-mail-ChatHub"
CALM = f"""
{QUIET} {{ display: none !important; }}
* {{ animation: none !important; transition: none !important; }}
"""


class Stage:
    """The running server with the demo company, and a browser."""

    def __init__(self, executable, url, database):
        self.url = url
        self.database = database
        self.browser = Browser(executable)
        self.clients = {}
        self.page = None
        self.open_questions = set()
        self.company = self.ref(f"{MODULE}.demo_company")

    def client(self, login):
        """The session of a person, through which records are made and read."""
        if login not in self.clients:
            session = Client(self.url, self.database).login(login)
            self.clients[login] = session
        return self.clients[login]

    def ref(self, xmlid):
        """The id of a record of the demo company."""
        return self.client("admin").ref(xmlid)

    def show(self, login, path, lang="en_US", size=DESKTOP):
        """Open a path of the web client as a person and wait until it is drawn."""
        self.close_page()
        session = self.client(login)
        self.client("admin").write("res.users", session.uid, {"lang": lang})
        # the session remembers the language it was opened with
        session.login(login)
        self.page = self.browser.page(session, *size)
        cookie = {"name": "cids", "value": str(self.company), "url": self.url}
        self.page.context.add_cookies([cookie])
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.send("Emulation.setTimezoneOverride", {"timezoneId": TIME_ZONE})
        self.open_questions = set()
        self.page.on("request", self.asked)
        self.page.on("requestfinished", self.answered)
        self.page.on("requestfailed", self.answered)
        open_web_client(self.page, path)
        self.page.set_default_timeout(20_000)
        self.settle()
        return self.page

    def open_menu(self, section, entry):
        """Choose an entry below a section of the menu bar."""
        for name in (section, entry):
            self.page.locator(f'[data-menu-xmlid="{MODULE}.{name}"]').first.click()
        self.settle()

    def asked(self, request):
        """Remember a question that the page asks the server."""
        if any(part in request.url for part in ANSWERS):
            self.open_questions.add(request)

    def answered(self, request):
        """Forget a question that has been answered, or given up."""
        self.open_questions.discard(request)

    def settle(self):
        """Wait until no question to the server is open for a while."""
        self.page.add_style_tag(content=CALM)
        self.page.evaluate("document.fonts.ready")
        calm = 0
        for _ in range(150):
            self.page.wait_for_timeout(100)
            calm = 0 if self.open_questions else calm + 1
            if calm >= 8:
                return

    def take(self, scene, path):
        """Play a scene, keep the picture of its last page; return the file's size."""
        part = scene(self)
        options = {"clip": part} if part else {}
        data = reduced(self.page.screenshot(**options))
        if self.page.errors:
            raise RuntimeError(f"{path.name}: {self.page.errors}")
        path.write_bytes(data)
        self.close_page()
        return len(data)

    def close_page(self):
        """Close the page of the scene before."""
        if self.page:
            self.page.context.close()
            self.page = None
            # a form that is left saves itself: that must not overtake the next sign-in
            time.sleep(0.5)

    def close(self):
        """End the browser."""
        self.close_page()
        self.browser.close()


def reduced(data):
    """The picture with as many colours as its size allows."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    for colours in (256, 128, 64, 32):
        output = io.BytesIO()
        few = picture.quantize(colours, dither=Image.Dither.NONE)
        few.save(output, "PNG", optimize=True)
        if output.tell() < LARGEST:
            break
    return output.getvalue()
