from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import ormcache

from ...tools.forged_defaults import without_defaults
from ...tools.owner_resolver import common_category, resolve

STAMP_FIELDS = {"jxc_department_id", "jxc_dest_department_id"}


class JxcOwnedMixin(models.AbstractModel):
    """A record that carries a snapshot of the department in charge of it."""

    _name = "jxc.owned.mixin"
    _inherit = ["jxc.linked.mixin"]
    _description = "Record With a Department in Charge"

    jxc_department_id = fields.Many2one(
        "hr.department",
        "Department in Charge",
        compute="_compute_jxc_stamps",
        store=True,
        precompute=True,
        index=True,
        copy=False,
        ondelete="restrict",
        help="The department that led the scope of this record when it was created or "
        "moved. It stays as it is once the document is done or cancelled.",
    )
    jxc_is_mine = fields.Boolean(
        "My Departments", compute="_compute_jxc_is_mine", search="_search_jxc_is_mine"
    )

    @api.depends(lambda self: self._jxc_stamp_depends())
    def _compute_jxc_stamps(self):
        Ownership = self.env["jxc.ownership"]
        for company, records in self.grouped("company_id").items():
            owners = Ownership._owners_on(company)
            for record in records:
                # a record that is created closed has no owner to keep yet
                if record._origin and record._jxc_keeps_stamps():
                    record._jxc_keep_stamps()
                else:
                    record.update(record._jxc_owners(owners))

    @api.depends(lambda self: sorted(STAMP_FIELDS & self._fields.keys()))
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_jxc_is_mine(self):
        mine = self.env["jxc.user.scope"]._my_department_ids()
        names = sorted(STAMP_FIELDS & self._fields.keys())
        for record in self:
            record.jxc_is_mine = any(record[name].id in mine for name in names)

    def _search_jxc_is_mine(self, operator, value):
        """Find what the departments of the user's access scopes are in charge of."""
        if operator != "in":
            return NotImplemented
        mine = sorted(self.env["jxc.user.scope"]._my_department_ids())
        names = sorted(STAMP_FIELDS & self._fields.keys())
        return Domain.OR(Domain(name, "in", mine) for name in names)

    @api.model
    def _jxc_stamp_depends(self):
        """Return the fields whose change gives the record a new owner."""
        return ("company_id",)

    @api.model
    def _jxc_decides(self, vals):
        """Return whether ``vals`` set a field that may give the record a new owner."""
        return not self._jxc_deciding_fields().isdisjoint(vals)

    @api.model
    @ormcache()
    def _jxc_deciding_fields(self):
        paths = self._jxc_stamp_depends()
        return frozenset(path.partition(".")[0] for path in paths)

    @api.model
    def _jxc_checked_fields(self):
        # a document that gives the owner is one the record is part of
        return self._jxc_deciding_fields()

    def _jxc_owners(self, owners):
        """Return the stamp values of this record for the owner map ``owners``."""
        return {"jxc_department_id": self._jxc_lead(owners, **self._jxc_scope(owners))}

    def _jxc_scope(self, owners):
        """Return the keyword arguments of ``jxc.ownership._dimensions``."""
        return {}

    def _jxc_lead(self, owners, **scope):
        """Return the id of the department that leads ``scope``, or False."""
        if not owners:
            return False
        dimensions = self.env["jxc.ownership"]._dimensions(**scope)
        return resolve(owners, dimensions)[0] or False

    def _jxc_keeps_stamps(self):
        """Return whether the document is closed, so that its owner stays."""
        self.ensure_one()
        return False

    def _jxc_keep_stamps(self):
        for name in STAMP_FIELDS & self._fields.keys():
            self[name] = self._origin[name]

    def _jxc_stamp_by_category(self):
        """Look the owner up again once the products are known, where they matter."""
        for company, records in self.grouped("company_id").items():
            owners = self.env["jxc.ownership"]._owners_on(company)
            if "category" in owners.kinds:
                records._jxc_stamp_again()

    def _jxc_stamp_again(self):
        """Have the owners looked up anew."""
        if self:
            names = STAMP_FIELDS & self._fields.keys()
            for name in names:
                self.env.add_to_compute(self._fields[name], self)
            self.modified(names)

    def _jxc_shared_category(self, owners, products):
        """Return the category whose owner all ``products`` share, or None."""
        if "category" not in owners.kinds:
            return None
        categories = products.categ_id
        ownership = self.env["jxc.ownership"]
        paths = {ownership._path_of(category): category for category in categories}
        return paths.get(common_category(owners, paths))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._jxc_check_stamps_unset(vals)
        clean = without_defaults(self, STAMP_FIELDS)
        return super(JxcOwnedMixin, clean).create(vals_list).with_env(self.env)

    def write(self, vals):
        self._jxc_check_stamps_unset(vals)
        closed = self.browse()
        if "state" in vals:
            closed = self.filtered(lambda record: record._jxc_keeps_stamps())
        result = super().write(vals)
        moved = self._jxc_decides(vals)
        if closed:
            reopened = closed.filtered(lambda record: not record._jxc_keeps_stamps())
            reopened._jxc_stamp_again()
            moved = moved or reopened
        if moved and self.env["jxc.user.scope"]._is_restricted():
            # giving a record away is like creating it there: the rules look again
            self.check_access("write")
        return result

    @api.model
    def _jxc_check_stamps_unset(self, vals):
        """Refuse stamps that come from outside.

        :raises UserError: when ``vals`` sets a stamp
        """
        if not STAMP_FIELDS.isdisjoint(vals):
            raise UserError(
                self.env._(
                    "The department in charge of “%(model)s” records follows the "
                    "ownership register and cannot be set by hand. Start a handover "
                    "to give them to another department.",
                    model=self.env["ir.model"]._get(self._name).name,
                )
            )
