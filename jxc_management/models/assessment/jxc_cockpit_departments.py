from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.owner_resolver import parse_path
from .jxc_cockpit import SEEING_ALL


class JxcCockpit(models.AbstractModel):
    _inherit = "jxc.cockpit"

    @api.model
    def _departments(self, company, chosen):
        """Return which departments there are, are within reach, and are shown.

        ``known`` maps ids to departments, ``paths`` to their paths from the top.
        ``only`` are the ids that restrict what is shown; it is None where nothing
        does: then what belongs to no department counts too. ``main`` is the one
        department above all that is shown, if there is one.
        """
        # sudo: the register names departments to everybody
        departments = self.env["hr.department"].sudo().with_context(active_test=False)
        known = departments.search_fetch(
            [("company_id", "in", (company.id, False))],
            ["name", "parent_path", "active"],
        ).grouped("id")
        paths = {one: parse_path(known[one].parent_path) for one in known}
        found = {"known": known, "paths": paths, "chosen": False, "own": set()}
        if any(map(self._has_group, SEEING_ALL)):
            found.update(within=set(known), reach="company", only=None, main=False)
        else:
            found.update(self._managed(paths))
        if chosen:
            found.update(self._chosen(found, chosen))
        return found

    @api.model
    def _managed(self, paths):
        """Return what a manager sees: his ``own`` departments and all below them."""
        own = set(self.env["hr.department"]._jxc_managed_directly().ids)
        within = {one for one, path in paths.items() if own.intersection(path)}
        return {
            "own": own,
            "within": within,
            "reach": "departments" if within else "none",
            "only": within,
            "main": self._top(paths, within),
        }

    @api.model
    def _chosen(self, found, chosen):
        """Return what changes when a department is chosen.

        :raises UserError: when the user may not look at it
        """
        if chosen not in found["within"]:
            raise UserError(
                self.env._("This department is not among those that you manage.")
            )
        below = {one for one in found["within"] if chosen in found["paths"][one]}
        return {"chosen": chosen, "only": below, "main": chosen}

    @api.model
    def _top(self, paths, within):
        """Return the department that all others ``within`` are below, or False."""
        tops = [one for one in within if not within.intersection(paths[one][:-1])]
        return tops[0] if len(tops) == 1 else False

    @api.model
    def _restricted(self, facts):
        """Return the domain of the records that belong to what is shown."""
        domain = Domain("company_id", "=", facts["company"].id)
        if facts["only"] is not None:
            domain &= Domain("department_id", "in", sorted(facts["only"]))
        return domain

    @api.model
    def _people(self, facts):
        """Return the ids of the employees shown, None for all of the company.

        A manager's people are those whose records he may read: of his departments and
        his direct reports, not himself.
        """
        if facts["only"] is None:
            return None
        people = Domain("department_id", "in", sorted(facts["only"]))
        if not facts["sees_all"]:
            if not facts["chosen"]:
                people |= Domain("parent_id.user_id", "=", self.env.uid)
            people &= Domain("user_id", "!=", self.env.uid)
        people &= Domain("company_id", "=", facts["company"].id)
        # sudo: without HR rights a manager finds not even his own people
        return self.env["hr.employee"].sudo().search(people).ids

    @api.model
    def _choices(self, facts):
        """Return ``[{"id", "name"}]`` of the departments to choose from."""
        choices = [
            {"id": one, "name": self._path_name(facts, one)}
            for one in facts["within"]
            if facts["known"][one].active
        ]
        return sorted(choices, key=lambda choice: (choice["name"], choice["id"]))

    @api.model
    def _path_name(self, facts, department_id):
        """Return the name of a department after those above it that are within reach.

        Names of departments out of reach would only take space.
        """
        path = facts["paths"][department_id]
        names = [facts["known"][one].name for one in path if one in facts["within"]]
        return " / ".join(names)
