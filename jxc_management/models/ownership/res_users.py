from odoo import fields, models


class ResUsers(models.Model):
    _inherit = "res.users"

    jxc_scope_ids = fields.One2many(
        "jxc.user.scope",
        "user_id",
        "Access Scopes",
        help="Which departments' records the user may see, and change.",
    )
