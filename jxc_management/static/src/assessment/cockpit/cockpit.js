import { deserializeDate, formatDate } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

import { useScreen } from "../../core/screen/screen";
import { CockpitLight } from "./cockpit_light";
import { CockpitRanking } from "./cockpit_ranking";
import { CockpitTile } from "./cockpit_tile";

import { Component } from "@odoo/owl";

const MODEL = "jxc.cockpit";

/** The managers' home: what waits, how the KPIs stand, which departments do well. */
export class Cockpit extends Component {
    static template = "jxc_management.Cockpit";
    static components = { CockpitLight, CockpitRanking, CockpitTile, Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        const filters = this.props.state?.filters || {
            period: "this_month",
            department_id: false,
        };
        const read = () => this.orm.call(MODEL, "get_cockpit", [this.state.filters]);
        Object.assign(this, useScreen(read, { filters }));
        useSetupAction({
            getLocalState: () => ({ filters: { ...this.state.filters } }),
        });
        this.load();
    }

    get days() {
        const { first, last } = this.state.data.span;
        return [first, last].map((day) => formatDate(deserializeDate(day))).join(" – ");
    }

    get isEmpty() {
        return !this.state.data.has_facts;
    }

    choosePeriod(code) {
        this.state.filters.period = code;
        return this.load();
    }

    chooseDepartment(id) {
        this.state.filters.department_id = Number(id) || false;
        return this.load();
    }

    /** Go back to everything the user may look at, as when a department is out of reach. */
    reset() {
        this.state.filters.department_id = false;
        return this.load();
    }

    async openRecords(kpi, { first, last }) {
        const action = await this.orm.call(MODEL, "open_records", [
            kpi.id,
            first,
            last,
            this.state.filters,
        ]);
        return this.action.doAction(action);
    }

    open(action) {
        return this.action.doAction(action);
    }
}

registry.category("actions").add("jxc_cockpit", Cockpit);
