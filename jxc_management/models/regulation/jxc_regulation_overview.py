from odoo import api, fields, models
from odoo.fields import Domain


class JxcRegulation(models.Model):
    _inherit = "jxc.regulation"

    my_state = fields.Selection(
        [("todo", "To Read"), ("done", "Confirmed")],
        "For Me",
        compute="_compute_my_state",
        help="Whether the version in effect waits for your confirmation.",
    )
    done_count = fields.Integer("Confirmed", compute="_compute_counts")
    open_count = fields.Integer("To Confirm", compute="_compute_counts")
    overdue_count = fields.Integer("Overdue", compute="_compute_counts")
    done_share = fields.Float(
        "Confirmed (%)",
        compute="_compute_counts",
        help="Of the people whose confirmations you may see.",
    )
    sees_others = fields.Boolean(compute="_compute_counts")
    version_count = fields.Integer("Versions", compute="_compute_version_count")

    def _current_domain(self):
        """Return the domain of the acknowledgements of what is in effect."""
        # sudo: everybody may know what is in effect
        versions = self.sudo().current_version_id.material_version_id
        return Domain("version_id", "in", versions.ids)

    @api.depends("current_version_id")
    @api.depends_context("uid")
    def _compute_counts(self):
        # as the user: everybody counts the people whose confirmations he may see
        found = self.env["jxc.regulation.acknowledgement"]
        domain = self._current_domain() & Domain("state", "!=", "cancelled")
        groups = {
            (regulation.id, state): count
            for regulation, state, count in found._read_group(
                domain, ["regulation_id", "state"], ["__count"]
            )
        }
        late = dict(
            found._read_group(
                domain & Domain("is_overdue", "=", True), ["regulation_id"], ["__count"]
            )
        )
        others = self.env["jxc.regulation.acknowledgement"].search_count(
            domain & Domain("is_mine", "=", False), limit=1
        )
        for regulation in self:
            done = groups.get((regulation.id, "done"), 0)
            waiting = groups.get((regulation.id, "todo"), 0)
            regulation.done_count = done
            regulation.open_count = waiting
            regulation.overdue_count = late.get(regulation, 0)
            total = done + waiting
            regulation.done_share = 100.0 * done / total if total else 0
            regulation.sees_others = bool(others)

    @api.depends("current_version_id")
    @api.depends_context("uid")
    def _compute_my_state(self):
        found = self.env["jxc.regulation.acknowledgement"].search(
            self._current_domain()
            & Domain("is_mine", "=", True)
            & Domain("state", "!=", "cancelled")
        )
        states = {one.regulation_id.id: one.state for one in found}
        for regulation in self:
            regulation.my_state = states.get(regulation.id, False)

    def _compute_version_count(self):
        groups = dict(
            self.env["jxc.regulation.version"]._read_group(
                [("regulation_id", "in", self.ids)], ["regulation_id"], ["__count"]
            )
        )
        for regulation in self:
            regulation.version_count = groups.get(regulation, 0)

    def action_open_done(self):
        """Open who has confirmed what is in effect."""
        return self._people_action(
            self.env._("Confirmed"), Domain("state", "=", "done")
        )

    def action_open_todo(self):
        """Open who has not confirmed yet."""
        return self._people_action(
            self.env._("To Confirm"), Domain("state", "=", "todo")
        )

    def action_open_overdue(self):
        """Open who should have confirmed already."""
        return self._people_action(
            self.env._("Overdue"), Domain("is_overdue", "=", True)
        )

    def _people_action(self, name, domain):
        """Return the action that lists acknowledgements of what is in effect."""
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "jxc.regulation.acknowledgement",
            "view_mode": "list,kanban,form",
            "domain": list(self._current_domain() & domain),
            "context": {"search_default_group_department": 1},
        }

    def action_open_status(self):
        """Open the figures by department."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "jxc_management.jxc_regulation_status_action"
        )
        return {**action, "domain": [("regulation_id", "in", self.ids)]}

    def action_open_mine(self):
        """Open what the user has to read, or has confirmed, or a gate asks him for.

        :return: the text; nothing when the regulation does not concern him
        """
        self.ensure_one()
        acknowledgements = self.env["jxc.regulation.acknowledgement"]
        found = acknowledgements.search(
            self._current_domain()
            & Domain("is_mine", "=", True)
            & Domain("state", "!=", "cancelled"),
            limit=1,
        )
        found = found or acknowledgements._open_for_gate(self)
        return found.action_read() if found else False
