import { expect, test } from "@odoo/hoot";
import { click } from "@odoo/hoot-dom";
import { contains, makeServerError, onRpc } from "@web/../tests/web_test_helpers";

import { defineClientAction, openClientAction } from "../action_helpers";

defineClientAction("jxc_overview");

function number(code, label, count) {
    return { code, label, count, action: { name: code } };
}

function step(code, state, values = {}) {
    return { code, state, title: code, detail: "", links: [], action: false, ...values };
}

function overviewData(values = {}) {
    return {
        company: { id: 1, name: "Trading Company" },
        is_administrator: true,
        steps: [
            step("departments", "done"),
            step("history", "todo", {
                links: [number("orders", "Orders", 3)],
                button: { label: "Stamp", method: "action_stamp_history" },
            }),
        ],
        coverage: [
            {
                kind: "process",
                name: "Process",
                total: 12,
                bars: [number("own", "Own Lead", 9), number("none", "No Lead", 3)],
            },
        ],
        roles: {
            departments: ["Finance"],
            rows: [],
            all: number("own_roles", "My roles", 0),
            handovers: false,
        },
        access: { enforced: false, lines: ["You see and change: Finance."] },
        documents: {
            all: false,
            departments: ["Finance"],
            numbers: [number("receipts_late", "Late receipts", 2)],
        },
        changes: [
            {
                model: "jxc.ownership",
                id: 7,
                scope: "Whole Company",
                text: "Finance, Lead",
                state: "active",
                state_name: "Active",
                on: "2026-03-14 10:00:00",
            },
        ],
        shortcuts: [{ name: "Matrix", icon: "fa-table", action: 42 }],
        ...values,
    };
}

/** Open the overview and write down which actions it opens. */
function openOverview(data = overviewData()) {
    onRpc("jxc.overview", "get_overview", () => (typeof data === "function" ? data() : data));
    return openClientAction();
}

test("steps with their state", async () => {
    await openOverview();
    expect(".o_jxc_steps").toHaveText(/Set-up/);
    expect(".o_jxc_steps").toHaveText(/1 of 2 done/);
    expect("[data-step=history]").toHaveAttribute("data-state", "todo");
});

test("numbers open their records", async () => {
    const opened = await openOverview();
    await click("[data-step=history] [data-code=orders]");
    await click("[data-code=receipts_late]");
    await click(".o_jxc_coverage [data-code=none]");
    expect(opened.map((action) => action.name)).toEqual(["orders", "receipts_late", "none"]);
});

test("shortcuts and changes open their screens", async () => {
    const opened = await openOverview();
    await click(".o_jxc_shortcuts button");
    await click(".o_jxc_changes button");
    expect(opened[0]).toBe(42);
    expect([opened[1].res_model, opened[1].res_id]).toEqual(["jxc.ownership", 7]);
});

test("a zero leads nowhere", async () => {
    const data = overviewData();
    data.coverage[0].bars[1].count = 0;
    await openOverview(data);
    expect(".o_jxc_coverage button[data-code=none]").toHaveCount(0);
    expect(".o_jxc_coverage span[data-code=none]").toHaveText(/0\s*No Lead/);
});

test("a step's button asks the server and loads again", async () => {
    let loads = 0;
    onRpc("jxc.overview", "action_stamp_history", () => {
        expect.step("stamp");
        return { type: "ir.actions.client", tag: "display_notification" };
    });
    const opened = await openOverview(() => {
        loads++;
        return overviewData();
    });
    await contains("button:contains(Stamp)").click();
    expect.verifySteps(["stamp"]);
    expect(opened[0].tag).toBe("display_notification");
    expect(loads).toBe(2);
});

test("finished steps are folded", async () => {
    await openOverview(overviewData({ steps: [step("profile", "done")] }));
    expect("[data-step]").toHaveCount(0);
    await contains(".o_jxc_steps [aria-expanded=false]").click();
    expect("[data-step=profile]").toHaveCount(1);
});

test("an employee without rights sees his own part only", async () => {
    await openOverview(
        overviewData({
            is_administrator: false,
            coverage: [],
            documents: { all: false, departments: [], numbers: [] },
            changes: [],
        })
    );
    expect(".o_jxc_steps").toHaveText(/What concerns you/);
    expect(".o_jxc_coverage, .o_jxc_documents").toHaveCount(0);
    expect(".o_jxc_roles").toHaveText(/Finance/);
    expect(".o_jxc_changes").toHaveText(/Nothing yet/);
});

test("handovers to confirm stand out", async () => {
    const data = overviewData();
    data.roles.handovers = number("handovers", "Handovers to confirm", 1);
    await openOverview(data);
    expect(".o_jxc_roles .alert").toHaveText(/1\s*Handovers to confirm/);
});

test("an error can be tried again", async () => {
    let fails = true;
    await openOverview(() => {
        if (fails) {
            throw makeServerError({ message: "Out of order" });
        }
        return overviewData();
    });
    expect("[role=alert]").toHaveText(/Out of order/);
    fails = false;
    await contains("button:contains(Try again)").click();
    expect(".o_jxc_overview h3").toHaveText("Trading Company");
});
