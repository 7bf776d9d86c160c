import { expect, test } from "@odoo/hoot";
import { click } from "@odoo/hoot-dom";
import { contains, makeServerError, onRpc, patchWithCleanup } from "@web/../tests/web_test_helpers";

import { defineClientAction, openClientAction } from "../action_helpers";
import { department, matrixData } from "./matrix_data";

defineClientAction("jxc_responsibility_matrix");

/** Open the matrix and write down which days it asks for and which actions it opens. */
async function openMatrix(data = matrixData()) {
    const days = [];
    onRpc("jxc.ownership", "get_responsibility_matrix", ({ kwargs }) => {
        days.push(kwargs.date);
        return typeof data === "function" ? data() : data;
    });
    const opened = await openClientAction();
    return { opened, days };
}

test.tags("desktop");
test("letters, gaps and problems of a table", async () => {
    await openMatrix();
    expect("thead th").toHaveCount(3);
    expect("td .o_jxc_entry").toHaveCount(4);
    expect("td .o_jxc_entry.o_jxc_inherited").toHaveText("A");
    expect("td .o_jxc_entry.o_jxc_draft").toHaveText("A");
    expect("tr.o_jxc_gap").toHaveCount(1);
    expect("tr.o_jxc_problem").toHaveText(/Finance leads and oversees/);
});

test.tags("desktop");
test("an entry opens its ownership", async () => {
    const { opened } = await openMatrix();
    await click("td .o_jxc_entry.o_jxc_oversight");
    expect(opened[0].res_model).toBe("jxc.ownership");
    expect(opened[0].res_id).toBe(11);
});

test.tags("desktop");
test("an empty cell starts a new ownership", async () => {
    const { opened } = await openMatrix();
    await click("tr:contains(Costing) .o_jxc_add");
    expect(opened[0].context).toEqual({
        default_company_id: 1,
        default_scope_type: "process",
        default_role: "lead",
        default_department_id: 2,
        default_process_id: 6,
    });
});

test.tags("desktop");
test("who may not assign sees no buttons for it", async () => {
    const departments = [1, 2].map((id) => department(id, `D${id}`, { may_assign: false }));
    await openMatrix(matrixData({ can_edit: false, departments }));
    expect(".o_jxc_add").toHaveCount(0);
    expect("tr.o_jxc_gap button:contains(Assign)").toHaveCount(0);
});

test.tags("desktop");
test("all departments on demand", async () => {
    await openMatrix();
    await contains(".o-checkbox:contains(All departments) input").click();
    expect("thead th").toHaveCount(4);
});

test.tags("desktop");
test("another day is asked for", async () => {
    const { days } = await openMatrix();
    await contains(".o_jxc_matrix_date input").edit("12/31/2025", { confirm: "enter" });
    expect(days).toEqual([false, "2025-12-31"]);
});

test.tags("desktop");
test("sections fold", async () => {
    await openMatrix();
    expect("tbody tr").toHaveCount(4);
    await contains(".o_jxc_matrix_section button").click();
    expect("tbody tr").toHaveCount(2);
});

test.tags("desktop");
test("printing is left to the browser", async () => {
    patchWithCleanup(window, { print: () => expect.step("print") });
    await openMatrix();
    await contains("button:contains(Print)").click();
    expect.verifySteps(["print"]);
});

test.tags("mobile");
test("cards on a phone", async () => {
    const { opened } = await openMatrix();
    expect("table").toHaveCount(0);
    expect(".o_jxc_card").toHaveCount(3);
    expect(".o_jxc_card.o_jxc_gap").toHaveText(/Costing/);
    await click(".o_jxc_card:contains(Storage) .o_jxc_oversight");
    expect(opened[0].res_id).toBe(11);
});

test("no departments yet", async () => {
    await openMatrix(matrixData({ departments: [], sections: [] }));
    expect(".o_nocontent_help").toHaveText(/No departments yet/);
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
    expect("[role=alert]").toHaveCount(0);
    expect(".o_jxc_matrix h3").toHaveText(/Trading Company/);
});
