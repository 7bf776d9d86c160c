"""People who take the sample courses, and their exams by HTTP."""

from urllib.parse import parse_qs, urlparse

ASSIGN = """
course = env["jxc.course"].browse({course})
employees = env["hr.employee"].browse({employees})
env["jxc.training.assignment"]._assign(employees, course)
env.cr.commit()
"""


class School:
    """The sample courses, and people who have to take the first one."""

    def __init__(self, server, databases):
        self.server = server
        self.databases = databases
        self.admin = server.client()
        action = self.admin.call("jxc.training.samples", "action_load")
        [course] = self.admin.search_read(
            action["res_model"],
            [*action["domain"], ["code", "=", "RCV"]],
            ["survey_id"],
        )
        self.course, self.exam = course["id"], course["survey_id"][0]
        self.trainer = self.person("trainer")
        self.admin.write(
            "jxc.course",
            self.course,
            {"trainer_ids": [[6, 0, [self.trainer.uid]]], "max_attempts": 2},
        )

    def person(self, login):
        """Create a user with an employee; return his session."""
        user = self.admin.create(
            "res.users",
            {"name": login.capitalize(), "login": login, "password": login},
        )
        values = {"name": login.capitalize(), "user_id": user}
        self.admin.create("hr.employee", values)
        return self.server.client(login)

    def assign(self, employees):
        """Assign the course; return the ids of the assignments."""
        code = ASSIGN.format(course=self.course, employees=employees)
        self.databases.shell(self.server.database, code)
        return self.admin.search(
            "jxc.training.assignment", [["employee_id", "in", employees]]
        )

    def learner(self, login):
        """Create a learner; return his session and assignment."""
        session = self.person(login)
        employees = self.admin.search("hr.employee", [["user_id", "=", session.uid]])
        [assignment] = self.assign(employees)
        return session, assignment

    def answers(self, right=True):
        """Return what the exam's page sends: one question in four is wrong, or none."""
        found = self.admin.search_read(
            "survey.question",
            [["survey_id", "=", self.exam]],
            ["question_type"],
        )
        values = {}
        for number, question in enumerate(found):
            wanted = right or number % 4 > 0
            choices = self.admin.search(
                "survey.question.answer",
                [["question_id", "=", question["id"]], ["is_correct", "=", wanted]],
            )
            single = question["question_type"] == "simple_choice"
            values[str(question["id"])] = (
                str(choices[0]) if single else [str(choice) for choice in choices]
            )
        return values

    def state(self, assignment):
        """Return state, attempts and certificate of an assignment."""
        [row] = self.admin.read(
            "jxc.training.assignment",
            assignment,
            ["state", "attempt_count", "certificate_id"],
        )
        return row["state"], row["attempt_count"], row["certificate_id"]


def start(session, assignment):
    """Start the exam by the learner's button; return the tokens of the attempt."""
    action = session.call("jxc.training.assignment", "action_start", [assignment])
    url = urlparse(action["url"])
    return url.path.rpartition("/")[2], parse_qs(url.query)["answer_token"][0]


def hand_in(session, tokens, answers):
    """Answer everything and hand in; return the page that follows."""
    path = "/".join(tokens)
    session.json(f"/survey/begin/{path}")
    return session.json(f"/survey/submit/{path}", **answers)[1]
