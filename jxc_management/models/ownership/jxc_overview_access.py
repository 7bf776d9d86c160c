from odoo import api, models


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
        for can_write, level, sentence in (
            (True, "subtree", self.env._("You see and change: %s and below.")),
            (True, "department", self.env._("You see and change: %s.")),
            (True, "own", self.env._("You see and change your own documents of: %s.")),
            (False, "subtree", self.env._("You see, but don't change: %s and below.")),
            (False, "department", self.env._("You see, but don't change: %s.")),
            (False, "own", self.env._("You see your own documents of: %s.")),
        ):
            found = scopes.filtered(
                lambda scope, can_write=can_write, level=level: (
                    scope.can_write == can_write and scope.level == level
                )
            )
            if found:
                names = self._department_names(found.department_id)
                lines.append(sentence % ", ".join(names))
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
