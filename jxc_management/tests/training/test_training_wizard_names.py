from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import TrainingCommon

#: what a form asks for of a link to a record
NAMED = {"fields": {"display_name": {}}}


@tagged("post_install", "-at_install")
class TestTrainingWizardNames(TrainingCommon):
    """No wizard tells the name of training, or of a person, that is not one's own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        course = cls._course()
        cls.foreign = cls._assign(cls.stranger, course)
        cls.own = cls._assign(cls.colleague, course)
        cls.certificate = cls._certify(cls.learner, cls._course("Counting"))

    def wizard(self, name):
        return self.env[name].with_user(self.colleague)

    def assert_refused(self, model, values, field, value):
        """Check that a wizard neither takes nor shows a value."""
        wizard = self.wizard(model)
        with self.refused("", AccessError):
            wizard.create({**values, field: value})
        with self.refused("", AccessError):
            wizard.web_save({**values, field: value}, {field: NAMED})
        with self.refused("", AccessError):
            wizard.onchange({**values, field: value}, [field], {field: NAMED})
        with self.refused("", AccessError):
            wizard.with_context(**{f"default_{field}": value}).create(values)

    def test_decision(self):
        foreign = [Command.set(self.foreign.ids)]
        self.assert_refused("jxc.training.decide", {}, "assignment_ids", foreign)
        wizard = self.wizard("jxc.training.decide").with_context(
            active_model=self.foreign._name, active_ids=self.foreign.ids
        )
        with self.refused("", AccessError):
            wizard.create({})
        wizard = self.wizard("jxc.training.decide").create(
            {"assignment_ids": [Command.set(self.own.ids)]}
        )
        with self.refused("", AccessError):
            wizard.write({"assignment_ids": foreign})
        [values] = wizard.web_read({"assignment_ids": NAMED})
        self.assertEqual(
            values["assignment_ids"],
            [{"id": self.own.id, "display_name": self.own.display_name}],
        )

    def test_link_to_an_exam(self):
        values = {"url": "https://example.com"}
        self.assert_refused("jxc.exam.link", values, "assignment_id", self.foreign.id)
        link = self.wizard("jxc.exam.link").create(
            {**values, "assignment_id": self.own.id}
        )
        with self.refused("", AccessError):
            link.write({"assignment_id": self.foreign.id})
        with self.refused("", AccessError):
            link.web_save({"assignment_id": self.foreign.id}, {"assignment_id": NAMED})

    def test_revocation(self):
        self.assert_refused(
            "jxc.certificate.revoke", {}, "certificate_id", self.certificate.id
        )
