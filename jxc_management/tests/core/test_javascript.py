from odoo.tests import HttpCase, tagged

from odoo.addons.web.tests import test_js


@tagged("post_install", "-at_install")
class TestJavascript(HttpCase):
    """The tests of the client side, in a browser of desktop and of phone size."""

    def _run(self, preset):
        suite = test_js.HOOTCommon._generate_hash(self, "@jxc_management")
        self.browser_js(
            f"/web/tests?headless&loglevel=2&preset={preset}&timeout=15000&id={suite}",
            "",
            login="admin",
            timeout=600,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=test_js.unit_test_error_checker,
        )

    def test_desktop(self):
        self._run("desktop")

    def test_mobile(self):
        self.browser_size = "375x667"
        self.touch_enabled = True
        self._run("mobile")
