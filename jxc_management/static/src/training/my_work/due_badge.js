import { deserializeDate, deserializeDateTime, formatDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";

import { Component } from "@odoo/owl";

const SOON_DAYS = 7;

/** By when something has to be done: red when late, yellow when soon. */
export class DueBadge extends Component {
    static template = "jxc_management.DueBadge";
    static props = {
        due: [String, Boolean],
        today: String,
        overdue: { type: Boolean, optional: true },
    };

    get date() {
        const { due } = this.props;
        return due.length > 10 ? deserializeDateTime(due) : deserializeDate(due);
    }

    get text() {
        const date = formatDate(this.date);
        return this.props.overdue ? _t("overdue since %s", date) : _t("by %s", date);
    }

    get class() {
        if (this.props.overdue) {
            return "text-bg-danger";
        }
        const days = this.date.diff(deserializeDate(this.props.today), "days").days;
        return days <= SOON_DAYS ? "text-bg-warning" : "text-bg-light border";
    }
}
