import { expect, test } from "@odoo/hoot";
import { click } from "@odoo/hoot-dom";
import { contains, makeServerError, onRpc, patchWithCleanup } from "@web/../tests/web_test_helpers";

import { decisiveRecord } from "@jxc_management/training/training_matrix/matrix_status";

import { defineClientAction, openClientAction } from "../action_helpers";

defineClientAction("jxc_training_matrix");

function cell(status, day, certificate_id, assignment_id) {
    return { status, day, certificate_id, assignment_id };
}

function matrixData(values = {}) {
    return {
        total: 120,
        offset: 0,
        limit: 50,
        today: "2026-03-15",
        counts: { overdue: { cells: 3, people: 2 }, valid: { cells: 9, people: 8 } },
        departments: [
            { id: 1, name: "Finance" },
            { id: 2, name: "Supply Chain" },
        ],
        courses: [
            { id: 5, name: "Receiving", code: "REC" },
            { id: 6, name: "Counting", code: false },
        ],
        shown: [5, 6],
        rows: [
            {
                id: 1,
                name: "Ann",
                department: "Finance",
                job: "Clerk",
                cells: { 5: cell("valid", "2026-12-31", 11, 21) },
            },
            {
                id: 2,
                name: "Bob",
                department: "Supply Chain",
                job: false,
                cells: { 5: cell("overdue", "2026-03-01", false, 22) },
            },
        ],
        ...values,
    };
}

/** Open the matrix and write down what it asks for and which actions it opens. */
async function openMatrix(data = matrixData()) {
    const asked = [];
    onRpc("jxc.training.matrix", "get_training_matrix", ({ kwargs }) => {
        asked.push(kwargs);
        return typeof data === "function" ? data() : data;
    });
    const opened = await openClientAction();
    return { asked, opened };
}

test("the record that decides about a cell", () => {
    const both = cell("expiring", false, 1, 2);
    expect(decisiveRecord(both)).toEqual({ model: "jxc.certificate", id: 1 });
    expect(decisiveRecord({ ...both, status: "open" }).model).toBe("jxc.training.assignment");
    expect(decisiveRecord(cell("waived", false, false, 3)).id).toBe(3);
});

test.tags("desktop");
test("a table of people and courses", async () => {
    await openMatrix();
    expect("thead th").toHaveCount(3);
    expect("thead th:eq(1)").toHaveText("REC");
    expect("tbody tr").toHaveCount(2);
    expect("tbody td .o_jxc_training_cell").toHaveCount(2);
    expect("tr:contains(Bob) .o_jxc_training_cell").toHaveAttribute(
        "aria-label",
        "Bob, Receiving: Overdue since 03/01/2026"
    );
    expect(".o_pager").toHaveText(/1-50\s*\/\s*120/);
});

test.tags("desktop");
test("cells, people and courses open their records", async () => {
    const { opened } = await openMatrix();
    await click("tr:contains(Ann) .o_jxc_training_cell");
    await click("tr:contains(Bob) .o_jxc_training_cell");
    await click("tr:contains(Bob) th button");
    await click("thead button:contains(Counting)");
    expect(opened.map((action) => [action.res_model, action.res_id])).toEqual([
        ["jxc.certificate", 11],
        ["jxc.training.assignment", 22],
        ["jxc.training.assignment", undefined],
        ["jxc.training.assignment", undefined],
    ]);
    expect(opened[2].domain).toEqual([["employee_id", "=", 2]]);
    expect(opened[3].domain).toEqual([["course_id", "=", 6]]);
});

test("filters ask the server for the first page", async () => {
    const { asked } = await openMatrix();
    await contains(".o_jxc_search").edit("ann");
    await contains(".o_jxc_department").select("2");
    await contains(".o_jxc_course").select("6");
    await contains("[data-filter=overdue]").click();
    const last = asked.at(-1);
    expect(last.filters).toEqual({
        search: "ann",
        department_id: 2,
        course_ids: [6],
        statuses: ["overdue"],
    });
    expect(last.offset).toBe(0);
    await contains("[data-filter=overdue]").click();
    expect(asked.at(-1).filters.statuses).toEqual([]);
});

test.tags("desktop");
test("the pager asks for the next page", async () => {
    const { asked } = await openMatrix();
    await contains(".o_pager_next").click();
    expect([asked.at(-1).offset, asked.at(-1).limit]).toEqual([50, 50]);
});

test("counts of all pages stand beside the colours", async () => {
    await openMatrix();
    expect("[data-filter=overdue]").toHaveText(/Overdue\s*3/);
    expect("[data-filter=waived]").toHaveText(/Waived\s*0/);
});

test.tags("desktop");
test("a spreadsheet of what is shown", async () => {
    onRpc("jxc.training.matrix", "get_training_matrix_xlsx", ({ kwargs }) => {
        expect.step(`xlsx ${kwargs.filters.search}`);
        return { name: "matrix.xlsx", content: btoa("PK") };
    });
    patchWithCleanup(URL, {
        createObjectURL: (blob) => {
            expect.step(`download ${blob.size}`);
            return "#";
        },
    });
    await openMatrix();
    await contains(".o_jxc_search").edit("ann");
    await contains("button:contains(Excel)").click();
    expect.verifySteps(["xlsx ann", "download 2"]);
});

test.tags("mobile");
test("cards on a phone", async () => {
    const { opened } = await openMatrix();
    expect("table").toHaveCount(0);
    expect(".o_jxc_card").toHaveCount(2);
    expect(".o_jxc_card:contains(Bob)").toHaveText(/Overdue since/);
    await click(".o_jxc_card:contains(Ann) .o_jxc_training_cell");
    expect(opened[0].res_id).toBe(11);
});

test("nobody found", async () => {
    const { asked } = await openMatrix(matrixData({ rows: [], total: 0 }));
    await contains(".o_jxc_search").edit("nobody");
    expect(".o_nocontent_help").toHaveText(/Nobody found/);
    await contains("button:contains(Show everybody)").click();
    expect(asked.at(-1).filters.search).toBe("");
});

test("no courses yet", async () => {
    await openMatrix(matrixData({ courses: [], shown: [], rows: [], total: 0 }));
    expect(".o_nocontent_help").toHaveText(/No courses yet/);
});

test("an error can be tried again", async () => {
    let fails = true;
    await openMatrix(() => {
        if (fails) {
            throw makeServerError({ message: "Out of order" });
        }
        return matrixData();
    });
    expect("[role=alert]").toHaveText(/Out of order/);
    fails = false;
    await contains("button:contains(Try again)").click();
    expect(".o_jxc_filters").toHaveCount(1);
});
