from odoo import api, fields, models
from odoo.fields import Domain

from ...tools import responsibility
from ...tools.coverage_sql import KINDS, PROCESS_OF_KIND
from ...tools.owner_resolver import candidates
from ...tools.responsibility import Entry
from .jxc_ownership import SCOPE_FIELDS

#: rows shown per kind of scope; the register lists the others
SECTION_LIMIT = 200

READ_FIELDS = (
    "scope_type",
    "scope_res_id",
    "role",
    "department_id",
    "user_id",
    "date_from",
    "date_to",
    "state",
)


class JxcOwnership(models.Model):
    _inherit = "jxc.ownership"

    @api.model
    @api.readonly
    def get_responsibility_matrix(self, date=None):
        """Return who leads, supports and oversees what in the current company.

        :param date: day to answer for (ISO string or date); today when empty
        :return: ``{"company": {"id", "name"}, "date", "today", "can_edit",
            "departments": [{"id", "name", "in_use", "may_assign"}],
            "sections": [{"kind", "name", "total", "rows": [row]}]}``; a row is
            ``{"key", "kind", "res_id", "name", "gap", "problems": [text],
            "entries": [entry]}``, an entry ``{"id", "department_id", "role",
            "letter", "inherited", "scope", "user", "date_from", "date_to",
            "state"}``. The sections after the processes only list scopes with a role
            of their own, at most 200 each of ``total``.
        """
        today = fields.Date.context_today(self)
        day = fields.Date.to_date(date) or today
        ownerships = self.search_fetch(self._period_domain(day), READ_FIELDS)
        entries = responsibility.by_scope(ownerships._matrix_entries())
        company = self.env.company
        return {
            "company": {"id": company.id, "name": company.name},
            "date": fields.Date.to_string(day),
            "today": fields.Date.to_string(today),
            "can_edit": self.has_access("create"),
            "departments": self._matrix_departments(ownerships.department_id),
            "sections": ownerships._matrix_sections(entries),
        }

    @api.model
    def _period_domain(self, day=None):
        """Return the domain of the company's ownerships whose period has ``day``."""
        day = fields.Date.to_string(day or fields.Date.context_today(self))
        domain = Domain("company_id", "=", self.env.company.id)
        domain &= Domain("date_from", "<=", day)
        return domain & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))

    @api.model
    def _in_force_domain(self, day=None):
        """Return the domain of the company's ownerships in force on ``day``."""
        return self._period_domain(day) & Domain("state", "!=", "draft")

    def _matrix_entries(self):
        """Return these ownerships as :class:`Entry` tuples."""
        return [
            Entry(
                ownership.id,
                ownership.scope_type,
                ownership.scope_res_id,
                ownership.role,
                ownership.department_id.id,
                ownership.user_id.id or None,
                # sudo: not everybody may read whether a colleague still works here
                ownership.user_id.sudo().active,
                ownership.date_from,
                ownership.date_to or None,
                ownership.state,
            )
            for ownership in self
        ]

    @api.model
    def _matrix_departments(self, in_use):
        # sudo: the register names its departments to everybody
        departments = self.env["hr.department"].sudo().with_context(active_test=False)
        domain = Domain("company_id", "in", (self.env.company.id, False))
        domain &= Domain("active", "=", True)
        found = departments.search(domain | Domain("id", "in", in_use.ids))
        assignable = self._assignable(found)
        return [
            {
                "id": department.id,
                "name": department.name,
                "in_use": department in in_use,
                "may_assign": department in assignable,
            }
            for department in found
        ]

    @api.model
    def _assignable(self, departments):
        """Return the departments for which the user may prepare an ownership."""
        if self.env.user.has_group("jxc_management.group_jxc_administrator"):
            return departments
        if not self.has_access("create"):
            return departments.browse()
        return departments & departments._jxc_managed().sudo()

    def _matrix_sections(self, entries):
        kinds = dict(self._fields["scope_type"]._description_selection(self.env))
        company_row = self._matrix_row(entries, [("company", 0)], kinds["company"])
        sections = [
            {
                "kind": "company",
                "name": kinds["company"],
                "total": 1,
                "rows": [company_row],
            }
        ]
        for kind in KINDS:
            records, total = self._matrix_records(kind, entries)
            rows = [
                self._matrix_row(
                    entries,
                    candidates(self._scope_dimensions(kind, record)),
                    record.display_name,
                )
                for record in records
            ]
            if rows:
                name = kinds[kind]
                sections.append(
                    {"kind": kind, "name": name, "total": total, "rows": rows}
                )
        return sections

    @api.model
    def _matrix_records(self, kind, entries):
        """Return the records that get a row in the section, and how many there are."""
        # sudo: the names of the scopes are part of the register, which everybody reads
        model = self.env[self._fields[SCOPE_FIELDS[kind]].comodel_name].sudo()
        ids = [res_id for scope_type, res_id in entries if scope_type == kind]
        records = model.browse(ids)
        if kind == "process":
            domain = Domain("active", "=", True) | Domain("id", "in", ids)
            records = model.with_context(active_test=False).search(domain)
            return records, len(records)
        return records[:SECTION_LIMIT].sorted("display_name"), len(records)

    @api.model
    def _scope_dimensions(self, kind, record):
        """Return the :class:`Dimensions` of a scope's record, its process included."""
        if kind == "process":
            return self._dimensions(process=record)
        if kind == "category":
            return self._dimensions(category=record, process=PROCESS_OF_KIND[kind])
        if kind == "vendor":
            return self._dimensions(partner=record, process=PROCESS_OF_KIND[kind])
        return self._dimensions(**record._jxc_scope({}))

    def _matrix_row(self, entries, keys, name):
        keys = list(keys)
        kind, res_id = keys[0]
        cells = responsibility.row_cells(keys, entries)
        return {
            "key": f"{kind},{res_id}",
            "kind": kind,
            "res_id": res_id,
            "name": name,
            "gap": not responsibility.has_lead(cells),
            "problems": self._matrix_problems(responsibility.problems(cells)),
            "entries": [self._matrix_cell(cell) for cell in cells],
        }

    def _of_entry(self, entry):
        """Return the ownership of an entry, read along with the rest of ``self``."""
        return self.browse(entry.id).with_prefetch(self._prefetch_ids)

    def _matrix_cell(self, cell):
        entry = cell.entry
        ownership = self._of_entry(entry)
        return {
            "id": entry.id,
            "department_id": entry.department_id,
            "role": entry.role,
            "letter": ownership.raci,
            "inherited": cell.inherited,
            "scope": ownership.scope_name,
            "user": ownership.user_id.sudo().name,
            "date_from": fields.Date.to_string(entry.date_from),
            "date_to": fields.Date.to_string(entry.date_to) or False,
            "state": entry.state,
        }

    def _matrix_problems(self, found):
        """Return a sentence for each ``(code, entry)``, the same sentence once."""
        return list(
            dict.fromkeys(
                self._matrix_problem(code, self._of_entry(entry))
                for code, entry in found
            )
        )

    @api.model
    def _matrix_problem(self, code, ownership):
        department = ownership.department_id.sudo().name
        roles = dict(self._fields["role"]._description_selection(self.env))
        role = roles[ownership.role]
        # sudo: the person's name is part of the register, which everybody reads
        person = ownership.user_id.sudo().name
        if code == "no_person":
            return self.env._(
                "%(department)s (%(role)s): nobody is accountable.",
                department=department,
                role=role,
            )
        if code == "person_left":
            return self.env._(
                "%(department)s (%(role)s): %(person)s is accountable but has no "
                "active user.",
                department=department,
                role=role,
                person=person,
            )
        if code == "same_person":
            return self.env._(
                "%(person)s is accountable for the lead and for the oversight.",
                person=person,
            )
        return self.env._(
            "%(department)s leads and oversees: nobody independent checks it.",
            department=department,
        )
