import { downloadFile } from "@web/core/network/download";
import { Pager } from "@web/core/pager/pager";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

import { useScreen } from "../../core/screen/screen";
import { ICONS, STATUSES, decisiveRecord, statusName } from "./matrix_status";
import { TrainingCell } from "./training_cell";

import { Component, useState } from "@odoo/owl";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const LIMIT = 50;

/** Employees by courses: who holds what, who lacks what, page by page. */
export class TrainingMatrix extends Component {
    static template = "jxc_management.TrainingMatrix";
    static components = { Layout, Pager, TrainingCell };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.ui = useState(useService("ui"));
        this.statuses = STATUSES;
        this.icons = ICONS;
        const screen = useScreen(() => this.read(), {
            offset: 0,
            limit: LIMIT,
            search: "",
            departmentId: false,
            courseId: false,
            chosen: [],
            ...this.props.state?.training,
        });
        Object.assign(this, screen);
        useSetupAction({ getLocalState: () => ({ training: this.choice }) });
        this.load();
    }

    /** What the user chose, kept while he looks at a record. */
    get choice() {
        const { offset, limit, search, departmentId, courseId, chosen } = this.state;
        return { offset, limit, search, departmentId, courseId, chosen: [...chosen] };
    }

    get filters() {
        const { search, departmentId, courseId, chosen } = this.state;
        return {
            search: search.trim(),
            department_id: departmentId,
            course_ids: courseId ? [courseId] : [],
            statuses: [...chosen],
        };
    }

    read() {
        const { offset, limit } = this.state;
        const values = { filters: this.filters, offset, limit };
        return this.orm.call("jxc.training.matrix", "get_training_matrix", [], values);
    }

    /** Loads the first page of what the user looks for now. */
    look(values) {
        Object.assign(this.state, values, { offset: 0 });
        return this.load();
    }

    get courses() {
        const { courses, shown } = this.state.data;
        return courses.filter((course) => shown.includes(course.id));
    }

    get isFiltered() {
        const { search, departmentId, chosen } = this.state;
        return Boolean(search || departmentId || chosen.length);
    }

    get pager() {
        const { total, offset, limit } = this.state.data;
        return {
            total,
            offset,
            limit,
            onUpdate: ({ offset, limit }) => {
                this.state.offset = offset;
                this.state.limit = limit;
                return this.load();
            },
        };
    }

    statusName(status) {
        return statusName(status);
    }

    count(status) {
        return this.state.data.counts[status]?.cells || 0;
    }

    /** Where somebody works, in one line. */
    place(row) {
        return [row.department, row.job].filter(Boolean).join(", ");
    }

    concerned(row) {
        return this.courses.filter((course) => row.cells[course.id]);
    }

    setSearch(ev) {
        return this.look({ search: ev.target.value });
    }

    setDepartment(ev) {
        return this.look({ departmentId: Number(ev.target.value) || false });
    }

    setCourse(ev) {
        return this.look({ courseId: Number(ev.target.value) || false });
    }

    toggleStatus(status) {
        const { chosen } = this.state;
        return this.look({
            chosen: chosen.includes(status)
                ? chosen.filter((one) => one !== status)
                : [...chosen, status],
        });
    }

    reset() {
        return this.look({ search: "", departmentId: false, courseId: false, chosen: [] });
    }

    print() {
        window.print();
    }

    async download() {
        const file = await this.orm.call("jxc.training.matrix", "get_training_matrix_xlsx", [], {
            filters: this.filters,
        });
        const bytes = Uint8Array.from(atob(file.content), (char) => char.charCodeAt(0));
        downloadFile(new Blob([bytes], { type: XLSX }), file.name, XLSX);
    }

    openCell(cell) {
        const { model, id } = decisiveRecord(cell);
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }

    openList(name, domain) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name,
            res_model: "jxc.training.assignment",
            domain,
            views: [
                [false, "list"],
                [false, "form"],
            ],
        });
    }

    openEmployee(row) {
        return this.openList(row.name, [["employee_id", "=", row.id]]);
    }

    openCourse(course) {
        return this.openList(course.name, [["course_id", "=", course.id]]);
    }
}

registry.category("actions").add("jxc_training_matrix", TrainingMatrix);
