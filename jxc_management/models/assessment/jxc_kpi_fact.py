from odoo import fields, models


class JxcKpiFact(models.Model):
    """What happened on one day for one KPI, department, warehouse and person.

    Facts are additive: those of a period or of several departments are summed. Only
    the calculation writes them, by SQL; nobody has a right to.
    """

    _name = "jxc.kpi.fact"
    _description = "KPI Fact"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "day desc, id desc"
    _log_access = False

    kpi_id = fields.Many2one("jxc.kpi", required=True, ondelete="cascade")
    day = fields.Date(required=True, help="In the time zone of the company.")
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    department_id = fields.Many2one(
        "hr.department", index="btree_not_null", ondelete="set null"
    )
    warehouse_id = fields.Many2one("stock.warehouse", ondelete="set null")
    user_id = fields.Many2one(
        "res.users", "Person", index="btree_not_null", ondelete="set null"
    )
    num = fields.Float("Numerator", digits=(20, 6), required=True)
    den = fields.Float("Denominator", digits=(20, 6), required=True)
    records = fields.Integer(required=True, help="How many records are behind it.")

    _key = models.UniqueIndex(
        "(kpi_id, company_id, day, COALESCE(department_id, 0),"
        " COALESCE(warehouse_id, 0), COALESCE(user_id, 0))"
    )
