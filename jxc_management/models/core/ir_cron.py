import logging

from odoo import api, models

_logger = logging.getLogger(__name__)


class IrCron(models.Model):
    _inherit = "ir.cron"

    @api.model
    def _jxc_each(self, jobs):
        """Do the parts of a scheduled job one by one, each committed.

        What fails is taken back and logged, and the others are done all the same. Only
        for methods of scheduled jobs: it commits.

        :param jobs: functions without arguments
        """
        jobs = list(jobs)
        self._commit_progress(remaining=len(jobs))
        for job in jobs:
            try:
                # it writes what is pending before it ends, so that fails here as well
                with self.env.cr.savepoint():
                    job()
            except Exception:
                _logger.exception("A part of a scheduled job failed: %s", job)
            if not self._commit_progress(1):
                break
