import json

from odoo import Command, api, fields, models
from odoo.exceptions import AccessError
from odoo.tools.misc import file_open

SAMPLES = ("receiving", "counting", "purchasing")
CHINESE = "zh_CN"


class JxcTrainingSamples(models.AbstractModel):
    """Three courses with material and exam, in English and Chinese, to start from.

    They come when somebody asks for them, not with the installation, and are his to
    change.
    """

    _name = "jxc.training.samples"
    _description = "Sample Courses"

    @api.model
    def action_load(self):
        """Load the sample courses into the current company, and show them.

        :return: the action that lists them
        :raises AccessError: for others than administrators of the addon
        """
        if not self.env.user.has_group("jxc_management.group_jxc_administrator"):
            raise AccessError(
                self.env._("Only an administrator loads the sample courses.")
            )
        courses = self._load(self.env.company)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Sample Courses"),
            "res_model": courses._name,
            "views": [[False, "list"], [False, "form"]],
            "domain": [("id", "in", courses.ids)],
            "context": {"active_test": False},
        }

    @api.model
    def _load(self, company):
        """Return the sample courses of a company; what is missing is made.

        Their exams are shared by all companies. Nothing that exists is changed, except
        that Chinese is added when the language was installed in the meantime.
        """
        # English is what the others are translations of
        samples = self.with_context(lang="en_US").with_company(company)
        courses = self.env["jxc.course"]
        for key in SAMPLES:
            with file_open(f"jxc_management/data/samples/{key}.json") as file:
                sample = json.load(file)
            exam = samples._exam(key, sample["exam"])
            courses |= samples._course(key, sample, company, exam)
        return courses.with_env(self.env)

    # courses

    def _course(self, key, sample, company, exam):
        name = f"sample_course_{key}_{company.id}"
        course = self._known(name)
        if not course:
            # sudo: an administrator of the addon need not keep courses elsewhere
            course = (
                self.env["jxc.course"]
                .sudo()
                .create(self._course_values(sample, company, exam))
            )
            self._remember(name, course)
        if self._lacks_chinese(course, "name"):
            self._translate(course, name=sample["name"])
            self._translate(course, description=sample["description"])
            for material, source in zip(
                course.material_ids, sample["materials"], strict=False
            ):
                self._translate(material, name=source["name"], body=source["body"])
        return course

    def _course_values(self, sample, company, exam):
        process = self.env.ref(f"jxc_management.{sample['process']}", False)
        today = fields.Date.context_today(self)
        lead = self.env["jxc.ownership"]._resolve(company, today, process=process)
        return {
            "name": sample["name"]["en"],
            "code": sample["code"],
            "company_id": company.id,
            "department_id": lead.id if lead else False,
            "process_id": process.id if process else False,
            "delivery": "exam",
            "survey_id": exam.id,
            "duration_hours": sample["hours"],
            "description": sample["description"]["en"],
            "material_ids": [
                Command.create(
                    {
                        "sequence": 10 * number,
                        "name": material["name"]["en"],
                        "kind": "text",
                        "body": material["body"]["en"],
                    }
                )
                for number, material in enumerate(sample["materials"], 1)
            ],
        }

    # exams

    def _exam(self, key, source):
        name = f"sample_exam_{key}"
        exam = self._known(name)
        if not exam:
            # sudo: an administrator of the addon need not be one of surveys
            exam = self.env["survey.survey"].sudo().create(self._exam_values(source))
            self._remember(name, exam)
        if self._lacks_chinese(exam, "title"):
            self._translate(
                exam, title=source["title"], description=source["description"]
            )
            for question, text in zip(
                exam.question_ids, source["questions"], strict=False
            ):
                self._translate(question, title=text["title"])
                for answer, choice in zip(
                    question.suggested_answer_ids, text["answers"], strict=False
                ):
                    self._translate(answer, value=choice)
        return exam

    def _exam_values(self, source):
        """Return the values of an exam that only people who log in can take."""
        return {
            "title": source["title"]["en"],
            "description": source["description"]["en"],
            "survey_type": "assessment",
            # all installed languages
            "lang_ids": [Command.clear()],
            # nobody in particular: the responsible person would need survey rights
            "user_id": False,
            "access_mode": "token",
            "users_login_required": True,
            "questions_layout": "one_page",
            "scoring_type": "scoring_without_answers",
            "scoring_success_min": 80,
            # Odoo's own certificates stay out of it
            "certification": False,
            "question_and_page_ids": [
                Command.create(self._question_values(question, 10 * number))
                for number, question in enumerate(source["questions"], 1)
            ],
        }

    def _question_values(self, question, sequence):
        right = [answer for answer in question["answers"] if answer["points"] > 0]
        several = len(right) > 1
        return {
            "title": question["title"]["en"],
            "sequence": sequence,
            "question_type": "multiple_choice" if several else "simple_choice",
            "constr_mandatory": True,
            "suggested_answer_ids": [
                Command.create(
                    {
                        "value": answer["en"],
                        "sequence": number,
                        "is_correct": answer["points"] > 0,
                        "answer_score": answer["points"],
                    }
                )
                for number, answer in enumerate(question["answers"], 1)
            ],
        }

    # what is there, and its translation

    def _known(self, name):
        """Return the record that was loaded before under ``name``, if it is there."""
        # sudo: see above
        return self.sudo().env.ref(f"jxc_management.{name}", raise_if_not_found=False)

    def _remember(self, name, record):
        # sudo: nobody else writes identifiers
        self.env["ir.model.data"].sudo()._update_xmlids(
            [
                {
                    "xml_id": f"jxc_management.{name}",
                    "record": record,
                    "noupdate": True,
                }
            ]
        )

    def _lacks_chinese(self, record, field):
        """Return whether Chinese is installed, and the record is not translated."""
        installed = dict(self.env["res.lang"].get_installed())
        return (
            CHINESE in installed
            and record.with_context(lang=CHINESE)[field] == record[field]
        )

    def _translate(self, record, **texts):
        """Set the Chinese of some fields.

        :param texts: ``{"en": ..., "zh": ...}`` per field. Formatted texts are
            translated paragraph by paragraph, so both languages have the same ones.
        """
        for name, text in texts.items():
            field = record._fields[name]
            if not callable(field.translate):
                record.update_field_translations(name, {CHINESE: text["zh"]})
                continue
            terms = field.get_trans_terms(record[name])
            chinese = field.get_trans_terms(text["zh"])
            pairs = dict(zip(terms, chinese, strict=False))
            record.update_field_translations(name, {CHINESE: pairs})
