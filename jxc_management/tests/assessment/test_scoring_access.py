from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_scoring import ScoringCommon

OPERATIONS = ("read", "write", "create", "unlink")


@tagged("post_install", "-at_install")
class TestScoringAccess(ScoringCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = {
            "employee": cls.employee,
            "colleague": cls.colleague,
            "manager": cls.manager,
            "lead": cls.lead,
            "controller": cls.controller,
            "administrator": cls.administrator,
        }
        cls.card = cls._active_card()

    def allowed(self, records):
        return {
            who: [one for one in OPERATIONS if records.with_user(user).has_access(one)]
            for who, user in self.people.items()
        }

    def test_only_administrators_write_and_all_read(self):
        everybody = {who: ["read"] for who in self.people}
        expected = {**everybody, "administrator": [*OPERATIONS]}
        bands = self.env.ref("jxc_management.jxc_scoring_rule_bands").band_ids
        for records in (
            self._target(),
            self.linear,
            bands,
            self.scheme,
            self.scheme.grade_ids,
            self.card,
            self.card.line_ids,
        ):
            with self.subTest(records._name):
                self.assertEqual(self.allowed(records), expected)

    def test_drafts_are_for_controller_and_administrator(self):
        draft = self._card("Draft")
        for records in (draft, draft.line_ids):
            self.assertEqual(
                self.allowed(records),
                {
                    "employee": [],
                    "colleague": [],
                    "manager": [],
                    "lead": [],
                    "controller": ["read"],
                    "administrator": [*OPERATIONS],
                },
            )

    def test_targets_of_a_person_are_confidential(self):
        target = self._target(
            scope_type="employee", employee_id=self.employee.employee_id.id
        )
        readers = [who for who, access in self.allowed(target).items() if access]
        self.assertEqual(
            readers, ["employee", "manager", "controller", "administrator"]
        )
        self.assertEqual(
            [
                who
                for who, user in self.people.items()
                if target.with_user(user).is_concerned
            ],
            ["employee", "manager"],
        )

    def test_nobody_else_changes_what_he_is_assessed_by(self):
        target = self._target()
        band = self.env.ref("jxc_management.jxc_scoring_rule_bands").band_ids[0]
        line = self.card.line_ids[0]
        attempts = [
            (target, {"target": 1}),
            (target, {"date_to": "2020-01-02"}),
            (self.linear, {"floor_score": 100}),
            (band, {"score": 110}),
            (self.scheme, {"pass_mark": 0}),
            (self.scheme.grade_ids[0], {"score_from": 1}),
            (self.card, {"name": "Mine"}),
            (self.card, {"line_ids": [Command.clear()]}),
            (line, {"weight": 1}),
            (self.otd, {"direction": "lower"}),
        ]
        for user in (self.employee, self.manager, self.lead, self.controller):
            for record, values in attempts:
                mine = record.with_user(user)
                with self.subTest(user=user.login, values=values):
                    with self.refused(error=AccessError):
                        mine.write(values)
                    with self.refused(error=AccessError):
                        mine.unlink()
                    with self.refused(error=AccessError):
                        mine.copy()

    def test_nobody_else_uses_the_actions(self):
        draft = self._card("Draft")
        for user in (self.employee, self.manager, self.lead, self.controller):
            mine = self.card.with_user(user)
            for method in (
                *(draft.with_user(user).action_activate, mine.action_end),
                *(mine.action_new_version, mine.action_set_targets),
                self.otd.with_user(user).action_set_targets,
            ):
                with self.subTest(user=user.login, method=method.__name__):
                    with self.refused(error=AccessError):
                        method()
            for model in ("jxc.scorecard.template", "jxc.kpi.target.setup"):
                wizard = self.env[model].with_user(user)
                with self.refused(error=AccessError):
                    wizard.create({})
                with self.refused(error=AccessError):
                    names = {"line_ids": {"fields": {"current": {}, "target": {}}}}
                    wizard.onchange({"kpi_ids": self.otd.ids}, [], names)

    def test_state_cannot_be_forged(self):
        model = self.env["jxc.scorecard"].with_user(self.administrator)
        values = {
            "name": "Forged",
            "company_id": self.company.id,
            "grade_scheme_id": self.scheme.id,
        }
        for forged in ({"state": "active"}, {"previous_id": self.card.id}):
            with self.refused("buttons"):
                model.create({**values, **forged})
            with self.refused("buttons"):
                self._card("Draft").with_user(self.administrator).write(forged)
        card = model.with_context(default_state="active", default_previous_id=1)
        card = card.create(values)
        self.assertEqual((card.state, bool(card.previous_id)), ("draft", False))
        with self.refused("buttons"):
            self.card.with_user(self.administrator).with_context(
                jxc_engine="engine"
            ).write({"state": "draft"})

    def test_other_company(self):
        other = self.env["res.company"].create({"name": "Other"})
        elsewhere = self._target().copy({"company_id": other.id})
        rule = self.linear.copy({"company_id": other.id})
        scheme = self.scheme.copy({"company_id": other.id})
        card = self._card("Other", company_id=other.id)
        for user in self.people.values():
            for record in (elsewhere, rule, scheme, scheme.grade_ids, card):
                found = record.with_user(user).search([("id", "in", record.ids)])
                self.assertFalse(found, record._name)
        with self.refused(error=UserError):
            self._card().line_ids[0].rule_id = rule
