import { expect, test } from "@odoo/hoot";
import { animationFrame, queryAll } from "@odoo/hoot-dom";
import { contains, makeServerError, onRpc } from "@web/../tests/web_test_helpers";

import { defineClientAction, openClientAction } from "../action_helpers";

defineClientAction("jxc_cockpit");

function number(code, label, count) {
    return { code, label, count, action: { name: code } };
}

function kpi(values = {}) {
    return {
        id: 5,
        code: "supplier_otif",
        name: "On time in full",
        unit: "percent",
        decimals: 1,
        formula: "Lines in full and on time, of all lines due",
        value: 91.25,
        records: 80,
        is_thin: false,
        light: "good",
        target: [90],
        change: -1.5,
        trend: "worse",
        months: [
            { first: "2026-01-01", last: "2026-01-31", value: 92.75 },
            { first: "2026-02-01", last: "2026-02-28", value: null },
            { first: "2026-03-01", last: "2026-03-14", value: 91.25 },
        ],
        ...values,
    };
}

function row(id, name, values = {}) {
    return {
        id,
        name,
        rank: false,
        score: null,
        grade: false,
        is_passed: false,
        action: false,
        lights: [number("good", "Good", 3), number("fair", "Fair", 0), number("poor", "Poor", 1)],
        ...values,
    };
}

function cockpitData(values = {}) {
    return {
        company: { id: 1, name: "Trading Company" },
        currency_id: 1,
        reach: "company",
        is_administrator: true,
        filters: { period: "this_month", department_id: false },
        periods: [
            { code: "this_month", label: "This month" },
            { code: "last_month", label: "Last month" },
        ],
        departments: [
            { id: 7, name: "Chain" },
            { id: 8, name: "Chain / East" },
        ],
        span: { first: "2026-03-01", last: "2026-03-14" },
        tiles: [
            {
                code: "approval",
                label: "Approvals",
                share: false,
                numbers: [number("waiting", "Waiting", 4), number("overdue", "Overdue", 0)],
            },
            {
                code: "training",
                label: "Training",
                share: { part: number("passed", "Passed", 3), whole: number("all", "All", 4) },
                numbers: [number("late", "Late", 1)],
            },
        ],
        has_facts: true,
        health_action: false,
        categories: [{ code: "supplier", label: "Suppliers", kpis: [kpi()] }],
        ranking: {
            period: "2025 Q4",
            rows: [
                row(8, "East", { rank: 1, score: 88.04, grade: "B", action: { name: "sheet" } }),
            ],
        },
        ...values,
    };
}

/** Open the cockpit and write down which actions it opens. */
function openCockpit(data = cockpitData()) {
    onRpc("jxc.cockpit", "get_cockpit", ({ args }) =>
        typeof data === "function" ? data(args[0]) : data
    );
    return openClientAction();
}

test("tiles open what they count", async () => {
    const opened = await openCockpit();
    await contains("[data-tile=approval] button[data-code=waiting]").click();
    await contains("[data-tile=training] button[data-code=late]").click();
    await contains("[data-tile=training] button[data-code=passed]").click();
    expect(opened.map((action) => action.name)).toEqual(["waiting", "late", "passed"]);
    expect("[data-tile=training]").toHaveText(/75%/);
    expect("[data-tile=approval] button[data-code=overdue]").toHaveCount(0);
});

test("a light has a word, a value, a target, a change", async () => {
    await openCockpit();
    const light = "[data-code=supplier_otif]";
    expect(`${light} .badge`).toHaveText("Good");
    expect(`${light} .o_jxc_value`).toHaveText("91.3%");
    expect(light).toHaveText(/Target: 90.0%/);
    expect(`${light} .o_jxc_change`).toHaveText(/1.5%/);
    expect(`${light} .o_jxc_change`).toHaveClass("text-danger");
    expect(`${light} .o_jxc_thin`).toHaveCount(0);
});

test("values and months open their records", async () => {
    onRpc("jxc.cockpit", "open_records", ({ args }) => ({ name: args.slice(0, 3).join(" ") }));
    const opened = await openCockpit();
    await contains(".o_jxc_value").click();
    await contains(".o_jxc_spark_month[data-month='2026-01-01']").click();
    expect(opened.map((action) => action.name)).toEqual([
        "5 2026-03-01 2026-03-14",
        "5 2026-01-01 2026-01-31",
    ]);
    expect(".o_jxc_spark_month").toHaveCount(2);
});

test("no data is not zero, few records are told", async () => {
    const missing = kpi({ id: 6, code: "none", value: null, light: "no_data", target: [] });
    const thin = kpi({ id: 7, code: "thin", is_thin: true, records: 2 });
    const bare = { change: null, trend: null, months: [] };
    const categories = [
        { code: "supplier", label: "Suppliers", kpis: [{ ...missing, ...bare }, thin] },
    ];
    await openCockpit(cockpitData({ categories }));
    expect("[data-code=none] .badge").toHaveText("No data");
    expect("[data-code=none] .o_jxc_value").toHaveCount(0);
    expect("[data-code=none] .o_jxc_spark").toHaveCount(0);
    expect("[data-code=thin] .o_jxc_thin").toHaveText(/Only 2 records/);
});

test("period and department ask again", async () => {
    await openCockpit((filters) => {
        expect.step(`${filters.period} ${filters.department_id}`);
        return cockpitData({ filters });
    });
    await contains(".o_jxc_period").select("last_month");
    await contains(".o_jxc_department").select("8");
    await contains(".o_jxc_ranking button:contains(East)").click();
    expect.verifySteps(["this_month false", "last_month false", "last_month 8", "last_month 8"]);
});

test("ranking with score, grade and lights", async () => {
    const opened = await openCockpit();
    expect(".o_jxc_ranking").toHaveText(/2025 Q4/);
    expect(".o_jxc_score").toHaveText(/88.0\s*B/);
    await contains(".o_jxc_score").click();
    await contains("[data-department='8'] [data-code=poor]").click();
    expect("[data-department='8'] [data-code=fair]").toHaveCount(0);
    expect(opened.map((action) => action.name)).toEqual(["sheet", "poor"]);
});

test("a long ranking is folded", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => row(index + 1, `Department ${index}`));
    await openCockpit(cockpitData({ ranking: { period: false, rows } }));
    expect(".o_jxc_ranking tbody tr").toHaveCount(10);
    await contains(".o_jxc_all").click();
    expect(".o_jxc_ranking tbody tr").toHaveCount(12);
});

test("without facts the next step is told", async () => {
    const opened = await openCockpit(
        cockpitData({
            has_facts: false,
            categories: [],
            ranking: { period: false, rows: [] },
            health_action: 42,
        })
    );
    expect(".o_jxc_empty").toHaveText(/No facts yet/);
    await contains(".o_jxc_empty button").click();
    expect(opened).toEqual([42]);
});

test("without facts and with one department nobody is told to choose another", async () => {
    const nothing = { has_facts: false, categories: [], ranking: { period: false, rows: [] } };
    await openCockpit(cockpitData({ ...nothing, departments: [{ id: 8, name: "East" }] }));
    expect(".o_jxc_empty").toHaveText(/Ask the administrator/);
    expect(".o_jxc_empty").not.toHaveText(/another department/);
});

test("who manages nothing is told so, and led to his own tasks", async () => {
    const opened = await openCockpit(
        cockpitData({
            reach: "none",
            departments: [],
            tiles: [],
            categories: [],
            has_facts: false,
            ranking: { period: false, rows: [] },
        })
    );
    expect(".o_jxc_empty").toHaveText(/You manage no department/);
    expect(".o_jxc_department").toHaveCount(0);
    await contains(".o_jxc_empty button").click();
    expect(opened).toEqual(["jxc_management.jxc_my_work_action"]);
});

test.tags("mobile");
test("fingers hit every button", async () => {
    await openCockpit();
    for (const button of queryAll(".o_jxc_cockpit button:visible")) {
        expect(button.getBoundingClientRect().height).toBeGreaterThan(24);
    }
});

test("an error can be tried again", async () => {
    let fails = true;
    await openCockpit(() => {
        if (fails) {
            throw makeServerError({ message: "Out of order" });
        }
        return cockpitData();
    });
    expect("[role=alert]").toHaveText(/Out of order/);
    fails = false;
    await contains("button:contains(Try again)").click();
    await animationFrame();
    expect(".o_jxc_cockpit h3").toHaveText("Trading Company");
});
