import { formatFloat } from "@web/core/utils/numbers";
import { useService } from "@web/core/utils/hooks";

import { OverviewNumber } from "../../core/overview/overview_number";

import { Component } from "@odoo/owl";

const ALARMING = [
    "unowned",
    "approvals_overdue",
    "training_overdue",
    "regulations_overdue",
    "failed",
];

/** A tile of the cockpit: a share and numbers, each of which opens its records. */
export class CockpitTile extends Component {
    static template = "jxc_management.CockpitTile";
    static components = { OverviewNumber };
    static props = { tile: Object };

    setup() {
        this.action = useService("action");
    }

    get percent() {
        const { part, whole } = this.props.tile.share;
        return `${formatFloat((100 * part.count) / whole.count, { digits: [16, 0] })}%`;
    }

    get headline() {
        return this.props.tile.numbers[0];
    }

    get others() {
        const { numbers, share } = this.props.tile;
        return share ? numbers : numbers.slice(1);
    }

    isAlarming(number) {
        return Boolean(number.count) && ALARMING.includes(number.code);
    }

    open(number) {
        return this.action.doAction(number.action);
    }
}
