import { expect, test } from "@odoo/hoot";
import { click } from "@odoo/hoot-dom";
import { contains, makeServerError, onRpc } from "@web/../tests/web_test_helpers";

import { defineClientAction, openClientAction } from "../action_helpers";

defineClientAction("jxc_my_work");

function part(name, items = [], values = {}) {
    return { count: items.length, items, action: { name }, ...values };
}

function workData(values = {}) {
    return {
        today: "2026-03-15",
        is_employee: true,
        learn: part("To Learn", [
            {
                id: 1,
                name: "Receiving",
                due: "2026-03-10",
                overdue: true,
                state: "failed",
                state_name: "Failed",
                reason: "Three receiving errors",
                attempts: 1,
                max_attempts: 3,
                sessions: [{ id: 9, name: "March", start: "2026-03-20 08:00:00", place: "Yard" }],
            },
        ]),
        read: part("To Read", [
            { id: 2, name: "Usage Procedure", version: "1.0", due: "2026-03-20", overdue: false },
        ]),
        approve: part("To Approve", [
            {
                id: 3,
                name: "P00012",
                requester: "Ann",
                deadline: "2026-05-20 08:00:00",
                overdue: false,
            },
        ]),
        sessions: part("My Sessions", [
            {
                id: 4,
                name: "Counting",
                course: "Counting",
                start: "2026-03-18 08:00:00",
                stop: "2026-03-18 10:00:00",
                place: "Hall",
                url: "https://example.com/meet",
                state: "registered",
                state_name: "Registered",
            },
        ]),
        certificates: part("My Certificates", [
            {
                id: 5,
                number: "C-1",
                course: "Purchasing",
                status: "expiring",
                status_name: "Expires Soon",
                expiry: "2026-04-01",
            },
        ]),
        team: false,
        ...values,
    };
}

function openMyWork(data = workData()) {
    onRpc("jxc.my.work", "get_my_work", () => (typeof data === "function" ? data() : data));
    return openClientAction();
}

test("what waits, by when, the late ones in red", async () => {
    await openMyWork();
    expect(".o_jxc_summary").toHaveText("3 to do, 1 of them overdue");
    expect(".o_jxc_learn .o_jxc_due").toHaveText("overdue since 03/10/2026");
    expect(".o_jxc_learn .o_jxc_due").toHaveClass("text-bg-danger");
    expect(".o_jxc_learn").toHaveText(/1 of 3 attempts/);
    expect(".o_jxc_read .o_jxc_due").toHaveClass("text-bg-warning");
    expect(".o_jxc_approve .o_jxc_due").toHaveClass("text-bg-light");
});

test("start asks the server what comes next", async () => {
    onRpc("jxc.training.assignment", "action_start", ({ args }) => {
        expect.step(`start ${args[0]}`);
        return { type: "ir.actions.act_url", url: "/survey" };
    });
    const opened = await openMyWork();
    await contains(".o_jxc_learn button:contains(Start)").click();
    expect.verifySteps(["start 1"]);
    expect(opened[0].url).toBe("/survey");
});

test("a session is registered for and the page loaded again", async () => {
    let loads = 0;
    onRpc("jxc.training.session", "action_register", ({ args }) => {
        expect.step(`register ${args[0]}`);
        return true;
    });
    await openMyWork(() => {
        loads++;
        return workData();
    });
    await contains(".o_jxc_offer button:contains(Sign Up)").click();
    expect.verifySteps(["register 9"]);
    expect(loads).toBe(2);
    expect(".o_notification").toHaveText(/March/);
});

test("regulations, approvals and sessions open their forms", async () => {
    onRpc("jxc.regulation.acknowledgement", "action_read", ({ args }) => ({
        type: "ir.actions.act_window",
        res_model: "jxc.regulation.acknowledgement",
        res_id: args[0][0],
    }));
    const opened = await openMyWork();
    await contains(".o_jxc_read button:contains(Read)").click();
    await click(".o_jxc_approve button:contains(Decide)");
    await click(".o_jxc_sessions button:contains(Counting)");
    expect(opened.map((action) => [action.res_model, action.res_id])).toEqual([
        ["jxc.regulation.acknowledgement", 2],
        ["jxc.approval.request", 3],
        ["jxc.training.session", 4],
    ]);
    expect(".o_jxc_sessions a:contains(Join)").toHaveAttribute("rel", "noreferrer noopener");
});

test("a certificate is printed", async () => {
    onRpc("jxc.certificate", "action_print", ({ args }) => ({
        type: "ir.actions.report",
        ids: args[0],
    }));
    const opened = await openMyWork();
    expect(".o_jxc_certificates").toHaveText(/valid until 04\/01\/2026/);
    await contains(".o_jxc_certificates button:contains(PDF)").click();
    expect(opened[0].ids).toEqual([5]);
});

test("a manager sees who is late", async () => {
    const team = {
        count: 1,
        people: 4,
        items: [
            {
                id: 7,
                model: "jxc.training.assignment",
                employee: "Bob",
                name: "Receiving",
                due: "2026-03-01",
            },
        ],
        actions: [
            { name: "Overdue courses", count: 1, items: [], action: { name: "late" } },
            { name: "Unread regulations", count: 0, items: [], action: { name: "unread" } },
        ],
    };
    const opened = await openMyWork(workData({ team }));
    expect(".o_jxc_team").toHaveText(/Bob/);
    expect(".o_jxc_team").not.toHaveText(/Unread/);
    await click(".o_jxc_team button:contains(Overdue courses)");
    await click(".o_jxc_team .o_jxc_item button");
    expect(opened[0].name).toBe("late");
    expect(opened[1].res_id).toBe(7);
});

test("nothing to do", async () => {
    await openMyWork(
        workData({
            learn: part("To Learn"),
            read: part("To Read"),
            approve: part("To Approve"),
            sessions: part("My Sessions"),
            certificates: part("My Certificates"),
        })
    );
    expect(".o_jxc_nothing").toHaveText(/Nothing to do/);
    expect(".o_jxc_summary, .o_jxc_sessions").toHaveCount(0);
});

test("more than fits leads to the list", async () => {
    const learn = part("To Learn", workData().learn.items, { count: 30 });
    const opened = await openMyWork(workData({ learn }));
    await click(".o_jxc_learn button:contains(See all)");
    expect(opened[0].name).toBe("To Learn");
});

test("a user without an employee is told so", async () => {
    await openMyWork(workData({ is_employee: false }));
    expect(".alert-info").toHaveText(/No employee belongs to your user/);
});

test("an error can be tried again", async () => {
    let fails = true;
    await openMyWork(() => {
        if (fails) {
            throw makeServerError({ message: "Out of order" });
        }
        return workData();
    });
    expect("[role=alert]").toHaveText(/Out of order/);
    fails = false;
    await contains("button:contains(Try again)").click();
    expect(".o_jxc_learn").toHaveCount(1);
});
