import { deserializeDate, formatDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";

import { Component } from "@odoo/owl";

/** One role of a department in a row: its RACI letter, with the details as a tooltip. */
export class MatrixEntry extends Component {
    static template = "jxc_management.MatrixEntry";
    static props = {
        entry: Object,
        department: { type: String, optional: true },
        onOpen: Function,
    };

    get roleName() {
        return {
            lead: _t("Lead"),
            support: _t("Support"),
            oversight: _t("Oversight"),
        }[this.props.entry.role];
    }

    get colorClass() {
        const { role, inherited, state } = this.props.entry;
        const classes = [`o_jxc_${role}`];
        if (inherited) {
            classes.push("o_jxc_inherited");
        }
        if (state === "draft") {
            classes.push("o_jxc_draft");
        }
        return classes.join(" ");
    }

    get period() {
        const { date_from, date_to } = this.props.entry;
        const from = formatDate(deserializeDate(date_from));
        return date_to
            ? _t("%(from)s to %(to)s", { from, to: formatDate(deserializeDate(date_to)) })
            : _t("since %s", from);
    }

    /** What the tooltip shows. */
    get details() {
        const { entry } = this.props;
        return JSON.stringify({
            role: this.roleName,
            draft: entry.state === "draft" && _t("Draft: not in force yet"),
            inherited: entry.inherited && _t("Comes from %s", entry.scope),
            person: entry.user ? _t("%s is accountable", entry.user) : _t("Nobody is accountable"),
            period: this.period,
        });
    }

    get label() {
        return [this.props.department, this.roleName, this.props.entry.user, this.period]
            .filter(Boolean)
            .join(", ");
    }
}
