from odoo import api, fields, models
from odoo.tools import ormcache

from ...tools import owner_resolver
from ...tools.owner_resolver import Dimensions, LeadPeriod, OwnerMap


class JxcOwnership(models.Model):
    _inherit = "jxc.ownership"

    @api.model
    def _resolve(
        self,
        company,
        date=None,
        location=None,
        picking_type=None,
        warehouse=None,
        category=None,
        partner=None,
        process=None,
    ):
        """Return the lead department of a document, as an ``hr.department`` record.

        The most specific scope counts: location (the nearest one upwards), operation
        type, warehouse, product category (nearest upwards), vendor, process, company.
        The warehouse is taken from the location or operation type when not given.

        :param company: ``res.company`` record of the document
        :param date: day to answer for (date, datetime or string); today when empty
        :param process: ``jxc.process`` record or its code
        :return: one department, or an empty recordset when nobody leads it
        """
        dimensions = self._dimensions(
            location, picking_type, warehouse, category, partner, process
        )
        return self._resolve_many(company, [dimensions], date)[0]

    @api.model
    def _resolve_many(self, company, dimensions_list, date=None):
        """Resolve a list of :class:`Dimensions` and return a list of departments."""
        owners = self._owners_on(company, date)
        Department = self.env["hr.department"]
        return [
            Department.browse(owner_resolver.resolve(owners, dimensions)[0])
            for dimensions in dimensions_list
        ]

    @api.model
    def _dimensions(
        self,
        location=None,
        picking_type=None,
        warehouse=None,
        category=None,
        partner=None,
        process=None,
    ):
        """Return the :class:`Dimensions` of records (each one record or empty)."""
        # sudo: who is in charge must not depend on what the reader may see
        location = location.sudo() if location else None
        picking_type = picking_type.sudo() if picking_type else None
        if not warehouse and location:
            warehouse = location.warehouse_id
        if not warehouse and picking_type:
            warehouse = picking_type.warehouse_id
        return Dimensions(
            location_path=self._path_of(location),
            picking_type=picking_type.id if picking_type else None,
            warehouse=warehouse.id if warehouse else None,
            category_path=self._path_of(category.sudo() if category else None),
            partner=partner.sudo().commercial_partner_id.id if partner else None,
            process=self._process_id(process),
        )

    @api.model
    def _path_of(self, record):
        """Return the ids from the root down to ``record``, also while it is new."""
        if not record:
            return ()
        path = owner_resolver.parse_path(record.parent_path)
        if path:
            return path
        parent = record[record._parent_name]
        own = (record.id,) if isinstance(record.id, int) else ()
        return owner_resolver.parse_path(parent.parent_path) + own

    @api.model
    def _process_id(self, process):
        """Return the id of a process given as a record or as its code."""
        if not process:
            return None
        if isinstance(process, str):
            return self._process_ids().get(process)
        return process.id

    @api.model
    @ormcache()
    def _process_ids(self):
        """Return ``{code: id}`` of all processes."""
        processes = self.env["jxc.process"].sudo().with_context(active_test=False)
        return {process.code: process.id for process in processes.search([])}

    @api.model
    def _owners_on(self, company, date=None):
        """Return the :class:`OwnerMap` of ``company`` on ``date`` (today if empty)."""
        if not company:
            return OwnerMap()
        day = fields.Date.to_date(date) or self.env["jxc.user.scope"]._today()
        return self._owner_map(company.id, day)

    @api.model
    @ormcache("company_id", "day")
    def _owner_map(self, company_id, day):
        return OwnerMap(owner_resolver.owner_map(self._lead_periods(company_id), day))

    @api.model
    @ormcache("company_id")
    def _lead_periods(self, company_id):
        """Return all lead periods of a company as :class:`LeadPeriod` tuples."""
        leads = self.sudo().search_fetch(
            [
                ("company_id", "=", company_id),
                ("role", "=", "lead"),
                ("state", "in", ("active", "ended")),
            ],
            ["scope_type", "scope_res_id", "department_id", "date_from", "date_to"],
        )
        return tuple(
            LeadPeriod(
                lead.scope_type,
                lead.scope_res_id,
                lead.department_id.id,
                lead.date_from,
                lead.date_to or None,
                lead.id,
            )
            for lead in leads
            if not lead._is_void()
        )

    def _ownership_changed(self):
        """Take changed ownerships into account: caches, scopes and open documents.

        Returns ``{company: changes}``, as :meth:`jxc.stamp._restamp_open` gives them.
        """
        self.env.registry.clear_cache()
        scopes = self.env["jxc.user.scope"].sudo()
        scopes._sync_ownership_scopes(self.company_id)
        leads = self.filtered(lambda ownership: ownership.role == "lead")
        return {
            company: self.env["jxc.stamp"]._restamp_open(company)
            for company in leads.company_id
        }
