"""A company whose logistics department writes regulations that its people confirm.

The writer writes, the chief manages the department, the boss the one above; a worker
has confirmed, a colleague has not, a packer has no user, an auditor is a controller.
"""

import base64

from .company import CONTROLLER, LEAD, Company

VERSION = "jxc.regulation.version"
ACKNOWLEDGEMENT = "jxc.regulation.acknowledgement"
#: what must be the same after all attempts
KEPT = {
    VERSION: ("body", "state", "author_id", "approver_id", "content_hash", "number")
    + ("attachment_ids", "is_tampered", "date_effective"),
    ACKNOWLEDGEMENT: ("state", "way", "read_version_id", "content_hash")
    + ("acknowledged_on", "recorded_by_id", "date_due"),
    "jxc.regulation": ("current_version_id",),
    "ir.attachment": ("name", "checksum", "res_id", "public"),
}


class Office(Company):
    """A company with regulations in several stages."""

    def draft(self, name="Rules", login="writer", file=False, **values):
        """Create a regulation with a draft; return the draft."""
        me = self.as_user(login)
        regulation = me.create(
            "jxc.regulation",
            {
                "name": name,
                "company_id": self.id,
                "department_id": self.departments["Logistics"],
                "department_ids": [(6, 0, [self.departments["Logistics"]])],
            },
        )
        body = "<p>Count every shelf once a month.</p>"
        values = {"regulation_id": regulation, "body": body, **values}
        if file:
            values["attachment_ids"] = [(6, 0, [self.upload(me)])]
        return me.create(VERSION, values)

    def upload(self, me, content=b"page one"):
        """Upload a file as the form of a version does; return its id."""
        datas = base64.b64encode(content).decode()
        values = {"name": "page.txt", "datas": datas, "res_model": VERSION}
        return me.create("ir.attachment", {**values, "res_id": 0})

    def submitted(self, **values):
        """Return a version that waits for approval."""
        version = self.draft(**values)
        login = values.get("login", "writer")
        self.as_user(login).call(VERSION, "action_submit", [version])
        return version

    def in_effect(self, **values):
        """Return a version in effect."""
        version = self.submitted(**values)
        self.as_user("boss").call(VERSION, "action_approve", [version])
        return version

    def regulation_of(self, version):
        """Return the regulation of a version."""
        return self.admin.value(VERSION, version, "regulation_id")[0]

    def acknowledgement(self, login, version):
        """Return somebody's acknowledgement of a version."""
        domain = [("version_id", "=", version)]
        domain.append(("employee_id", "=", self.employees[login]))
        return self.admin.search(ACKNOWLEDGEMENT, domain)[0]

    def evidence(self):
        """Return what the attempts must not change."""
        return {
            model: self.admin.read(model, ids, list(KEPT[model]))
            for model, ids in self.kept.items()
        }


def build(server):
    """Make the company on a server with the addon."""
    office = Office(server)
    office.employees = {}
    office.add_department("Supply")
    office.add_department("Logistics", "Supply")
    people = {
        "boss": ((), "Supply"),
        "chief": ((LEAD,), "Logistics"),
        "writer": ((LEAD,), "Logistics"),
        "worker": ((), "Logistics"),
        "colleague": ((), "Logistics"),
        "auditor": ((CONTROLLER,), "Supply"),
    }
    for login, (groups, department) in people.items():
        office.add_user(login, groups)
        office.employees[login] = office.employ(login, department)
    for login, department in (("boss", "Supply"), ("chief", "Logistics")):
        values = {"manager_id": office.employees[login]}
        office.admin.write("hr.department", office.departments[department], values)
    values = {"name": "packer", "department_id": office.departments["Logistics"]}
    office.employees["packer"] = office.admin.create("hr.employee", values)
    prepare(office)
    return office


def prepare(office):
    """Make a version in effect, one to approve, and a confirmation."""
    office.active = office.in_effect(name="In Effect", file=True)
    office.waiting = office.submitted(name="Waiting", file=True)
    office.done = office.acknowledgement("worker", office.active)
    worker = office.as_user("worker")
    worker.call(ACKNOWLEDGEMENT, "action_read", [office.done])
    worker.call(ACKNOWLEDGEMENT, "action_acknowledge", [office.done])
    office.todo = office.acknowledgement("colleague", office.active)
    office.paper = office.acknowledgement("packer", office.active)
    versions = [office.active, office.waiting]
    files = [
        file
        for version in versions
        for file in office.admin.value(VERSION, version, "attachment_ids")
    ]
    office.file = files[0]
    office.kept = {
        VERSION: versions,
        ACKNOWLEDGEMENT: [office.done, office.todo, office.paper],
        "jxc.regulation": [office.regulation_of(one) for one in versions],
        "ir.attachment": files,
    }
    office.before = office.evidence()
