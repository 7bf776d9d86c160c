/** Pure functions on the answer of `jxc.ownership.get_responsibility_matrix`. */

/** many2one of the ownership that holds a scope's record, by kind of scope */
export const SCOPE_FIELDS = {
    process: "process_id",
    warehouse: "warehouse_id",
    location: "location_id",
    picking_type: "picking_type_id",
    category: "category_id",
    vendor: "partner_id",
};

/** Sections with at most so many rows are unfolded at first. */
export const UNFOLDED_ROWS = 8;

/** @returns {Object} the entries of a row by department id */
export function cellsByDepartment(row) {
    const cells = {};
    for (const entry of row.entries) {
        (cells[entry.department_id] ||= []).push(entry);
    }
    return cells;
}

/** @returns {Object[]} the departments that get a column */
export function visibleDepartments(data, all) {
    const inUse = data.departments.filter((department) => department.in_use);
    return all || !inUse.length ? data.departments : inUse;
}

/** @returns {boolean} whether the section starts folded */
export function startsFolded(section) {
    return !["company", "process"].includes(section.kind) && section.rows.length > UNFOLDED_ROWS;
}

/** @returns {string} the role a new ownership of the row most likely is about */
export function missingRole(row) {
    const own = row.entries.filter((entry) => !entry.inherited).map((entry) => entry.role);
    return ["lead", "support", "oversight"].find((role) => !own.includes(role)) || "support";
}

/** @returns {Object} the default values of a new ownership of the row */
export function newOwnershipContext(row, department, companyId) {
    const context = {
        default_company_id: companyId,
        default_scope_type: row.kind,
        default_role: row.gap ? "lead" : missingRole(row),
    };
    if (department) {
        context.default_department_id = department.id;
    }
    if (row.kind in SCOPE_FIELDS) {
        context[`default_${SCOPE_FIELDS[row.kind]}`] = row.res_id;
    }
    return context;
}

/** @returns {{rows: number, gaps: number, problems: number}} what the header sums up */
export function summary(data) {
    const rows = data.sections.flatMap((section) => section.rows);
    return {
        rows: rows.length,
        gaps: rows.filter((row) => row.gap).length,
        problems: rows.filter((row) => row.problems.length).length,
    };
}
