import { CheckBox } from "@web/core/checkbox/checkbox";
import { DateTimeInput } from "@web/core/datetime/datetime_input";
import { deserializeDate, formatDate, serializeDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

import { useScreen } from "../../core/screen/screen";
import {
    cellsByDepartment,
    newOwnershipContext,
    startsFolded,
    summary,
    visibleDepartments,
} from "./matrix_model";
import { MatrixEntry } from "./matrix_entry";

import { Component, useState } from "@odoo/owl";

/** Which department leads, supports and oversees what, on a day of choice. */
export class ResponsibilityMatrix extends Component {
    static template = "jxc_management.ResponsibilityMatrix";
    static components = { CheckBox, DateTimeInput, Layout, MatrixEntry };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.ui = useState(useService("ui"));
        const screen = useScreen(() => this.read(), {
            date: false,
            allDepartments: false,
            folded: {},
            ...this.props.state?.matrix,
        });
        Object.assign(this, screen);
        useSetupAction({
            getLocalState: () => ({
                matrix: {
                    date: this.state.date,
                    allDepartments: this.state.allDepartments,
                    folded: { ...this.state.folded },
                },
            }),
        });
        this.load();
    }

    async read() {
        const { date, folded } = this.state;
        const data = await this.orm.call("jxc.ownership", "get_responsibility_matrix", [], {
            date,
        });
        for (const section of data.sections) {
            folded[section.kind] ??= startsFolded(section);
        }
        return data;
    }

    get departments() {
        return visibleDepartments(this.state.data, this.state.allDepartments);
    }

    get summary() {
        return summary(this.state.data);
    }

    get summaryTexts() {
        const { gaps, problems } = this.summary;
        return { gaps: _t("%s without a lead", gaps), problems: _t("%s to look at", problems) };
    }

    get date() {
        return deserializeDate(this.state.data.date);
    }

    get formattedDate() {
        return formatDate(this.date);
    }

    rowCells(row) {
        return cellsByDepartment(row);
    }

    /** Names a department also where it has no column. */
    departmentName(id) {
        return this.state.data.departments.find((department) => department.id === id)?.name;
    }

    mayAssign(department) {
        return department ? department.may_assign : this.state.data.can_edit;
    }

    setDate(date) {
        this.state.date = date ? serializeDate(date) : false;
        this.load();
    }

    toggleDepartments(checked) {
        this.state.allDepartments = checked;
    }

    toggleSection(section) {
        this.state.folded[section.kind] = !this.state.folded[section.kind];
    }

    print() {
        window.print();
    }

    openEntry(entry) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "jxc.ownership",
            res_id: entry.id,
            views: [[false, "form"]],
        });
    }

    openSection(section) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: section.name,
            res_model: "jxc.ownership",
            domain: [
                ["company_id", "=", this.state.data.company.id],
                ["scope_type", "=", section.kind],
            ],
            views: [
                [false, "list"],
                [false, "form"],
            ],
        });
    }

    assign(row, department) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: _t("New Ownership"),
            res_model: "jxc.ownership",
            views: [[false, "form"]],
            context: newOwnershipContext(row, department, this.state.data.company.id),
        });
    }
}

registry.category("actions").add("jxc_responsibility_matrix", ResponsibilityMatrix);
