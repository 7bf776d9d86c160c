import { deserializeDateTime } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

import { useScreen } from "../screen/screen";
import { OverviewNumber } from "./overview_number";
import { OverviewSteps } from "./overview_steps";

import { Component } from "@odoo/owl";

const BAR_CLASSES = {
    own: "bg-success",
    inherited: "bg-info",
    company: "bg-warning",
    none: "bg-danger",
};

/** The app's home: set-up, coverage, own part, open documents, recent changes. */
export class Overview extends Component {
    static template = "jxc_management.Overview";
    static components = { Layout, OverviewNumber, OverviewSteps };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        const read = () => this.orm.call("jxc.overview", "get_overview", []);
        Object.assign(this, useScreen(read));
        this.load();
    }

    get stepsTitle() {
        return this.state.data.is_administrator ? _t("Set-up") : _t("What concerns you");
    }

    get documentsTitle() {
        const { all } = this.state.data.documents;
        return all ? _t("Open documents") : _t("Open documents of my departments");
    }

    get showDocuments() {
        const { all, departments, numbers } = this.state.data.documents;
        return numbers.length && (all || departments.length);
    }

    barClass(bar) {
        return BAR_CLASSES[bar.code];
    }

    barWidth(row, bar) {
        return (100 * bar.count) / row.total;
    }

    barLabel(row, bar) {
        return `${row.name}: ${bar.count} ${bar.label}`;
    }

    since(change) {
        return deserializeDateTime(change.on).toRelative();
    }

    open(action) {
        return this.action.doAction(action);
    }

    openRecord(model, id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }

    async call(method) {
        const action = await this.orm.call("jxc.overview", method, []);
        if (action) {
            await this.action.doAction(action);
        }
        await this.load();
    }
}

registry.category("actions").add("jxc_overview", Overview);
