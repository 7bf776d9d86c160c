"""What is done with approvals, one request each, for the approvals benchmark."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .approval_calls import (
    INBOX,
    action_approve,
    button_approve,
    count_inbox,
    count_reviews,
    drafts,
    form_fields,
    list_fields,
    read_form,
    read_list,
    request_ids,
    request_validation,
    validate_tier,
    with_messages,
)
from .approval_rules import FROM, notify_on_pending
from .operations import LIST, MASS, confirm, receipt, validate, write_reference

SUBMITTED = 200


@dataclass(frozen=True)
class Budget:
    """What is allowed: queries at most, or above plain Odoo, and time against it."""

    most: float | None = None
    more: int | None = None
    ratio: float | None = None
    #: the queries are counted per document
    documents: int = 1


@dataclass(frozen=True)
class Call:
    """One request of a person: ``act(env, work, view)``.

    ``find`` says what the person's client knows beforehand, such as the id of a
    request; like ``view``, the fields that his client reads, it is not measured.
    """

    role: str
    act: Callable
    find: Callable = lambda env, work: work
    view: Callable = lambda env: None


@dataclass(frozen=True)
class Operation:
    """The requests, by variant, that do the same work; only they are measured.

    The buyer makes what it works on (``prepare``), ``before`` are the requests that
    bring it there. ``once``: all runs share the same work.
    """

    key: str
    title: str
    calls: dict
    prepare: Callable
    budget: Budget = Budget()
    before: dict = field(default_factory=dict)
    once: bool = False
    commit: bool = True
    share: float = 1.0


ALL = ("plain", "addon", "oca")
BUYER_CONFIRMS = Call("buyer", confirm)
OCA_SUBMITS = Call("buyer", request_validation)
OCA_NOTIFIES = (Call("admin", lambda env, _work, _view: notify_on_pending(env)),)
SUBMIT = {
    "plain": (BUYER_CONFIRMS,),
    "addon": (BUYER_CONFIRMS,),
    "oca": (OCA_SUBMITS,),
}
STEP = {
    "addon": (Call("boss", action_approve, request_ids),),
    "oca": (Call("boss", validate_tier),),
}
TWO_LEVELS = {
    "plain": (BUYER_CONFIRMS, Call("director", button_approve)),
    "addon": (
        *SUBMIT["addon"],
        *STEP["addon"],
        Call("director", action_approve, request_ids),
    ),
    "oca": (
        *SUBMIT["oca"],
        *STEP["oca"],
        Call("director", validate_tier),
        BUYER_CONFIRMS,
    ),
}
SUBMIT_AND_COMMIT = {
    variant: (Call(call.role, with_messages(call.act)),)
    for variant, (call,) in SUBMIT.items()
}
INBOX_COUNT = {
    "addon": (Call("boss", count_inbox),),
    "oca": (Call("boss", count_reviews),),
}


def everywhere(call, variants=ALL):
    """Return the same request for all variants."""
    return {variant: (call,) for variant in variants}


BIG = 2.0 * FROM
READ = Budget(more=2, ratio=1.10)
OPEN_FORM = everywhere(Call("buyer", read_form, view=form_fields))
OPEN_LIST = everywhere(Call("buyer", read_list, view=list_fields))

OPERATIONS = (
    Operation(
        "confirm",
        "confirm an order, 10 lines, no rule fits",
        everywhere(BUYER_CONFIRMS),
        drafts(1, 10),
        Budget(more=2, ratio=1.05),
    ),
    Operation(
        "mass",
        f"confirm {MASS} orders, no rule fits",
        everywhere(BUYER_CONFIRMS),
        drafts(MASS, 2),
        Budget(most=45.5, documents=MASS),
        once=True,
        commit=False,
        share=0.25,
    ),
    Operation(
        "write",
        f"write one field on {MASS} drafts",
        everywhere(Call("buyer", write_reference)),
        drafts(MASS, 2),
        Budget(most=5),
        once=True,
    ),
    Operation(
        "receive",
        "receive 10 moves, no rule fits",
        everywhere(Call("stock", validate), ("plain", "addon")),
        receipt,
        Budget(more=4, ratio=1.05),
    ),
    Operation(
        "levels",
        "two-level approval, all requests",
        TWO_LEVELS,
        drafts(1, 10, BIG),
        Budget(most=140),
    ),
    Operation(
        "step",
        "approve one step",
        STEP,
        drafts(1, 10, BIG),
        Budget(most=12),
        before=SUBMIT,
    ),
    Operation(
        "inbox",
        f"count the inbox, {INBOX} and more waiting",
        INBOX_COUNT,
        drafts(INBOX, 2, BIG),
        Budget(most=1),
        before=SUBMIT,
        once=True,
    ),
    Operation(
        "list", f"list of {LIST} drafts", OPEN_LIST, drafts(LIST, 2), READ, once=True
    ),
    Operation(
        "list-waiting",
        f"list of {LIST} orders that wait",
        OPEN_LIST,
        drafts(LIST, 2, BIG),
        READ,
        before=SUBMIT,
        once=True,
    ),
    Operation("form", "open a draft", OPEN_FORM, drafts(1, 10), READ, once=True),
    Operation(
        "form-waiting",
        "open an order that waits",
        OPEN_FORM,
        drafts(1, 10, BIG),
        READ,
        before=SUBMIT,
        once=True,
    ),
    Operation(
        "submit",
        f"submit {SUBMITTED} orders for two steps",
        SUBMIT,
        drafts(SUBMITTED, 2, BIG),
        Budget(most=40),
        once=True,
        commit=False,
        share=0.25,
    ),
    Operation(
        "submit-commit",
        "the same with the tracked changes",
        SUBMIT_AND_COMMIT,
        drafts(SUBMITTED, 2, BIG),
        once=True,
        commit=False,
        share=0.25,
    ),
    # the last one: its setting stays
    Operation(
        "submit-notify",
        f"submit {SUBMITTED}, reviewers told",
        {"addon": SUBMIT["addon"], "oca": SUBMIT["oca"]},
        drafts(SUBMITTED, 2, BIG),
        before={"oca": OCA_NOTIFIES},
        once=True,
        commit=False,
        share=0.25,
    ),
)
