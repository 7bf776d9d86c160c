import base64
import io

import xlsxwriter

from odoo import api, fields, models

from ...tools.training_matrix_sql import STATUSES

#: background of the cells by status
COLORS = {
    "valid": "#C6EFCE",
    "expiring": "#FFEB9C",
    "expired": "#FFC7CE",
    "overdue": "#FF9C9C",
    "open": "#BDD7EE",
    "waived": "#E0E0E0",
}


class JxcTrainingMatrix(models.AbstractModel):
    _inherit = "jxc.training.matrix"

    @api.model
    @api.readonly
    def get_training_matrix_xlsx(self, filters=None):
        """Return all pages as a spreadsheet: ``{"name", "content"}``, in base64."""
        filters = filters or {}
        courses = self._matrix_shown(self._matrix_courses(), filters)
        domain = self._matrix_visible() & self._matrix_filter(filters)
        domain &= self._matrix_status_filter(domain, courses, filters)
        rows = self._matrix_page(domain, courses)["rows"]
        content = self._matrix_workbook(rows, courses)
        today = fields.Date.to_string(self.env.company._jxc_today())
        return {
            "name": f"{self.env._('Training Matrix')} {today}.xlsx",
            "content": base64.b64encode(content).decode(),
        }

    @api.model
    def _matrix_status_names(self):
        return {
            "valid": self.env._("Valid"),
            "expiring": self.env._("Expires Soon"),
            "expired": self.env._("Expired"),
            "overdue": self.env._("Overdue"),
            "open": self.env._("To Do"),
            "waived": self.env._("Waived"),
        }

    @api.model
    def _matrix_workbook(self, rows, courses):
        """Return the content of a workbook with one row per employee."""
        output = io.BytesIO()
        # texts stay texts: a name like "=1+1" is no formula
        options = {"in_memory": True, "strings_to_formulas": False}
        book = xlsxwriter.Workbook(output, options)
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        formats = {
            status: book.add_format({"bg_color": COLORS[status]}) for status in STATUSES
        }
        titles = [
            self.env._("Employee"),
            self.env._("Department"),
            self.env._("Job"),
            *courses.mapped("name"),
        ]
        sheet.write_row(0, 0, titles, bold)
        for number, row in enumerate(rows, 1):
            texts = [row["name"], row["department"] or "", row["job"] or ""]
            sheet.write_row(number, 0, texts)
            self._matrix_write_cells(sheet, number, row["cells"], courses, formats)
        sheet.set_column(0, 2, 20)
        sheet.set_column(3, len(titles) - 1, 22)
        sheet.freeze_panes(1, 1)
        book.close()
        return output.getvalue()

    @api.model
    def _matrix_write_cells(self, sheet, number, cells, courses, formats):
        """Write the courses of one employee into a row of the sheet."""
        names = self._matrix_status_names()
        for column, course in enumerate(courses, 3):
            cell = cells.get(course.id)
            if cell:
                text = f"{names[cell['status']]} {cell['day'] or ''}".strip()
                sheet.write_string(number, column, text, formats[cell["status"]])
