import base64
from contextlib import contextmanager

from odoo import Command
from odoo.exceptions import UserError

from ..common import JxcCommon

GROUP = "jxc_management.group_jxc_"
TEXT = "<h2>1. Purpose</h2><p>Count every shelf once a month.</p>"


class RegulationCommon(JxcCommon):
    """East writes regulations; its people, and those of Central, have to read them."""

    login_prefix = "regulation"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # regulations of other tests or of a demo company concern nobody here
        cls.Ack = cls.env["jxc.regulation.acknowledgement"]
        cls.boss = cls._person("boss", cls.chain)
        cls.chain.manager_id = cls.boss.employee_id
        cls.chief = cls._person("chief", cls.east, f"{GROUP}lead")
        cls.east.manager_id = cls.chief.employee_id
        cls.writer = cls._person("writer", cls.east, f"{GROUP}lead")
        cls.worker = cls._person("worker", cls.east)
        cls.colleague = cls._person("colleague", cls.east)
        cls.stranger = cls._person("stranger", cls.central)
        cls.officer = cls._person("officer", cls.finance, "hr.group_hr_user")
        cls.controller = cls._person("controller", cls.finance, f"{GROUP}controller")
        cls.administrator = cls._person("admin", cls.finance, f"{GROUP}administrator")
        cls.packer = cls._employee("Packer", cls.east)

    @classmethod
    def _quiz(cls):
        """Create a quiz of one question: *Monthly* is right, *Never* is wrong."""
        return cls.env["survey.survey"].create(
            {
                "title": "Do you know how to count?",
                "scoring_type": "scoring_with_answers",
                "scoring_success_min": 50,
                "access_mode": "token",
                "users_login_required": True,
                "question_and_page_ids": [
                    Command.create(
                        {
                            "title": "When?",
                            "question_type": "simple_choice",
                            "suggested_answer_ids": [
                                Command.create(
                                    {
                                        "value": "Monthly",
                                        "is_correct": True,
                                        "answer_score": 10,
                                    }
                                ),
                                Command.create({"value": "Never"}),
                            ],
                        }
                    )
                ],
            }
        )

    @classmethod
    def _regulation(cls, user=None, **values):
        """Create a regulation of East for East."""
        return (
            cls.env["jxc.regulation"]
            .with_user(user or cls.writer)
            .create(
                {
                    "name": "Stock Counting",
                    "code": "T-01",
                    "company_id": cls.company.id,
                    "department_id": cls.east.id,
                    "department_ids": [Command.set(cls.east.ids)],
                    **values,
                }
            )
        )

    @classmethod
    def _draft(cls, regulation=None, user=None, **values):
        """Create a draft version by the writer."""
        regulation = regulation or cls._regulation()
        versions = cls.env["jxc.regulation.version"].with_user(user or cls.writer)
        return versions.create({"regulation_id": regulation.id, "body": TEXT, **values})

    @classmethod
    def _in_effect(cls, regulation=None, **values):
        """Write, submit and approve a version; return it."""
        version = cls._draft(regulation, **values)
        version.action_submit()
        version.with_user(cls.boss).action_approve()
        return version

    @classmethod
    def _revised(cls, regulation, kind="material", **values):
        """Write, submit and approve a further version."""
        wizard = cls.env["jxc.regulation.revise"].with_user(cls.writer)
        action = wizard.create(
            {"regulation_id": regulation.id, "change_kind": kind}
        ).action_create()
        version = cls.env["jxc.regulation.version"].with_user(cls.writer)
        version = version.browse(action["res_id"])
        version.write({"body": f"{TEXT}<p>And once more.</p>", **values})
        version.action_submit()
        version.with_user(cls.boss).action_approve()
        return version

    @classmethod
    def _file(cls, name="page.txt", content=b"page one", **values):
        return cls.env["ir.attachment"].create(
            {"name": name, "datas": base64.b64encode(content), **values}
        )

    def _of(self, who, version):
        """Return somebody's acknowledgement of a version, with all rights."""
        employee = who if who._name == "hr.employee" else who.sudo().employee_id
        return self.Ack.sudo().search(
            [
                ("employee_id", "=", employee.id),
                ("version_id", "=", version.material_version_id.id),
            ]
        )

    def _confirm(self, user, version):
        """Read and confirm a version; return the acknowledgement."""
        one = self._of(user, version).with_user(user)
        one.action_read()
        one.action_acknowledge()
        return one

    def _activities(self, records, user=None):
        """Return the open activities about records."""
        found = self.env["mail.activity"].search(
            [("res_model", "=", records._name), ("res_id", "in", records.ids)]
        )
        return found.filtered(lambda one: one.user_id == user) if user else found

    @contextmanager
    def refused(self, text="", error=UserError):
        """Expect an error that matches ``text``, and take back what was done."""
        with self.assertRaisesRegex(error, text), self.env.cr.savepoint():
            yield
