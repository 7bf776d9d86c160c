from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL


class JxcKpiHealth(models.Model):
    """How the calculation of one KPI goes in one company."""

    _name = "jxc.kpi.health"
    _description = "Calculation of a KPI"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "state, kpi_id, id"
    _rec_name = "kpi_id"

    kpi_id = fields.Many2one("jxc.kpi", "KPI", required=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    state = fields.Selection(
        [
            ("error", "In Error"),
            ("waiting", "Not Calculated Yet"),
            ("ok", "Up to Date"),
        ],
        required=True,
        default="waiting",
    )
    watermark = fields.Datetime(
        "Changes Seen Until", help="Documents changed later are looked at next time."
    )
    day_first = fields.Date("History From")
    day_last = fields.Date("History Until")
    computed_on = fields.Datetime("Last Run")
    rebuilt_on = fields.Datetime("Last Full Rebuild")
    duration = fields.Integer("Duration (ms)")
    day_count = fields.Integer("Days Calculated")
    changed_count = fields.Integer("Facts Changed")
    error = fields.Text(help="Why the last run failed. Other KPIs are not affected.")
    owners = fields.Json(help="Who led the warehouses when it was last calculated.")

    _kpi_company = models.UniqueIndex("(kpi_id, company_id)")

    @api.model
    def _provide(self, pairs):
        """Return the records of ``(KPI id, company id)`` pairs, made when missing."""
        self.env.execute_query(
            SQL(
                "INSERT INTO jxc_kpi_health (kpi_id, company_id, state,"
                " create_uid, write_uid, create_date, write_date)"
                " SELECT pair.kpi_id, pair.company_id, 'waiting', 1, 1,"
                " now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC'"
                " FROM unnest(%s::int[], %s::int[]) AS pair(kpi_id, company_id)"
                " ON CONFLICT DO NOTHING RETURNING id",
                [pair[0] for pair in pairs],
                [pair[1] for pair in pairs],
            )
        )
        found = self._as_engine().search(
            [
                ("kpi_id", "in", [pair[0] for pair in pairs]),
                ("company_id", "in", [pair[1] for pair in pairs]),
            ]
        )
        return {(one.kpi_id.id, one.company_id.id): one for one in found}

    def _restart(self):
        """Let the next run calculate the whole history again."""
        self._as_engine().write({"watermark": False, "state": "waiting"})

    def _check_administrator(self):
        if not self.env.user.has_group("jxc_management.group_jxc_administrator"):
            raise AccessError(
                self.env._("Only an administrator can have KPIs calculated.")
            )

    def action_calculate(self):
        """Have these KPIs calculated in the background, as soon as possible."""
        self._check_administrator()
        return self._start_job()

    def action_rebuild(self):
        """Have the whole history of these KPIs calculated again in the background."""
        self._check_administrator()
        self.check_access("read")
        self._restart()
        return self._start_job()

    @api.model
    def _start_job(self):
        # sudo: scheduled jobs are not open to the administrators of this addon
        self.env.ref("jxc_management.ir_cron_kpi_calculate").sudo()._trigger()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "message": self.env._(
                    "The calculation starts within a minute and runs in the "
                    "background. Reload the page to see how it went."
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
