/** What `jxc.ownership.get_responsibility_matrix` answers, for tests. */

export function entry(id, department_id, role, values = {}) {
    return {
        id,
        department_id,
        role,
        letter: { lead: "A", support: "R", oversight: "C" }[role],
        inherited: false,
        scope: "Whole Company",
        user: "Somebody",
        date_from: "2026-01-01",
        date_to: false,
        state: "active",
        ...values,
    };
}

export function row(key, name, entries, values = {}) {
    const [kind, res_id] = key.split(",");
    return {
        key,
        kind,
        res_id: Number(res_id),
        name,
        entries,
        gap: !entries.some((item) => item.role === "lead" && item.state !== "draft"),
        problems: [],
        ...values,
    };
}

export function section(kind, name, rows, total = rows.length) {
    return { kind, name, rows, total };
}

export function department(id, name, values = {}) {
    return { id, name, in_use: true, may_assign: true, ...values };
}

export function matrixData(values = {}) {
    return {
        company: { id: 1, name: "Trading Company" },
        date: "2026-03-15",
        today: "2026-03-15",
        can_edit: true,
        departments: [
            department(1, "Finance"),
            department(2, "Supply Chain"),
            department(3, "Sales", { in_use: false }),
        ],
        sections: [
            section("company", "Whole Company", [
                row("company,0", "Whole Company", [entry(10, 2, "lead")]),
            ]),
            section("process", "Process", [
                row("process,5", "Storage", [
                    entry(10, 2, "lead", { inherited: true }),
                    entry(11, 1, "oversight", { user: false }),
                ]),
                row("process,6", "Costing", [entry(12, 1, "lead", { state: "draft" })], {
                    problems: ["Finance leads and oversees."],
                }),
            ]),
        ],
        ...values,
    };
}
