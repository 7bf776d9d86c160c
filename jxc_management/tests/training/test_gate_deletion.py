from odoo import Command
from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_gate import GateCommon


@tagged("post_install", "-at_install")
class TestGateDeletion(GateCommon):
    """What a gate points to stays, or the gate would mean something else."""

    def test_what_gates_ask_for_cannot_be_deleted(self):
        regulation = self.env["jxc.regulation"].create({"name": "Usage Procedure"})
        course = self.env["jxc.course"].create({"name": "Forklift"})
        self._gate(
            "receipt",
            course_ids=[Command.set(course.ids)],
            regulation_ids=[Command.set(regulation.ids)],
        ).active = False
        for record in (course, regulation):
            with self.stopped("receipt gate", ValidationError):
                record.unlink()
        self.env["jxc.gate"].search([("active", "=", False)]).active = True
        with self.stopped("before you archive", ValidationError):
            regulation.active = False

    def test_where_a_gate_counts_cannot_be_deleted(self):
        """Without its last place or department a gate would be about all of them."""
        department = self._department("Shift", self.central)
        job = self.env["hr.job"].create({"name": "Driver"})
        gate = self._gate(
            "receipt",
            department_ids=[Command.set(department.ids)],
            warehouse_ids=[Command.set(self.warehouse_east.ids)],
        )
        audience = {"job_ids": [Command.set(job.ids)]}
        self.env["jxc.regulation"].create({"name": "Usage Procedure", **audience})
        for record in (department, self.warehouse_east, job):
            with (
                self.subTest(record),
                mute_logger("odoo.sql_db"),
                self.stopped("", Exception),
            ):
                record.unlink()
        gate.unlink()
        department.unlink()
        self.assertFalse(department.exists())
