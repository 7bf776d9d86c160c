from itertools import product

from odoo import api, models

LEVELS = ("subtree", "department", "own")


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _parts(self, facts, counts):
        """Add ``access``, in words: ``{"enforced", "lines": [sentence]}``."""
        access = {
            "enforced": self.env.company.jxc_enforce_ownership,
            "lines": self._access_lines(facts),
        }
        return {**super()._parts(facts, counts), "access": access}

    @api.model
    def _access_lines(self, facts):
        scopes = facts["scopes"]
        if facts["is_administrator"]:
            return [self.env._("You see and change the documents of all departments.")]
        everything = scopes.filtered(lambda scope: scope.level == "all")
        if any(everything.mapped("can_write")):
            return [self.env._("You see and change the documents of all departments.")]
        lines = []
        if facts["is_controller"] or everything:
            lines.append(self.env._("You see the documents of all departments."))
            scopes = scopes.filtered("can_write")
        return lines + self._scope_lines(scopes) or [
            self.env._("You see documents that no department is in charge of only.")
        ]

    @api.model
    def _scope_lines(self, scopes):
        """Return a sentence for each kind of access the scopes give."""
        lines = []
        scopes = self._without_repetition(scopes)
        for can_write, level in product((True, False), LEVELS):
            found = scopes.filtered(
                lambda scope, can_write=can_write, level=level: (
                    scope.can_write == can_write and scope.level == level
                )
            )
            if found:
                names = self._department_names(found.department_id)
                lines.append(self._scope_line(can_write, level, names))
        return lines

    @api.model
    def _without_repetition(self, scopes):
        """Leave out the scopes that a wider one of the same department covers."""
        for wider in scopes.filtered(lambda scope: scope.level == "subtree"):
            scopes -= scopes.filtered(
                lambda scope, wider=wider: (
                    scope != wider
                    and scope.department_id == wider.department_id
                    and scope.level != "subtree"
                    and scope.can_write <= wider.can_write
                )
            )
        return scopes

    @api.model
    def _scope_line(self, can_write, level, names):
        """Return in words what a scope of this kind gives."""
        if level == "own":
            if can_write:
                return self.env._(
                    "You see and change your own documents of: %(names)s.", names=names
                )
            return self.env._("You see your own documents of: %(names)s.", names=names)
        if level == "subtree":
            if can_write:
                return self.env._(
                    "You see and change: %(names)s and below.", names=names
                )
            return self.env._(
                "You see, but don't change: %(names)s and below.", names=names
            )
        if can_write:
            return self.env._("You see and change: %(names)s.", names=names)
        return self.env._("You see, but don't change: %(names)s.", names=names)
