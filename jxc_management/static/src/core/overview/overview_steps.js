import { _t } from "@web/core/l10n/translation";
import { useService } from "@web/core/utils/hooks";

import { OverviewNumber } from "./overview_number";

import { Component, useState } from "@odoo/owl";

const ICONS = {
    done: "fa-check-circle text-success",
    part: "fa-adjust text-warning",
    todo: "fa-circle-o text-muted",
};

/** The steps of the set-up, or those that concern the user, with their state. */
export class OverviewSteps extends Component {
    static template = "jxc_management.OverviewSteps";
    static components = { OverviewNumber };
    static props = {
        steps: Array,
        title: String,
        onCall: Function,
    };

    setup() {
        this.action = useService("action");
        this.state = useState({ unfolded: this.done < this.props.steps.length });
    }

    get done() {
        return this.props.steps.filter((step) => step.state === "done").length;
    }

    get percentage() {
        return Math.round((100 * this.done) / (this.props.steps.length || 1));
    }

    get progress() {
        return _t("%(done)s of %(total)s done", {
            done: this.done,
            total: this.props.steps.length,
        });
    }

    icon(step) {
        return ICONS[step.state];
    }

    stateName(step) {
        return { done: _t("Done"), part: _t("Partly done"), todo: _t("To do") }[step.state];
    }

    toggle() {
        this.state.unfolded = !this.state.unfolded;
    }

    open(step) {
        return this.action.doAction(step.action);
    }
}
