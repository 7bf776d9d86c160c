import { formatFloat } from "@web/core/utils/numbers";
import { useService } from "@web/core/utils/hooks";

import { lightOf } from "./cockpit_format";

import { Component, useState } from "@odoo/owl";

const FEW = 10;

/** Departments by the score of the last closed period, with their lights now. */
export class CockpitRanking extends Component {
    static template = "jxc_management.CockpitRanking";
    static props = {
        ranking: Object,
        onChoose: Function,
    };

    setup() {
        this.action = useService("action");
        this.state = useState({ all: false });
    }

    get rows() {
        const { rows } = this.props.ranking;
        return this.state.all ? rows : rows.slice(0, FEW);
    }

    get hidden() {
        return this.props.ranking.rows.length - this.rows.length;
    }

    score(row) {
        return row.score === null ? "—" : formatFloat(row.score, { digits: [16, 1] });
    }

    icon(number) {
        return lightOf(number.code).icon;
    }

    lightLabel(row, number) {
        return `${row.name}: ${number.count} ${number.label}`;
    }

    open(action) {
        return this.action.doAction(action);
    }
}
