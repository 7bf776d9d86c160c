import { describe, expect, test } from "@odoo/hoot";
import {
    cellsByDepartment,
    missingRole,
    newOwnershipContext,
    startsFolded,
    summary,
    visibleDepartments,
} from "@jxc_management/ownership/responsibility_matrix/matrix_model";

import { department, entry, matrixData, row, section } from "./matrix_data";

describe.current.tags("headless");

test("a department may have several roles in a row", () => {
    const cells = cellsByDepartment(
        row("process,5", "Storage", [entry(1, 2, "lead"), entry(2, 2, "support")])
    );
    expect(cells[2].map((item) => item.id)).toEqual([1, 2]);
    expect(cells[3]).toBe(undefined);
});

test("columns are the departments in use, or all of them", () => {
    const data = matrixData();
    const names = (all) => visibleDepartments(data, all).map((item) => item.name);
    expect(names(false)).toEqual(["Finance", "Supply Chain"]);
    expect(names(true)).toEqual(["Finance", "Supply Chain", "Sales"]);
    data.departments = [department(3, "Sales", { in_use: false })];
    expect(names(false)).toEqual(["Sales"]);
});

test("long sections start folded, processes never", () => {
    const rows = Array.from({ length: 9 }, (_, index) => row(`vendor,${index}`, "Vendor", []));
    expect(startsFolded(section("vendor", "Vendor", rows))).toBe(true);
    expect(startsFolded(section("vendor", "Vendor", rows.slice(1)))).toBe(false);
    expect(startsFolded(section("process", "Process", rows))).toBe(false);
});

test("a new ownership proposes the role that the row lacks", () => {
    expect(missingRole(row("process,5", "Storage", []))).toBe("lead");
    const inherited = entry(1, 2, "lead", { inherited: true });
    expect(missingRole(row("process,5", "Storage", [inherited]))).toBe("lead");
    const lead = entry(1, 2, "lead");
    expect(missingRole(row("process,5", "Storage", [lead]))).toBe("support");
    const support = entry(2, 3, "support");
    expect(missingRole(row("process,5", "Storage", [lead, support]))).toBe("oversight");
});

test("a new ownership knows its scope and department", () => {
    expect(newOwnershipContext(row("vendor,7", "Vendor", []), department(3, "Sales"), 1)).toEqual({
        default_company_id: 1,
        default_scope_type: "vendor",
        default_role: "lead",
        default_department_id: 3,
        default_partner_id: 7,
    });
    expect(newOwnershipContext(row("company,0", "Whole Company", []), undefined, 1)).toEqual({
        default_company_id: 1,
        default_scope_type: "company",
        default_role: "lead",
    });
});

test("gaps and problems are counted", () => {
    expect(summary(matrixData())).toEqual({ rows: 3, gaps: 1, problems: 1 });
});
