from ..common import JxcCommon


class ProposalCommon(JxcCommon):
    """The test company with an IT department and a draft proposal."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.it = cls._department("Information Technology")
        cls.proposal = cls._proposal()

    @classmethod
    def _proposal(cls, **values):
        return cls.env["jxc.ownership.proposal"].create(
            {"name": "Who runs it", "company_id": cls.company.id, **values}
        )

    @classmethod
    def _line(cls, role="lead", process=None, proposal=None):
        """Return the proposed line of a role, for the company or a process' code."""
        return (proposal or cls.proposal).line_ids.filtered(
            lambda line: line.role == role and (line.process_id.code or None) == process
        )

    @classmethod
    def _score(cls, department, proposal=None):
        return (proposal or cls.proposal).score_ids.filtered(
            lambda score: score.department_id == department
        )

    def assertProposed(self, expected, proposal=None):
        """Check ``{(process code, role): department}`` of a proposal's lines."""
        lines = (proposal or self.proposal).line_ids
        self.assertEqual(
            {
                (line.process_id.code or None, line.role): line.department_id.name
                for line in lines
            },
            {key: department.name for key, department in expected.items()},
        )
