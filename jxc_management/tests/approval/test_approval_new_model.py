from unittest.mock import patch

from odoo import fields, models
from odoo.orm.model_classes import add_to_registry
from odoo.tests import tagged

from ...models.core.jxc_operation import Operation
from ...tools.approval_content import add_line
from .common import ApprovalCommon

MODEL = "jxc.test.count"


class JxcTestCount(models.Model):
    """A count sheet: all that a further kind of document needs is in this class."""

    _name = MODEL
    _inherit = ["mail.thread", "jxc.approval.mixin"]
    _description = "Count Sheet"
    # belongs to no module: only the tests below make it known
    _module = None

    name = fields.Char(required=True)
    company_id = fields.Many2one("res.company", required=True)
    jxc_department_id = fields.Many2one("hr.department")
    difference = fields.Float()
    state = fields.Selection(
        [("draft", "Draft"), ("posted", "Posted")], default="draft"
    )

    def _jxc_operation(self):
        return "count"

    def _jxc_amount(self):
        return self.difference

    def _jxc_content(self):
        content = {"header": {"company": self.company_id.id}, "lines": {}}
        add_line(content, "difference", "Difference", 1, self.difference)
        return content

    def _jxc_in_effect(self):
        return self.state == "posted"

    def _jxc_is_parked(self):
        return self.state == "draft"

    def _jxc_watched_fields(self):
        return frozenset({"difference", "company_id"})

    def _jxc_approved(self):
        self.write({"state": "posted"})

    def action_post(self):
        waiting = self._jxc_to_approve()
        if waiting:
            self.env["jxc.approval.request"]._submit(waiting)
        (self - waiting).write({"state": "posted"})


@tagged("post_install", "-at_install")
class TestApprovalNewModel(ApprovalCommon):
    """A further kind of document is guarded by one small class and one line."""

    def setUp(self):
        super().setUp()
        add_to_registry(self.registry, JxcTestCount)
        self.addCleanup(self._forget)
        self.registry._setup_models__(self.env.cr, [MODEL])
        self.registry.init_models(self.env.cr, [MODEL], {"module": "jxc_management"})
        operations = type(self.env["jxc.operation"])
        known = self.env["jxc.operation"]._operations()
        added = {**known, "count": Operation("Count", (MODEL,))}
        patcher = patch.object(operations, "_operations", lambda model: added)
        patcher.start()
        self.addCleanup(patcher.stop)

    def _forget(self):
        for parent in self.registry.values():
            parent._inherit_children.discard(MODEL)
        del self.registry[MODEL]
        self.registry._setup_models__(self.env.cr, [])

    def _sheet(self, difference):
        sheets = self.env[MODEL].with_user(self.buyer).sudo()
        return sheets.create(
            {
                "name": "Count 1",
                "company_id": self.company.id,
                "difference": difference,
            }
        )

    def test_all_guards_hold(self):
        self._rule(self.boss, operation="count")
        small = self._sheet(900)
        small.action_post()
        self.assertEqual(small.state, "posted")
        sheet = self._sheet(5000)
        with self.refused("needs approval first"):
            sheet.write({"state": "posted"})
        with self.refused("cannot be set by hand"):
            sheet.write({"jxc_approval_state": "approved"})
        sheet.action_post()
        request = self.request_of(sheet)
        self.assertEqual((sheet.state, request.waiting_for), ("draft", "Boss"))
        sheet.difference = 6000
        self.assertEqual(request.state, "stale")
        sheet.action_post()
        self.request_of(sheet, self.boss).action_approve()
        self.assertEqual(sheet.state, "posted")
        with self.refused("in effect already"):
            sheet.difference = 7000
