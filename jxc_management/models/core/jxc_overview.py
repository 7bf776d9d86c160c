from odoo import api, models
from odoo.tools import SQL


class JxcOverview(models.AbstractModel):
    """What the app's home shows to the current user."""

    _name = "jxc.overview"
    _description = "Overview"

    @api.model
    @api.readonly
    def get_overview(self):
        """Return the content of the home screen for the user and current company.

        Every number comes as ``{"code", "label", "count", "action"}``: the action opens
        exactly the records counted. Parts that do not concern the user are missing.

        :return: ``{"company": {"id", "name"}, "is_administrator", "steps",
            "coverage", "roles", "access", "documents", "changes", "shortcuts"}``; see
            the method that adds each part
        """
        facts = self._facts()
        counts = self._count(facts["numbers"])
        self._read_ahead(facts)
        # sudo: whoever works in a company may read its name
        company = self.env.company.sudo()
        return {
            "company": {"id": company.id, "name": company.name},
            "is_administrator": facts["is_administrator"],
            **self._parts(facts, counts),
        }

    @api.model
    def _facts(self):
        """Return what the parts are made of, read once; rooms add theirs.

        ``numbers`` maps a code to ``(model, domain)``: what is to be counted.
        """
        user = self.env.user
        return {
            "numbers": {},
            "is_administrator": user.has_group(
                "jxc_management.group_jxc_administrator"
            ),
            "is_controller": user.has_group("jxc_management.group_jxc_controller"),
            "is_lead": user.has_group("jxc_management.group_jxc_lead"),
        }

    @api.model
    def _read_ahead(self, facts):
        """Read at once what the parts will need of the records in ``facts``."""

    @api.model
    def _parts(self, facts, counts):
        """Return the parts of the screen; rooms add theirs."""
        return {"shortcuts": self._shortcuts()}

    @api.model
    def _count(self, numbers):
        """Return ``{code: count}`` of what the user may read, all by one query."""
        queries = {
            code: self.env[model]._search(domain)
            for code, (model, domain) in numbers.items()
            if self.env[model].has_access("read")
        }
        if not queries:
            return {}
        columns = [
            SQL("(%s)", query.select(SQL("COUNT(*)"))) for query in queries.values()
        ]
        [row] = self.env.execute_query(SQL("SELECT %s", SQL(", ").join(columns)))
        return dict(zip(queries, row, strict=True))

    @api.model
    def _number(self, code, label, facts, counts):
        """Return the number ``code`` with the action that opens its records."""
        model, domain = facts["numbers"][code]
        return {
            "code": code,
            "label": label,
            "count": counts[code],
            "action": self._list_action(label, model, domain),
        }

    @api.model
    def _list_action(self, name, model, domain):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "domain": domain,
            "views": [(False, "list"), (False, "form")],
        }

    @api.model
    def _shortcuts(self):
        """Return ``[{"name", "icon", "action"}]`` of the screens worth a button."""
        found = []
        for xmlid, name, icon, visible in self._shortcut_specs():
            action_id = self.env["ir.model.data"]._xmlid_to_res_id(
                f"jxc_management.{xmlid}", raise_if_not_found=False
            )
            if action_id and visible:
                found.append({"name": name, "icon": icon, "action": action_id})
        return found

    @api.model
    def _shortcut_specs(self):
        """Return ``[(action, name, icon, visible), ...]``; rooms add theirs."""
        return []
