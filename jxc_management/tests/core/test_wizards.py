from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools import SQL

#: so that no missing right to a wizard hides what the wizard would tell
GROUPS = (
    "base.group_user",
    "hr.group_hr_manager",
    "purchase.group_purchase_manager",
    "stock.group_stock_manager",
    "jxc_management.group_jxc_lead",
    "jxc_management.group_jxc_controller",
    "jxc_management.group_jxc_administrator",
)
VALUES = {
    "boolean": True,
    "date": fields.Date.to_date("2020-01-01"),
    "datetime": fields.Datetime.to_datetime("2020-01-01"),
    "float": 1.0,
    "integer": 1,
    "json": {},
    "many2one_reference": 1,
    "monetary": 1.0,
}
#: what a table asks for beyond its required columns
EXTRA = {
    "jxc.training.session": {"date_stop": VALUES["datetime"] + timedelta(hours=1)},
    "jxc.user.scope": {"level": "all"},
}


@tagged("post_install", "-at_install")
class TestWizards(TransactionCase):
    """Wizards hold what their user chose and saw, and only what he may read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.models = cls.env["ir.model"].search(
            [("model", "=like", "jxc.%"), ("transient", "=", True)]
        )
        cls.user = new_test_user(cls.env, "wizard_user", groups=",".join(GROUPS))

    def setUp(self):
        super().setUp()
        self.bare_ids = {}

    def test_every_wizard_belongs_to_its_user(self):
        self.assertGreater(len(self.models), 20)
        for model in self.models:
            rules = model.rule_ids.filtered(
                lambda rule: not rule.groups and rule.perm_read and rule.perm_write
            )
            with self.subTest(model.model):
                self.assertIn(
                    "[('create_uid', '=', user.id)]", rules.mapped("domain_force")
                )

    def test_onchange_tells_no_hidden_name(self):
        for wizard, field in self.links():
            value = self.hidden(field)
            names = {field.name: {"fields": {"display_name": {}}}}
            with self.subTest(f"{field}"), self.assertRaises(UserError):
                wizard.onchange({field.name: value}, [], names)

    def test_no_wizard_keeps_a_hidden_record(self):
        values = {}
        for wizard, field in self.links():
            values.setdefault(wizard, {})[field.name] = self.hidden(field)
        for wizard, vals in values.items():
            for name, field in wizard._fields.items():
                if field.required and name not in vals:
                    vals[name] = self.filler(field)
            with self.subTest(wizard._name), self.assertRaises(UserError):
                wizard.create(vals)

    def links(self):
        """Yield each wizard with each of its fields that leads to kept records."""
        for name in self.models.mapped("model"):
            wizard = self.env[name].with_user(self.user)
            for field in wizard._fields.values():
                if field.name in ("create_uid", "write_uid") or not field.store:
                    continue
                if field.type in ("many2one", "many2many"):
                    if not self.env[field.comodel_name]._transient:
                        yield wizard, field

    def hidden(self, field):
        """Return the value of a field that leads to a record hidden from the user."""
        reader = self.env["jxc.wizard.mixin"]._reader_of(field.comodel_name)
        table = "hr.employee" if reader._name == "hr.employee.public" else reader._name
        bare_id = self.bare(self.env[table])
        self.env["ir.rule"].create(
            {
                "name": "Hidden",
                "model_id": self.env["ir.model"]._get_id(reader._name),
                "domain_force": f"[('id', '!=', {bare_id})]",
            }
        )
        return bare_id if field.type == "many2one" else [Command.set([bare_id])]

    def bare(self, model):
        """Return the id of a record that holds no more than its table asks for."""
        if model._name not in self.bare_ids:
            self.bare_ids[model._name] = self.insert(model)
        return self.bare_ids[model._name]

    def insert(self, model):
        """Put a record straight into its table."""
        values = {
            name: field.convert_to_column_insert(self.filler(field), model)
            for name, field in model._fields.items()
            if field.column_type and field.store and (field.required or name == "name")
        }
        # a wizard that a line belongs to is the user's own
        values["create_uid"] = self.user.id
        values.update(EXTRA.get(model._name, {}))
        query = SQL(
            "INSERT INTO %s (%s) VALUES %s RETURNING id",
            SQL.identifier(model._table),
            SQL(", ").join(map(SQL.identifier, values)),
            tuple(values.values()),
        )
        return self.env.execute_query(query)[0][0]

    def filler(self, field):
        """Return a value that a required field accepts."""
        if field.type == "many2one":
            model = self.env[field.comodel_name]
            return model.search([], limit=1).id or self.bare(model)
        if field.type == "selection":
            return field.get_values(self.env)[0]
        return VALUES.get(field.type, "Hidden")
