import { _t } from "@web/core/l10n/translation";

import { formatValue, lightOf } from "./cockpit_format";
import { SparkLine } from "./spark_line";

import { Component } from "@odoo/owl";

const TRENDS = {
    better: { tone: "text-success", label: _t("better than the period before") },
    worse: { tone: "text-danger", label: _t("worse than the period before") },
    same: { tone: "text-muted", label: _t("neither better nor worse") },
};

/** One KPI: light, value, target, change against the period before, twelve months. */
export class CockpitLight extends Component {
    static template = "jxc_management.CockpitLight";
    static components = { SparkLine };
    static props = {
        kpi: Object,
        currencyId: [Number, Boolean],
        onOpen: Function,
        onOpenMonth: Function,
    };

    get light() {
        return lightOf(this.props.kpi.light);
    }

    get value() {
        return this.format(this.props.kpi.value);
    }

    get target() {
        return this.props.kpi.target.map((figure) => this.format(figure)).join(" – ");
    }

    get trend() {
        return TRENDS[this.props.kpi.trend];
    }

    get changeIcon() {
        const { change } = this.props.kpi;
        return change > 0 ? "fa-arrow-up" : "fa-arrow-down";
    }

    get change() {
        if (!this.props.kpi.change) {
            return _t("unchanged");
        }
        return this.format(Math.abs(this.props.kpi.change));
    }

    get hasHistory() {
        return this.props.kpi.months.some((month) => month.value !== null);
    }

    get thinText() {
        return _t("Only %s records: too few to judge by", this.props.kpi.records);
    }

    format(value) {
        return formatValue(value, this.props.kpi, this.props.currencyId);
    }
}
