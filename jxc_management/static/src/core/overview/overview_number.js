import { useService } from "@web/core/utils/hooks";

import { Component } from "@odoo/owl";

/** A number of the overview: opens exactly the records it counts. */
export class OverviewNumber extends Component {
    static template = "jxc_management.OverviewNumber";
    static props = {
        number: Object,
        class: { type: String, optional: true },
    };

    setup() {
        this.action = useService("action");
    }

    open() {
        return this.action.doAction(this.props.number.action);
    }
}
