from odoo import fields
from odoo.tests import TransactionCase


class DemoCommon(TransactionCase):
    """The demo company; skipped on a database without demo data.

    The tests run with ``--test-tags jxc_demo`` only: ``tests/test_demo_company.py``
    does so on a database with demo data. ``__test__`` keeps pytest out.
    """

    __test__ = False

    def setUp(self):
        super().setUp()
        company = self.env.ref("jxc_management.demo_company", False)
        if not company:
            self.skipTest("the demo data is not installed")
        self.env = self.env(context={"allowed_company_ids": company.ids})
        self.company = company.with_env(self.env)
        self.today = fields.Date.today()

    def _user(self, login):
        return self.env.ref(f"jxc_management.demo_user_{login}")

    def _as(self, login):
        """Return the environment of a person of the demo company."""
        return self.env(user=self._user(login), su=False)

    def _department(self, name):
        return self.env.ref(f"jxc_management.demo_department_{name}")

    def _ours(self, model):
        return self.env[model].search([("company_id", "=", self.company.id)])
