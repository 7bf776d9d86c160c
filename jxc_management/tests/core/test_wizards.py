from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestWizards(TransactionCase):
    """Wizards hold what their user chose and saw: nobody else opens them."""

    def test_every_wizard_belongs_to_its_user(self):
        models = self.env["ir.model"].search(
            [("model", "=like", "jxc.%"), ("transient", "=", True)]
        )
        self.assertGreater(len(models), 20)
        for model in models:
            rules = model.rule_ids.filtered(
                lambda rule: not rule.groups and rule.perm_read and rule.perm_write
            )
            with self.subTest(model.model):
                self.assertIn(
                    "[('create_uid', '=', user.id)]", rules.mapped("domain_force")
                )
