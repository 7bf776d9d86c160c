from odoo.tests import tagged

from ..core.common_demo import DemoCommon


@tagged("post_install", "-at_install", "-standard", "jxc_demo")
class TestDemoTraining(DemoCommon):
    """Training and regulations of the demo company: a past, and something to do."""

    __test__ = False

    def _employee(self, name):
        return self.env.ref(f"jxc_management.demo_employee_{name}")

    def test_certificates_of_every_kind(self):
        certificates = self._ours("jxc.certificate")
        self.assertEqual(
            set(certificates.mapped("status")),
            {"valid", "expiring", "expired", "superseded"},
        )
        self.assertEqual(set(certificates.mapped("origin")), {"exam", "trainer"})
        for certificate in certificates:
            assignment = certificate.assignment_id
            self.assertEqual(assignment.certificate_id, certificate)
            self.assertLessEqual(assignment.date_assigned, certificate.date_issued)

    def test_what_people_have_to_learn(self):
        assignments = self._ours("jxc.training.assignment")
        mine = {
            name: assignments.filtered(
                lambda one, name=name: (
                    one.employee_id == self._employee(name) and one.is_open
                )
            )
            for name in ("eastclerk", "whclerk", "eastlead", "buyer2", "whlead")
        }
        self.assertTrue(mine["eastclerk"].filtered("is_overdue"))
        self.assertIn("renewal", mine["whclerk"].mapped("origin"))
        self.assertIn("renewal", mine["eastlead"].mapped("origin"))
        self.assertTrue(mine["buyer2"])
        self.assertFalse(mine["whlead"])

    def test_sessions(self):
        sessions = self._ours("jxc.training.session")
        self.assertEqual(set(sessions.mapped("state")), {"open", "done"})
        coming = sessions.filtered(lambda one: one.state == "open")
        self.assertIn("waiting", coming.attendance_ids.mapped("state"))

    def test_gates_stop_the_untrained_clerk_only(self):
        gate = self._ours("jxc.gate").filtered(lambda one: one.operation == "receipt")
        self.assertEqual(gate.mode, "block")
        holders = self.env["jxc.certificate"]._holders(
            gate.course_ids, self._employee("whclerk") | self._employee("eastclerk")
        )
        self.assertEqual(holders, {(self._employee("whclerk").id, gate.course_ids.id)})
        self.assertTrue(self._ours("jxc.gate.coverage"))

    def test_regulations(self):
        versions = self._ours("jxc.regulation.version")
        self.assertEqual(set(versions.mapped("state")), {"active", "review", "draft"})
        found = self._ours("jxc.regulation.acknowledgement")
        self.assertEqual(set(found.mapped("state")), {"todo", "done"})
        self.assertTrue(found.filtered("is_overdue"))

    def test_everybody_opens_his_work(self):
        for login in ("whclerk", "eastclerk", "buyer", "sclead", "gm", "accountant"):
            with self.subTest(login):
                self.assertTrue(self._as(login)["jxc.my.work"].get_my_work())
