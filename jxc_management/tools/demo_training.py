"""What people of the demo company have learnt and still have to learn; no database."""

from collections import namedtuple

#: a course of the samples, who teaches it and for whose jobs it is required
Course = namedtuple("Course", "key trainer jobs due_days")
#: a certificate from the past: ``days`` ago, by exam or by the trainer, ``early`` days
#: before it was due
Held = namedtuple("Held", "person key days origin score early", defaults=(9,))
#: an assignment that was made ``days`` ago and is due in ``due`` days
Asked = namedtuple("Asked", "person key days due")
#: a gate: which certificates an operation needs, and how strict it is
Gate = namedtuple("Gate", "name chinese operation key mode grace")

STORE = ("warehouse_lead", "warehouse_clerk")
COURSES = (
    Course("receiving", "whlead", (*STORE, "forklift_driver", "packer"), 30),
    Course("counting", "jxcadmin", STORE, 45),
    Course("purchasing", "sclead", ("buyer", "project_buyer"), 30),
)
HELD = (
    Held("whlead", "receiving", 520, "exam", 88),
    Held("whlead", "receiving", 160, "exam", 96),
    Held("eastlead", "receiving", 200, "exam", 92),
    Held("whclerk", "receiving", 350, "exam", 84),
    Held("forklift", "receiving", 120, "trainer", 0),
    Held("whlead", "counting", 90, "exam", 90),
    Held("whclerk", "counting", 75, "exam", 81, -4),
    Held("eastlead", "counting", 370, "exam", 86),
    Held("buyer", "purchasing", 210, "exam", 94, -12),
)
ASKED = (
    Asked("eastclerk", "receiving", 40, -10),
    Asked("packer", "receiving", 25, 5),
    Asked("eastclerk", "counting", 20, 25),
)
GATES = (
    Gate(
        "Who receives knows how", "收货须持证上岗", "receipt", "receiving", "block", 7
    ),
    Gate(
        "Counting needs training", "盘点须经培训", "adjustment", "counting", "warn", 0
    ),
    Gate(
        "Buyers know the procedure", "采购须经培训", "purchase", "purchasing", "warn", 0
    ),
)
#: the course with sessions, when the last one was, who came and how they liked it
SESSION = "counting"
HELD_DAYS = 100
CAME = (("whclerk", 5), ("whlead", 4))
#: who is registered for the next one; it has as many places as the first two
COMING = ("eastclerk", "eastlead", "whclerk")
PLACES = 2
#: regulations by template, and how far they are
REGULATIONS = (
    ("usage", "active"),
    ("purchase", "active"),
    ("permissions", "review"),
    ("counting", "draft"),
)
#: for which departments some of them are; the others are for everybody
AUDIENCES = {"purchase": ("purchasing", "sales", "finance")}
#: who has confirmed what is in effect; the others are late by the difference in days
READERS = (
    "gm",
    "sclead",
    "buyer",
    "whlead",
    "eastlead",
    "itlead",
    "jxcadmin",
    "finlead",
    "accountant",
)
UNREAD_DAYS = 17
