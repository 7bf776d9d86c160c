from odoo import fields, models


class JxcTrainingAttendance(models.Model):
    """An employee's place in a session: registered, waiting, and whether he came."""

    _name = "jxc.training.attendance"
    _description = "Training Attendance"
    _inherit = ["jxc.person.mixin"]
    _order = "session_id, registered_on, id"

    session_id = fields.Many2one(
        "jxc.training.session", required=True, index=True, ondelete="cascade"
    )
    assignment_id = fields.Many2one(
        "jxc.training.assignment", index="btree_not_null", ondelete="restrict"
    )
    state = fields.Selection(
        [
            ("registered", "Registered"),
            ("waiting", "On the Waiting List"),
            ("present", "Present"),
            ("absent", "Absent"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="registered",
        index=True,
    )
    registered_on = fields.Datetime(default=fields.Datetime.now, readonly=True)
    rating = fields.Integer(help="1 to 5, by the participant.")
    feedback = fields.Text()

    _session_employee = models.UniqueIndex(
        "(session_id, employee_id)", "The employee is registered already."
    )
