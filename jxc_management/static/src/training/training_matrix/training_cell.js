import { deserializeDate, formatDate } from "@web/core/l10n/dates";

import { ICONS, cellText } from "./matrix_status";

import { Component } from "@odoo/owl";

/** What stands between one employee and one course; opens the record that decides it. */
export class TrainingCell extends Component {
    static template = "jxc_management.TrainingCell";
    static props = {
        cell: Object,
        label: String,
        onOpen: Function,
        text: { type: Boolean, optional: true },
    };

    get icon() {
        return ICONS[this.props.cell.status];
    }

    get words() {
        const { status, day } = this.props.cell;
        return cellText(status, day && formatDate(deserializeDate(day)));
    }
}
